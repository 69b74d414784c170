// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hatching: patterns of 8 x 8 pixels over the colours of classes, for people who cannot tell the colours apart.
// Pure functions, for any thread.
#pragma once

#include "core/classes/palette.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// Named by what one sees; Rising is /, Falling is \.
enum class Hatch : std::uint8_t {
    Solid,
    Horizontal,
    Vertical,
    Rising,
    Falling,
    Dots,
    Grid,
    Lattice,
    Checks,
    Bricks,
    Zigzag,
    Squares,
};
inline constexpr int kHatches = 12;

/// Whether the pattern, laid from (0, 0) in all directions, has ink at that pixel; Solid never has.
bool isInk(Hatch hatch, int x, int y);

/// Eight pixels of a row of the pattern, beginning at x = 0; the highest bit is the first of them.
std::uint8_t hatchBits(Hatch hatch, int y);

/// The least difference of L* between a colour and its ink.
inline constexpr double kInkContrast = 40;
/// The colour mixed with as much black (from L* 50) or white (below) as kInkContrast needs.
Rgb inkOn(Rgb color);

/// A hatch for each colour. The first kHatches differ; each further one takes that of the colours it differs most from
/// (CIEDE2000 for protanopia or deuteranopia, whoever sees less). The same colours give the same hatches.
std::vector<Hatch> hatchesOf(std::span<const Rgb> colors);

/// What hatchRow() needs for each class index. Solid where there is no class, so that void stays black; a class that is
/// hidden is to be made Solid by the caller.
struct Hatching {
    std::array<Hatch, 256> hatches = {};
    /// What ink adds to r, g and b: opacity * (ink - colour), rounded.
    std::array<std::array<std::int16_t, 3>, 256> steps = {};
};
/// For pixels drawn by colorize() with that palette (opacity 1), or by overlay() with that palette and opacity.
Hatching hatchingOf(const ClassScheme& scheme, const Palette& palette, double opacity = 1);

/// Draws the ink of one row: values[x] is the class index of the drawn pixel row[x], y the number of the row. Screen
/// rows give hatching that keeps its size at every zoom. REQUIRES: values and row are equally long.
void hatchRow(std::span<const std::uint8_t> values, int y, const Hatching& hatching, std::span<Rgb> row);
/// Every row. REQUIRES: image and map have the same size.
void hatch(Image& image, const LabelMap& map, const Hatching& hatching);

} // namespace core
