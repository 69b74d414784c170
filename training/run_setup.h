// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a run's options to what it works with: network, scheme, frames. No Torch.
#pragma once

#include "core/weights/model.h"
#include "training/frame_cache.h"
#include "training/trainer.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace training {

struct RunSetup {
    core::Model model;                 ///< graph, scheme and card of what comes out; the tensors to start from, or none
    std::shared_ptr<FrameCache> cache; ///< the frames to train on, then those that judge
    std::size_t trainFrames = 0, valFrames = 0;
    std::int64_t stepsPerEpoch = 0;
    std::string dataSha256;
    std::string judgedOn;      ///< name of the frames that judge: "cityscapes val"
    std::string optionsSha256; ///< over all that decides the weights, but for the frames
    std::vector<std::string> warnings;
};

/// The options as they go into the run folder: paths made absolute, the name filled in.
RunOptions completed(RunOptions options, const std::filesystem::path& run);

/// Reads cards and lists of frames, no picture. InvalidArgument, NotFound (no frame with truth: names the dataset),
/// Cancelled, and the errors of core::loadModel() and FrameSource::open().
core::Result<RunSetup> setUp(const RunOptions& options, std::stop_token stop);

/// Pixels of each class of the frames to train on; decodes them all, on so many threads.
core::Result<std::vector<std::uint64_t>> countPixels(const RunSetup& setup, int threads, std::stop_token stop);

} // namespace training
