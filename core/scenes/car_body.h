// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A car from its side view: an extruded profile with rounded ends, a cabin that leans inwards, wheels in their arches.
#pragma once

#include "core/scenes/vehicle_parts.h"

namespace core {

/// A car seen from the side: points (z, y) in metres, z = 0 amidships, the front towards +z.
struct CarShape {
    double length, width;
    Vec2 nose, cowl, roofFront, roofTop, roofRear, glassRear, bootEnd;
    double crease, clearance, wheel, frontAxle, rearAxle; ///< axles: z
    double lean;                                          ///< of the side windows: inwards per metre of height
    int windows;                                          ///< on each side
};
/// How far the corners are rounded off along the car; no wheel arch may reach into that.
inline constexpr double kCarCorner = 0.26;

struct CarTrim {
    bool isPanelVan = false; ///< no windows behind the doors
    bool isTaxi = false;     ///< a sign on the roof
};
std::vector<Facet> carFacets(const CarShape& shape, const VehiclePaints& paints, const CarTrim& trim, Random random);

} // namespace core
