// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The light that reaches the camera, before its lens. Private to core/scenes.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/scenes/noise.h"
#include "core/scenes/projection.h"

#include <stop_token>

namespace core {

/// Linear light per pixel, with smooth contours.
Result<Plane<Color>> drawLight(const StreetWorld& world, const Projection& projection, Size size, int threads,
                               std::stop_token stop);

} // namespace core
