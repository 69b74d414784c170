// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/color_vision.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

namespace core {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

/// Machado, Oliveira and Fernandes 2009, severity 1.0, in the order of ColorVision from Protanopia.
constexpr std::array<Matrix, 3> kSimulations = {{
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

double linear(std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double v) {
    return static_cast<std::uint8_t>(
        std::lround(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055)));
}

/// Linear RGB, 0 … 1.
Vector seen(Rgb color, ColorVision vision) {
    const Vector rgb = {linear(color.r), linear(color.g), linear(color.b)};
    if (vision == ColorVision::Normal) return rgb;
    const Matrix& matrix = kSimulations[static_cast<std::size_t>(vision) - 1];
    Vector out;
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = std::clamp(matrix[i][0] * rgb[0] + matrix[i][1] * rgb[1] + matrix[i][2] * rgb[2], 0.0, 1.0);
    return out;
}

constexpr double kDegree = std::numbers::pi / 180;

/// Hue in degrees, 0 … 360.
double hueOf(double a, double b) {
    const double degrees = std::atan2(b, a) / kDegree;
    return degrees < 0 ? degrees + 360 : degrees;
}

double pow7(double v) { return v * v * v * v * v * v * v; }

} // namespace

Rgb simulated(Rgb color, ColorVision vision) {
    if (vision == ColorVision::Normal) return color;
    const Vector rgb = seen(color, vision);
    return {encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2])};
}

Lab labOf(Rgb color, ColorVision vision) {
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const auto [r, g, b] = seen(color, vision);
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// The names are those of the paper, equations 2 to 22; a bar is a mean, a stroke is left out.
double ciede2000(const Lab& one, const Lab& other) {
    constexpr double k25to7 = 6103515625; // 25^7
    const double chroma7 = pow7((std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2);
    const double g = 0.5 * (1 - std::sqrt(chroma7 / (chroma7 + k25to7)));
    const double a1 = (1 + g) * one.a, a2 = (1 + g) * other.a;
    const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
    const double h1 = hueOf(a1, one.b), h2 = hueOf(a2, other.b);

    // A grey has no hue, but then dH and the turn that belongs to it are 0, whatever hue is put in.
    double dh = h2 - h1, hBar = (h1 + h2) / 2;
    if (std::abs(dh) > 180) { // the short way round
        dh += dh > 0 ? -360 : 360;
        hBar += hBar < 180 ? 180 : -180;
    }
    const double dL = other.l - one.l, dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * kDegree);
    const double cBar = (c1 + c2) / 2;

    const double t = 1 - 0.17 * std::cos((hBar - 30) * kDegree) + 0.24 * std::cos(2 * hBar * kDegree) +
                     0.32 * std::cos((3 * hBar + 6) * kDegree) - 0.20 * std::cos((4 * hBar - 63) * kDegree);
    const double turn = (hBar - 275) / 25;
    const double theta = 30 * std::exp(-turn * turn);
    const double cBar7 = pow7(cBar);
    const double rC = 2 * std::sqrt(cBar7 / (cBar7 + k25to7));
    const double fromMiddle = ((one.l + other.l) / 2 - 50) * ((one.l + other.l) / 2 - 50);
    const double sL = 1 + 0.015 * fromMiddle / std::sqrt(20 + fromMiddle);
    const double sC = 1 + 0.045 * cBar;
    const double sH = 1 + 0.015 * cBar * t;
    const double rT = -std::sin(2 * theta * kDegree) * rC;
    const double l = dL / sL, c = dC / sC, h = dH / sH;
    return std::sqrt(l * l + c * c + h * h + rT * c * h);
}

ColorPair smallestDifference(std::span<const Rgb> colors, ColorVision vision) {
    assert(colors.size() >= 2);
    std::vector<Lab> labs;
    for (const Rgb color : colors) labs.push_back(labOf(color, vision));
    ColorPair nearest{std::numeric_limits<double>::infinity(), 0, 0};
    for (std::size_t i = 0; i < labs.size(); ++i)
        for (std::size_t j = i + 1; j < labs.size(); ++j)
            if (const double difference = ciede2000(labs[i], labs[j]); difference < nearest.difference)
                nearest = {difference, i, j};
    return nearest;
}

} // namespace core
