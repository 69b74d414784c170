// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/placement.h"
#include "core/scenes/vehicles.h"

#include <algorithm>

namespace core {
namespace {

enum Kind : std::uint64_t { kEgoLane = 100, kOncoming, kTrams, kBikes, kSideRoad, kParked, kSway };

constexpr double kReach = 130; // metres; farther ones are a few pixels
constexpr double kBikeReach = 60, kRackReach = 50;
constexpr double kZebraHalf = 3.2;

double sinOfTurns(double turns) { return exactSin(2 * kPi * (turns - std::floor(turns))); }

struct Mix {
    double car = 0.5, truck = 0.15, bus = 0.12, motorcycle = 0.12, bicycle = 0.05; ///< shares; the rest is empty
};

Mix mixOf(StreetKind kind) {
    switch (kind) {
    case StreetKind::Industrial: return {0.40, 0.26, 0.08, 0.12, 0.06};
    case StreetKind::Suburb: return {0.56, 0.10, 0.10, 0.13, 0.07};
    case StreetKind::Park: return {0.55, 0.10, 0.11, 0.13, 0.07};
    default: return {0.55, 0.10, 0.11, 0.13, 0.07};
    }
}

ThingSet vehicleOf(Random random, const Mix& mix, const VehicleLook& look, double halfRoom) {
    const double share = random.unit();
    ThingSet set;
    if (share < mix.car) return makeCar(random.fork(1), look);
    if (share < mix.car + mix.truck)
        set = makeTruck(random.fork(1), look);
    else if (share < mix.car + mix.truck + mix.bus)
        set = makeBus(random.fork(1), look);
    else if (share < mix.car + mix.truck + mix.bus + mix.motorcycle)
        return makeMotorcycle(random.fork(1), true, look);
    else if (share < mix.car + mix.truck + mix.bus + mix.motorcycle + mix.bicycle)
        return makeBicycle(random.fork(1), true, look);
    else
        return {};
    return set.halfLength > halfRoom ? makeCar(random.fork(2), look) : set;
}

/// Is the place held free for people who cross before the waiting camera?
bool isOnCrossing(const StreetPlan& plan, double z, double halfLength) {
    return plan.waits > 0 && std::abs(z - plan.junction(0).crossingZ()) < kZebraHalf + halfLength;
}

void addEgoLane(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    Random own = plan.random(kEgoLane);
    // Where the next one's rear is, from the camera.
    double rear = own.chance(0.5) ? own.between(5.5, 15) : own.between(15, 42);
    if (plan.waits > 0) rear = std::max(rear, plan.junction(0).crossingZ() + kZebraHalf + 2);
    for (int i = 0; rear < kReach; ++i) {
        Random random = own.fork(static_cast<std::uint64_t>(i) + 1);
        const Mix mix = i == 0 ? Mix{0.42, 0.12, 0.11, 0.21, 0.12} : mixOf(plan.kind);
        const double phase = random.unit(), gap = random.between(0.25, 1) * plan.trafficGap + 3;
        const ThingSet set = vehicleOf(random, mix, {now.lampsOn, 0}, 9);
        // Each drifts a little nearer and farther, together less than a gap.
        const double z = stage.eyeZ() + rear + set.halfLength + 0.6 * sinOfTurns(stage.time() * 0.03 + phase);
        if (stage.sees(plan.line.at(z, plan.egoLane()), 10, kReach))
            stage.putAt(set, z, plan.egoLane(), 0, keyOf(kEgoLane, i), 30);
        rear += 2 * set.halfLength + gap;
    }
}

void addOncoming(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    const Random own = plan.random(kOncoming);
    const double offset = -(plan.side(-1).tracks + plan.side(-1).lane / 2), gap = std::max(22.0, plan.trafficGap);
    const double driven = plan.drivenOncoming(stage.time());
    const double from = stage.eyeZ() - 12 + driven, to = stage.eyeZ() + kReach + driven;
    for (auto i = static_cast<std::int64_t>(std::floor(from / gap)); static_cast<double>(i) * gap < to; ++i) {
        Random random = own.fork(static_cast<std::uint64_t>(i));
        const double start = (static_cast<double>(i) + random.between(-0.08, 0.08)) * gap, z = start - driven;
        if (!stage.sees(plan.line.at(z, offset), 10, kReach)) continue;
        const ThingSet set = vehicleOf(random, mixOf(plan.kind), {now.lampsOn, 0}, 0.4 * gap);
        if (set.things.empty() || isOnCrossing(plan, start, set.halfLength)) continue;
        stage.putAt(set, z, offset, kPi, keyOf(kOncoming, i), 30);
    }
}

void addTrams(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    if (plan.side(1).tracks <= 0) return;
    for (const int s : {-1, 1}) {
        Random own = plan.random(kTrams).fork(s > 0);
        const double gap = own.between(64, 115), phase = own.unit();
        const double offset = s * plan.side(s).tracks / 2;
        const double driven = s > 0 ? plan.driven(stage.time()) * 0.9 : -plan.drivenOncoming(stage.time()) * 0.9;
        const double from = stage.eyeZ() - 25 - driven, to = stage.eyeZ() + kReach - driven;
        for (auto i = static_cast<std::int64_t>(std::floor(from / gap)); static_cast<double>(i) * gap < to; ++i) {
            const Random random = own.fork(static_cast<std::uint64_t>(i) + 7);
            const double start = (static_cast<double>(i) + phase) * gap, z = start + driven;
            if (!stage.sees(plan.line.at(z, offset), 20, kReach)) continue;
            const ThingSet set = makeTram(random, {now.lampsOn, 0});
            if (set.halfLength > 0.46 * gap || isOnCrossing(plan, start, set.halfLength)) continue;
            stage.putAt(set, z, offset, s > 0 ? 0 : kPi, keyOf(kTrams, i, s > 0), 30);
        }
    }
}

void addBikes(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    for (const int s : {-1, 1}) {
        const CrossSection& side = plan.side(s);
        if (side.bikeStrip <= 0) continue;
        Random own = plan.random(kBikes).fork(s > 0);
        const double gap = own.between(7, 15), offset = s * (side.tracks + side.lane + side.bikeStrip / 2);
        // Slower than cars: 0.45 of their way, which also stands while the camera waits.
        const double driven = s * 0.45 * plan.driven(stage.time());
        const double from = stage.eyeZ() - 4 - driven, to = stage.eyeZ() + kBikeReach - driven;
        for (auto i = static_cast<std::int64_t>(std::floor(from / gap)); static_cast<double>(i) * gap < to; ++i) {
            Random random = own.fork(static_cast<std::uint64_t>(i) + 7);
            const double start = (static_cast<double>(i) + random.between(-0.3, 0.3)) * gap, z = start + driven;
            if (!stage.sees(plan.line.at(z, offset), 1.5, kBikeReach) || random.chance(0.15)) continue;
            const VehicleLook look{now.lampsOn, 0.35 * std::abs(driven) + random.unit()};
            const ThingSet set = random.chance(0.1) ? makeMotorcycle(random.fork(1), true, look)
                                                    : makeBicycle(random.fork(1), true, look);
            if (isOnCrossing(plan, start, set.halfLength)) continue;
            stage.putAt(set, z, offset + random.between(-0.15, 0.15), s > 0 ? 0 : kPi, keyOf(kBikes, i, s > 0), 15);
        }
    }
}

/// Cars that wait in the mouth of a side road, behind the walk.
void addSideRoadCars(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    for (int number = plan.junctionBefore(stage.eyeZ()); plan.junction(number).z < stage.eyeZ() + 90; ++number) {
        const Junction j = plan.junction(number);
        for (const int s : {-1, 1}) {
            Random random = plan.random(kSideRoad).fork(keyOf(kSideRoad, number, s > 0));
            if (!j.opens[s < 0 ? 0 : 1] || random.chance(0.4)) continue;
            double offset = plan.side(s).property() + 3.6;
            const double z = j.z + s * j.halfWidth / 2;
            for (int i = 0; i < 1 + random.below(2); ++i) {
                if (!stage.sees(plan.line.at(z, s * offset), 3, 90)) break;
                const ThingSet set = makeCar(random.fork(static_cast<std::uint64_t>(i)), {now.lampsOn, 0});
                stage.putAt(set, z, s * (offset + set.halfLength - 2.2), -s * kPi / 2,
                            keyOf(kSideRoad, number, static_cast<std::uint64_t>(2 * i + (s > 0))));
                offset += 2 * set.halfLength + 1.6;
            }
        }
    }
}

} // namespace

void addTraffic(Stage& stage, const Circumstances& now) {
    addEgoLane(stage, now);
    addOncoming(stage, now);
    addTrams(stage, now);
    addBikes(stage, now);
    addSideRoadCars(stage, now);
}

void addParked(Stage& stage, const Circumstances&) {
    const StreetPlan& plan = stage.plan();
    constexpr double kBay = 6.4, kParkedReach = 95;
    const std::size_t left = 0;
    for (const int s : {-1, 1}) {
        const CrossSection& side = plan.side(s);
        if (side.parking <= 0) continue;
        Random own = plan.random(kParked).fork(s > 0);
        const double fullness = own.between(0.6, 1), middle = s * (side.kerb() - side.parking / 2);
        // Three bays together, since a lorry needs that many.
        const auto first = static_cast<std::int64_t>(std::floor((stage.eyeZ() - 20) / (3 * kBay)));
        for (std::int64_t triple = first; static_cast<double>(3 * triple) * kBay < stage.eyeZ() + kParkedReach;
             ++triple) {
            const double start = static_cast<double>(3 * triple) * kBay, end = start + 3 * kBay;
            const auto isFree = [&](double z, double half) {
                for (int number = plan.junctionBefore(z - half), i = 0; i < 3; ++i, ++number) {
                    const Junction j = plan.junction(number);
                    const bool opens = j.opens[s < 0 ? left : 1];
                    if (z + half > j.crossingZ() - 4.5 &&
                        z - half < (opens ? j.z + j.halfWidth + 4 : j.crossingZ() + 4.5))
                        return false;
                }
                return true;
            };
            Random random = own.fork(keyOf(kParked, triple));
            const double share = random.unit();
            if (share < 0.12 && isFree((start + end) / 2, 9)) {
                const double z = (start + end) / 2;
                if (!stage.sees(plan.line.at(z, middle), 9, kParkedReach)) continue;
                const ThingSet set = share < 0.07 ? makeTruck(random.fork(1)) : makeBus(random.fork(1));
                if (set.halfLength < 9)
                    stage.putAt(set, z, middle - s * 0.1, s > 0 ? 0 : kPi, keyOf(kParked, triple, 9));
                continue;
            }
            for (int bay = 0; bay < 3; ++bay) {
                Random item = random.fork(static_cast<std::uint64_t>(bay) + 2);
                const double z = start + (bay + 0.5) * kBay;
                const std::uint64_t key = keyOf(
                    kParked, triple, static_cast<std::uint64_t>(s > 0 ? 40 : 10) + static_cast<std::uint64_t>(bay) * 8);
                if (!isFree(z, 3.2) || !stage.sees(plan.line.at(z, middle), 3, kParkedReach)) continue;
                const double kind = item.unit();
                if (kind < 0.3) {
                    if (z - stage.eyeZ() > kRackReach) continue;
                    // Two-wheelers stand across the bay, or at a slant.
                    const bool motor = kind < 0.12;
                    const int count = 2 + item.below(motor ? 2 : 3);
                    const double slant = item.between(-0.25, 0.25);
                    for (int i = 0; i < count; ++i) {
                        Random wheel = item.fork(static_cast<std::uint64_t>(i) + 5);
                        const double at = z + (i - (count - 1) / 2.0) * 1.25 + wheel.between(-0.1, 0.1);
                        stage.putAt(motor ? makeMotorcycle(wheel.fork(1), false) : makeBicycle(wheel.fork(1), false),
                                    at, middle, (wheel.chance(0.5) ? 1 : -1) * kPi / 2 + slant,
                                    key + static_cast<std::uint64_t>(i));
                    }
                } else if (kind < 0.3 + 0.7 * fullness) {
                    const ThingSet set = makeCar(item.fork(1));
                    if (set.halfLength < kBay / 2)
                        stage.putAt(set, z + item.between(-0.2, 0.2), middle + item.between(-0.1, 0.1),
                                    item.chance(0.85) == (s > 0) ? 0 : kPi, key);
                }
            }
        }
    }
}

} // namespace core
