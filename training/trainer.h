// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One training run, from options to weights; all it knows and makes lies in its run folder. Free of Torch, so that the
// command line may include it.
#pragma once

#include "core/base/progress.h"
#include "core/cityscapes/frame_source.h"
#include "core/weights/model.h"
#include "training/options.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace training {

/// What a run is made of; written to RUN/options.json and read back by a resume.
struct RunOptions {
    Recipe recipe;
    std::string network; ///< registry name, when it starts from nothing
    std::string model;   ///< card to start from; empty: from nothing
    std::string scheme = "cityscapes-19";
    int outputStride = 8;
    double width = 1;
    std::optional<double> scale; ///< of a frame, as a new network sees it; nothing: as its authors do
    bool aux = false;
    std::vector<std::string> datasets; ///< references; the first one's `val` split judges the run
    std::string split = "train", valSplit = "val";
    std::uint64_t seed = 0;
    std::string device = "auto";
    int threads = 0;              ///< 0: all
    std::uint64_t cacheBytes = 0; ///< of decoded frames; 0: a quarter of what is free
    std::string name;             ///< of the model that comes out
};

/// One line of progress.jsonl, for a console.
struct TrainingReport {
    std::string event; ///< step, epoch, checkpoint, warning, end
    std::int64_t step = 0, steps = 0;
    int epoch = 0, epochs = 0;
    double loss = 0, learningRate = 0, framesPerSecond = 0, waitShare = 0;
    std::optional<double> miou;
    std::vector<std::optional<double>> perClass;
    std::string message;
};
using ReportFunction = std::function<void(const TrainingReport&)>;

struct TrainingOutcome {
    std::filesystem::path bestCard; ///< RUN/best.card.json; empty when no validation was reached
    double bestMiou = 0;
    int bestEpoch = 0;
    std::int64_t steps = 0;
    bool finished = false; ///< false: stopped on request, state saved
};

/// Blocks until the run has ended or was asked to stop: then the state is saved (ErrorCode::Cancelled is not used, the
/// outcome says it). `resume`: goes on from the newest state in `run` that verifies. Errors leave the last good state:
/// Io (disk full), InvalidArgument, Corrupt (NaN loss: names step and frames).
core::Result<TrainingOutcome> train(const RunOptions& options, const std::filesystem::path& run, bool resume,
                                    const ReportFunction& report = {}, std::stop_token stop = {});
core::Result<RunOptions> readRunOptions(const std::filesystem::path& run);

} // namespace training
