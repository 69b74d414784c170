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
    float height = 0;           ///< above the ground, metres
    float wetness = 0;          ///< of the ground, 0 … 1
    bool isDark = false;        ///< dusk: some windows are lit
};

struct Coat {
    Color albedo;
    Color glow;                 ///< light of its own
    float gloss = 0;            ///< 0 … 1: share that is mirrored, grows at grazing angles
    float bumpU = 0, bumpV = 0; ///< slope of the surface along u and v
    float shade = 1;            ///< of the light that reaches it: 0 deep in a recess
};

Coat coatAt(const SurfacePoint& point);

} // namespace core
