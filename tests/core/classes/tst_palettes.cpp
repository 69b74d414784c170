// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/color_vision.h"
#include "core/classes/palettes.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace core;

using Names = std::vector<std::string>;

/// The colours of the scheme's classes, and black for void.
static std::vector<Rgb> colorsOf(const ClassScheme& scheme, std::string_view name) {
    const Palette palette = paletteOf(scheme, name);
    return {palette.begin(), palette.begin() + scheme.size() + 1};
}

TEST_CASE("every scheme has its official palette, and two have one for the colour-blind") {
    CHECK(paletteNames(ClassScheme::builtIn("cityscapes-19").value()) == Names{"official", "colour-blind"});
    CHECK(paletteNames(ClassScheme::builtIn("merged-10").value()) == Names{"official", "colour-blind"});
    CHECK(paletteNames(ClassScheme::builtIn("voc-21").value()) == Names{"official"});
    CHECK(paletteNames(ClassScheme::channels(5)) == Names{"official"});
    CHECK(paletteNames(categoryScheme()) == Names{"official"});
}

TEST_CASE("a palette that the scheme does not have is the official one") {
    for (const ClassScheme& scheme : {ClassScheme::builtIn("merged-10").value(), ClassScheme::builtIn("voc-21").value(),
                                      ClassScheme::channels(5)}) {
        CHECK(paletteOf(scheme, kOfficialPalette) == paletteOf(scheme));
        CHECK(paletteOf(scheme, "sepia") == paletteOf(scheme));
    }
    const ClassScheme voc = ClassScheme::builtIn("voc-21").value();
    CHECK(paletteOf(voc, kColorBlindPalette) == paletteOf(voc));
}

TEST_CASE("the colour-blind palette is black where there is no class, and only there") {
    for (const char* const name : {"cityscapes-19", "merged-10"}) {
        const ClassScheme scheme = ClassScheme::builtIn(name).value();
        const Palette palette = paletteOf(scheme, kColorBlindPalette);
        for (std::size_t i = 0; i < palette.size(); ++i)
            CHECK((palette[i] == Rgb{}) == (i >= static_cast<std::size_t>(scheme.size())));
    }
}

TEST_CASE("classes of the colour-blind palette differ by 8 for dichromats and by 10 for others, from void by 8") {
    struct Row {
        const char* scheme;
        double normal, protanopia, deuteranopia; // as measured; the promise is less
    };
    const Row rows[] = {
        {"cityscapes-19", 12.0743, 10.9823, 10.9710},
        {"merged-10", 14.9979, 11.2755, 13.9589},
    };
    for (const Row& row : rows) {
        CAPTURE(row.scheme);
        std::vector<Rgb> colors = colorsOf(ClassScheme::builtIn(row.scheme).value(), kColorBlindPalette);
        const auto measured = [&](ColorVision vision) { return smallestDifference(colors, vision).difference; };
        CHECK(measured(ColorVision::Normal) >= 8);
        CHECK(measured(ColorVision::Protanopia) >= 8);
        CHECK(measured(ColorVision::Deuteranopia) >= 8);
        CHECK(std::abs(measured(ColorVision::Protanopia) - row.protanopia) < 0.001);
        CHECK(std::abs(measured(ColorVision::Deuteranopia) - row.deuteranopia) < 0.001);
        colors.pop_back(); // void
        CHECK(measured(ColorVision::Normal) >= 10);
        CHECK(std::abs(measured(ColorVision::Normal) - row.normal) < 0.001);
    }
}

TEST_CASE("colours of the colour-blind palette are recognised by who knows the official ones") {
    const ClassScheme scheme = ClassScheme::builtIn("cityscapes-19").value();
    const Palette palette = paletteOf(scheme, kColorBlindPalette);
    for (int i = 0; i < scheme.size(); ++i) {
        CAPTURE(scheme.classes()[static_cast<std::size_t>(i)].name);
        CHECK(ciede2000(labOf(palette[static_cast<std::size_t>(i)]), labOf(scheme.color(i))) < 13);
    }
    const auto labNamed = [&](const char* name) {
        return labOf(palette[static_cast<std::size_t>(scheme.findClass(name).value())]);
    };
    CHECK((labNamed("vegetation").a < -10 && labNamed("vegetation").b > 10)); // green
    CHECK((labNamed("terrain").a < -10 && labNamed("terrain").b > 10));
    CHECK(labNamed("sky").b < -10);                                 // blue
    CHECK((labNamed("road").a > 10 && labNamed("road").b < -10));   // purple
    CHECK((labNamed("person").a > 30 && labNamed("person").b > 0)); // red
}

TEST_CASE("a class keeps its colour when classes are merged, in both palettes") {
    const ClassScheme fine = ClassScheme::builtIn("cityscapes-19").value();
    const ClassScheme merged = ClassScheme::builtIn("merged-10").value();
    const std::vector<Rgb> official = colorsOf(fine, kOfficialPalette), own = colorsOf(fine, kColorBlindPalette);
    const std::vector<Rgb> mergedOwn = colorsOf(merged, kColorBlindPalette);
    for (int i = 0; i < merged.size(); ++i) {
        const auto same = std::ranges::find(official, merged.color(i)) - official.begin();
        REQUIRE(same < fine.size());
        CHECK(mergedOwn[static_cast<std::size_t>(i)] == own[static_cast<std::size_t>(same)]);
    }
}
