// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The official pixel-level evaluation of Cityscapes, number for number: cityscapesScripts,
// evaluation/evalPixelLevelSemanticLabeling.py.
#pragma once

#include "core/metrics/scores.h"

#include <array>
#include <cstdint>
#include <span>

namespace core {

/// IoU and instance-weighted IoU of one label or category.
struct OfficialScore {
    Score iou, iiou;
};

/// The content of resultPixelLevelSemanticLabeling.json. Ignored labels and the void category have no scores.
struct OfficialScores {
    std::array<std::array<std::uint64_t, kLabelIds>, kLabelIds> confusion = {}; ///< [truth][predicted]
    std::array<Score, kLabelIds> priors; ///< share of all pixels, ignored ones too
    std::array<OfficialScore, kLabelIds> labels;
    std::array<OfficialScore, kCategories> categories; ///< in the order of Category
    OfficialScore labelMean, categoryMean;             ///< over the defined ones
};

/// A predicted void counts as label id 0. iIoU is undefined unless every frame has instance ids: its false positives
/// come from all frames. InvalidArgument when the space cannot be mapped to cityscapes-19. REQUIRES: counts of this
/// space.
Result<OfficialScores> officialScores(std::span<const FrameCounts> frames, const PredictionSpace& space);

} // namespace core
