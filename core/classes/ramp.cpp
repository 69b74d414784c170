// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/ramp.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace core {

namespace {

// IEC 61966-2-1 (sRGB) and CIE 15 (L*a*b*, white D65); the inverse of what palette.cpp does.

double encoded(double linear) {
    return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055);
}

double luminance(const std::array<double, 3>& rgb) {
    const auto linear = [](double value) {
        value /= 255;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126729 * linear(rgb[0]) + 0.7151522 * linear(rgb[1]) + 0.0721750 * linear(rgb[2]);
}

double cubed(double f) {
    const double t = f * f * f;
    return t > 216.0 / 24389 ? t : (116 * f - 16) * 27 / 24389;
}

Rgb nearest(double l, double a, double b) {
    const double f = (l + 16) / 116;
    const double x = 0.95047 * cubed(f + a / 500), y = cubed(f), z = 1.08883 * cubed(f - b / 200);
    const std::array exact = {encoded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
                              encoded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
                              encoded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)};
    std::array<double, 3> best = {};
    double least = std::numeric_limits<double>::infinity();
    for (unsigned way = 0; way < 8; ++way) {
        std::array<double, 3> rounded = {};
        for (std::size_t i = 0; i < 3; ++i) rounded[i] = std::floor(exact[i]) + ((way >> i) & 1U);
        const double error = std::abs(luminance(rounded) - y);
        if (error < least) {
            least = error;
            best = rounded;
        }
    }
    return {static_cast<std::uint8_t>(best[0]), static_cast<std::uint8_t>(best[1]), static_cast<std::uint8_t>(best[2])};
}

} // namespace

Palette lightnessRamp() {
    Palette palette = {};
    for (std::size_t i = 0; i < palette.size(); ++i) {
        const double share = static_cast<double>(i) / 255;
        palette[i] = nearest(std::lerp(15.0, 90.0, share), std::lerp(9.0, -6.0, share), std::lerp(-29.0, 58.0, share));
    }
    return palette;
}

} // namespace core
