// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sun, sky, air and lens of a street by weather and seed. Private to core/scenes.
#pragma once

#include "core/scenes/renderer.h"

namespace core {

struct WeatherLight {
    Sunlight light;
    Atmosphere air;
    Lens lens;
};
/// The same for all moments of a film. `heading` of the road, so that the sun comes from all sides of it.
WeatherLight lightOf(Weather weather, Random random);
/// Cityscapes' camera, a little different in every street, for a picture of `size`.
StreetCamera cameraOf(Random random, Size size);

} // namespace core
