// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which two grid cells an upsampled pixel lies between, in the float32 arithmetic of at::upsample_bilinear2d.
#pragma once

#include <cstdint>
#include <vector>

namespace inference {

/// Value of the pixel = grid[first]·(1 − second) + grid[min(first + 1, in − 1)]·second.
struct Tap {
    std::int32_t first = 0;
    float second = 0;
};
/// Of pixel `i` of `out` over `in` cells, both at least 1.
Tap tapOf(int i, int in, int out, bool alignCorners);

/// Of all pixels.
struct Taps {
    std::vector<std::int32_t> first;
    std::vector<float> second;
};
Taps makeTaps(int in, int out, bool alignCorners);

} // namespace inference
