// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which samples lie inside a flat polygon. Private to core/scenes.
#pragma once

#include "core/scenes/exact_math.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace core {

/// The lattice of samples: row r lies at y = (r + 0.5) / rowsPerPixel, its column i at x = i + shift[r % rowsPerPixel].
/// kCentres: one sample in the middle of each pixel, for the truth. kFour: four of each pixel in four rows and four
/// columns of their own, for smooth contours of the photo.
struct Lattice {
    int rowsPerPixel;
    std::array<double, 4> shift;
};
inline constexpr Lattice kCentres{1, {0.5, 0.5, 0.5, 0.5}};
inline constexpr Lattice kFour{4, {0.375, 0.875, 0.125, 0.625}};

/// The first sample at or right of x, kept inside [0, count].
inline int firstSample(double x, double shift, int count) {
    const double at = x - shift;
    if (!(at > 0)) return 0;
    if (at >= count) return count;
    const int below = static_cast<int>(at);
    return below + (at > below ? 1 : 0);
}

/// Where edges cross rows of samples: memory that scanPolygon() uses again.
struct Crossings {
    std::vector<double> at;
    std::vector<std::size_t> counts; ///< per row
};

/// Calls run(row, first, end) for each run of samples inside the polygon (even-odd; left and top edges belong to it) in
/// rows [firstRow, endRow), from the top.
template <class Run>
void scanPolygon(std::span<const Vec2> points, const Lattice& lattice, int width, int firstRow, int endRow,
                 Crossings& crossings, Run run) {
    double top = points[0].y, bottom = points[0].y;
    for (const Vec2 p : points) {
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    const double perPixel = lattice.rowsPerPixel;
    if (top * perPixel > firstRow) firstRow = static_cast<int>(std::min(top * perPixel, endRow * 1.0));
    if (bottom * perPixel < endRow) endRow = static_cast<int>(std::max(bottom * perPixel + 1, firstRow * 1.0));
    if (firstRow >= endRow) return;
    const auto rows = static_cast<std::size_t>(endRow - firstRow), most = points.size();
    crossings.counts.assign(rows, 0);
    if (crossings.at.size() < rows * most) crossings.at.resize(rows * most);
    const auto heightOf = [perPixel](int row) { return (row + 0.5) / perPixel; };
    Vec2 a = points.back();
    for (const Vec2 b : points) {
        // Always from the upper to the lower end, so that facets that share an edge leave no gap.
        const Vec2 upper = a.y < b.y ? a : b, lower = a.y < b.y ? b : a;
        a = b;
        int row = firstRow;
        if (upper.y * perPixel > firstRow) { // a row early: rounding must not lose one
            row = static_cast<int>(std::min(upper.y * perPixel, endRow * 1.0));
            row = std::max(row - 1, firstRow);
        }
        while (row < endRow && heightOf(row) < upper.y) ++row;
        for (double y = heightOf(row); row < endRow && y < lower.y; y = heightOf(++row)) {
            const auto i = static_cast<std::size_t>(row - firstRow);
            crossings.at[i * most + crossings.counts[i]++] =
                upper.x + (lower.x - upper.x) * ((y - upper.y) / (lower.y - upper.y));
        }
    }
    double* at = crossings.at.data();
    for (int row = firstRow; row < endRow; ++row, at += most) {
        const std::size_t count = crossings.counts[static_cast<std::size_t>(row - firstRow)];
        if (count == 2) {
            if (at[0] > at[1]) std::swap(at[0], at[1]);
        } else {
            std::sort(at, at + count);
        }
        const double shift = lattice.shift[static_cast<std::size_t>(row % lattice.rowsPerPixel)];
        for (std::size_t i = 1; i < count; i += 2) {
            const int first = firstSample(at[i - 1], shift, width);
            const int end = firstSample(at[i], shift, width);
            if (first < end) run(row, first, end);
        }
    }
}

} // namespace core
