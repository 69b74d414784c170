// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The truth of a picture: which thing each pixel shows, which facet of it, and the polygons that say the same. Private
// to core/scenes.
#pragma once

#include "core/base/result.h"
#include "core/cityscapes/polygons.h"
#include "core/image/label_map.h"
#include "core/scenes/projection.h"

#include <stop_token>

namespace core {

struct StreetTruth {
    LabelMap labelIds;
    Plane<std::uint16_t> instanceIds;
    PolygonAnnotation polygons;
    Plane<float> depth;
};

/// Pieces of fewer pixels are left out of the truth, as annotators leave them out.
inline constexpr std::size_t kSmallestPiece = 4;

Result<StreetTruth> findTruth(const StreetWorld& world, const Projection& projection, Size size, int threads,
                              std::stop_token stop);

} // namespace core
