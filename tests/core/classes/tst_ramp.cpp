// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/ramp.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace core;

namespace {

struct Lab {
    double l = 0, a = 0, b = 0;
};

/// sRGB to CIE 1976 L*a*b* (D65), with the rounded constants of IEC 61966-2-1.
Lab labOf(Rgb color) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : (903.3 * t + 16) / 116; };
    const double r = linear(color.r / 255.0), g = linear(color.g / 255.0), b = linear(color.b / 255.0);
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0891);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(Lab one, Lab other) { return std::hypot(one.l - other.l, one.a - other.a, one.b - other.b); }

} // namespace

TEST_CASE("every entry of the ramp is lighter than the one before") {
    const Palette ramp = lightnessRamp();
    for (std::size_t i = 1; i < ramp.size(); ++i) {
        CAPTURE(i);
        CHECK(labOf(ramp[i]).l - labOf(ramp[i - 1]).l > 0.1); // 75/255 = 0.29 but for rounding
    }
}

TEST_CASE("the ramp runs from dark blue to light yellow on a straight line, at one speed") {
    const Palette ramp = lightnessRamp();
    const Lab dark{15, 9, -29}, light{90, -6, 58};
    for (std::size_t i = 0; i < ramp.size(); ++i) {
        CAPTURE(i);
        const double share = static_cast<double>(i) / 255;
        const Lab exact{std::lerp(dark.l, light.l, share), std::lerp(dark.a, light.a, share),
                        std::lerp(dark.b, light.b, share)};
        CHECK(distance(labOf(ramp[i]), exact) < 1.2); // no more than rounding to bytes does
    }
}
