// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/shapes.h"
#include "tests/core/scenes/thing_checks.h"

#include <doctest/doctest.h>

using namespace core;
using namespace testing_support;

namespace {

const Material kGrey{};

ThingSet setOf(FacetBuilder& build) {
    ThingSet set;
    set.halfWidth = set.halfLength = 100;
    set.things.push_back({26, false, build.take()});
    return set;
}

double areaOf(const Facet& facet) {
    Vec3 sum;
    for (std::size_t i = 0; i < facet.corners.size(); ++i)
        sum = sum + cross(facet.corners[i] - facet.corners[0],
                          facet.corners[(i + 1) % facet.corners.size()] - facet.corners[0]);
    return length(sum) / 2;
}

double areaOf(const ThingSet& set) {
    double area = 0;
    for (const Facet& facet : set.things[0].facets) area += areaOf(facet);
    return area;
}

} // namespace

TEST_CASE("a box has the six sides that were asked for, with their areas") {
    FacetBuilder build;
    build.box({-1, 0, -2}, {1, 3, 2}, kGrey);
    CHECK(build.count() == 6);
    CHECK(areaOf(setOf(build)) == doctest::Approx(2 * (2 * 3 + 3 * 4 + 2 * 4)));
    build.box({-1, 0, -2}, {1, 3, 2}, kGrey, kTop | kFront);
    const ThingSet two = setOf(build);
    REQUIRE(two.things[0].facets.size() == 2);
    CHECK(areaOf(two) == doctest::Approx(2 * 4 + 2 * 3));
    CHECK(extentOf(two).low.y == 0);
    CHECK(extentOf(two).low.z == -2);
}

TEST_CASE("a quad that is not flat becomes two triangles, a flat one stays whole") {
    FacetBuilder build;
    build.polygon({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}, kGrey);
    CHECK(build.count() == 1);
    build.polygon({{0, 0, 0}, {1, 0, 0}, {1, 1, 0.2}, {0, 1, 0}}, kGrey);
    CHECK(build.count() == 3);
    CHECK(faultOf(setOf(build)).empty());
}

TEST_CASE("what has no area is left out") {
    FacetBuilder build;
    build.polygon({{0, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 0, 0}}, kGrey);
    CHECK(build.count() == 0);
}

TEST_CASE("the texture of an upright facet has v upwards, of a level one v along z") {
    FacetBuilder build;
    build.plate(2, {0, 0}, {1, 1}, kGrey);
    build.box({0, 0, 0}, {1, 1, 1}, kGrey, kTop);
    const auto facets = build.take();
    CHECK(facets[0].v.y == doctest::Approx(1));
    CHECK(facets[1].v.z == doctest::Approx(1));
}

TEST_CASE("a disc has the area of its regular polygon, a ring that of the difference") {
    FacetBuilder build;
    const auto polygonArea = [](double r, int n) { return 0.5 * n * r * r * exactSin(2 * kPi / n); };
    build.disc({0, 1, 0}, {1, 0, 0}, {0, 1, 0}, 0.5, 12, kGrey);
    CHECK(areaOf(setOf(build)) == doctest::Approx(polygonArea(0.5, 12)));
    build.ring({0, 1, 0}, {0, 1, 0}, {0, 0, 1}, 0.5, 0.4, 14, kGrey);
    CHECK(build.count() == 2);
    const ThingSet ring = setOf(build);
    CHECK(areaOf(ring) == doctest::Approx(polygonArea(0.5, 14) - polygonArea(0.4, 14)));
    CHECK(faultOf(ring).empty());
}

TEST_CASE("a tube of any direction is closed around its axis and as thick as asked") {
    for (const Vec3 to : {Vec3{0, 2, 0}, Vec3{0, 0, 2}, Vec3{2, 0, 0}, Vec3{1, -0.5, 1}, Vec3{0, -2, 0.001}}) {
        FacetBuilder build;
        build.tube({0, 5, 0}, Vec3{0, 5, 0} + to, 0.2, 0.1, 6, kGrey);
        CHECK(build.count() == 6);
        const ThingSet set = setOf(build);
        CHECK_MESSAGE(faultOf(set).empty(), faultOf(set));
        const Vec3 axis = normalized(to);
        for (const Facet& facet : set.things[0].facets)
            for (const Vec3 corner : facet.corners) {
                const Vec3 from = corner - Vec3{0, 5, 0};
                const double along = dot(from, axis), off = length(from - axis * along);
                CHECK(off == doctest::Approx(along > length(to) / 2 ? 0.1 : 0.2));
            }
    }
}

TEST_CASE("levels of any size and shift are joined by flat sides") {
    FacetBuilder build;
    build.loft({{0, 1, 2, 0.3}, {1, 0.5, 1.9, 0.2, 0.4, -0.3}, {1.5, 0.2, 0.3, 0.05, -0.2, 0.6}}, kGrey, true, true);
    CHECK(build.count() == 18);
    CHECK_MESSAGE(faultOf(setOf(build)).empty(), "all flat");
    build.loft({{0, 1, 2}, {1, 0.5, 1}}, kGrey);
    CHECK(build.count() == 5);
}

TEST_CASE("a place turns and moves what is built in it") {
    FacetBuilder build;
    build.place = turnedPlace({10, 0, 0}, kPi / 2); // +z becomes +x
    build.box({-1, 0, 0}, {1, 1, 4}, kGrey);
    const Extent extent = extentOf(setOf(build));
    CHECK(extent.low.x == doctest::Approx(10));
    CHECK(extent.high.x == doctest::Approx(14));
    CHECK(extent.width() == doctest::Approx(4));
    CHECK(extent.length() == doctest::Approx(2));
    const Place along = placeAlong({0, 1, 0}, {0, 1, 3}, {0, -1, 0});
    CHECK(along.at({0, 3, 0}).z == doctest::Approx(3));
    CHECK(along.at({0, 0, 1}).y == doctest::Approx(0)); // forward is down there
}

TEST_CASE("ragged patches are simple, flat and no larger than asked, over 200 seeds") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        FacetBuilder build;
        Random random(seed);
        const Vec3 normal = randomDirection(random);
        CHECK(length(normal) == doctest::Approx(1));
        const Place frame = placeAlong({}, normal);
        build.ragged(random, {0, 5, 0}, frame.right, frame.forward, {2, 1}, 11, 0.6, kGrey);
        const ThingSet set = setOf(build);
        CHECK_MESSAGE(faultOf(set).empty(), seed, ": ", faultOf(set));
        for (const Vec3 corner : set.things[0].facets[0].corners) CHECK(length(corner - Vec3{0, 5, 0}) <= 2.0001);
    }
}

TEST_CASE("paint is linear light: black, white and a middle grey") {
    CHECK(paintOf(0, 0, 0).g == 0);
    CHECK(paintOf(255, 255, 255).r == doctest::Approx(1));
    CHECK(paintOf(128, 128, 128).b == doctest::Approx(0.216).epsilon(0.08)); // of the sRGB curve
}

TEST_CASE("the checks of this folder see the faults that they are there for") {
    ThingSet set;
    Facet facet;
    facet.corners = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    set.things.push_back({26, false, {facet}});
    set.halfWidth = set.halfLength = 1;
    CHECK(faultOf(set).empty());
    auto& corners = set.things[0].facets[0].corners;
    corners[2].z = 0.01;
    CHECK(faultOf(set).find("not flat") != std::string::npos);
    corners = {{0, 0, 0}, {1, 1, 0}, {1, 0, 0}, {0, 0.5, 0}};
    CHECK(faultOf(set).find("crosses itself") != std::string::npos);
    corners = {{0, -0.1, 0}, {1, 0, 0}, {1, 1, 0}};
    CHECK(faultOf(set).find("below the ground") != std::string::npos);
    corners = {{0, 0, 0}, {1.2, 0, 0}, {1, 1, 0}};
    CHECK(faultOf(set).find("too wide") != std::string::npos);
}
