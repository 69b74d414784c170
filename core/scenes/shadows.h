// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shadows on the ground, as the camera sees them. Private to core/scenes.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/scenes/projection.h"

#include <stop_token>

namespace core {

/// Per pixel, for the ground that would be seen there if nothing stood on it: 0 lit … 255 dark.
struct GroundShadows {
    Plane<std::uint8_t> sun;     ///< hidden from the sun
    Plane<std::uint8_t> tall;    ///< hidden from the sun by houses and trees alone
    Plane<std::uint8_t> contact; ///< hidden from the sky by something right above it
};
/// Houses, walls, trees: what puts other things into the shade as a whole.
bool isTall(int labelId);
Result<GroundShadows> drawShadows(const StreetWorld& world, const Projection& projection, Size size, int threads,
                                  std::stop_token stop);

} // namespace core
