// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers behind the sides of Winograd's tiles.
#pragma once

#include "inference/kernels/winograd.h"

#include <array>
#include <cstddef>
#include <vector>

namespace inference::kernels {

struct WinogradSide {
    const char* name;
    std::size_t outputs, products, inputs;
    int before; ///< pixels from the first input to the first output
};

/// In the order of the enumeration.
constexpr WinogradSide kWinogradSides[] = {{"Z2", 2, 3, 2, 0}, {"F2", 2, 4, 4, 1},  {"F3", 3, 5, 5, 1},
                                           {"F4", 4, 6, 6, 1}, {"F4c", 4, 6, 6, 1}, {"F6", 6, 8, 8, 1}};
constexpr const WinogradSide& sideOf(Winograd side) { return kWinogradSides[static_cast<std::size_t>(side)]; }
constexpr std::size_t kMostInputs = 8; ///< along a side; so are the products

/// Absolute values of the points besides 0 and ∞, squared, and themselves. F2 has ±a, F4 ±a and ±b, F6 all three.
struct WinogradPoints {
    double a = 1, b = 2, c = 0.5;
    double a2 = 1, b2 = 4, c2 = 0.25;
};
constexpr WinogradPoints pointsOf(Winograd side) {
    constexpr double kRootHalf = 0.70710678118654752440, kRootTwo = 1.41421356237309504880;
    return side == Winograd::F4Careful ? WinogradPoints{kRootHalf, kRootTwo, 0, 0.5, 2, 0} : WinogradPoints{};
}

/// Row i holds what the three taps of a kernel contribute to product i.
using WinogradMatrix = std::array<std::array<double, 3>, kMostInputs>;
WinogradMatrix weightMatrix(Winograd side);

/// First outputs of the tiles along a side of a picture, sub-grid after sub-grid.
std::vector<int> tileStarts(Winograd side, int length, int dilation);

} // namespace inference::kernels
