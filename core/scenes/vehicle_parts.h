// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What all vehicles have: paint, glass, wheels, lamps, number plates.
#pragma once

#include "core/scenes/shapes.h"
#include "core/scenes/vehicles.h"

namespace core {

/// The materials of one vehicle.
struct VehiclePaints {
    Material body, accent, trim, glass, tyre, rim, dark;
    Material window; ///< of rooms for passengers: as glass, or lit from within
    Material headLamp, rearLamp, indicator;
};
/// As seen in streets: mostly greys, blacks and whites, some blue and red, few others.
Light carColor(Random& random);
/// Stronger and lighter ones: trucks, buses, adverts.
Light liveryColor(Random& random);
/// A plain woven one; other variants of cloth have patterns.
Material tarpaulin(Light color, Random& random);
VehiclePaints makeVehiclePaints(Random random, Light body, bool lampsOn);

/// A line of a profile seen from the side, between two of its points (z, y); what is drawn across it.
struct Across {
    Vec2 from, to; ///< (z, y)
    double halfFrom = 0, halfTo = 0;
};
void addStrip(FacetBuilder& build, const Across& strip, const Material& material);
/// Part of a strip: shares 0 … 1 along its line, −1 … 1 of its half width; lies on it.
void addOnStrip(FacetBuilder& build, const Across& strip, Vec2 along, Vec2 across, const Material& material,
                double bias = -0.02);

struct Wheel {
    Vec3 centre; ///< of the outer face
    double radius = 0.31, width = 0.2;
    int spokes = 5; ///< 0: a plain cap
};
/// Faces outwards, to the side on which its centre lies.
void addWheel(FacetBuilder& build, const Wheel& wheel, const VehiclePaints& paints);
/// Appends the wheel arch of an axle at z to the lower edge (z, y) of a side that is listed from front to back.
void appendArch(std::vector<Vec2>& edge, double axle, double wheelRadius, double low, double high);
void addNumberPlate(FacetBuilder& build, const Across& strip, double along, Random random);

} // namespace core
