// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring a folder of predictions against the truth of a set of frames.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cityscapes/frame_source.h"
#include "core/metrics/prediction_folder.h"
#include "core/metrics/scores.h"

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

struct EvaluationOptions {
    int threads = 0; ///< that decode files; 0: all processors
    /// Count what the id doctor refuses, in predictions and in truth: values above 33 as void, trainIds as the label
    /// ids they equal.
    bool force = false;
};

/// Counts of each frame with truth, in the order given, to be scored in any scheme that `space` can be mapped to.
struct EvaluatedPredictions {
    PredictionSpace space;
    std::vector<FrameCounts> frames;
    std::size_t withoutTruth = 0;    ///< frames that could not be scored
    std::vector<std::string> forced; ///< what the id doctor said, one sentence each; empty unless forced
};

/// What the id doctor said of the truth of several frames as one sentence: the first one's and how many there are.
/// Empty ones are left out; nothing when all are empty.
std::optional<std::string> summaryOf(std::span<const std::string> objections);

/// NotFound (a frame without prediction: tells how many; no frame with truth), InvalidArgument (several predictions for
/// one frame, sizes that differ, values that cannot be, what looks like trainIds), Cancelled, and the errors of
/// reading; of several the one of the first frame. Photos are not needed. `progress` counts frames; it is called by one
/// of the reading threads at a time.
Result<EvaluatedPredictions> evaluatePredictions(std::span<const Frame> frames, const PredictionFolder& folder,
                                                 const EvaluationOptions& options = {},
                                                 const ProgressFunction& progress = {}, std::stop_token stop = {});

} // namespace core
