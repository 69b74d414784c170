// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/figure.h"
#include "core/scenes/people.h"
#include "tests/core/scenes/thing_checks.h"

#include <doctest/doctest.h>

using namespace core;
using namespace testing_support;

namespace {

void checkPerson(const ThingSet& set, double least, double most, std::size_t budget) {
    const std::string fault = faultOf(set);
    CHECK_MESSAGE(fault.empty(), fault);
    REQUIRE(set.things.size() == 1);
    CHECK(set.things[0].labelId == 24);
    CHECK_FALSE(set.things[0].isGroup);
    const Extent extent = extentOf(set);
    CHECK_MESSAGE(extent.height() >= least, extent.height());
    CHECK_MESSAGE(extent.height() <= most, extent.height());
    CHECK_MESSAGE(extent.low.y < 0.15, extent.low.y);
    CHECK_MESSAGE(facetsOf(set) <= budget, facetsOf(set));
}

} // namespace

TEST_CASE("people of 200 seeds are sound, of real size and within their budget") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const double stride = static_cast<double>(seed) * 0.0713;
        checkPerson(makePerson(Random(seed), Posture::Standing), 0.95, 2.0, 108);
        checkPerson(makePerson(Random(seed), Posture::Walking, stride), 0.9, 2.0, 108);
        checkPerson(makePerson(Random(seed), Posture::Sitting), 0.85, 1.6, 108);
        checkPerson(makePerson(Random(seed), Posture::Walking, stride, true), 1.1, 2.4, 120);
    }
}

TEST_CASE("the same stream gives the same person, another stream another one") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CHECK(
            areSame(makePerson(Random(seed), Posture::Walking, 0.3), makePerson(Random(seed), Posture::Walking, 0.3)));
        CHECK_FALSE(
            areSame(makePerson(Random(seed), Posture::Standing), makePerson(Random(seed + 1), Posture::Standing)));
    }
}

TEST_CASE("a walker is as long at the start of the next turn, and strides in between") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const double begin = extentOf(makePerson(Random(seed), Posture::Walking, 0.0)).length();
        const double next = extentOf(makePerson(Random(seed), Posture::Walking, 1.0)).length();
        const double narrow = extentOf(makePerson(Random(seed), Posture::Walking, 0.3)).length();
        CHECK(begin == doctest::Approx(next));
        CHECK(begin > narrow);
    }
}

TEST_CASE("a walk goes on without a jump") {
    for (int step = 0; step < 200; ++step) {
        const ThingSet one = makePerson(Random(5), Posture::Walking, step * 0.005);
        const ThingSet two = makePerson(Random(5), Posture::Walking, (step + 1) * 0.005);
        REQUIRE(facetsOf(one) == facetsOf(two));
        double most = 0;
        for (std::size_t f = 0; f < one.things[0].facets.size(); ++f) {
            const auto &a = one.things[0].facets[f].corners, &b = two.things[0].facets[f].corners;
            for (std::size_t c = 0; c < a.size(); ++c) most = std::max(most, length(a[c] - b[c]));
        }
        CHECK_MESSAGE(most < 0.06, step, ": ", most);
    }
}

TEST_CASE("a group is several people of their own, or one thing") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const ThingSet apart = makeGroup(Random(seed), false, 0.2), one = makeGroup(Random(seed), true, 0.2);
        CHECK_MESSAGE(faultOf(apart).empty(), faultOf(apart));
        CHECK_MESSAGE(faultOf(one).empty(), faultOf(one));
        CHECK(apart.things.size() >= 2);
        CHECK(apart.things.size() <= 6);
        CHECK_FALSE(apart.things[0].isGroup);
        REQUIRE(one.things.size() == 1);
        CHECK(one.things[0].isGroup);
        CHECK(one.things[0].labelId == 24);
        CHECK(facetsOf(one) == facetsOf(apart));
    }
}

TEST_CASE("an elbow lies where both pieces of the arm meet, on the side asked for") {
    const Vec3 joint = bentJoint({0, 0, 0}, {0.8, 0, 0}, 0.5, 0.5, {0, 1, 0});
    CHECK(joint.x == doctest::Approx(0.4));
    CHECK(joint.y == doctest::Approx(0.3)); // 3, 4, 5
    const Vec3 stretched = bentJoint({0, 0, 0}, {2, 0, 0}, 0.3, 0.1, {0, 1, 0});
    CHECK(stretched.x == doctest::Approx(1.5));
    CHECK(stretched.y == 0);
}

TEST_CASE("a rider reaches the saddle, the handlebar and the pedals") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const Thing rider = makeRider(Random(seed), {0, 0.95, -0.27}, {0.27, 1.04, 0.2}, {0.1, 0.29, -0.06}, 0.25);
        CHECK(rider.labelId == 25);
        const ThingSet set{{rider}, 0.6, 0.9};
        CHECK_MESSAGE(faultOf(set).empty(), faultOf(set));
        const Extent extent = extentOf(set);
        CHECK(extent.high.y > 1.6);
        CHECK(extent.high.y < 2.0);
        CHECK(extent.low.y < 0.4);
        CHECK(extent.high.z > 0.1);
    }
}
