// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands still beside the road: poles, traffic lights, signs, fences, walls, trees, hedges.
#pragma once

#include "core/scenes/thing.h"

namespace core {

ThingSet makeLampPost(Random random, bool isLit);
ThingSet makeTrafficLight(Random random, int phase); ///< pole and light: two things; phase 0 red, 1 yellow, 2 green
ThingSet makeTrafficSign(Random random);             ///< pole and sign: two things
ThingSet makeGantry(Random random, double span);     ///< poles and large direction signs over the road
ThingSet makeBollard(Random random);
/// Pieces of `length` metres along z, to be set one after another.
ThingSet makeFence(Random random, double length);
ThingSet makeWall(Random random, double length);
ThingSet makeHedge(Random random, double length);
ThingSet makeTree(Random random); ///< trunk and crown: both vegetation
ThingSet makeBush(Random random);
ThingSet makeBench(Random random);

} // namespace core
