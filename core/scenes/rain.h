// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What water does to a picture: mirrors on the ground, rain in the air and on the glass. Private to core/scenes.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/scenes/noise.h"
#include "core/scenes/renderer.h"

#include <stop_token>

namespace core {

/// `mirror`: per pixel −1 where the ground is not seen, else the share of light that it mirrors. Adds what stands above
/// in the same column, upside down. `to` has the size of `light` and is written over. Cancelled.
Status mirrorGround(const Plane<Color>& light, const Plane<float>& mirror, Plane<Color>& to, int threads,
                    std::stop_token stop);

/// Streaks of falling rain and drops on the windscreen, which turn the picture behind them over. `to` has the size of
/// `light` and is written over. Cancelled.
Status addRain(const Plane<Color>& light, const StreetWorld& world, Plane<Color>& to, int threads,
               std::stop_token stop);

} // namespace core
