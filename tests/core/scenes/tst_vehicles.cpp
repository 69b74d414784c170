// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/vehicles.h"
#include "tests/core/scenes/thing_checks.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <set>
#include <string>

using namespace core;
using namespace testing_support;

namespace {

struct Kind {
    std::string name;
    std::function<ThingSet(Random, const VehicleLook&)> make;
    std::vector<int> labels;
    Vec2 width, height, length; ///< least and most, metres
    std::size_t budget;
};

const std::vector<Kind> kKinds{
    {"car",
     [](Random r, const VehicleLook& l) { return makeCar(r, l); },
     {26},
     {1.7, 2.4},
     {1.35, 2.2},
     {3.3, 5.4},
     150},
    {"truck",
     [](Random r, const VehicleLook& l) { return makeTruck(r, l); },
     {27},
     {2.5, 3.1},
     {2.3, 4.2},
     {6.5, 10.4},
     200},
    {"bus",
     [](Random r, const VehicleLook& l) { return makeBus(r, l); },
     {28},
     {2.5, 3.0},
     {2.9, 4.0},
     {10, 18.6},
     225},
    {"tram",
     [](Random r, const VehicleLook& l) { return makeTram(r, l); },
     {31},
     {2.2, 2.8},
     {4.0, 5.2},
     {16, 26},
     225},
    {"bicycle",
     [](Random r, const VehicleLook& l) { return makeBicycle(r, false, l); },
     {33},
     {0.4, 0.8},
     {0.95, 1.35},
     {1.6, 1.95},
     160},
    {"bicycle with rider",
     [](Random r, const VehicleLook& l) { return makeBicycle(r, true, l); },
     {33, 25},
     {0.5, 0.9},
     {1.6, 2.0},
     {1.6, 1.95},
     270},
    {"motorcycle",
     [](Random r, const VehicleLook& l) { return makeMotorcycle(r, false, l); },
     {32},
     {0.7, 1.15},
     {1.1, 1.5},
     {1.6, 2.15},
     180},
    {"motorcycle with rider",
     [](Random r, const VehicleLook& l) { return makeMotorcycle(r, true, l); },
     {32, 25},
     {0.7, 1.1},
     {1.4, 1.85},
     {1.6, 2.15},
     290},
};

bool isWithin(double value, Vec2 range) { return value >= range.x && value <= range.y; }

bool hasLamp(const ThingSet& set) {
    for (const Thing& thing : set.things)
        for (const Facet& facet : thing.facets)
            if (facet.material.surface == Surface::Lamp && facet.material.base.r > 0.85) return true;
    return false;
}

} // namespace

TEST_CASE("vehicles of 200 seeds are sound, of real size, of their label and within their budget") {
    for (const Kind& kind : kKinds) {
        CAPTURE(kind.name);
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            CAPTURE(seed);
            const ThingSet set = kind.make(Random(seed), {seed % 2 == 0, static_cast<double>(seed) * 0.13});
            const std::string fault = faultOf(set);
            CHECK_MESSAGE(fault.empty(), fault);
            REQUIRE(set.things.size() == kind.labels.size());
            for (std::size_t i = 0; i < kind.labels.size(); ++i) {
                CHECK(set.things[i].labelId == kind.labels[i]);
                CHECK_FALSE(set.things[i].isGroup);
            }
            const Extent extent = extentOf(set);
            CHECK_MESSAGE(isWithin(extent.width(), kind.width), extent.width());
            CHECK_MESSAGE(isWithin(extent.height(), kind.height), extent.height());
            CHECK_MESSAGE(isWithin(extent.length(), kind.length), extent.length());
            CHECK_MESSAGE(extent.low.y < 0.03, "stands on the ground");
            CHECK_MESSAGE(facetsOf(set) <= kind.budget, facetsOf(set));
            // The stated ground is not much larger than what is there.
            CHECK_MESSAGE(set.halfWidth < extent.width() / 2 + 0.3, set.halfWidth);
            CHECK_MESSAGE(set.halfLength < extent.length() / 2 + 0.35, set.halfLength);
        }
    }
}

TEST_CASE("the same stream gives the same vehicle, another stream another one") {
    for (const Kind& kind : kKinds) {
        CAPTURE(kind.name);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            CHECK(areSame(kind.make(Random(seed), {}), kind.make(Random(seed), {})));
            CHECK_FALSE(areSame(kind.make(Random(seed), {}), kind.make(Random(seed + 1), {})));
        }
    }
}

TEST_CASE("lamps glow when they are on, and change nothing else than light") {
    for (const Kind& kind : kKinds) {
        CAPTURE(kind.name);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const ThingSet off = kind.make(Random(seed), {false, 0.3}), on = kind.make(Random(seed), {true, 0.3});
            CHECK(hasLamp(on));
            CHECK(facetsOf(on) == facetsOf(off));
            CHECK(extentOf(on).length() == extentOf(off).length());
            for (std::size_t i = 0; i < on.things.size(); ++i)
                for (std::size_t f = 0; f < on.things[i].facets.size(); ++f) {
                    const Material &lit = on.things[i].facets[f].material, &dark = off.things[i].facets[f].material;
                    if (lit.surface != Surface::Lamp)
                        CHECK((lit.variant == dark.variant && lit.base.r == dark.base.r && lit.base.b == dark.base.b));
                }
        }
    }
}

TEST_CASE("cars face +z: what glows is white in front and red behind") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const ThingSet car = makeCar(Random(seed), {true, 0});
        int white = 0, red = 0;
        for (const Facet& facet : car.things[0].facets) {
            if (facet.material.surface != Surface::Lamp) continue;
            const double z = facet.corners[0].z;
            if (facet.material.base.g < 0.2 * facet.material.base.r) {
                CHECK(z < -1);
                ++red;
            } else if (facet.material.base.r > 1.5) {
                CHECK(z > 1);
                ++white;
            }
        }
        CHECK(white >= 4); // on either side, and around the corner
        CHECK(red >= 4);
    }
}

TEST_CASE("as many wheels on the left as on the right, and they stand on the ground") {
    for (const auto& make : {+[](Random r) { return makeCar(r); }, +[](Random r) { return makeTruck(r); },
                             +[](Random r) { return makeBus(r); }})
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const ThingSet set = make(Random(seed));
            int left = 0, right = 0;
            for (const Facet& facet : set.things[0].facets) {
                if (facet.corners.size() != 14) continue; // the outer face of a tyre; of a rim, some stars
                double low = 1;
                for (const Vec3 p : facet.corners) low = std::min(low, p.y);
                if (low < 0.02) (facet.corners[0].x < 0 ? left : right) += 1;
            }
            CHECK(left >= 2);
            CHECK(left == right);
        }
}

TEST_CASE("a rider's feet go with the pedals; the bicycle under them stays as it is") {
    const ThingSet low = makeBicycle(Random(3), true, {false, 0.1}), high = makeBicycle(Random(3), true, {false, 0.35});
    CHECK_FALSE(areSame(low, high));
    CHECK(extentOf({{low.things[0]}, 1, 1}).height() == doctest::Approx(extentOf({{high.things[0]}, 1, 1}).height()));
    CHECK(areSame(makeBicycle(Random(3), true, {false, 0.1}), low));
}

TEST_CASE("many colours, and half of all cars are grey, black or white") {
    int grey = 0;
    std::set<int> shades;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const ThingSet car = makeCar(Random(seed));
        Light body{-1, 0, 0};
        for (const Facet& facet : car.things[0].facets)
            if (facet.material.surface == Surface::Paint && body.r < 0) body = facet.material.base;
        const double most = std::max({body.r, body.g, body.b}), least = std::min({body.r, body.g, body.b});
        grey += most < 1.35 * least + 0.004;
        shades.insert(static_cast<int>(body.r * 20) * 400 + static_cast<int>(body.g * 20) * 20 +
                      static_cast<int>(body.b * 20));
    }
    CHECK(grey > 200);
    CHECK(grey < 340);
    CHECK(shades.size() > 60);
}
