// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Batches for training, made ahead of time by threads of its own. Which frame comes when, and what is done to it, is a
// function of seed, epoch and place alone, whatever the number of threads. No Torch.
#pragma once

#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/image/prepare.h"
#include "training/frame_cache.h"
#include "training/options.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace training {

struct LoaderOptions {
    std::shared_ptr<FrameCache> cache;
    std::size_t frames = 0; ///< the first so many of the cache are trained on
    std::array<std::uint8_t, core::kLabelIds> classOfLabelId{};
    core::InputSpec input;
    Augmentation augmentation;
    std::uint64_t seed = 0;
    int batch = 1;
    std::uint64_t samplesPerEpoch = 0; ///< a multiple of `batch`
    std::uint64_t first = 0, end = 0;  ///< samples since the beginning of the run
    int threads = 1;
};

/// One mini-batch; plain values.
struct Batch {
    int count = 0;
    core::Size size{};
    std::vector<float> input;         ///< [count][height][width][3], prepared as core::prepare() does
    std::vector<std::uint8_t> labels; ///< [count][height][width] class indices, 255 ignored
    std::vector<std::string> frames;  ///< names, for sentences
};

/// Which frame stands at `place` of an epoch: one shuffle of all frames after the other. REQUIRES: frames > 0.
std::size_t frameAt(std::uint64_t seed, std::uint64_t epoch, std::uint64_t place, std::size_t frames);

/// Used by one thread; its workers end with it.
class Loader {
public:
    explicit Loader(LoaderOptions options);
    ~Loader();
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    /// The next batch, in order. Blocks. Cancelled; the errors of reading of the first frame concerned, InvalidArgument
    /// when the pictures of a batch differ in size. REQUIRES: not past the end.
    core::Result<Batch> next(std::stop_token stop = {});
    /// Share of the time since the last call that next() spent waiting. What the workers take from a step by keeping
    /// its processors busy is not in it.
    double takeWaitShare();

private:
    struct Piece {
        std::string frame;
        core::Size size{};
        std::vector<float> input;
        std::vector<std::uint8_t> labels;
    };
    void work(const std::stop_token& stop);
    core::Result<Piece> make(std::uint64_t sample);

    const LoaderOptions m_options;
    const std::uint64_t m_ahead; ///< samples made before they are asked for
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::uint64_t m_next;                                 ///< guarded by m_mutex: the next to be made
    std::uint64_t m_taken;                                ///< guarded by m_mutex: the next to be given out
    std::map<std::uint64_t, core::Result<Piece>> m_ready; ///< guarded by m_mutex
    std::chrono::steady_clock::duration m_waited{};
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    std::vector<std::jthread> m_workers; ///< last: they end before what they use
};

} // namespace training
