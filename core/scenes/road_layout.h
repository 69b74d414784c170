// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground of a street: carriageway with markings, tracks, walks with their kerbs, verges, yards. Private to
// core/scenes.
#pragma once

#include "core/scenes/street_plan.h"
#include "core/scenes/thing.h"

#include <vector>

namespace core {

/// Things in painter's order for z in [from, to]; both are rounded outwards to whole pieces, so that a texture stays
/// where it is while the camera drives.
std::vector<Thing> makeGround(const StreetPlan& plan, double from, double to);

/// Facets between two offsets from the middle of the road at height y, cut into pieces that begin at multiples of
/// kGroundPiece.
void addStrip(std::vector<Facet>& facets, const RoadLine& line, Vec2 fromTo, Vec2 offsets, double y,
              const Material& material, double bias = 0);
/// An upright band along one offset, for kerbs.
void addKerb(std::vector<Facet>& facets, const RoadLine& line, Vec2 fromTo, double offset, const Material& material);
/// Everything painted on the road of one side and its middle; for the road's thing.
void addMarkings(std::vector<Facet>& facets, const StreetPlan& plan, double from, double to);

inline constexpr double kGroundPiece = 40, kGroundStep = 5;

} // namespace core
