// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What storing a photo as JPEG does to it, without the file. Private to core/scenes.
#pragma once

#include "core/image/image.h"
#include "core/scenes/noise.h"

namespace core {

/// Quantises 8×8 blocks of brightness and, at half the size, of colour (ITU-T T.81, annex K; full-range BT.601).
/// `pixels`: display values 0 … 1. `strength` 0 … 1: from hardly seen to quality 50.
Image compressed(const Plane<Color>& pixels, double strength, int threads);

} // namespace core
