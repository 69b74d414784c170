// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the built-in street, drawn when they are read. Private to core/cityscapes.
#pragma once

#include "core/cityscapes/frame_source.h"

namespace core {

/// Part of the digest of the built-in street: raise it when drawStreet() draws another picture for the same settings.
inline constexpr int kStreetVersion = 2;

/// `threads`: 0: all. REQUIRES: frame.scene. Without the photo it is some times faster.
Result<StreetFrame> drawFrame(const Frame& frame, bool withPhoto, int threads);

} // namespace core
