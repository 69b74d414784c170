// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands still beside the road: poles, traffic lights, signs, fences, walls, trees, hedges.
#pragma once

#include "core/scenes/thing.h"

namespace core {

ThingSet makeLampPost(Random random, bool isLit); ///< its arm reaches out along +z
/// Pole and light: two things; phase 0 red, 1 yellow, 2 green. `arm`: a second light hangs that many metres to +x
/// (below 0: to −x), as over a road; 0: none.
ThingSet makeTrafficLight(Random random, int phase, double arm = 0);
ThingSet makeTrafficSign(Random random);         ///< pole and sign: two things
ThingSet makeGantry(Random random, double span); ///< poles and large direction signs over the road
ThingSet makeBollard(Random random);
/// Pieces from z = 0 to `length`, to be set one after another; the same stream and length give the same piece.
ThingSet makeFence(Random random, double length);
ThingSet makeWall(Random random, double length);
ThingSet makeHedge(Random random, double length);
ThingSet makeTree(Random random); ///< trunk and crown: both vegetation
ThingSet makeBush(Random random);
ThingSet makeBench(Random random);

} // namespace core
