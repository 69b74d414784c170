// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fork and join for one call of a library function: nothing outlives the call.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace core {

/// Number of processors this process may use, at least 1.
inline int availableThreads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

/// Calls body(first, last) for consecutive pieces of [0, count) on up to `threads` threads and returns when all are
/// done. The first exception thrown by a piece is rethrown here. Never use it around code that runs Torch's own pool.
template <class Body> void parallelFor(std::size_t count, int threads, std::size_t grain, Body body) {
    grain = std::max<std::size_t>(1, grain);
    const std::size_t pieces = (count + grain - 1) / grain;
    const auto workers = std::min<std::size_t>(static_cast<std::size_t>(std::max(1, threads)), pieces);
    if (workers <= 1) {
        if (count > 0) body(std::size_t{0}, count);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr error;
    std::mutex mutex; // guards error
    const auto work = [&] {
        try {
            for (std::size_t piece = next++; piece < pieces; piece = next++)
                body(piece * grain, std::min(count, (piece + 1) * grain));
        } catch (...) {
            next = pieces;
            const std::scoped_lock lock(mutex);
            if (!error) error = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        others.reserve(workers - 1);
        try {
            for (std::size_t i = 1; i < workers; ++i) others.emplace_back(work);
        } catch (const std::system_error&) {
            // No more threads to be had: those that run do it all.
        }
        work();
    }
    if (error) std::rethrow_exception(error);
}

} // namespace core
