// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/label_table.h"
#include "core/scenes/projection.h"
#include "core/scenes/raster.h"
#include "core/scenes/scene_lists.h"
#include "core/scenes/weather_light.h"
#include "core/scenes/world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>

using namespace core;

namespace {

StreetSettings truthOnly(std::uint64_t seed, Size size, Weather weather = Weather::Clear, double seconds = 0) {
    return {.seed = seed, .weather = weather, .size = size, .seconds = seconds, .photo = false};
}

bool haveSameBits(const StreetWorld& a, const StreetWorld& b) {
    if (a.things.size() != b.things.size() || a.camera != b.camera || a.heading != b.heading) return false;
    for (std::size_t i = 0; i < a.things.size(); ++i) {
        const Thing &s = a.things[i], &t = b.things[i];
        if (s.labelId != t.labelId || s.facets.size() != t.facets.size()) return false;
        for (std::size_t f = 0; f < s.facets.size(); ++f)
            for (std::size_t c = 0; c < s.facets[f].corners.size(); ++c)
                if (length(s.facets[f].corners[c] - t.facets[f].corners[c]) != 0) return false;
    }
    return true;
}

std::string labelOf(const StandingSet& set) { return std::string(labelById(set.set.things[0].labelId).name); }

/// Metres to the right of the middle of the road.
double offsetOf(const RoadLine& line, Vec3 p) {
    double z = p.z;
    for (int i = 0; i < 20; ++i) {
        const double k = line.slope(z);
        z -= ((z - p.z) + k * (line.middle(z) - p.x)) / (1 + k * k);
    }
    const double k = line.slope(z);
    return ((p.x - line.middle(z)) - k * (p.z - z)) / std::sqrt(1 + k * k);
}

ThingSet boxOf(Vec2 low, Vec2 high) {
    Thing thing{.labelId = 11, .facets = {}};
    for (const double y : {0.0, 2.0})
        thing.facets.push_back(
            {.corners = {{low.x, y, low.y}, {high.x, y, low.y}, {high.x, y, high.y}, {low.x, y, high.y}},
             .material = {}});
    return {{thing}, 1, 1};
}

std::vector<std::uint64_t> orderOf(Stage stage) {
    std::vector<std::uint64_t> keys;
    for (const StandingSet& set : std::move(stage).inPaintersOrder()) keys.push_back(set.key);
    return keys;
}

/// A straight road along z with a plain cross-section.
StreetPlan straightPlan() {
    StreetPlan plan;
    plan.firstBlock = 1000;
    plan.blockLength = 2000;
    return plan;
}

} // namespace

TEST_CASE("the same settings give the same street, others another one") {
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        const StreetSettings settings = truthOnly(seed, {320, 160}, Weather::Rain, 1.5);
        CHECK(haveSameBits(makeWorld(settings), makeWorld(settings)));
        StreetSettings other = settings;
        other.seed += 1000;
        CHECK_FALSE(haveSameBits(makeWorld(settings), makeWorld(other)));
    }
}

TEST_CASE("the street is the same in all weathers but for lamps and umbrellas") {
    for (std::uint64_t seed = 20; seed < 24; ++seed) {
        const StreetLayout clear = layOutStreet(truthOnly(seed, {320, 160}));
        const StreetLayout dusk = layOutStreet(truthOnly(seed, {320, 160}, Weather::Dusk));
        REQUIRE(clear.sets.size() == dusk.sets.size());
        std::map<std::uint64_t, Vec3> places;
        for (const StandingSet& set : clear.sets) places[set.key] = set.position;
        for (const StandingSet& set : dusk.sets) {
            REQUIRE(places.contains(set.key));
            CHECK(length(places[set.key] - set.position) == 0);
        }
    }
}

TEST_CASE("what is behind is drawn first, also beside a long wall whose middle is nearer") {
    const StreetPlan plan = straightPlan();
    Stage stage(plan, 0, {0, 1.4, 0}, 0, 1);
    // The wall begins at 5 m and ends at 45 m; the box behind it is nearer to the eye than the wall's far end, the
    // one before it is farther away than the wall's origin.
    stage.put(boxOf({3.0, 0}, {3.4, 40}), {0, 0, 5}, 0, 1);
    stage.put(boxOf({-0.5, -0.5}, {0.5, 0.5}), {8, 0, 18}, 0, 2);
    stage.put(boxOf({-0.5, -0.5}, {0.5, 0.5}), {2, 0, 30}, 0, 3);
    CHECK(orderOf(stage) == std::vector<std::uint64_t>{2, 1, 3});
}

TEST_CASE("of two that stand one behind the other the nearer one comes last, whatever came first") {
    const StreetPlan plan = straightPlan();
    for (const bool isSwapped : {false, true}) {
        Stage stage(plan, 0, {0, 1.4, 0}, 0, 1);
        for (const double z : {isSwapped ? 10.0 : 20.0, isSwapped ? 20.0 : 10.0})
            stage.put(boxOf({-1, -1}, {1, 1}), {0, 0, z}, 0, static_cast<std::uint64_t>(z));
        CHECK(orderOf(stage) == std::vector<std::uint64_t>{20, 10});
    }
}

TEST_CASE("a fence without thickness is hidden by those who walk before it") {
    const StreetPlan plan = straightPlan();
    for (const double heading : {0.0, kPi}) {
        Stage stage(plan, 0, {0, 1.4, 0}, 0, 1);
        stage.put(boxOf({0, -3}, {0, 3}), {4, 0, 13}, heading, 1);
        stage.put(boxOf({-0.3, -0.3}, {0.3, 0.3}), {3.6, 0, 13.9}, 0, 2);
        stage.put(boxOf({-0.3, -0.3}, {0.3, 0.3}), {4.5, 0, 11.4}, 0, 3);
        CHECK(orderOf(stage) == std::vector<std::uint64_t>{3, 1, 2});
    }
}

TEST_CASE("painter's order hides hardly a pixel of what is nearer") {
    const Size size{256, 128};
    int wrong = 0;
    const std::vector<StreetSettings> scenes = trainScenes(60);
    for (const StreetSettings& scene : scenes) {
        const StreetSettings settings = truthOnly(scene.seed, size, scene.weather);
        const StreetWorld world = makeWorld(settings);
        const StreetFrame frame = drawWorld(world, settings, {}).value();
        const Projection projection = projectWorld(world, size);
        Plane<float> nearest(size, 1e9F);
        core::Crossings crossings;
        // The country is a kerb above the road that is drawn over it, and so is left out.
        for (const FlatThing& thing : std::span(projection.things).subspan(1))
            for (std::uint32_t f = thing.firstFacet; f < thing.endFacet; ++f)
                scanPolygon(projection.outline(projection.facets[f]), kCentres, size.width, 0, size.height, crossings,
                            [&](int y, int first, int end) {
                                for (int x = first; x < end; ++x) {
                                    const double inverse = projection.facets[f].inverseDepth(x + 0.5, y + 0.5);
                                    const auto depth = static_cast<float>(1 / std::max(inverse, 1e-9));
                                    nearest.at(x, y) = std::min(nearest.at(x, y), depth);
                                }
                            });
        for (std::size_t i = 0; i < size.area(); ++i) // half a metre: a rider is drawn over the handlebar
            wrong += frame.depth.values()[i] > nearest.values()[i] * 1.02F + 0.5F;
    }
    CHECK(wrong < 0.001 * static_cast<double>(scenes.size() * size.area()));
}

TEST_CASE("overlap of outlines is measured across the nearest edges") {
    const Outline a{Vec2{0, 0}, Vec2{4, 0}, Vec2{4, 2}, Vec2{0, 2}};
    const Outline b{Vec2{3, 1}, Vec2{6, 1}, Vec2{6, 5}, Vec2{3, 5}};
    const Outline c{Vec2{7, 0}, Vec2{8, 0}, Vec2{8, 2}, Vec2{7, 2}};
    CHECK(overlapOf(a, b) == doctest::Approx(1));
    CHECK(overlapOf(a, c) == doctest::Approx(-3));
}

TEST_CASE("nothing takes the ground of another") {
    for (const StreetSettings& scene : trainScenes(60)) {
        const StreetLayout layout = layOutStreet(truthOnly(scene.seed, {256, 128}, scene.weather));
        for (std::size_t i = 0; i < layout.sets.size(); ++i)
            for (std::size_t j = i + 1; j < layout.sets.size(); ++j) {
                const StandingSet &a = layout.sets[i], &b = layout.sets[j];
                // A gantry stands over the road; houses and far trees of a curved row share their walls.
                if (a.set.halfWidth > 4 && labelOf(a) == "pole") continue;
                if (b.set.halfWidth > 4 && labelOf(b) == "pole") continue;
                const auto isRow = [](const StandingSet& s) {
                    return labelOf(s) == "building" || labelOf(s) == "vegetation" || labelOf(s) == "wall" ||
                           labelOf(s) == "fence";
                };
                const double allowed = isRow(a) && isRow(b) ? 1.5 : 0.3;
                CAPTURE(scene.seed);
                CAPTURE(labelOf(a));
                CAPTURE(labelOf(b));
                CAPTURE(a.position.z);
                CAPTURE(b.position.z);
                CHECK(overlapOf(a.ground, b.ground) <= allowed);
            }
    }
}

TEST_CASE("on the carriageway there is only what drives, parks or crosses") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const StreetLayout layout = layOutStreet(truthOnly(seed, {256, 128}));
        const double crossing = layout.plan.junction(0).crossingZ();
        for (const StandingSet& set : layout.sets) {
            const std::string label = labelOf(set);
            const double offset = offsetOf(layout.plan.line, set.position);
            const double kerb = layout.plan.side(offset < 0 ? -1 : 1).kerb();
            CAPTURE(seed);
            CAPTURE(label);
            CAPTURE(set.position.z);
            if (set.position.y == 0 && std::abs(offset) < kerb && label == "person")
                CHECK(std::abs(set.position.z - crossing) < 3);
            for (const char* fixed : {"building", "wall", "fence", "vegetation", "traffic sign", "static"})
                if (label == fixed) CHECK(std::abs(offset) >= kerb - 1e-6);
            if (label == "train") CHECK(std::abs(offset) < layout.plan.side(offset < 0 ? -1 : 1).tracks);
        }
    }
}

TEST_CASE("walks lie a kerb above the road, and side roads do not") {
    const StreetPlan plan = planStreet(7);
    const double kerb = plan.side(1).kerb();
    int mouths = 0;
    for (int number = 1; number < 12; ++number) {
        const Junction j = plan.junction(number);
        CHECK(plan.groundHeight(j.z, kerb - 0.1) == 0);
        CHECK(plan.groundHeight(j.z + j.halfWidth + 1, kerb + 0.1) == kKerbHeight);
        CHECK(plan.groundHeight(j.z, kerb + 0.1) == (j.opens[1] ? 0 : kKerbHeight));
        mouths += j.opens[1];
    }
    CHECK(mouths > 0);
    CHECK(mouths < 11);
}

TEST_CASE("every class occurs in a quarter of the frames and over enough pixels to be learnt") {
    std::array<double, kLabelIds> pixels{};
    std::array<int, kLabelIds> frames{};
    const int count = 60;
    const Size size{200, 100};
    for (const StreetSettings& scene : trainScenes(count)) {
        const StreetFrame frame = drawStreet(truthOnly(scene.seed, size, scene.weather)).value();
        std::array<int, kLabelIds> own{};
        for (const std::uint8_t id : frame.labelIds.values()) ++own[id];
        for (std::size_t id = 0; id < own.size(); ++id) {
            pixels[id] += own[id];
            frames[id] += own[id] >= 5;
        }
    }
    for (int trainId = 0; trainId < 19; ++trainId) {
        const auto id = static_cast<std::size_t>(*idOfTrainId(trainId));
        const double share = pixels[id] / (count * static_cast<double>(size.area()));
        const std::string name(labelById(static_cast<int>(id)).name);
        const bool isThin = name == "pole" || name == "traffic light" || name == "traffic sign";
        CAPTURE(name);
        CAPTURE(share);
        CHECK(frames[id] >= count / 4);
        CHECK(share >= (isThin ? 0.003 : 0.0045));
        CHECK(share < 0.45);
    }
}

TEST_CASE("the number of things is bounded, and all are within sight") {
    for (std::uint64_t seed = 300; seed < 340; ++seed) {
        const StreetLayout layout = layOutStreet(truthOnly(seed, {1024, 512}));
        CHECK(layout.sets.size() > 20);
        CHECK(layout.sets.size() < 220);
        CHECK(layout.ground.size() < 40);
        for (const StandingSet& set : layout.sets) CHECK(length(set.position - layout.eye) < 230);
    }
}

TEST_CASE("the camera is Cityscapes' own, within limits, at every size") {
    for (const Size size : {Size{2048, 1024}, Size{97, 301}, Size{16, 16}}) {
        const StreetCamera camera = cameraOf(Random(5), size);
        CHECK(camera.fx / size.width >= 1.06);
        CHECK(camera.fx / size.width <= 1.15);
        CHECK(std::abs(camera.u0 / size.width - 0.51) <= 0.02);
        CHECK(std::abs(camera.v0 / size.height - 0.5) <= 0.02);
        CHECK(camera.baseline == 0.209313);
    }
    const StreetLayout layout = layOutStreet(truthOnly(9, {512, 256}));
    CHECK(layout.eye.y == layout.camera.z);
    CHECK(layout.eye.y >= 1.2);
    CHECK(layout.eye.y <= 1.5);
}

TEST_CASE("weather shows in light, air and ground") {
    int fromBehind = 0, shining = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const WeatherLight clear = lightOf(Weather::Clear, Random(seed)), rain = lightOf(Weather::Rain, Random(seed));
        const WeatherLight fog = lightOf(Weather::Fog, Random(seed)), dusk = lightOf(Weather::Dusk, Random(seed));
        CHECK(clear.air.rain == 0);
        CHECK(clear.air.wetness == 0);
        CHECK(rain.air.rain >= 0.3);
        CHECK(rain.air.wetness >= 0.5);
        CHECK(fog.air.fogDensity > 0.01);
        CHECK(clear.air.fogDensity < 0.0035);
        CHECK(dusk.light.sky.g < 0.2);
        CHECK(dusk.light.exposure > clear.light.exposure * 0.7);
        for (const WeatherLight& w : {clear, rain, fog, dusk}) {
            CHECK(length(w.light.towards) == doctest::Approx(1));
            CHECK(w.light.towards.y > 0);
        }
        if (clear.light.sun.r < 0.5) continue;
        ++shining;
        fromBehind += clear.light.towards.z < 0;
    }
    CHECK(shining > 25);
    CHECK(shining < 55);
    CHECK(fromBehind > shining / 4);
    CHECK(fromBehind < 3 * shining / 4);
}

TEST_CASE("streets differ: all kinds occur, with and without trams, waiting and driving") {
    std::array<int, kStreetKinds> kinds{};
    int trams = 0, waiting = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const StreetPlan plan = planStreet(seed);
        ++kinds[static_cast<std::size_t>(plan.kind)];
        trams += plan.side(1).tracks > 0;
        waiting += plan.waits > 0;
        CHECK(plan.side(1).tracks == plan.side(-1).tracks);
    }
    for (const int count : kinds) CHECK(count >= 10);
    CHECK(trams > 60);
    CHECK(trams < 140);
    CHECK(waiting > 50);
    CHECK(waiting < 110);
}
