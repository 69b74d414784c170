// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/class_scheme.h"
#include "core/classes/color_vision.h"

#include <cmath>
#include <doctest/doctest.h>
#include <vector>

using namespace core;

static std::vector<Rgb> officialColors() {
    const auto scheme = ClassScheme::builtIn("cityscapes-19");
    std::vector<Rgb> colors;
    for (const SchemeClass& entry : scheme->classes()) colors.push_back(entry.color);
    return colors;
}

TEST_CASE("CIEDE2000 gives the published differences, whichever colour comes first") {
    struct Row {
        Lab one, other;
        double difference;
    };
    // Sharma, Wu and Dalal 2005, table 1, without pairs 10 and 14: their hues are 180 degrees apart, and rounding
    // decides which way round is the short one.
    const Row rows[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
        {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, -1.1848, -84.8006}, {50, 0, -82.7485}, 1.0000},
        {{50, -0.9009, -85.5211}, {50, 0, -82.7485}, 1.0000},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, -1, 2}, {50, 0, 0}, 2.3669},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0012}, 7.2195},
        {{50, -0.0010, 2.4900}, {50, 0.0009, -2.4900}, 4.8045},
        {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461},
        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
        {{50, 2.5, 0}, {50, 3.1736, 0.5854}, 1.0000},
        {{50, 2.5, 0}, {50, 3.2972, 0}, 1.0000},
        {{50, 2.5, 0}, {50, 1.8634, 0.5757}, 1.0000},
        {{50, 2.5, 0}, {50, 3.2592, 0.3350}, 1.0000},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
        {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731},
        {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
        {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
        {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
        {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };
    for (const Row& row : rows) {
        CAPTURE(row.difference);
        CHECK(std::abs(ciede2000(row.one, row.other) - row.difference) < 0.00005001);
        CHECK(std::abs(ciede2000(row.other, row.one) - row.difference) < 0.00005001);
    }
}

TEST_CASE("L*a*b* of white, black and the primaries is that of the sRGB standard") {
    struct Row {
        Rgb color;
        Lab lab;
    };
    // Lindbloom's matrix and reference white of sRGB (brucelindbloom.com), worked out apart from this code.
    const Row rows[] = {
        {{255, 255, 255}, {100, 0, 0}},
        {{0, 0, 0}, {0, 0, 0}},
        {{255, 0, 0}, {53.2408, 80.0925, 67.2032}},
        {{0, 255, 0}, {87.7347, -86.1827, 83.1793}},
        {{0, 0, 255}, {32.2970, 79.1875, -107.8602}},
    };
    for (const Row& row : rows) {
        const Lab lab = labOf(row.color);
        CHECK(std::abs(lab.l - row.lab.l) < 0.0001);
        CHECK(std::abs(lab.a - row.lab.a) < 0.0001);
        CHECK(std::abs(lab.b - row.lab.b) < 0.0001);
    }
}

TEST_CASE("greys look alike to everyone") {
    for (int v = 0; v <= 255; ++v) {
        const auto value = static_cast<std::uint8_t>(v);
        const Rgb grey = {value, value, value};
        for (const auto vision : {ColorVision::Protanopia, ColorVision::Deuteranopia, ColorVision::Tritanopia})
            CHECK(simulated(grey, vision) == grey);
    }
}

TEST_CASE("dichromats see the colours that the published matrices give") {
    struct Row {
        Rgb color, protanopia, deuteranopia, tritanopia;
    };
    // Worked out from the matrices apart from this code. By hand, red for protanopia: its first column, 0.152286,
    // 0.114503 and -0.003882, is encoded as 109, 95 and 0.
    const Row rows[] = {
        {{255, 0, 0}, {109, 95, 0}, {163, 144, 0}, {255, 0, 15}},
        {{0, 255, 0}, {255, 229, 0}, {239, 214, 58}, {0, 247, 217}},
        {{128, 64, 128}, {58, 83, 130}, {77, 91, 126}, {131, 71, 90}},
        {{220, 20, 60}, {92, 85, 59}, {139, 126, 53}, {242, 0, 41}},
    };
    for (const Row& row : rows) {
        CHECK(simulated(row.color, ColorVision::Normal) == row.color);
        CHECK(simulated(row.color, ColorVision::Protanopia) == row.protanopia);
        CHECK(simulated(row.color, ColorVision::Deuteranopia) == row.deuteranopia);
        CHECK(simulated(row.color, ColorVision::Tritanopia) == row.tritanopia);
        const Lab seen = labOf(row.color, ColorVision::Deuteranopia), shown = labOf(row.deuteranopia);
        CHECK(ciede2000(seen, shown) < 0.5); // apart by the rounding to 8 bits
    }
}

TEST_CASE("the official palette fails red-green dichromats: 2.6 for deuteranopia, 3.1 for protanopia") {
    struct Row {
        ColorVision vision;
        double difference;
        std::size_t first, second;
    };
    const Row rows[] = {
        {ColorVision::Normal, 11.3938, 13, 14},     // car, truck
        {ColorVision::Protanopia, 3.0751, 4, 5},    // fence, pole
        {ColorVision::Deuteranopia, 2.6113, 8, 11}, // vegetation, person
        {ColorVision::Tritanopia, 5.5561, 11, 12},  // person, rider
    };
    std::vector<Rgb> colors = officialColors();
    for (const bool isVoidCounted : {false, true}) {
        if (isVoidCounted) colors.emplace_back();
        for (const Row& row : rows) {
            const ColorPair pair = smallestDifference(colors, row.vision);
            CHECK(std::abs(pair.difference - row.difference) < 0.0001);
            CHECK(pair.first == row.first);
            CHECK(pair.second == row.second);
        }
    }
}

TEST_CASE("of equally near pairs the first is named") {
    const std::vector<Rgb> colors = {{9, 9, 9}, {0, 0, 200}, {90, 90, 90}, {0, 0, 200}, {90, 90, 90}};
    const ColorPair pair = smallestDifference(colors, ColorVision::Normal);
    CHECK(pair.difference == 0);
    CHECK(pair.first == 1);
    CHECK(pair.second == 3);
}
