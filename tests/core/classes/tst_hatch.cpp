// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/color_vision.h"
#include "core/classes/hatch.h"
#include "core/classes/palettes.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <set>

using namespace core;

static std::vector<Hatch> allHatches() {
    std::vector<Hatch> hatches;
    for (int i = 0; i < kHatches; ++i) hatches.push_back(static_cast<Hatch>(i));
    return hatches;
}

/// Whether every pixel of the pattern equals the one that lies (dx, dy) further.
static bool isSameMoved(Hatch hatch, int dx, int dy) {
    for (int y = -8; y < 8; ++y)
        for (int x = -8; x < 8; ++x)
            if (isInk(hatch, x, y) != isInk(hatch, x + dx, y + dy)) return false;
    return true;
}

/// Pixels of 64 that differ when one pattern is moved over the other to where they differ least.
static int leastDifference(Hatch one, Hatch other) {
    int least = 64;
    for (int dy = 0; dy < 8; ++dy)
        for (int dx = 0; dx < 8; ++dx) {
            int count = 0;
            for (int y = 0; y < 8; ++y)
                for (int x = 0; x < 8; ++x) count += isInk(one, x, y) != isInk(other, x + dx, y + dy);
            least = std::min(least, count);
        }
    return least;
}

TEST_CASE("patterns run as they are called, across the seams of their tiles") {
    CHECK(isSameMoved(Hatch::Horizontal, 1, 0));
    CHECK_FALSE(isSameMoved(Hatch::Horizontal, 0, 1));
    CHECK(isSameMoved(Hatch::Vertical, 0, 1));
    CHECK_FALSE(isSameMoved(Hatch::Vertical, 1, 0));
    CHECK(isSameMoved(Hatch::Rising, 1, -1)); // to the right and up
    CHECK_FALSE(isSameMoved(Hatch::Rising, 1, 1));
    CHECK(isSameMoved(Hatch::Falling, 1, 1));
    CHECK_FALSE(isSameMoved(Hatch::Falling, 1, -1));
    CHECK(isSameMoved(Hatch::Checks, 4, 4));
    CHECK_FALSE(isSameMoved(Hatch::Checks, 4, 0));
}

TEST_CASE("patterns repeat every 8 pixels, to the left and above too") {
    for (const Hatch hatch : allHatches()) {
        CHECK(isSameMoved(hatch, 8, 0));
        CHECK(isSameMoved(hatch, 0, 8));
    }
    CHECK(isInk(Hatch::Grid, -8, -3));
    CHECK_FALSE(isInk(Hatch::Grid, -7, -3));
    CHECK(isInk(Hatch::Dots, 2, 1)); // the left pixel is x = 0
    CHECK_FALSE(isInk(Hatch::Dots, 3, 1));
    CHECK_FALSE(isInk(Hatch::Dots, 2, 2)); // the upper row is y = 0
}

TEST_CASE("no pattern is another one moved, and all but the solid one show colour and ink") {
    for (const Hatch hatch : allHatches()) {
        int ink = 0;
        for (int i = 0; i < 64; ++i) ink += isInk(hatch, i % 8, i / 8);
        if (hatch == Hatch::Solid)
            CHECK(ink == 0);
        else
            CHECK((ink >= 8 && ink <= 32));
        for (const Hatch other : allHatches())
            if (other != hatch) CHECK(leastDifference(hatch, other) >= 8);
    }
}

TEST_CASE("ink stands out from every colour, for dichromats too, and no more than it has to") {
    for (int r = 0; r <= 255; r += 15)
        for (int g = 0; g <= 255; g += 15)
            for (int b = 0; b <= 255; b += 15) {
                const Rgb color = {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                                   static_cast<std::uint8_t>(b)};
                const Rgb ink = inkOn(color);
                const double contrast = labOf(ink).l - labOf(color).l;
                CAPTURE(r);
                CAPTURE(g);
                CAPTURE(b);
                CHECK((contrast > 0) == (labOf(color).l < 50));
                CHECK(std::abs(contrast) >= 40);
                CHECK(std::abs(contrast) < 41);
                for (const ColorVision vision : kRedGreenVisions)
                    CHECK(std::abs(labOf(ink, vision).l - labOf(color, vision).l) > 25);
            }
    CHECK(inkOn({}) == Rgb{95, 95, 95}); // the first grey of L* 40: 95 has 40.3, 94 has 39.9
}

TEST_CASE("colours have hatches of their own while there are any, then share with the farthest") {
    std::vector<Rgb> greys;
    for (int i = 0; i < kHatches; ++i) {
        const auto value = static_cast<std::uint8_t>(20 * i);
        greys.push_back({value, value, value});
    }
    CHECK(hatchesOf(greys) == allHatches());
    greys.push_back({255, 255, 255}); // farthest from 0
    greys.push_back({1, 1, 1});       // farthest from 220, the last
    const std::vector<Hatch> hatches = hatchesOf(greys);
    CHECK(hatches[12] == Hatch::Solid);
    CHECK(hatches[13] == Hatch::Squares);
    CHECK(hatchesOf({}).empty());
}

TEST_CASE("hatches go by the dichromat who sees less") {
    struct Row {
        Rgb color, confused;
        ColorVision by, other; // far apart in the other red-green vision, and in the normal one
    };
    const Row rows[] = {
        {{107, 142, 35}, {220, 20, 60}, ColorVision::Deuteranopia, ColorVision::Protanopia},    // vegetation, person
        {{190, 153, 153}, {153, 153, 153}, ColorVision::Protanopia, ColorVision::Deuteranopia}, // fence, pole
    };
    for (const Row& row : rows) {
        std::vector<Rgb> colors; // the colour, made darker step by step; then the confused one
        for (int i = 0; i < kHatches - 1; ++i) {
            const auto dimmed = [&](int value) { return static_cast<std::uint8_t>(value * (88 + i) / 100); };
            colors.push_back({dimmed(row.color.r), dimmed(row.color.g), dimmed(row.color.b)});
        }
        colors.push_back(row.confused);
        const auto distance = [&](Rgb color, ColorVision vision) {
            return ciede2000(labOf(color, vision), labOf(row.color, vision));
        };
        for (const Rgb color : colors) CHECK(distance(color, row.other) <= distance(row.confused, row.other));
        for (const Rgb color : colors) CHECK(distance(color, row.by) <= distance(colors[0], row.by));
        colors.push_back(row.color);
        CHECK(hatchesOf(colors).back() == Hatch::Solid); // that of the darkest one
    }
}

TEST_CASE("classes that a dichromat confuses have different hatches") {
    for (const char* const name : {"cityscapes-19", "merged-10", "voc-21"}) {
        const ClassScheme scheme = ClassScheme::builtIn(name).value();
        for (const std::string& choice : paletteNames(scheme)) {
            const Palette palette = paletteOf(scheme, choice);
            const std::vector<Hatch> hatches =
                hatchesOf(std::span(palette).first(static_cast<std::size_t>(scheme.size())));
            REQUIRE(hatches.size() == static_cast<std::size_t>(scheme.size()));
            double nearest = std::numeric_limits<double>::infinity();
            for (const ColorVision vision : kRedGreenVisions)
                for (std::size_t i = 0; i < hatches.size(); ++i)
                    for (std::size_t j = 0; j < i; ++j)
                        if (hatches[i] == hatches[j])
                            nearest =
                                std::min(nearest, ciede2000(labOf(palette[i], vision), labOf(palette[j], vision)));
            CAPTURE(name);
            CAPTURE(choice);
            CHECK(nearest > 30);
        }
    }
}

TEST_CASE("a row gets the ink of its pattern at its height") {
    Hatching hatching;
    hatching.hatches[1] = Hatch::Horizontal; // ink in rows 0 and 4
    hatching.hatches[2] = Hatch::Rising;     // row 1: x = 2 and 6
    hatching.steps[0] = {99, 99, 99};        // solid: never used
    hatching.steps[1] = {-10, 20, -300};
    hatching.steps[2] = {250, 0, 5};
    const std::vector<std::uint8_t> values = {1, 1, 2, 2, 0, 2, 2, 1, 1, 2};
    const auto drawn = [&](int y) {
        std::vector<Rgb> row(values.size(), Rgb{100, 100, 100});
        hatchRow(values, y, hatching, row);
        return row;
    };
    const Rgb plain = {100, 100, 100}, first = {90, 120, 0}, second = {255, 100, 105};
    CHECK(drawn(4) ==
          std::vector<Rgb>{first, first, plain, second, plain, plain, plain, first, first, plain}); // row 0: x = 3, 7
    CHECK(drawn(1) == std::vector<Rgb>{plain, plain, second, plain, plain, plain, second, plain, plain, plain});
    CHECK(drawn(9) == drawn(1));
    CHECK(drawn(-7) == drawn(1));
}

TEST_CASE("a hatched picture is colour and ink, and void stays black") {
    const ClassScheme scheme = ClassScheme::builtIn("merged-10").value();
    const Palette palette = paletteOf(scheme, kColorBlindPalette);
    const Hatching hatching = hatchingOf(scheme, palette);
    LabelMap map({17, 110});
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) map.at(x, y) = y / 10 == 10 ? kIgnore : static_cast<std::uint8_t>(y / 10);
    Image image = colorize(map, palette);
    hatch(image, map, hatching);
    std::set<int> inked;
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            const std::uint8_t value = map.at(x, y);
            const bool isInked = isInk(hatching.hatches[value], x, y);
            CHECK(image.at(x, y) == (isInked ? inkOn(palette[value]) : palette[value]));
            if (isInked) inked.insert(value);
        }
    CHECK(inked.size() == 9); // all but the first class, which is solid, and void
}

TEST_CASE("ink is as transparent as the colours it is drawn on") {
    const ClassScheme scheme = ClassScheme::builtIn("merged-10").value();
    const Palette palette = paletteOf(scheme);
    Palette inks = palette;
    for (std::size_t i = 0; i < 10; ++i) inks[i] = inkOn(palette[i]);
    Image photo({16, 20});
    LabelMap map({16, 20});
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 16; ++x) {
            photo.at(x, y) = {static_cast<std::uint8_t>(12 * y), static_cast<std::uint8_t>(16 * x), 77};
            map.at(x, y) = static_cast<std::uint8_t>(y / 2);
        }
    for (const double opacity : {0.0, 0.25, 0.5, 1.0}) {
        const Hatching hatching = hatchingOf(scheme, palette, opacity);
        Image image = overlay(photo, map, palette, opacity);
        const Image colors = image, ink = overlay(photo, map, inks, opacity);
        hatch(image, map, hatching);
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 16; ++x) {
                const Rgb wanted = (isInk(hatching.hatches[map.at(x, y)], x, y) ? ink : colors).at(x, y);
                CHECK(std::abs(image.at(x, y).r - wanted.r) <= 1);
                CHECK(std::abs(image.at(x, y).g - wanted.g) <= 1);
                CHECK(std::abs(image.at(x, y).b - wanted.b) <= 1);
            }
    }
}
