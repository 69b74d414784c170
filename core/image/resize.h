// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Resampling of photos and label maps, to the bit as the tools the models were trained with.
#pragma once

#include "core/image/image.h"
#include "core/image/label_map.h"

namespace core {

enum class Filter { Bilinear, Bicubic };

/// Antialiased: Pillow's Image.resize (support widened when shrinking, 22-bit fixed-point weights, horizontal pass
/// first, rounded to 8 bits between the passes); equal to it to the last bit. Not antialiased: the same passes with the
/// filter's own support at every scale (the geometry of align_corners = false). REQUIRES: neither size is empty.
Image resize(const Image& image, Size size, Filter filter, bool antialias, int threads = 1);

/// Nearest pixel centre, as Pillow's NEAREST.
LabelMap resizeNearest(const LabelMap& map, Size size);

} // namespace core
