// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/furniture.h"
#include "core/scenes/people.h"
#include "core/scenes/placement.h"
#include "core/scenes/vehicles.h"

#include <algorithm>

namespace core {
namespace {

enum Kind : std::uint64_t { kStrip = 180, kLights, kGantries };

constexpr double kCell = 4;   // metres along the kerb, one item each
constexpr double kReach = 85; // metres; thin things are lost farther away

/// What the strip beside the kerb of one side is used for; the same along the whole street.
struct StripHabits {
    int lampEvery = 6, lampPhase = 0; ///< cells
    int treeEvery = 0;                ///< cells; 0: no trees
    double rails = 0.1, racks = 0.1, signs = 0.14, hedges = 0, bollards = 0.08;
};

StripHabits habitsOf(const StreetPlan& plan, int s) {
    Random random = plan.random(kStrip).fork(1000 + (s > 0));
    const CrossSection& side = plan.side(s);
    StripHabits habits;
    habits.lampEvery = 5 + random.below(4);
    habits.lampPhase = random.below(5);
    const bool isWide = side.verge > 0 || side.walk > 3.3;
    if (isWide && random.chance(plan.kind == StreetKind::Industrial ? 0.35 : 0.65))
        habits.treeEvery = 2 + random.below(3);
    habits.rails = random.chance(0.45) ? random.between(0.2, 0.5) : 0.04;
    habits.racks = random.between(0.1, 0.3);
    habits.signs = random.between(0.12, 0.26);
    habits.bollards = random.chance(0.3) ? random.between(0.2, 0.4) : 0.03;
    habits.hedges = side.verge > 1.2 && random.chance(0.4) ? random.between(0.2, 0.5) : 0;
    return habits;
}

/// The crossings that keep the strip free around them, and how near `z` is to one.
bool isFree(const StreetPlan& plan, double z, int s, double half) {
    for (int number = plan.junctionBefore(z - half), i = 0; i < 3; ++i, ++number) {
        const Junction j = plan.junction(number);
        const double from = j.crossingZ() - (j.hasCrossing ? 8.5 : 0),
                     to = j.opens[s < 0 ? 0 : 1] ? j.z + j.halfWidth + 4 : j.crossingZ() + 3;
        if (z + half > from && z - half < to) return false;
    }
    return true;
}

void addStripItem(Stage& stage, const StripHabits& habits, const Circumstances& now, std::int64_t cell, int s) {
    const StreetPlan& plan = stage.plan();
    const CrossSection& side = plan.side(s);
    Random random = plan.random(kStrip).fork(keyOf(kStrip, cell, s > 0));
    const double z = (static_cast<double>(cell) + 0.5) * kCell;
    const double offset = s * (side.kerb() + (side.verge > 0 ? side.verge / 2 : 0.5));
    if (!stage.sees(plan.line.at(z, offset), 3, kReach) || !isFree(plan, z, s, kCell / 2)) return;
    const std::uint64_t key = keyOf(kStrip, cell, 8 + static_cast<std::uint64_t>(s > 0));
    const double inwards = -s * kPi / 2;                             // looks at the road
    const auto index = static_cast<int>(((cell % 840) + 840) % 840); // divisible by all that is asked for
    if ((index + habits.lampPhase) % habits.lampEvery == 0) {
        stage.putAt(makeLampPost(random.fork(1), now.isDark), z, offset, inwards, key);
        return;
    }
    if (habits.treeEvery > 0 && index % habits.treeEvery == 0 && random.chance(0.9)) {
        stage.putAt(makeStreetTree(random), z, offset, random.between(0, 2 * kPi), key);
        return;
    }
    const double share = random.unit();
    double sum = habits.signs;
    if (share < sum) {
        stage.putAt(makeTrafficSign(random.fork(1)), z, offset, (random.chance(0.75) == (s > 0)) ? kPi : 0, key);
        return;
    }
    if (share < (sum += habits.rails)) {
        stage.putAt(makeFence(random.fork(1), kCell - 0.1), z - kCell / 2 + 0.05, s * (side.kerb() + 0.6), 0, key);
        return;
    }
    if (share < (sum += habits.racks)) {
        if (z - stage.eyeZ() > 50) return;
        const bool motor = random.chance(0.4);
        for (int i = 0; i < 1 + random.below(motor ? 1 : 2); ++i)
            stage.putAt(motor ? makeMotorcycle(random.fork(1), false) : makeBicycle(random.fork(1), false),
                        z - 0.95 + 1.9 * i, s * (side.kerb() + 0.5), random.chance(0.5) ? 0 : kPi,
                        key + static_cast<std::uint64_t>(i));
        return;
    }
    if (share < (sum += habits.bollards)) {
        for (int i = 0; i < 2; ++i)
            stage.putAt(makeBollard(random.fork(1)), z - 1 + 2 * i, s * (side.kerb() + 0.4), 0,
                        key + static_cast<std::uint64_t>(i));
        return;
    }
    if (share < (sum += habits.hedges)) {
        stage.putAt(makeHedge(random.fork(1), kCell - 0.1), z - kCell / 2 + 0.05, offset, 0, key);
        return;
    }
    if (share < sum + 0.06 && side.verge > 1) stage.putAt(makeBush(random.fork(1)), z, offset, 0, key);
}

/// At crossings: lights for both directions, zebra signs, people who wait.
void addCrossing(Stage& stage, int number, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    const Junction j = plan.junction(number);
    if (!j.hasCrossing) return;
    Random random = plan.random(kLights).fork(keyOf(kLights, number));
    const bool waitsHere = number == 0 && plan.waits > 0;
    const int phase = waitsHere ? (stage.time() < plan.waits ? 0 : 2) : random.chance(0.6) ? 2 : random.below(2);
    const int places = !waitsHere && random.chance(0.3) ? 1 : 2;
    const double arm = random.chance(0.35) ? random.between(2.5, 4) : 0;
    for (const int s : {-1, 1}) {
        const double offset = s * (plan.side(s).kerb() + 0.5);
        const auto put = [&](const ThingSet& set, double z, double turn, std::uint64_t item) {
            if (stage.sees(plan.line.at(z, offset), 4, kReach))
                stage.putAt(set, z, offset, turn, keyOf(kLights, number, 2 * item + (s > 0)));
        };
        const double middle = j.crossingZ();
        if (j.hasLights) {
            put(makeTrafficLight(random.fork(3), phase, s > 0 ? arm : 0), middle - 3, kPi, 0);
            if (places > 1) put(makeTrafficLight(random.fork(4), phase), middle + 2.6, s > 0 ? kPi : 0, 1);
            if (random.chance(0.5)) put(makeTrafficSign(random.fork(5)), middle - 4.2, kPi, 2);
        } else {
            put(makeTrafficSign(random.fork(6)), middle - 2.6, kPi, 0);
            if (random.chance(0.6)) put(makeTrafficSign(random.fork(7)), middle + 2.6, s > 0 ? kPi : 0, 1);
        }
        if (!waitsHere)
            for (int i = 0; i < random.below(3); ++i)
                put(makePerson(random.fork(static_cast<std::uint64_t>(10 + i)), Posture::Standing, 0,
                               now.isRaining && random.chance(0.4)),
                    middle - 1 + 1.1 * i, -s * kPi / 2, static_cast<std::uint64_t>(4 + i));
    }
}

} // namespace

ThingSet makeStreetTree(Random random) {
    const auto isSlender = [](const ThingSet& tree) {
        for (const Facet& facet : tree.things[0].facets)
            for (const Vec3 p : facet.corners)
                if (p.y < 2.1 && p.x * p.x + p.z * p.z > 0.5 * 0.5) return false;
        return true;
    };
    for (std::uint64_t i = 1; i < 8; ++i)
        if (ThingSet tree = makeTree(random.fork(i)); isSlender(tree)) return tree;
    return {};
}

void addKerbside(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    for (const int s : {-1, 1}) {
        const StripHabits habits = habitsOf(plan, s);
        const auto first = static_cast<std::int64_t>(std::floor((stage.eyeZ() - 2) / kCell));
        for (std::int64_t cell = first; static_cast<double>(cell) * kCell < stage.eyeZ() + kReach; ++cell)
            addStripItem(stage, habits, now, cell, s);
    }
    for (int number = plan.junctionBefore(stage.eyeZ()); plan.junction(number).z < stage.eyeZ() + kReach + 20;
         ++number) {
        addCrossing(stage, number, now);
        Random random = plan.random(kGantries).fork(keyOf(kGantries, number));
        const bool isBroad = plan.kind == StreetKind::Avenue || plan.kind == StreetKind::Industrial;
        const Junction j = plan.junction(number);
        const double z = j.crossingZ() - 9.5, left = plan.side(-1).kerb() + 0.6, right = plan.side(1).kerb() + 0.6;
        const double middle = (right - left) / 2;
        if (!isBroad || !random.chance(0.5) || !stage.sees(plan.line.at(z, middle), 8, 110)) continue;
        stage.put(makeGantry(random.fork(1), left + right), plan.line.at(z, middle, 0), plan.line.heading(z) + kPi,
                  keyOf(kGantries, number));
    }
}

} // namespace core
