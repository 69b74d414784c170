// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/hatch.h"

#include "core/classes/color_vision.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace core {
namespace {

using Pattern = std::array<std::uint8_t, 8>; ///< rows from the top; the highest bit is the left pixel

// clang-format off
constexpr std::array<Pattern, kHatches> kPatterns = {{
    {},
    {0b11111111, 0b00000000, 0b00000000, 0b00000000, 0b11111111, 0b00000000, 0b00000000, 0b00000000},
    {0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000},
    {0b00010001, 0b00100010, 0b01000100, 0b10001000, 0b00010001, 0b00100010, 0b01000100, 0b10001000},
    {0b10001000, 0b01000100, 0b00100010, 0b00010001, 0b10001000, 0b01000100, 0b00100010, 0b00010001},
    {0b01100000, 0b01100000, 0b00000000, 0b00000000, 0b00000110, 0b00000110, 0b00000000, 0b00000000},
    {0b11111111, 0b10000000, 0b10000000, 0b10000000, 0b10000000, 0b10000000, 0b10000000, 0b10000000},
    {0b10000000, 0b01000001, 0b00100010, 0b00010100, 0b00001000, 0b00010100, 0b00100010, 0b01000001},
    {0b11110000, 0b11110000, 0b11110000, 0b11110000, 0b00001111, 0b00001111, 0b00001111, 0b00001111},
    {0b11111111, 0b10001000, 0b10001000, 0b10001000, 0b11111111, 0b00100010, 0b00100010, 0b00100010},
    {0b10000001, 0b01000010, 0b00100100, 0b00011000, 0b10000001, 0b01000010, 0b00100100, 0b00011000},
    {0b11111100, 0b10000100, 0b10000100, 0b10000100, 0b10000100, 0b11111100, 0b00000000, 0b00000000},
}};
// clang-format on

const Pattern& patternOf(Hatch hatch) { return kPatterns[static_cast<std::size_t>(hatch)]; }

bool isSet(std::uint8_t bits, int x) { return (bits >> (7 - (x & 7)) & 1) != 0; }

std::uint8_t mixed(std::uint8_t value, int end, int share) {
    return static_cast<std::uint8_t>((value * (256 - share) + end * share + 128) >> 8);
}

} // namespace

std::uint8_t hatchBits(Hatch hatch, int y) { return patternOf(hatch)[static_cast<std::size_t>(y & 7)]; }

bool isInk(Hatch hatch, int x, int y) { return isSet(hatchBits(hatch, y), x); }

Rgb inkOn(Rgb color) {
    const double lightness = labOf(color).l;
    const int end = lightness >= 50 ? 0 : 255;
    const auto ink = [&](int share) {
        return Rgb{mixed(color.r, end, share), mixed(color.g, end, share), mixed(color.b, end, share)};
    };
    int least = 0, enough = 256; // L* goes one way with the share, by 50 or more in all
    while (least < enough) {
        const int share = (least + enough) / 2;
        if (std::abs(labOf(ink(share)).l - lightness) >= kInkContrast)
            enough = share;
        else
            least = share + 1;
    }
    return ink(enough);
}

std::vector<Hatch> hatchesOf(std::span<const Rgb> colors) {
    using Look = std::array<Lab, kRedGreenVisions.size()>;
    std::vector<Look> looks;
    std::vector<Hatch> hatches;
    for (const Rgb color : colors) {
        Look look;
        std::ranges::transform(kRedGreenVisions, look.begin(), [&](ColorVision v) { return labOf(color, v); });
        std::array<double, kHatches> nearest; // of the colours that have the hatch already
        nearest.fill(std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < looks.size(); ++i)
            for (std::size_t v = 0; v < look.size(); ++v) {
                double& distance = nearest[static_cast<std::size_t>(hatches[i])];
                distance = std::min(distance, ciede2000(look[v], looks[i][v]));
            }
        hatches.push_back(static_cast<Hatch>(std::ranges::max_element(nearest) - nearest.begin()));
        looks.push_back(look);
    }
    return hatches;
}

Hatching hatchingOf(const ClassScheme& scheme, const Palette& palette, double opacity) {
    Hatching hatching;
    const auto count = static_cast<std::size_t>(scheme.size());
    std::ranges::copy(hatchesOf(std::span(palette).first(count)), hatching.hatches.begin());
    for (std::size_t i = 0; i < count; ++i) {
        const Rgb color = palette[i], ink = inkOn(color);
        const auto step = [&](int from, int to) {
            return static_cast<std::int16_t>(std::lround(std::clamp(opacity, 0.0, 1.0) * (to - from)));
        };
        hatching.steps[i] = {step(color.r, ink.r), step(color.g, ink.g), step(color.b, ink.b)};
    }
    return hatching;
}

void hatchRow(std::span<const std::uint8_t> values, int y, const Hatching& hatching, std::span<Rgb> row) {
    assert(values.size() == row.size());
    std::array<std::uint8_t, 256> bits;
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = hatchBits(hatching.hatches[i], y);
    const auto moved = [](int value, int step) { return static_cast<std::uint8_t>(std::clamp(value + step, 0, 255)); };
    for (std::size_t x = 0; x < row.size(); ++x) {
        if (!isSet(bits[values[x]], static_cast<int>(x & 7))) continue;
        const auto& step = hatching.steps[values[x]];
        row[x] = {moved(row[x].r, step[0]), moved(row[x].g, step[1]), moved(row[x].b, step[2])};
    }
}

void hatch(Image& image, const LabelMap& map, const Hatching& hatching) {
    assert(image.size() == map.size());
    const auto width = static_cast<std::size_t>(map.width());
    for (int y = 0; y < map.height(); ++y) hatchRow({map.row(y), width}, y, hatching, {image.row(y), width});
}

} // namespace core
