// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a surface looks at one point, before light falls on it. Private to core/scenes.
#pragma once

#include "core/scenes/noise.h"

namespace core {

struct SurfacePoint {
    const Material* material = nullptr;
    float u = 0, v = 0;         ///< texture coordinates, metres
    float footU = 0, footV = 0; ///< what one pixel spans of them
    float foot = 0;             ///< the geometric mean of both
    float height = 0;           ///< above the ground, metres
    float wetness = 0;          ///< of the ground, 0 … 1
    float litWindows = 0;       ///< share of windows with light behind them
};

struct Coat {
    Color albedo;
    Color glow;                 ///< light of its own
    float gloss = 0;            ///< 0 … 1: share that is mirrored when seen straight on; grows at grazing angles
    float bumpU = 0, bumpV = 0; ///< slope of the surface along u and v
    float through = 0;          ///< share of sunlight that comes from all sides: leaves, grass
    float shade = 1;            ///< of the light that reaches it: low in a recess
};

Coat coatAt(const SurfacePoint& point);

// The larger recipes, in files of their own.
Coat facadeCoat(const SurfacePoint& point);
Coat asphaltCoat(const SurfacePoint& point);
Coat pavingCoat(const SurfacePoint& point);
Coat grassCoat(const SurfacePoint& point);
Coat soilCoat(const SurfacePoint& point);
Coat markingCoat(const SurfacePoint& point);

/// Mean, over `footprint` around x, of a wave that is 1 on [0, width) of each period and else 0.
constexpr float pulse(float x, float period, float width, float footprint) {
    const float t = x / period, w = width / period, f = std::max(footprint / period, 1e-3F);
    const auto integral = [w](float at) {
        const auto whole = static_cast<float>(wholeBelow(at));
        return whole * w + std::min(at - whole, w);
    };
    return clamped((integral(t + f * 0.5F) - integral(t - f * 0.5F)) / f);
}
/// 1 where x lies in [−half, half], smooth over the footprint.
constexpr float within(float x, float half, float footprint) {
    return clamped((half - (x < 0 ? -x : x)) / std::max(footprint, 1e-4F) + 0.5F);
}
/// 1 for cells well above the footprint, 0 for those below: how much of a pattern can be seen.
constexpr float visible(float cell, float footprint) { return clamped(2 - 2 * footprint / cell); }

} // namespace core
