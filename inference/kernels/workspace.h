// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a kernel runs: on how many threads, with which scratch memory, and until when.
#pragma once

#include "core/base/parallel.h"
#include "inference/kernels/aligned.h"

#include <atomic>
#include <cstddef>
#include <stop_token>
#include <vector>

namespace inference::kernels {

/// Scratch of the workers, kept between layers and frames. One kernel uses it at a time.
class Workspace {
public:
    explicit Workspace(int threads);
    int threads() const { return static_cast<int>(m_blocks.size()); }
    /// Grows every worker's block to at least `floats`; what was in it is lost.
    void reserve(std::size_t floats);
    /// Block of one worker, aligned to 64 bytes.
    float* of(std::size_t worker) { return m_blocks[worker].data(); }
    std::size_t bytes() const;

private:
    std::vector<AlignedFloats> m_blocks; ///< one per worker
};

/// Calls body(worker, block) for each block of [0, blocks), on as many threads as the workspace has, each block once,
/// in no order. Between blocks the stop token is looked at: false when it had been asked to stop.
template <class Body>
[[nodiscard]] bool forEachBlock(std::size_t blocks, Workspace& workspace, const std::stop_token& stop, Body body) {
    std::atomic<std::size_t> next{0};
    const auto workers = static_cast<std::size_t>(workspace.threads());
    core::parallelFor(std::min(workers, blocks), workspace.threads(), 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t worker = first; worker < last; ++worker)
            for (std::size_t block = next++; block < blocks && !stop.stop_requested(); block = next++)
                body(worker, block);
    });
    return !stop.stop_requested();
}

} // namespace inference::kernels
