// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/furniture.h"
#include "core/scenes/people.h"
#include "core/scenes/placement.h"
#include "core/scenes/vehicles.h"

#include <algorithm>

namespace core {
namespace {

enum Kind : std::uint64_t { kWalkers = 140, kLoiterers, kCrossers };

constexpr double kReach = 60;                       // metres
constexpr double kTrackWidth = 0.8, kStride = 1.45; // metres; of two steps

/// Where walkers begin, from the middle of the road: beyond what stands along the kerb.
double firstTrack(const CrossSection& side) {
    return side.kerb() + side.verge + (side.verge > 0 ? 0.2 : 0.95) + kTrackWidth / 2;
}

bool isSpacious(const CrossSection& side) { return side.property() - firstTrack(side) > 3.1; }

void addWalkers(Stage& stage, const Circumstances& now, int s) {
    const StreetPlan& plan = stage.plan();
    const CrossSection& side = plan.side(s);
    const double last = side.property() - 0.4 - (isSpacious(side) ? 1.7 : 0);
    int track = 0;
    for (double offset = firstTrack(side); offset <= last + 1e-9 && track < 4; offset += kTrackWidth, ++track) {
        Random own = plan.random(kWalkers).fork(static_cast<std::uint64_t>(2 * track + (s > 0)));
        const double gap = own.between(7, 11) + 16 * (1 - plan.people);
        const double speed = (own.chance(0.5) ? 1 : -1) * own.between(1.1, 1.5), walked = speed * stage.time();
        const double from = stage.eyeZ() - 2 - walked, to = stage.eyeZ() + kReach - walked;
        for (auto i = static_cast<std::int64_t>(std::floor(from / gap)); static_cast<double>(i) * gap < to; ++i) {
            Random random = own.fork(static_cast<std::uint64_t>(i) + 3);
            const double z = (static_cast<double>(i) + random.between(-0.4, 0.4)) * gap + walked;
            if (!stage.sees(plan.line.at(z, s * offset), 0.6, kReach) || random.chance(0.25)) continue;
            const double stride = walked / kStride + random.unit();
            const ThingSet set =
                makePerson(random.fork(1), Posture::Walking, std::abs(stride), now.isRaining && random.chance(0.4));
            stage.putAt(set, z, s * offset, speed > 0 ? 0 : kPi,
                        keyOf(kWalkers, i, static_cast<std::uint64_t>(2 * track + (s > 0))), 2);
        }
    }
}

/// Groups, people who stand or sit, and bicycle racks, on the house side of wide walks.
void addLoiterers(Stage& stage, const Circumstances& now, int s) {
    const StreetPlan& plan = stage.plan();
    const CrossSection& side = plan.side(s);
    if (!isSpacious(side)) return;
    const Random own = plan.random(kLoiterers).fork(s > 0);
    constexpr double kCell = 7;
    const double offset = s * (side.property() - 0.95);
    for (auto i = static_cast<std::int64_t>(std::floor((stage.eyeZ() - 4) / kCell));
         static_cast<double>(i) * kCell < stage.eyeZ() + kReach; ++i) {
        Random random = own.fork(static_cast<std::uint64_t>(i) + 3);
        const double z = (static_cast<double>(i) + 0.5) * kCell + random.between(-0.6, 0.6);
        const double turn = s * -kPi / 2;
        if (!stage.sees(plan.line.at(z, offset), 2, kReach) || plan.groundHeight(z - 2.5, offset) <= 0 ||
            plan.groundHeight(z + 2.5, offset) <= 0)
            continue;
        const double share = random.unit();
        const auto key = [&](int item) { return keyOf(kLoiterers, i, static_cast<std::uint64_t>(2 * item + (s > 0))); };
        if (share < 0.12 + 0.12 * plan.people) {
            const ThingSet set = makeGroup(random.fork(1), random.chance(0.25));
            if (std::max(set.halfWidth, set.halfLength) < 3) stage.putAt(set, z, offset, turn, key(0));
        } else if (share < 0.42) {
            ThingSet set = makeBench(random.fork(1));
            if (random.chance(0.75))
                for (Thing& person :
                     makePerson(random.fork(2), Posture::Sitting, 0, now.isRaining && random.chance(0.5)).things)
                    set.things.push_back(std::move(person));
            stage.putAt(set, z, offset, turn, key(1));
        } else if (share < 0.62) {
            if (z - stage.eyeZ() > 45) continue;
            for (int k = 0; k < 3 + random.below(3); ++k)
                stage.putAt(makeBicycle(random.fork(static_cast<std::uint64_t>(k) + 4), false), z + (k - 2) * 0.9,
                            offset, turn + random.between(-0.05, 0.05), key(2 + k));
        } else if (share < 0.8) {
            stage.putAt(makePerson(random.fork(1), Posture::Standing, 0, now.isRaining && random.chance(0.4)), z,
                        offset, turn + random.between(-1.2, 1.2), key(9));
        }
    }
}

/// Before a waiting camera: all have left the carriageway when it starts, go aside along the kerb and stand there.
void addCrossers(Stage& stage, const Circumstances& now) {
    const StreetPlan& plan = stage.plan();
    if (plan.waits <= 0) return;
    Random own = plan.random(kCrossers);
    const double crossing = plan.junction(0).crossingZ();
    const int count = 2 + own.below(4);
    for (int i = 0; i < count; ++i) {
        Random random = own.fork(static_cast<std::uint64_t>(i) + 1);
        const int s = i % 2 == 0 ? 1 : -1, rank = i / 2;
        const double speed = 1.35, stop = plan.side(s).kerb() + (plan.side(s).verge > 0 ? 0.2 : 0) + 0.45;
        // Ranks follow one another; the first one is at the kerb early, the last just in time.
        const double begin = std::max(stop - speed * (plan.waits - 0.2) + 1.1 * (2 - rank) * (count > 4 ? 0.8 : 1),
                                      1.1 * (2 - rank) + 0.4 - plan.side(-s).kerb());
        const double aside = 5.5 - 0.9 * rank, line = crossing + (s > 0 ? -0.8 : 0.8);
        const double way = speed * stage.time(), across = stop - begin;
        double offset = s * std::min(begin + way, stop), z = line, turn = s * kPi / 2;
        const bool isAside = way > across, stands = way > across + aside;
        if (isAside) {
            z -= std::min(way - across, aside) * (s > 0 ? 1 : -1);
            turn = s > 0 ? kPi : 0;
        }
        if (!stage.sees(plan.line.at(z, offset), 1, kReach)) continue;
        const bool umbrella = now.isRaining && random.chance(0.4);
        const ThingSet set = stands ? makePerson(random.fork(1), Posture::Standing, 0, umbrella)
                                    : makePerson(random.fork(1), Posture::Walking, way / kStride, umbrella);
        stage.putAt(set, z, offset, turn, keyOf(kCrossers, i), 2);
    }
}

} // namespace

void addPeople(Stage& stage, const Circumstances& now) {
    for (const int s : {-1, 1}) {
        addWalkers(stage, now, s);
        addLoiterers(stage, now, s);
    }
    addCrossers(stage, now);
}

} // namespace core
