// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/people.h"
#include "core/scenes/figure.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr int kPerson = 24, kRider = 25;

Figure bodyOf(Random random) {
    Figure figure;
    figure.size = random.chance(0.14) ? random.between(0.6, 0.84) : random.between(0.89, 1.09); // children too
    figure.girth = random.between(0.9, 1.22);
    return figure;
}

/// Where a walker's foot is, as a share of the stride: on the ground it goes back evenly, in the air it swings forward.
struct Step {
    double forth, lift;
};
Step stepAt(double phase) {
    const double turn = phase - std::floor(phase);
    if (turn < 0.6) return {0.5 - turn / 0.6, 0};
    const double swing = (turn - 0.6) / 0.4;
    return {-0.5 + swing * swing * (3 - 2 * swing), 4 * swing * (1 - swing)};
}

void walk(Figure& figure, double stride) {
    const double s = figure.size;
    // The hips sink when the legs are apart.
    const double spread = std::abs(stepAt(stride).forth - stepAt(stride + 0.5).forth);
    figure.hips = {0, (0.93 - 0.05 * spread * spread) * s, 0};
    figure.neck = figure.hips + Vec3{0, 0.53 * s, 0.035 * s};
    setTrunk(figure, {0, 1, 0});
    for (const std::size_t side : {0, 1}) {
        const double sign = side == 0 ? -1 : 1;
        const Step step = stepAt(stride + (side == 0 ? 0 : 0.5));
        figure.ankles[side] = {sign * 0.09 * s, (0.085 + 0.12 * step.lift) * s, (0.66 * step.forth - 0.03) * s};
        const double swing = -step.forth * 0.62; // arms go against the legs
        figure.hands[side] =
            figure.shoulders[side] + Vec3{sign * 0.06, -0.5 + 0.12 * std::abs(swing), swing + 0.06} * s;
    }
    bendLimbs(figure, {0, 0, 1}, {0, 0, -1});
}

void stand(Figure& figure, Random random) {
    const double s = figure.size, lean = random.between(-0.04, 0.04) * s;
    figure.hips = {lean, 0.93 * s, 0};
    figure.neck = {0, 1.46 * s, 0.02 * s};
    setTrunk(figure, {0, 1, 0});
    const int gesture = random.below(4); // hanging, in the pockets, a telephone at the face, folded
    for (const std::size_t side : {0, 1}) {
        const double sign = side == 0 ? -1 : 1;
        figure.ankles[side] = {sign * random.between(0.08, 0.15) * s, 0.085 * s, random.between(-0.06, 0.06) * s};
        Vec3 reach{sign * 0.07, -0.53, 0.05};
        if (gesture == 1) reach = {-sign * 0.01, -0.44, 0.12};
        if (gesture == 2 && side == 1) reach = {-0.1, 0.02, 0.24};
        if (gesture == 3) reach = {-sign * 0.22, -0.26, 0.2};
        figure.hands[side] = figure.shoulders[side] + reach * s;
    }
    bendLimbs(figure, {0, 0, 1}, {0, -0.3, -1});
}

void sit(Figure& figure, Random random) {
    const double s = figure.size;
    figure.hips = {0, 0.55, -0.08}; // on a bench of makeBench()
    figure.neck = figure.hips + Vec3{0, 0.55 * s, random.between(-0.1, 0.12)};
    setTrunk(figure, {0, 1, 0});
    for (const std::size_t side : {0, 1}) {
        const double sign = side == 0 ? -1 : 1, forth = random.between(0.28, 0.42) * s;
        figure.ankles[side] = {sign * random.between(0.07, 0.16) * s, 0.085 * s, figure.hips.z + forth};
        figure.hands[side] = {sign * random.between(0.04, 0.14), figure.hips.y + 0.16 * s, figure.hips.z + 0.3 * s};
    }
    bendLimbs(figure, {0, 0.4, 1}, {0, -0.2, -1});
}

/// Shaft and eight panels that meet at the tip, above a raised hand.
void addUmbrella(std::vector<Facet>& facets, Figure& figure, Random random) {
    FacetBuilder build;
    const double s = figure.size, radius = random.between(0.46, 0.58);
    const Vec3 hand = figure.hands[1];
    const Vec3 tip{hand.x - 0.06, figure.crown.y + random.between(0.2, 0.3), hand.z - 0.06};
    build.tube(hand - Vec3{0, 0.1 * s, 0}, tip, 0.012, 0.012, 3, material(Surface::Metal, paintOf(60, 60, 62), random));
    Light light =
        random.chance(0.55)
            ? paintOf(34, 34, 40)
            : varied(paintOf(random.between(40, 220), random.between(30, 160), random.between(30, 180)), random);
    const Light second = random.chance(0.6) ? light : varied(paintOf(210, 206, 196), random);
    constexpr int kPanels = 8;
    for (int i = 0; i < kPanels; ++i) {
        const auto rib = [&](int k) {
            const double angle = 2 * kPi * k / kPanels;
            return tip + Vec3{radius * exactCos(angle), -0.22, radius * exactSin(angle)};
        };
        build.polygon({tip, rib(i), rib(i + 1)}, material(Surface::Cloth, i % 2 ? light : second, random, 0.5));
    }
    for (Facet& facet : build.take()) facets.push_back(std::move(facet));
}

} // namespace

ThingSet makePerson(Random random, Posture posture, double stride, bool umbrella) {
    Figure figure = bodyOf(random.fork(1));
    if (posture == Posture::Walking) walk(figure, stride);
    if (posture == Posture::Standing) stand(figure, random.fork(2));
    if (posture == Posture::Sitting) sit(figure, random.fork(2));
    Clothes clothes = makeClothes(random.fork(3), false);
    if (posture == Posture::Sitting) {
        clothes.hem = 0; // a coat would hang through the seat
        clothes.bagKind = 0;
    }
    const bool holds = umbrella && posture != Posture::Sitting;
    if (holds) {
        figure.hands[1] = figure.shoulders[1] + Vec3{-0.04, -0.1, 0.26} * figure.size;
        bendLimbs(figure, {0, 0, 1}, {0.3, -1, 0});
        if (clothes.bagKind == 2) clothes.bagKind = 0;
    }
    Thing person;
    person.labelId = kPerson;
    person.facets = figureFacets(figure, clothes);
    if (holds) addUmbrella(person.facets, figure, random.fork(4));
    const bool strides = posture == Posture::Walking;
    return {{std::move(person)}, holds ? 0.8 : 0.45, holds ? 0.95 : strides ? 0.7 : 0.6};
}

ThingSet makeGroup(Random random, bool asOneLabel, double stride) {
    Random pick = random.fork(1);
    const int count = 2 + pick.below(5);
    const bool areWalking = pick.chance(0.5);
    ThingSet group;
    Thing all;
    all.labelId = kPerson;
    all.isGroup = true;
    const double pitch = pick.between(0.55, 0.75);
    for (int i = 0; i < count; ++i) {
        const double turn = areWalking ? pick.between(-0.1, 0.1) : pick.between(-1.4, 1.4);
        const Vec3 spot{(i - (count - 1) * 0.5) * pitch, 0, pick.between(-0.35, 0.35)};
        const ThingSet one = placed(makePerson(random.fork(static_cast<std::uint64_t>(10 + i)),
                                               areWalking ? Posture::Walking : Posture::Standing, stride + 0.37 * i),
                                    spot, turn);
        for (const Thing& person : one.things)
            if (asOneLabel)
                all.facets.insert(all.facets.end(), person.facets.begin(), person.facets.end());
            else
                group.things.push_back(person);
    }
    if (asOneLabel) group.things.push_back(std::move(all));
    group.halfWidth = (count - 1) * 0.5 * pitch + 0.6;
    group.halfLength = 1.05;
    return group;
}

Thing makeRider(Random random, Vec3 seat, Vec3 hands, Vec3 pedals, double stride) {
    Figure figure;
    figure.size = random.between(0.94, 1.06);
    figure.girth = random.between(0.92, 1.15);
    const double s = figure.size;
    // Upright or bent over, as far as the arms reach.
    figure.hips = seat + Vec3{0, 0.09 * s, 0};
    const double forth = std::clamp((hands.z - figure.hips.z) * 0.5, 0.08, 0.4) * s;
    figure.neck = figure.hips + Vec3{0, std::sqrt(0.53 * 0.53 * s * s - forth * forth), forth};
    setTrunk(figure, normalized(Vec3{0, 1, 0.1}));
    constexpr double kCrank = 0.17;
    for (const std::size_t side : {0, 1}) {
        const double sign = side == 0 ? -1 : 1, turn = 2 * kPi * (stride + (side == 0 ? 0 : 0.5));
        const bool pedalling = stride != 0;
        const Vec3 foot = pedals + (pedalling ? Vec3{0, -kCrank * exactCos(turn), kCrank * exactSin(turn)} : Vec3{});
        figure.ankles[side] = {sign * std::max(std::abs(pedals.x), 0.1), foot.y + 0.09 * s, foot.z - 0.05};
        figure.hands[side] = {sign * std::abs(hands.x), hands.y, hands.z - 0.08};
    }
    bendLimbs(figure, {0, 0.5, 1}, {0, -1, -0.3});
    Clothes clothes = makeClothes(random.fork(1), true);
    Random style = random.fork(2);
    const bool isMotorist = stride == 0;
    if (isMotorist || style.chance(0.5)) {
        clothes.cut = isMotorist && style.chance(0.7) ? HairCut::FullHelmet : HairCut::Helmet;
        const Light shell = style.chance(0.5)   ? paintOf(40, 40, 44)
                            : style.chance(0.6) ? paintOf(205, 205, 205)
                                                : paintOf(150, 40, 40);
        clothes.hair = material(Surface::Paint, varied(shell, style, 0.3), style, 0.3);
    }
    if (isMotorist) clothes.bareArms = clothes.bareLegs = false;
    Thing rider;
    rider.labelId = kRider;
    rider.facets = figureFacets(figure, clothes);
    return rider;
}

} // namespace core
