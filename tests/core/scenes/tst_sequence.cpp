// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/sequence.h"
#include "core/scenes/world.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace core;

namespace {

constexpr Size kSize{256, 128};

StreetLayout layoutAt(std::uint64_t seed, double seconds) {
    return layOutStreet({.seed = seed, .size = kSize, .seconds = seconds, .photo = false});
}

/// Well inside the picture and not far: must not come or go from one frame to the next.
bool isInFullView(const StreetLayout& layout, const StandingSet& set) {
    const Vec3 to = set.position - layout.eye;
    const double s = exactSin(layout.heading), c = exactCos(layout.heading);
    const double ahead = to.x * s + to.z * c, across = to.x * c - to.z * s;
    return ahead > 4 && ahead < 35 && std::abs(across) < 0.35 * ahead;
}

} // namespace

TEST_CASE("frame n of a film is the street n/17 seconds later") {
    const StreetSettings first{.seed = 4, .weather = Weather::Rain, .size = {64, 32}, .seconds = 2};
    const StreetSettings later = filmFrame(first, 34);
    CHECK(later.seconds == doctest::Approx(4));
    CHECK(later.seed == 4);
    CHECK(later.weather == Weather::Rain);
    CHECK(filmFrame(first, 0).seconds == 2);
}

TEST_CASE("the camera never drives backwards, nor faster than in a town") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        double last = cameraWay(seed, 0);
        CHECK(last == 0);
        for (int i = 1; i < 400; ++i) {
            const double way = cameraWay(seed, i * 0.1);
            CAPTURE(seed);
            CHECK(way >= last - 1e-9);
            CHECK(way - last < 2.0);
            last = way;
        }
        CHECK(last > 100);
        CHECK(cameraWay(seed, 3600) > 10'000);
    }
}

TEST_CASE("from frame to frame nothing moves faster than it can, and what stands stays") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        std::map<std::uint64_t, Vec3> before;
        for (int frame = 0; frame < 24; ++frame) {
            const StreetLayout layout = layoutAt(seed, frame * 3 / kFilmRate);
            std::map<std::uint64_t, Vec3> now;
            for (const StandingSet& set : layout.sets) {
                CAPTURE(seed);
                CAPTURE(set.position.z);
                CHECK(now.emplace(set.key, set.position).second); // no key twice
                if (const auto old = before.find(set.key); old != before.end()) {
                    Vec3 way = set.position - old->second;
                    way.y = 0; // up and down a kerb
                    CHECK(length(way) <= set.fastest * 3 / kFilmRate + 1e-9);
                }
            }
            before = std::move(now);
        }
    }
}

TEST_CASE("nothing near appears or vanishes while it is in full view") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed)
        for (const double start : {0.0, 4.0, 61.0}) {
            StreetLayout before = layoutAt(seed, start);
            for (int frame = 1; frame <= 7; ++frame) {
                StreetLayout now = layoutAt(seed, start + frame / kFilmRate);
                std::set<std::uint64_t> old, fresh;
                for (const StandingSet& set : before.sets) old.insert(set.key);
                for (const StandingSet& set : now.sets) fresh.insert(set.key);
                CAPTURE(seed);
                CAPTURE(start);
                CAPTURE(frame);
                for (const StandingSet& set : before.sets)
                    if (isInFullView(before, set)) CHECK(fresh.contains(set.key));
                for (const StandingSet& set : now.sets)
                    if (isInFullView(now, set)) CHECK(old.contains(set.key));
                before = std::move(now);
            }
        }
}

TEST_CASE("nobody gets in the camera's way") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (int second = 0; second < 10; ++second) {
            const StreetLayout layout = layoutAt(seed, second * 1.9);
            const RoadLine& line = layout.plan.line;
            const double z = layout.plan.driven(second * 1.9), x = layout.plan.egoLane();
            Outline bonnet;
            for (std::size_t i = 0; i < 4; ++i) {
                const Vec3 p = line.at(z + (i / 2 == 1 ? 2.2 : -1), x + (i == 1 || i == 2 ? 0.85 : -0.85));
                bonnet[i] = {p.x, p.z};
            }
            for (const StandingSet& set : layout.sets) {
                CAPTURE(seed);
                CAPTURE(second);
                CAPTURE(set.set.things[0].labelId);
                if (set.set.halfWidth < 4) CHECK(overlapOf(bonnet, set.ground) < 0);
            }
        }
}

TEST_CASE("those who cross before the waiting camera are gone when it starts") {
    int crossing = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        const StreetPlan plan = planStreet(seed);
        if (plan.waits <= 0) continue;
        const auto onRoad = [&](double seconds) {
            const StreetLayout layout = layoutAt(seed, seconds);
            int count = 0;
            for (const StandingSet& set : layout.sets)
                count += set.set.things[0].labelId == 24 && set.position.y == 0 &&
                         std::abs(set.position.z - plan.junction(0).crossingZ()) < 2;
            return count;
        };
        CAPTURE(seed);
        crossing += onRoad(0) > 0;
        CHECK(onRoad(plan.waits) == 0);
    }
    CHECK(crossing >= 15);
}

TEST_CASE("new things come into view and others leave; the street does not run out") {
    std::map<int, int> early, late; // label id → how many
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
        std::set<std::uint64_t> known;
        for (const StandingSet& set : layoutAt(seed, 0).sets) {
            known.insert(set.key);
            ++early[set.set.things[0].labelId];
        }
        int fresh = 0;
        for (const StandingSet& set : layoutAt(seed, 90).sets) {
            fresh += !known.contains(set.key);
            ++late[set.set.things[0].labelId];
        }
        CHECK(fresh > 20);
    }
    for (const auto& [label, count] : early) {
        CAPTURE(label);
        if (count > 30) CHECK(late[label] > count / 2);
    }
}
