// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cars, trucks, buses, trams, motorcycles and bicycles, with riders or without: real proportions in metres, variety by
// the random stream.
#pragma once

#include "core/scenes/thing.h"

namespace core {

struct VehicleLook {
    bool lampsOn = false; ///< head lamps and rear lights glow (rain, fog, dusk)
    double stride = 0;    ///< riders: phase of pedals and legs, in turns
};
ThingSet makeCar(Random random, const VehicleLook& look = {});   ///< hatchback, saloon, estate, van, SUV, taxi
ThingSet makeTruck(Random random, const VehicleLook& look = {}); ///< box, tarpaulin, tipper, tanker
ThingSet makeBus(Random random, const VehicleLook& look = {});   ///< city bus, coach, articulated
ThingSet makeTram(Random random, const VehicleLook& look = {});  ///< label train; on rails
ThingSet makeMotorcycle(Random random, bool withRider, const VehicleLook& look = {});
ThingSet makeBicycle(Random random, bool withRider, const VehicleLook& look = {});

} // namespace core
