// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which two grid cells an upsampled pixel lies between, in the float32 arithmetic of at::upsample_bilinear2d.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace inference {

/// Value of pixel i = grid[first[i]]·(1 − second[i]) + grid[min(first[i] + 1, in − 1)]·second[i].
struct Taps {
    std::vector<std::int32_t> first;
    std::vector<float> second;
};
/// For `out` pixels over `in` cells, both at least 1.
Taps makeTaps(int in, int out, bool alignCorners);

} // namespace inference
