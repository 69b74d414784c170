// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From linear light to the bytes of a picture: what lens, sensor and compression make of it. Private to core/scenes.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/scenes/noise.h"
#include "core/scenes/renderer.h"

#include <stop_token>

namespace core {

Result<Image> developPhoto(Plane<Color> light, const StreetWorld& world, int threads, std::stop_token stop);

} // namespace core
