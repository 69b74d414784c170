// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/furniture.h"
#include "tests/core/scenes/thing_checks.h"

#include <doctest/doctest.h>
#include <functional>
#include <string>

using namespace core;
using namespace testing_support;

namespace {

struct Kind {
    std::string name;
    std::function<ThingSet(Random)> make;
    std::vector<int> labels;
    Vec2 height; ///< least and most, metres
    std::size_t budget;
};

const std::vector<Kind> kKinds{
    {"lamp post", [](Random r) { return makeLampPost(r, true); }, {17}, {3.5, 10.6}, 60},
    {"traffic light", [](Random r) { return makeTrafficLight(r, 1); }, {17, 19}, {3.0, 4.0}, 65},
    {"traffic light with arm", [](Random r) { return makeTrafficLight(r, 0, -4); }, {17, 19}, {5.4, 6.8}, 100},
    {"traffic sign", [](Random r) { return makeTrafficSign(r); }, {17, 20}, {2.3, 3.4}, 50},
    {"gantry", [](Random r) { return makeGantry(r, 16); }, {17, 20}, {6.2, 8.0}, 130},
    {"bollard", [](Random r) { return makeBollard(r); }, {17}, {0.7, 1.2}, 40},
    {"fence", [](Random r) { return makeFence(r, 5); }, {13}, {0.5, 2.3}, 90},
    {"wall", [](Random r) { return makeWall(r, 5); }, {12}, {0.8, 2.9}, 40},
    {"hedge", [](Random r) { return makeHedge(r, 5); }, {21}, {0.6, 1.95}, 20},
    {"tree", [](Random r) { return makeTree(r); }, {21}, {3.2, 17.5}, 120},
    {"bush", [](Random r) { return makeBush(r); }, {21}, {0.4, 2.3}, 40},
    {"bench", [](Random r) { return makeBench(r); }, {4}, {0.4, 1.0}, 55},
};

} // namespace

TEST_CASE("street furniture of 200 seeds is sound, of real height, of its label and within its budget") {
    for (const Kind& kind : kKinds) {
        CAPTURE(kind.name);
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            CAPTURE(seed);
            const ThingSet set = kind.make(Random(seed));
            const std::string fault = faultOf(set);
            CHECK_MESSAGE(fault.empty(), fault);
            REQUIRE(set.things.size() == kind.labels.size());
            for (std::size_t i = 0; i < kind.labels.size(); ++i) CHECK(set.things[i].labelId == kind.labels[i]);
            const Extent extent = extentOf(set);
            CHECK_MESSAGE(extent.height() >= kind.height.x, extent.height());
            CHECK_MESSAGE(extent.height() <= kind.height.y, extent.height());
            CHECK_MESSAGE(extent.low.y < 0.12, extent.low.y);
            CHECK_MESSAGE(facetsOf(set) <= kind.budget, facetsOf(set));
        }
    }
}

TEST_CASE("the same stream gives the same piece, another stream another one") {
    for (const Kind& kind : kKinds) {
        CAPTURE(kind.name);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            CHECK(areSame(kind.make(Random(seed)), kind.make(Random(seed))));
            CHECK_FALSE(areSame(kind.make(Random(seed)), kind.make(Random(seed + 1))));
        }
    }
}

TEST_CASE("pieces of fences, walls and hedges run from 0 to their length") {
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        for (const double length : {0.4, 1.7, 2.9, 8.0, 20.0})
            for (const ThingSet& set :
                 {makeFence(Random(seed), length), makeWall(Random(seed), length), makeHedge(Random(seed), length)}) {
                CAPTURE(seed);
                CAPTURE(length);
                CHECK_MESSAGE(faultOf(set).empty(), faultOf(set));
                const Extent extent = extentOf(set);
                CHECK_MESSAGE(extent.low.z >= -0.15, extent.low.z);
                CHECK_MESSAGE(extent.low.z < 0.07, extent.low.z);
                CHECK_MESSAGE(extent.high.z <= length + 0.15, extent.high.z);
                CHECK_MESSAGE(extent.high.z > length - 0.07, extent.high.z);
            }
}

TEST_CASE("a traffic light shows its phase towards +z: one lamp glows, of the right colour, at the right height") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        double height[3];
        for (int phase = 0; phase < 3; ++phase) {
            const ThingSet set = makeTrafficLight(Random(seed), phase);
            double highest = 0;
            for (const Facet& facet : set.things[1].facets) {
                if (facet.material.surface != Surface::Lamp) continue;
                CHECK(facet.corners[0].z > 0);
                if (std::abs(facet.corners[0].x) > 0.2) continue; // the small one for walkers, aside
                highest = facet.corners[0].y;
                const Light light = facet.material.base;
                CHECK((light.r > light.g) == (phase < 2));
                CHECK((light.g > 0.3 * light.r) == (phase > 0));
            }
            height[phase] = highest;
        }
        CHECK(height[0] > height[1] + 0.2);
        CHECK(height[1] > height[2] + 0.2);
    }
}

TEST_CASE("an arm reaches to the side asked for") {
    CHECK(extentOf(makeTrafficLight(Random(1), 0, 4)).high.x > 3.9);
    CHECK(extentOf(makeTrafficLight(Random(1), 0, 4)).low.x > -1);
    CHECK(extentOf(makeTrafficLight(Random(1), 0, -4)).low.x < -3.9);
}

TEST_CASE("signs are large enough to be seen, and grey from behind") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const ThingSet set = makeTrafficSign(Random(seed));
        const Extent board = extentOf({{set.things[1]}, 1, 1});
        CHECK_MESSAGE(board.width() >= 0.6, board.width());
        CHECK_MESSAGE(board.height() >= 0.55, board.height());
        double back = 1e9;
        bool isGrey = false;
        for (const Facet& facet : set.things[1].facets)
            if (facet.corners[0].z < back) {
                back = facet.corners[0].z;
                isGrey = facet.material.surface == Surface::Metal;
            }
        CHECK(isGrey);
    }
}

TEST_CASE("lamps of posts glow only when lit") {
    const auto glows = [](const ThingSet& set) {
        for (const Facet& facet : set.things[0].facets)
            if (facet.material.surface == Surface::Lamp) return true;
        return false;
    };
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CHECK(glows(makeLampPost(Random(seed), true)));
        CHECK_FALSE(glows(makeLampPost(Random(seed), false)));
    }
}
