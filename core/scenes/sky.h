// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sky as a function of direction. Private to core/scenes.
#pragma once

#include "core/scenes/noise.h"
#include "core/scenes/renderer.h"

namespace core {

/// Light from the sky in a direction (any length): gradient, clouds, glow around the sun. Below the horizon: haze.
Color skyLight(const StreetWorld& world, Vec3 direction);

} // namespace core
