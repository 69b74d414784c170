// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From things in space to a photo with its truth: project, fill, hide, light, add weather and the camera's own faults.
#pragma once

#include "core/scenes/street_scene.h"
#include "core/scenes/thing.h"

#include <vector>

namespace core {

struct Sunlight {
    Vec3 towards{0.3, 0.8, -0.2}; ///< unit vector to the sun
    Light sun{1, 0.95, 0.85};
    Light sky{0.45, 0.55, 0.7}; ///< ambient from above
    Light zenith, horizon;      ///< colours of the sky itself
    double clouds = 0.4;        ///< covered share of the sky
    double exposure = 1;
};

struct Atmosphere {
    double fogDensity = 0; ///< per metre: transmission = exp(−density·depth)
    Light fogColor;
    double wetness = 0; ///< of the ground: darker, mirrors lamps and sky
    double rain = 0;    ///< streaks and drops on the lens
};

struct Lens {
    double noise = 0.01, vignette = 0.2, blur = 0.4; ///< noise: standard deviation in [0, 1] at mid grey; blur: pixels
    double blockiness = 0.3;                         ///< JPEG-like 8×8 quantisation, 0 … 1
};

/// Everything that a picture is made of; a plain value.
struct StreetWorld {
    /// In their places and in painter's order: layers of the ground first, then from far to near. Without a sky: it is
    /// what is left.
    std::vector<Thing> things;
    StreetCamera camera;
    Vec3 eye;           ///< in world coordinates
    double heading = 0; ///< of the camera around the vertical
    Sunlight light;
    Atmosphere air;
    Lens lens;
    std::uint64_t seed = 0;
};

/// The layout of a street (core/scenes/world.cpp).
StreetWorld makeWorld(const StreetSettings& settings);
/// Draws it. Rows are shared among settings.threads; the bytes do not depend on how many. Cancelled.
Result<StreetFrame> drawWorld(const StreetWorld& world, const StreetSettings& settings, std::stop_token stop);

} // namespace core
