// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/palette.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace core;

TEST_CASE("a palette is black where there is no class") {
    const Palette palette = paletteOf(ClassScheme::builtIn("merged-10").value());
    CHECK(palette[9] == Rgb{119, 11, 32});
    CHECK(palette[10] == Rgb{});
    CHECK(palette[kIgnore] == Rgb{});
    CHECK(labelIdPalette()[33] == Rgb{119, 11, 32});
    CHECK(labelIdPalette()[34] == Rgb{});
}

TEST_CASE("every pixel gets the three bytes of its class, the last one too") {
    Palette palette = {};
    palette[1] = {1, 2, 3};
    palette[2] = {250, 251, 252};
    CHECK(colorize(LabelMap({3, 2}, {1, 2, 0, 2, 1, 2}), palette) ==
          Image({3, 2}, {{1, 2, 3}, {250, 251, 252}, {}, {250, 251, 252}, {1, 2, 3}, {250, 251, 252}}));
    CHECK(colorize(LabelMap(), palette) == Image());
}

TEST_CASE("an overlay goes from the photo to the colours") {
    Palette palette = {};
    palette[1] = {255, 0, 101};
    const Image photo({2, 1}, {{10, 20, 31}, {200, 201, 202}});
    const LabelMap map({2, 1}, {1, 0});
    CHECK(overlay(photo, map, palette, 0) == photo);
    CHECK(overlay(photo, map, palette, 1) == colorize(map, palette));
    // (10 + 255) / 2 = 132.5 → 133, (20 + 0) / 2 = 10, (31 + 101) / 2 = 66
    CHECK(overlay(photo, map, palette, 0.5) == Image({2, 1}, {{133, 10, 66}, {100, 101, 101}}));
    CHECK(overlay(photo, map, palette, 7) == colorize(map, palette));
}

TEST_CASE("bytes are blended alike wherever they lie in a row") {
    Palette palette = {};
    for (std::size_t i = 0; i < 256; ++i) palette[i] = {static_cast<std::uint8_t>(i), 255, 0};
    Image photo({19, 3});
    LabelMap map({19, 3});
    for (std::size_t i = 0; i < 57; ++i) {
        photo.values()[i] = {static_cast<std::uint8_t>(4 * i), 0, 255};
        map.values()[i] = static_cast<std::uint8_t>(255 - 4 * i);
    }
    const Image image = overlay(photo, map, palette, 0.25);
    for (std::size_t i = 0; i < 57; ++i) {
        const auto red = (photo.values()[i].r * 192 + map.values()[i] * 64 + 128) / 256;
        CHECK(image.values()[i] == Rgb{static_cast<std::uint8_t>(red), 64, 191}); // 63.75 and 191.25
    }
}

TEST_CASE("hidden classes keep the photo at every opacity") {
    Palette palette = {};
    palette[1] = {255, 0, 101};
    const Image photo({2, 1}, {{10, 20, 31}, {200, 201, 202}});
    std::array<bool, 256> visible;
    visible.fill(true);
    visible[1] = false;
    for (const double opacity : {0.0, 0.3, 0.5, 0.99, 1.0})
        CHECK(overlay(photo, LabelMap({2, 1}, {1, 0}), palette, opacity, &visible).at(0, 0) == photo.at(0, 0));
}

TEST_CASE("distinct colours differ from each other and from black, and do not change with their number") {
    const auto colors = distinctColors(64);
    for (std::size_t i = 0; i < colors.size(); ++i) {
        CHECK(colors[i].r + colors[i].g + colors[i].b >= 75);
        for (std::size_t j = 0; j < i; ++j) {
            const int distance = std::abs(colors[i].r - colors[j].r) + std::abs(colors[i].g - colors[j].g) +
                                 std::abs(colors[i].b - colors[j].b);
            CHECK(distance >= 50);
        }
    }
    const auto few = distinctColors(5);
    CHECK(std::equal(few.begin(), few.end(), colors.begin()));
    CHECK(distinctColors(255).size() == 255);
}

TEST_CASE("distinct colours stay what they are, since pictures and films show them") {
    const auto colors = distinctColors(255);
    const std::vector<Rgb> first = {{0, 255, 0},     {0, 0, 255},    {255, 0, 0}, {0, 255, 255},
                                    {255, 153, 229}, {204, 178, 51}, {0, 0, 102}, {0, 153, 229}};
    CHECK(std::equal(first.begin(), first.end(), colors.begin()));
    CHECK(colors[63] == Rgb{229, 255, 102});
    CHECK(colors[254] == Rgb{204, 153, 127});
}
