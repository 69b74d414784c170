// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The long body with rounded ends that buses, trams and the cabs of trucks have.
#pragma once

#include "core/scenes/vehicle_parts.h"

namespace core {

/// How a hull ends, towards either side.
struct HullEnd {
    double z = 0;                         ///< of its foremost point
    double rake = 0.1;                    ///< how far the windscreen leans back over its height
    double roofRake = 0.2;                ///< and the piece above it
    double corner = 0.18, cornerIn = 0.1; ///< rounding: along and across; 0: cut off square
};

struct Hull {
    double halfWidth = 1.27, roofHalf = 1.05;
    double floor = 0.3, waist = 1.0, shoulder = 2.7, roof = 3.0; ///< heights
    HullEnd front, back;
    std::vector<double> axles; ///< z, from front to back
    double wheelRadius = 0.48;
};

/// Sides with wheel arches, roof, both ends, a dark inside and the wheels.
void addHull(FacetBuilder& build, const Hull& hull, const VehiclePaints& paints, int spokes = 0);
/// The three strips of an end, from below to above: bumper to waist, windscreen, brow. They belong to the place of
/// facingBack(…) where the end is the back one.
struct HullFace {
    Across bumper, screen, brow;
};
HullFace faceOf(const Hull& hull, bool isBack);
/// The same place turned around, so that +z points to the back.
Place facingBack(const Place& place);

/// A row of windows in the side at x: pillars between them, nothing where a door is.
struct WindowRow {
    double x = 0, front = 0, back = 0; ///< from z = back to z = front
    double low = 1.1, high = 2.5;
    double pitch = 1.4, pillar = 0.1;
    std::vector<double> doors; ///< middle z of each
    double doorHalf = 0.65, doorLow = 0.36;
};
/// With the paints' `window`.
void addWindowRow(FacetBuilder& build, const WindowRow& row, const VehiclePaints& paints);

} // namespace core
