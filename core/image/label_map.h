// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One class index, label id or trainId per pixel.
#pragma once

#include "core/image/image.h"

namespace core {

/// 8 bits per pixel. Which numbers it holds (label ids or class indices of a scheme) is said where it is used.
using LabelMap = Plane<std::uint8_t>;

/// Never scored, never trained on; drawn black.
inline constexpr std::uint8_t kIgnore = 255;

} // namespace core
