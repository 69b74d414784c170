// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Houses, halls and churches. Each stands with the middle of its front on the origin, looks along +z and reaches
// backwards. Private to core/scenes.
#pragma once

#include "core/scenes/thing.h"

namespace core {

struct HouseShape {
    double width = 10, depth = 11, height = 11; ///< metres; height up to the eaves
    bool isSimple = false;                      ///< far away: walls and roof only
    bool hasShop = false;
};
/// A town house in a row: storeys, door, shop, bay windows, balconies; roof or attic.
ThingSet makeTownHouse(Random random, const HouseShape& shape);
/// A house in its garden: gable, dormer, porch, chimney.
ThingSet makeVilla(Random random, const HouseShape& shape);
/// Works and stores: gates, saw-tooth or flat roof, tanks, chimney stack.
ThingSet makeHall(Random random, const HouseShape& shape);
ThingSet makeChurch(Random random);

} // namespace core
