// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/postprocess/taps.h"

#include <algorithm>

namespace inference {

Tap tapOf(int i, int in, int out, bool alignCorners) {
    // ATen/native/UpSample.h: area_pixel_compute_scale and area_pixel_compute_source_index.
    const float scale = !alignCorners ? static_cast<float>(in) / static_cast<float>(out)
                        : out > 1     ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
                                      : 0.0F;
    const auto at = static_cast<float>(i);
    const float source = alignCorners ? scale * at : std::max(0.0F, scale * (at + 0.5F) - 0.5F);
    const std::int32_t first = std::min(static_cast<std::int32_t>(source), in - 1);
    return {first, std::clamp(source - static_cast<float>(first), 0.0F, 1.0F)};
}

Taps makeTaps(int in, int out, bool alignCorners) {
    Taps taps;
    for (int i = 0; i < out; ++i) {
        const Tap tap = tapOf(i, in, out, alignCorners);
        taps.first.push_back(tap.first);
        taps.second.push_back(tap.second);
    }
    return taps;
}

} // namespace inference
