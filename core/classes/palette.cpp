// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/palette.h"

#include "core/classes/color_vision.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>

namespace core {

Palette paletteOf(const ClassScheme& scheme) {
    Palette palette = {};
    for (int i = 0; i < scheme.size(); ++i) palette[static_cast<std::size_t>(i)] = scheme.color(i);
    return palette;
}

Palette labelIdPalette() {
    Palette palette = {};
    for (int id = 0; id < kLabelIds; ++id) palette[static_cast<std::size_t>(id)] = labelById(id).color;
    return palette;
}

std::vector<Rgb> distinctColors(int count) {
    struct Candidate {
        Rgb color;
        Lab lab;
        double distance; // squared, to the nearest colour taken
    };
    constexpr int steps = 11; // 1331 candidates, 25.5 apart
    std::vector<Candidate> candidates;
    const auto level = [](int step) { return static_cast<std::uint8_t>(255 * step / (steps - 1)); };
    for (int r = 0; r < steps; ++r)
        for (int g = 0; g < steps; ++g)
            for (int b = 0; b < steps; ++b) {
                const Rgb color{level(r), level(g), level(b)};
                candidates.push_back({color, labOf(color), std::numeric_limits<double>::infinity()});
            }
    Lab taken = labOf({}); // black is void
    std::vector<Rgb> colors;
    for (int i = 0; i < count; ++i) {
        for (Candidate& candidate : candidates) {
            const double l = candidate.lab.l - taken.l, a = candidate.lab.a - taken.a, b = candidate.lab.b - taken.b;
            candidate.distance = std::min(candidate.distance, l * l + a * a + b * b);
        }
        const auto farthest = std::ranges::max_element(candidates, {}, &Candidate::distance);
        colors.push_back(farthest->color);
        taken = farthest->lab;
    }
    return colors;
}

/// 4 bytes are stored per pixel and the next pixel overwrites the fourth: one store instead of three. The last pixel of
/// a run is stored alone.
static void colorizeRun(const std::uint8_t* values, std::size_t count, const std::array<std::uint32_t, 256>& words,
                        Rgb* out) {
    auto* bytes = reinterpret_cast<std::uint8_t*>(out);
    for (std::size_t i = 0; i + 1 < count; ++i, bytes += 3) std::memcpy(bytes, &words[values[i]], 4);
    if (count > 0) std::memcpy(bytes, &words[values[count - 1]], 3);
}

static std::array<std::uint32_t, 256> wordsOf(const Palette& palette) {
    std::array<std::uint32_t, 256> words = {};
    for (std::size_t i = 0; i < words.size(); ++i) std::memcpy(&words[i], &palette[i], 3);
    return words;
}

Image colorize(const LabelMap& map, const Palette& palette) {
    Image image(map.size());
    colorizeRun(map.values().data(), map.values().size(), wordsOf(palette), image.values().data());
    return image;
}

/// mixed[i] = (plain[i]·(256 − share) + mixed[i]·share + 128) / 256 for bytes, eight at a time in two words of four
/// 16-bit lanes: 255·256 + 128 fits a lane.
static void blend(const std::uint8_t* plain, std::uint8_t* mixed, std::size_t count, std::uint64_t share) {
    constexpr std::uint64_t even = 0x00ff00ff00ff00ff, half = 0x0080008000800080;
    const auto lanes = [share](std::uint64_t p, std::uint64_t m) { return p * (256 - share) + m * share + half; };
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        std::uint64_t p, m;
        std::memcpy(&p, plain + i, 8);
        std::memcpy(&m, mixed + i, 8);
        m = ((lanes(p & even, m & even) >> 8) & even) | (lanes((p >> 8) & even, (m >> 8) & even) & ~even);
        std::memcpy(mixed + i, &m, 8);
    }
    for (; i < count; ++i)
        mixed[i] = static_cast<std::uint8_t>((plain[i] * (256 - share) + mixed[i] * share + 128) >> 8);
}

Image overlay(const Image& photo, const LabelMap& map, const Palette& palette, double opacity,
              const std::array<bool, 256>* visible) {
    assert(photo.size() == map.size());
    const auto words = wordsOf(palette);
    const auto share = static_cast<std::uint64_t>(std::lround(std::clamp(opacity, 0.0, 1.0) * 256));
    Image image(map.size());
    const auto width = static_cast<std::size_t>(map.width());
    for (int y = 0; y < map.height(); ++y) {
        Rgb* const out = image.row(y);
        const Rgb* const in = photo.row(y);
        const std::uint8_t* const values = map.row(y);
        colorizeRun(values, width, words, out);
        if (visible != nullptr)
            for (std::size_t x = 0; x < width; ++x)
                if (!(*visible)[values[x]]) out[x] = in[x]; // blending a value with itself keeps it
        blend(reinterpret_cast<const std::uint8_t*>(in), reinterpret_cast<std::uint8_t*>(out), 3 * width, share);
    }
    return image;
}

} // namespace core
