// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/winograd_sides.h"

#include <algorithm>
#include <initializer_list>

namespace inference::kernels {
namespace {

/// Interpolation at `points` and ∞ (Lavin and Gray, section 4): [1, p, p²] over the product of (p − q) for all others.
WinogradMatrix interpolation(std::initializer_list<double> points) {
    WinogradMatrix matrix{};
    std::size_t row = 0;
    for (const double p : points) {
        double scale = 1;
        for (const double q : points)
            if (q != p) scale *= p - q;
        matrix[row++] = {1 / scale, p / scale, p * p / scale};
    }
    matrix[row] = {0, 0, 1};
    return matrix;
}

/// Pixels of the sub-grid that begins at `first`.
int subGrid(int length, int first, int dilation) { return (length - first + dilation - 1) / dilation; }

} // namespace

int outputsOf(Winograd side) { return static_cast<int>(sideOf(side).outputs); }
int productsOf(Winograd side) { return static_cast<int>(sideOf(side).products); }
const char* nameOf(Winograd side) { return sideOf(side).name; }
std::string nameOf(const WinogradTile& tile) { return std::string(nameOf(tile.rows)) + "×" + nameOf(tile.columns); }

WinogradMatrix weightMatrix(Winograd side) {
    const auto [a, b, c, a2, b2, c2] = pointsOf(side);
    switch (side) {
    case Winograd::Z2: return {{{0, 1, 0}, {0, -1, 1}, {1, -1, 0}}};
    case Winograd::F2: return interpolation({0, a, -a});
    case Winograd::F3: return interpolation({0, a, -a, b});
    case Winograd::F4:
    case Winograd::F4Careful: return interpolation({0, a, -a, b, -b});
    case Winograd::F6: return interpolation({0, a, -a, b, -b, c, -c});
    }
    return {};
}

std::vector<int> tileStarts(Winograd side, int length, int dilation) {
    std::vector<int> starts;
    for (int first = 0; first < std::min(dilation, length); ++first)
        for (int output = 0; output < subGrid(length, first, dilation); output += outputsOf(side))
            starts.push_back(first + output * dilation);
    return starts;
}

std::uint64_t productsOf(const WinogradTile& tile, int width, int height, int dilation) {
    // The sub-grid that begins at 0 is the largest.
    if (tile.rows == Winograd::Z2 && subGrid(height, 0, dilation) > 2) return 0;
    if (tile.columns == Winograd::Z2 && subGrid(width, 0, dilation) > 2) return 0;
    const std::uint64_t tiles = static_cast<std::uint64_t>(tileStarts(tile.rows, height, dilation).size()) *
                                tileStarts(tile.columns, width, dilation).size();
    return tiles * sideOf(tile.rows).products * sideOf(tile.columns).products;
}

} // namespace inference::kernels
