// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films of a street: the camera drives along it and everything moves. Every frame is a function of its own of (seed,
// weather, time), so that frames can be drawn in any order and each has its truth.
#pragma once

#include "core/scenes/street_scene.h"

namespace core {

inline constexpr double kFilmRate = 17; ///< frames per second, as in Cityscapes' sequences

/// Frame `number` of the film that begins with `first`.
StreetSettings filmFrame(const StreetSettings& first, int number);
/// Metres that the camera of street `seed` has driven after `seconds`.
double cameraWay(std::uint64_t seed, double seconds);

} // namespace core
