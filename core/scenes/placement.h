// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who and what is in a street, and where: each of these fills one part of the stage. The parts do not share ground, so
// that nothing has to be moved or left out because of a neighbour, and nothing vanishes while the camera drives.
// Private to core/scenes.
#pragma once

#include "core/scenes/stage.h"

namespace core {

struct Circumstances {
    bool lampsOn = false; ///< of vehicles
    bool isDark = false;  ///< street lamps glow
    bool isRaining = false;
};

/// What drives: the camera's lane, the oncoming one, trams on their tracks, bicycles on their strip, cars that wait in
/// side roads.
void addTraffic(Stage& stage, const Circumstances& now);
/// Parking strips: cars, lorries, two-wheelers.
void addParked(Stage& stage, const Circumstances& now);
/// On the walks: walkers, groups, people on benches and those who cross before a waiting camera.
void addPeople(Stage& stage, const Circumstances& now);
/// Along the kerb: lamps, lights, signs, trees, racks, rails.
void addKerbside(Stage& stage, const Circumstances& now);
/// Behind the property line: fences, walls, hedges, gardens, houses, halls, parks.
void addBlocks(Stage& stage);
/// Hills, woods and roofs at the end of everything; they go with the camera. In painter's order, before all else.
std::vector<Thing> makeHorizon(const StreetPlan& plan, Vec3 eye);

/// A tree under which one can walk and park; empty when the stream holds none.
ThingSet makeStreetTree(Random random);
/// A row of far crowns that hangs together, `length` metres along x around the origin.
Thing makeTreeLine(Random random, double length, double height, double season);

} // namespace core
