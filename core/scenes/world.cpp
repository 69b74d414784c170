// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/world.h"

#include "core/scenes/placement.h"
#include "core/scenes/road_layout.h"
#include "core/scenes/weather_light.h"

#include <algorithm>

namespace core {
namespace {

enum Purpose : std::uint64_t { kCamera = 300, kLight };

constexpr double kGroundBehind = 8, kGroundAhead = 200; // metres

} // namespace

StreetLayout layOutStreet(const StreetSettings& settings) {
    StreetLayout layout;
    layout.plan = planStreet(settings.seed);
    const StreetPlan& plan = layout.plan;
    layout.camera = cameraOf(plan.random(kCamera), settings.size);
    const double z = plan.driven(settings.seconds);
    layout.eye = plan.line.at(z, plan.egoLane(), layout.camera.z);
    layout.heading = plan.line.heading(z);

    layout.ground = makeGround(plan, z - kGroundBehind, z + kGroundAhead);
    std::vector<Thing> horizon = makeHorizon(plan, layout.eye);
    layout.ground.insert(layout.ground.begin() + 1, std::make_move_iterator(horizon.begin()),
                         std::make_move_iterator(horizon.end()));

    const StreetCamera& camera = layout.camera;
    const double wide = std::max(camera.u0, settings.size.width - camera.u0) / camera.fx + 0.06;
    Stage stage(plan, settings.seconds, layout.eye, layout.heading, wide);
    const Circumstances now{settings.weather != Weather::Clear, settings.weather == Weather::Dusk,
                            settings.weather == Weather::Rain};
    addBlocks(stage);
    addKerbside(stage, now);
    addParked(stage, now);
    addPeople(stage, now);
    addTraffic(stage, now);
    layout.sets = std::move(stage).inPaintersOrder();
    return layout;
}

StreetWorld makeWorld(const StreetSettings& settings) {
    StreetLayout layout = layOutStreet(settings);
    StreetWorld world;
    world.seed = settings.seed;
    world.camera = layout.camera;
    world.eye = layout.eye;
    world.heading = layout.heading;
    const WeatherLight weather =
        lightOf(settings.weather, layout.plan.random(kLight).fork(static_cast<std::uint64_t>(settings.weather)));
    world.light = weather.light;
    world.air = weather.air;
    world.lens = weather.lens;
    world.things = std::move(layout.ground);
    for (StandingSet& set : layout.sets)
        for (Thing& thing : set.set.things) world.things.push_back(std::move(thing));
    return world;
}

} // namespace core
