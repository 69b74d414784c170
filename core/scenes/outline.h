// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a mask to the polygon that, filled by rasterizeLabelIds()' rule, gives this mask again. Private to core/scenes.
#pragma once

#include "core/cityscapes/polygons.h"
#include "core/image/image.h"

#include <cstdint>
#include <vector>

namespace core {

/// Pixels of a mask that hang together (8 neighbours).
struct MaskPiece {
    int number = 0;                      ///< 1, 2, … : its value in the numbered mask
    Point first;                         ///< topmost, of these leftmost
    int left = 0, right = 0, bottom = 0; ///< with first.y its box, all inclusive
    std::size_t pixels = 0;
};
/// Gives each piece of the mask (anything but 0) its number in place. REQUIRES: an outermost ring of zeros.
std::vector<MaskPiece> numberPieces(Plane<int>& mask);

/// The closed outline of one piece through the centres of its border pixels; a hole is cut out by going to it along a
/// row, around it, and back. Points are those of the mask plus `offset`. REQUIRES: as above.
std::vector<Point> traceOutline(const Plane<int>& mask, const MaskPiece& piece, Point offset);

} // namespace core
