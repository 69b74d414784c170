// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Flicker of a film's predictions: classes that change where the picture does not.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/image/label_map.h"
#include "core/metrics/scores.h"

#include <cstdint>

namespace core {

/// REQUIRES: what is referred to outlives the call.
struct AnalysedFrame {
    const Image& photo;
    const LabelMap& labels; ///< class indices of the same scheme in both frames; void is a value like the classes
};

struct FlickerOptions {
    /// A pixel is still when the mean |difference| of its 3×3 neighbourhood, all channels, is below this (of 255). Two
    /// pictures of one thing with Gaussian noise of deviation σ differ by 2σ/√π = 1.13 σ in the mean: 6 lets noise of
    /// 5 pass. Between frames 10 and 11 of street 5 (clear, rain, dusk) it counts 46 to 58 % of the pixels, and the
    /// truth of 0.3 to 0.7 % of these changes.
    double stillBelow = 6;
    int threads = 1;
};

struct Flicker {
    std::uint64_t changed = 0; ///< still pixels of another class than in the last frame
    std::uint64_t counted = 0; ///< still pixels
    Score share() const { return ratio(changed, counted); }
};

/// `last` is the last frame that was analysed. At the border the neighbourhood is what lies inside. InvalidArgument
/// when the four sizes are not equal, naming two. REQUIRES: stillBelow >= 0.
Result<Flicker> measureFlicker(const AnalysedFrame& last, const AnalysedFrame& now, const FlickerOptions& options = {});

} // namespace core
