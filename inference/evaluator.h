// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring a model against the truth of a set of frames; what core/metrics/evaluation.h does for folders of predictions.
// Free of Torch, so that the window may include it.
#pragma once

#include "core/cityscapes/frame_source.h"
#include "core/metrics/evaluation.h"
#include "inference/engine/segmenter.h"

#include <span>
#include <stop_token>

namespace inference {

struct ModelEvaluation {
    SegmentSettings settings{};
    /// Count truth that the id doctor refuses (core::readFrameTruth) and tell so in EvaluatedPredictions::forced.
    bool force = false;
};

/// Segments and counts each frame with truth, in the order given. Blocks; uses `segmenter` alone meanwhile. `progress`
/// counts frames, with fractions while one is under way. NotFound when no frame has truth, Cancelled, and the errors of
/// reading and of Segmenter::segment(), of which the first ends it: a score over fewer frames would be another score.
core::Result<core::EvaluatedPredictions> evaluateModel(Segmenter& segmenter, std::span<const core::Frame> frames,
                                                       const ModelEvaluation& options = {},
                                                       const core::ProgressFunction& progress = {},
                                                       std::stop_token stop = {});

} // namespace inference
