// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/flicker.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace core {

namespace {

constexpr std::size_t kRows = 32; ///< that one thread takes at a time

/// A pixel is still when the sum over the channels of its `neighbours` pixels (itself included) is below this.
int limitFor(double stillBelow, int neighbours) {
    const int channels = 3 * neighbours;
    return static_cast<int>(std::ceil(std::min(stillBelow, 256.0) * channels));
}

/// Rows [first, end).
Flicker countRows(const AnalysedFrame& last, const AnalysedFrame& now, double stillBelow, int first, int end) {
    const int height = now.labels.height();
    const auto width = static_cast<std::size_t>(now.labels.width());
    // Σ |difference| of the channels of each pixel, row y in y mod 3; rows outside are 0.
    std::array<std::vector<int>, 3> sums;
    sums.fill(std::vector<int>(width));
    const auto load = [&](int y) {
        std::vector<int>& row = sums[static_cast<std::size_t>(y + 3) % 3];
        if (y < 0 || y >= height) {
            std::fill(row.begin(), row.end(), 0);
            return;
        }
        const Rgb* before = last.photo.row(y);
        const Rgb* after = now.photo.row(y);
        for (std::size_t x = 0; x < width; ++x)
            row[x] = std::abs(before[x].r - after[x].r) + std::abs(before[x].g - after[x].g) +
                     std::abs(before[x].b - after[x].b);
    };
    load(first - 1);
    load(first);

    Flicker flicker;
    std::vector<int> columns(width + 2); // of three rows, and a 0 at either end
    for (int y = first; y < end; ++y) {
        load(y + 1);
        for (std::size_t x = 0; x < width; ++x) columns[x + 1] = sums[0][x] + sums[1][x] + sums[2][x];
        const int rowsInside = 3 - (y == 0 ? 1 : 0) - (y == height - 1 ? 1 : 0);
        std::array<int, 4> limits = {}; // by the number of columns inside
        for (int i = 1; i <= 3; ++i) limits[static_cast<std::size_t>(i)] = limitFor(stillBelow, rowsInside * i);
        const std::uint8_t* before = last.labels.row(y);
        const std::uint8_t* after = now.labels.row(y);
        for (std::size_t x = 0; x < width; ++x) {
            const auto columnsInside = 3U - (x == 0 ? 1U : 0U) - (x == width - 1 ? 1U : 0U);
            const unsigned still = columns[x] + columns[x + 1] + columns[x + 2] < limits[columnsInside] ? 1U : 0U;
            flicker.counted += still;
            flicker.changed += before[x] != after[x] ? still : 0U;
        }
    }
    return flicker;
}

} // namespace

Result<Flicker> measureFlicker(const AnalysedFrame& last, const AnalysedFrame& now, const FlickerOptions& options) {
    assert(options.stillBelow >= 0);
    const Size size = now.labels.size();
    const auto differs = [size](const char* what, Size other) {
        return fail(ErrorCode::InvalidArgument, "The frame's label map has {}x{} pixels, {} {}x{}.", size.width,
                    size.height, what, other.width, other.height);
    };
    if (now.photo.size() != size) return differs("its photo", now.photo.size());
    if (last.labels.size() != size) return differs("the last frame's", last.labels.size());
    if (last.photo.size() != size) return differs("the last frame's photo", last.photo.size());

    const auto rows = static_cast<std::size_t>(size.height);
    std::vector<Flicker> pieces((rows + kRows - 1) / kRows);
    parallelFor(rows, options.threads, kRows, [&](std::size_t first, std::size_t end) {
        pieces[first / kRows] =
            countRows(last, now, options.stillBelow, static_cast<int>(first), static_cast<int>(end));
    });
    Flicker sum;
    for (const Flicker& piece : pieces) {
        sum.changed += piece.changed;
        sum.counted += piece.counted;
    }
    return sum;
}

} // namespace core
