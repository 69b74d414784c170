// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of small hand-made label maps, for tests of charts and tables.
#pragma once

#include "core/metrics/scores.h"

#include <cstdint>
#include <string>
#include <vector>

namespace testing_support {

/// One row of pixels of a built-in scheme: truth as label ids, prediction as classes; `frames` times over.
inline core::Scores madeScores(const char* schemeName, const std::vector<std::uint8_t>& truth,
                               const std::vector<std::uint8_t>& predicted, int frames = 1) {
    const auto scheme = core::ClassScheme::builtIn(schemeName).value();
    const core::PredictionSpace space{scheme};
    const core::Size size{static_cast<int>(truth.size()), 1};
    std::vector<core::FrameCounts> counts;
    for (int i = 0; i < frames; ++i)
        counts.push_back(
            core::countFrame("frame", core::LabelMap(size, truth), core::LabelMap(size, predicted), space).value());
    return core::scoresOf(counts, space, scheme).value();
}

} // namespace testing_support
