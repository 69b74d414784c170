// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/layer_legend.h"

#include "core/metrics/derived_layers.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace core;

namespace {

/// L* of CIE 1976 for sRGB.
double lightness(Rgb color) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    const double y =
        0.2126 * linear(color.r / 255.0) + 0.7152 * linear(color.g / 255.0) + 0.0722 * linear(color.b / 255.0);
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

std::vector<std::string> namesOf(const std::vector<LayerEntry>& legend) {
    std::vector<std::string> names;
    for (const LayerEntry& entry : legend) names.push_back(entry.name);
    return names;
}

} // namespace

TEST_CASE("the values of every layer can be told apart by lightness alone") {
    std::vector<std::vector<LayerEntry>> legends = {verdictLegend(), pairLegend("A", "B"), differenceLegend()};
    for (int predictions = 2; predictions <= kMostCompared; ++predictions)
        legends.push_back(agreementLegend(predictions));
    for (const auto& legend : legends)
        for (std::size_t i = 0; i < legend.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                CAPTURE(legend[i].name);
                CAPTURE(legend[j].name);
                CHECK(std::fabs(lightness(legend[i].color) - lightness(legend[j].color)) >= 14);
            }
            if (legend[i].name != "void") CHECK(lightness(legend[i].color) >= 14); // void is black
        }
}

TEST_CASE("a legend names each value of its layer and the palette has its colour") {
    CHECK(namesOf(verdictLegend()) == std::vector<std::string>{"right", "wrong", "void"});
    const auto pair = pairLegend("U-Net", "C");
    CHECK(namesOf(pair) ==
          std::vector<std::string>{"both right", "only U-Net right", "only C right", "both wrong", "void"});
    CHECK(namesOf(agreementLegend(3)) == std::vector<std::string>{"1 of 3", "2 of 3", "3 of 3"});
    CHECK(namesOf(differenceLegend()) == std::vector<std::string>{"same", "different"});

    // Truth 0 where A is right, where B is, and void: 1 is only A, 2 only B.
    const auto judged =
        judgePair(LabelMap({3, 1}, {0, 0, kIgnore}), LabelMap({3, 1}, {0, 1, 0}), LabelMap({3, 1}, {1, 0, 0}));
    REQUIRE(judged);
    const Palette palette = paletteOf(pair);
    CHECK(colorize(judged->layer, palette) == Image({3, 1}, {pair[1].color, pair[2].color, {}}));
    CHECK(palette[4] == Rgb{});
}

TEST_CASE("right is blue and wrong is orange, as only A and only B are") {
    const Palette verdicts = paletteOf(verdictLegend()), pair = paletteOf(pairLegend("A", "B"));
    CHECK(verdicts[0] == Rgb{0, 114, 178}); // Okabe and Ito's blue and orange
    CHECK(verdicts[1] == Rgb{230, 159, 0});
    CHECK(pair[1] == verdicts[0]);
    CHECK(pair[2] == verdicts[1]);
    CHECK(verdicts[kIgnore] == Rgb{});
}

TEST_CASE("the more agree, the lighter") {
    const Palette palette = paletteOf(agreementLegend(kMostCompared));
    for (std::size_t count = 2; count <= 6; ++count) CHECK(lightness(palette[count]) > lightness(palette[count - 1]));
}
