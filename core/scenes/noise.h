// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic of light, and noise to draw textures with. Private to core/scenes.
#pragma once

#include "core/scenes/exact_math.h"
#include "core/scenes/thing.h"

#include <algorithm>
#include <cstdint>

namespace core {

/// Linear light in floats, for the work per pixel.
struct Color {
    float r = 0, g = 0, b = 0;
};
constexpr Color operator+(Color a, Color b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
constexpr Color operator*(Color a, Color b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
constexpr Color operator*(Color a, float s) { return {a.r * s, a.g * s, a.b * s}; }
constexpr Color mix(Color a, Color b, float t) { return a * (1 - t) + b * t; }
constexpr float mix(float a, float b, float t) { return a * (1 - t) + b * t; }
constexpr float luminance(Color c) { return 0.2126F * c.r + 0.7152F * c.g + 0.0722F * c.b; }
inline Color colorOf(Light light) {
    return {static_cast<float>(light.r), static_cast<float>(light.g), static_cast<float>(light.b)};
}

constexpr float clamped(float x) { return x < 0 ? 0 : x > 1 ? 1 : x; }
/// 0 below a, 1 above b, smooth between. REQUIRES: a < b.
constexpr float ramp(float a, float b, float x) {
    const float t = clamped((x - a) / (b - a));
    return t * t * (3 - 2 * t);
}
/// As std::floor for |x| < 2^31, without a call; larger values count as 2^31.
constexpr int wholeBelow(float x) {
    const float bounded = x < -2.0e9F ? -2.0e9F : x > 2.0e9F ? 2.0e9F : x;
    const int i = static_cast<int>(bounded);
    return i - (bounded < static_cast<float>(i) ? 1 : 0);
}
constexpr float fraction(float x) { return x - static_cast<float>(wholeBelow(x)); }

inline constexpr std::uint32_t kColumnStep = 0x9e3779b1U, kRowStep = 0x85ebca77U;
constexpr std::uint32_t stirred(std::uint32_t h) {
    h = (h ^ (h >> 15)) * 0x2c1b3c6dU;
    h = (h ^ (h >> 12)) * 0x297a2d39U;
    return h ^ (h >> 15);
}
/// 32 well mixed bits of a cell.
constexpr std::uint32_t cellBits(int x, int y, std::uint32_t seed) {
    return stirred(static_cast<std::uint32_t>(x) * kColumnStep ^ static_cast<std::uint32_t>(y) * kRowStep ^ seed);
}
constexpr float unitOf(std::uint32_t bits) { return static_cast<float>(bits >> 8) * 0x1p-24F; } ///< [0, 1)
constexpr float cellValue(int x, int y, std::uint32_t seed) { return unitOf(cellBits(x, y, seed)); }

/// Smooth noise in [0, 1] with one value per unit cell.
constexpr float valueNoise(float x, float y, std::uint32_t seed) {
    const int i = wholeBelow(x), j = wholeBelow(y);
    const float fx = x - static_cast<float>(i), fy = y - static_cast<float>(j);
    const float sx = fx * fx * (3 - 2 * fx), sy = fy * fy * (3 - 2 * fy);
    const std::uint32_t left = static_cast<std::uint32_t>(i) * kColumnStep, right = left + kColumnStep;
    const std::uint32_t above = (static_cast<std::uint32_t>(j) * kRowStep) ^ seed;
    const std::uint32_t below = (static_cast<std::uint32_t>(j) * kRowStep + kRowStep) ^ seed;
    const float top = mix(unitOf(stirred(left ^ above)), unitOf(stirred(right ^ above)), sx);
    const float low = mix(unitOf(stirred(left ^ below)), unitOf(stirred(right ^ below)), sx);
    return mix(top, low, sy);
}

/// Sum of octaves in about [−1, 1], the first with one value per unit. Octaves finer than `footprint` (the size of a
/// pixel in the same unit) fade out: they would only flicker.
constexpr float cloudNoise(float x, float y, float footprint, int octaves, std::uint32_t seed) {
    float sum = 0, weight = 1;
    for (int i = 0; i < octaves; ++i) {
        const float shown = clamped(2 - 2 * footprint);
        if (shown <= 0) break;
        sum += (valueNoise(x, y, seed + static_cast<std::uint32_t>(i) * 0x68e31da4U) * 2 - 1) * weight * shown;
        x = x * 2 + 17.3F;
        y = y * 2 + 5.7F;
        footprint *= 2;
        weight *= 0.55F;
    }
    return sum;
}

} // namespace core
