// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of a street before it is handed to the renderer as one list. Private to core/scenes and its tests.
#pragma once

#include "core/scenes/renderer.h"
#include "core/scenes/stage.h"

#include <vector>

namespace core {

struct StreetLayout {
    StreetPlan plan;
    StreetCamera camera;
    Vec3 eye;
    double heading = 0;
    std::vector<Thing> ground;     ///< terrain, horizon, road, walks: in painter's order
    std::vector<StandingSet> sets; ///< what stands on it, in painter's order
};
StreetLayout layOutStreet(const StreetSettings& settings);

} // namespace core
