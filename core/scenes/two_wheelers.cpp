// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/people.h"
#include "core/scenes/vehicle_parts.h"

#include <algorithm>

namespace core {

namespace {

constexpr Vec3 kUp{0, 1, 0}, kForward{0, 0, 1};

/// A tyre that is open within: rings on both sides of a tread.
void addTyre(FacetBuilder& build, Vec3 hub, double outer, double inner, double halfWidth, const Material& rubber) {
    constexpr int kCorners = 14;
    for (const double side : {-1.0, 1.0})
        build.ring(hub + Vec3{side * halfWidth, 0, 0}, kUp, kForward, outer, inner, kCorners, rubber);
    for (int i = 0; i < kCorners; ++i) {
        const auto at = [&](int k, double x) {
            const double angle = 2 * kPi * k / kCorners;
            return hub + Vec3{x, outer * exactCos(angle), outer * exactSin(angle)};
        };
        build.polygon({at(i, -halfWidth), at(i, halfWidth), at(i + 1, halfWidth), at(i + 1, -halfWidth)}, rubber);
    }
}

void addSpokes(FacetBuilder& build, Vec3 hub, double reach, double halfWidth, int count, double turn,
               const Material& metal) {
    for (int i = 0; i < count; ++i) {
        const double angle = kPi * (i + turn) / count;
        const Vec3 out{0, reach * exactCos(angle), reach * exactSin(angle)};
        const Vec3 wide{0, -halfWidth * exactSin(angle), halfWidth * exactCos(angle)};
        build.polygon({hub - out - wide, hub + out - wide, hub + out + wide, hub - out + wide}, metal);
    }
}

/// Leaning on its stand: turned around the line where the wheels touch the ground.
Place leaning(double angle) {
    const double s = exactSin(angle), c = exactCos(angle);
    return {{}, {c, -s, 0}, {s, c, 0}, {0, 0, 1}};
}

struct BicyclePlan {
    double wheel = 0.345, base = 0.53; ///< radius; half the distance of the axles
    Vec3 crank{0, 0.29, -0.06}, seat{0, 0.93, -0.27}, head{0, 0.86, 0.32}, grip{0.27, 1.04, 0.2};
};

void addBicycleFrame(FacetBuilder& build, const BicyclePlan& plan, const Material& paint, bool isStepThrough) {
    const Vec3 rear{0, plan.wheel, -plan.base}, front{0, plan.wheel, plan.base};
    const Vec3 fork{0, 0.63, plan.head.z + 0.07}, clamp = plan.seat - Vec3{0, 0.14, 0.02};
    const double thick = 0.021;
    build.tube(plan.crank, plan.seat, thick, thick, 4, paint);
    build.tube(plan.head, fork, 0.025, 0.025, 4, paint);
    build.tube(plan.crank, fork + Vec3{0, 0.03, 0}, 0.024, 0.024, 4, paint);
    if (isStepThrough)
        build.tube(plan.crank + Vec3{0, 0.17, -0.06}, plan.head - Vec3{0, 0.1, 0}, thick, thick, 4, paint);
    else
        build.tube(clamp, plan.head - Vec3{0, 0.03, 0}, thick, thick, 4, paint);
    for (const double side : {-0.045, 0.045}) {
        const Vec3 out{side, 0, 0};
        build.tube(plan.crank + out, rear + out, 0.013, 0.012, 3, paint);
        build.tube(clamp + out * 0.5, rear + out, 0.012, 0.012, 3, paint);
        build.tube(fork + out, front + out, 0.017, 0.012, 3, paint);
    }
}

void addHandlebar(FacetBuilder& build, const BicyclePlan& plan, const Material& metal, const Material& dark) {
    const Vec3 stem{0, plan.grip.y, plan.head.z - 0.02};
    build.tube(plan.head, stem, 0.018, 0.018, 4, metal);
    for (const double side : {-1.0, 1.0}) {
        const Vec3 grip{side * plan.grip.x, plan.grip.y, plan.grip.z};
        const Vec3 bend{side * plan.grip.x * 0.8, plan.grip.y + 0.01, plan.head.z - 0.04};
        build.tube(stem, bend, 0.014, 0.014, 3, metal);
        build.tube(bend, grip, 0.02, 0.02, 3, dark);
    }
}

Thing bicycleAlone(Random random, const BicyclePlan& plan, const VehicleLook& look, bool isParked) {
    Random style = random.fork(1), color = random.fork(2);
    const Light light = color.chance(0.4) ? carColor(color) : liveryColor(color);
    const Material paint = material(Surface::Paint, light, color, 0.5);
    const Material metal = material(Surface::Metal, paintOf(150, 152, 156), color, 0.6);
    const Material dark = material(Surface::Plain, varied(paintOf(32, 30, 30), color), color, 0.5);
    FacetBuilder build;
    if (isParked) build.place = leaning(style.between(-0.1, -0.03));
    const Vec3 rear{0, plan.wheel, -plan.base}, front{0, plan.wheel, plan.base};
    for (const Vec3 hub : {rear, front}) {
        addTyre(build, hub, plan.wheel, plan.wheel - 0.04, 0.018, dark);
        addSpokes(build, hub, plan.wheel - 0.03, 0.006, 4, look.stride * 3, metal);
    }
    addBicycleFrame(build, plan, paint, style.chance(0.45));
    addHandlebar(build, plan, metal, dark);
    build.loft(
        {{plan.seat.y - 0.04, 0.05, 0.1, 0, 0, plan.seat.z}, {plan.seat.y + 0.02, 0.08, 0.13, 0, 0, plan.seat.z}}, dark,
        true, true);
    build.disc(plan.crank + Vec3{0.06, 0, 0}, kUp, kForward, 0.095, 8, dark);
    const double turn = 2 * kPi * look.stride;
    for (const double side : {-1.0, 1.0}) {
        const double sign = side < 0 ? 1 : -1; // as makeRider() sets the feet: the left one first
        const Vec3 pedal = plan.crank + Vec3{side * 0.1, -sign * 0.17 * exactCos(turn), sign * 0.17 * exactSin(turn)};
        build.tube(plan.crank + Vec3{side * 0.07, 0, 0}, pedal, 0.014, 0.014, 3, metal);
        build.box(pedal - Vec3{0.045, 0.014, 0.05}, pedal + Vec3{0.045, 0.014, 0.05}, dark, kTop | kFront | kBack);
    }
    // Lamps, mudguards' backs, and what people hang on their bicycles.
    const double lamp = plan.head.z + 0.06, tail = -plan.base - 0.16;
    const Material white = material(Surface::Glass, paintOf(190, 190, 186), color);
    const Material red = material(Surface::Glass, paintOf(150, 20, 20), color);
    build.box({-0.035, 0.78, lamp}, {0.035, 0.86, lamp + 0.08}, metal, kAllSides & ~kFront);
    build.plate(lamp + 0.08, {-0.035, 0.78}, {0.035, 0.86}, look.lampsOn ? lampMaterial({1, 0.95, 0.8}, 1.8) : white);
    build.box({-0.03, 0.66, tail}, {0.03, 0.72, tail + 0.04}, dark, kAllSides & ~kBack);
    build.plate(tail, {-0.03, 0.66}, {0.03, 0.72}, look.lampsOn ? lampMaterial({1, 0.05, 0.03}, 1) : red);
    if (style.chance(0.6)) { // carrier, often with a bag on either side
        build.box({-0.07, 0.74, -plan.base - 0.2}, {0.07, 0.765, -plan.base + 0.28}, dark, kAllSides);
        if (style.chance(0.4)) {
            const Material cloth = material(Surface::Cloth, liveryColor(color), color, 0.6);
            for (const double side : {-1.0, 1.0})
                build.box({side < 0 ? -0.2 : 0.06, 0.42, -plan.base - 0.18},
                          {side < 0 ? -0.06 : 0.2, 0.75, -plan.base + 0.14}, cloth, kAllSides);
        }
    }
    if (style.chance(0.3)) // basket
        build.loft({{plan.head.y - 0.02, 0.13, 0.1, 0, 0, plan.head.z + 0.2},
                    {plan.head.y + 0.2, 0.18, 0.14, 0, 0, plan.head.z + 0.2}},
                   material(Surface::Wood, varied(paintOf(120, 92, 60), color, 0.4), color, 0.8), false, true);
    return {33, false, build.take()};
}

struct MotorcyclePlan {
    bool isScooter = false, hasFairing = false, hasCases = false;
    double wheel = 0.31, base = 0.72, halfTyre = 0.06;
    double seat = 0.8;
    Vec3 grip{0.36, 1.04, 0.3};
};

void addMotorBody(FacetBuilder& build, const MotorcyclePlan& plan, const VehiclePaints& paints) {
    const double seat = plan.seat;
    const Material leather{Surface::Cloth, paintOf(30, 28, 28), paintOf(22, 22, 22), 0.1, 0.5, 0};
    // Engine with its fins, tank, bench, tail.
    build.loft({{0.24, 0.13, 0.22, 0.03, 0, 0.05}, {0.42, 0.2, 0.26, 0.05, 0, 0.05}, {0.62, 0.13, 0.2, 0.03, 0, 0.08}},
               paints.dark, true, true);
    for (const double y : {0.36, 0.46})
        build.box({-0.205, y, -0.1}, {0.205, y + 0.04, 0.24}, paints.rim, kLeft | kRight | kFront);
    build.loft({{seat - 0.1, 0.13, 0.3, 0.06, 0, 0.18},
                {seat + 0.08, 0.17, 0.27, 0.07, 0, 0.2},
                {seat + 0.17, 0.09, 0.17, 0.05, 0, 0.2}},
               paints.body);
    build.loft({{seat - 0.1, 0.1, 0.36, 0, 0, -0.38}, {seat + 0.02, 0.14, 0.36, 0, 0, -0.38}}, leather);
    build.box({-0.1, seat - 0.16, -0.92}, {0.1, seat + 0.03, -0.66}, paints.body, kAllSides);
    build.box({-0.02, 0.3, -0.75}, {0.02, 0.36, -0.02}, paints.rim, kAllSides);   // swing arm
    build.tube({0.19, 0.3, 0.1}, {0.2, 0.36, -0.85}, 0.045, 0.06, 5, paints.rim); // exhaust
    if (plan.hasFairing) {
        const Across shell{{0.62, 0.55}, {0.5, 1.08}, 0.22, 0.2}, screen{{0.5, 1.08}, {0.32, 1.32}, 0.19, 0.14};
        addStrip(build, shell, paints.body);
        addOnStrip(build, shell, {0.5, 0.8}, {-0.7, 0.7}, paints.headLamp);
        addStrip(build, screen, paints.glass);
        for (const double side : {-1.0, 1.0})
            build.polygon(
                {{side * 0.22, 0.55, 0.62}, {side * 0.2, 1.08, 0.5}, {side * 0.24, 0.9, 0.1}, {side * 0.22, 0.4, 0.2}},
                paints.body);
    } else {
        build.disc({0, 0.94, 0.56}, {1, 0, 0}, kUp, 0.1, 8, paints.headLamp);
        build.tube({0, 0.94, 0.42}, {0, 0.94, 0.555}, 0.05, 0.1, 6, paints.trim);
    }
    if (plan.hasCases)
        for (const double side : {-1.0, 1.0})
            build.box({side < 0 ? -0.42 : 0.18, 0.48, -0.9}, {side < 0 ? -0.18 : 0.42, 0.86, -0.42}, paints.trim,
                      kAllSides);
}

void addScooterBody(FacetBuilder& build, const MotorcyclePlan& plan, const VehiclePaints& paints) {
    const double seat = plan.seat;
    const Material leather{Surface::Cloth, paintOf(34, 30, 28), paintOf(24, 22, 22), 0.1, 0.5, 0};
    build.loft({{0.26, 0.16, 0.34, 0.06, 0, -0.42},
                {0.5, 0.21, 0.42, 0.08, 0, -0.44},
                {seat - 0.05, 0.15, 0.36, 0.06, 0, -0.4}},
               paints.body, true, true);
    build.loft({{seat - 0.06, 0.14, 0.36, 0, 0, -0.38}, {seat + 0.04, 0.12, 0.32, 0, 0, -0.4}}, leather);
    build.box({-0.19, 0.24, -0.12}, {0.19, 0.3, 0.34}, paints.trim, kAllSides);
    const Across shield{{0.36, 0.3}, {0.26, 0.98}, 0.24, 0.17};
    addStrip(build, shield, paints.body);
    build.loft({{0.36, 0.1, 0.1, 0, 0, 0.5}, {0.95, 0.12, 0.08, 0, 0, 0.34}, {1.04, 0.1, 0.08, 0, 0, 0.3}},
               paints.body);
    build.box({-0.08, 0.84, 0.42}, {0.08, 0.96, 0.46}, paints.headLamp, kAllSides);
    build.box({-0.1, 0.4, plan.base - 0.2}, {0.1, 0.46, plan.base + 0.2}, paints.body, kAllSides); // mudguard
    if (plan.hasCases) build.box({-0.19, seat, -0.96}, {0.19, seat + 0.32, -0.6}, paints.accent, kAllSides);
}

Thing motorcycleAlone(Random random, const MotorcyclePlan& plan, const VehicleLook& look, bool isParked) {
    Random color = random.fork(2);
    const Light light = color.chance(0.5) ? carColor(color) : liveryColor(color);
    const VehiclePaints paints = makeVehiclePaints(random.fork(3), light, look.lampsOn);
    FacetBuilder build;
    if (isParked) build.place = leaning(random.fork(4).between(-0.16, -0.06));
    const Vec3 rear{0, plan.wheel, -plan.base}, front{0, plan.wheel, plan.base};
    for (const Vec3 hub : {rear, front}) {
        addTyre(build, hub, plan.wheel, plan.wheel * 0.64, plan.halfTyre, paints.tyre);
        addSpokes(build, hub, plan.wheel * 0.66, 0.03, 3, look.stride, paints.rim);
        build.disc(hub + Vec3{plan.halfTyre + 0.01, 0, 0}, kUp, kForward, plan.wheel * 0.4, 8, paints.rim);
    }
    const Vec3 head{0, plan.grip.y - 0.06, plan.grip.z + 0.08};
    for (const double side : {-1.0, 1.0}) {
        const Vec3 out{side * (plan.halfTyre + 0.03), 0, 0};
        build.tube(front + out, head + out, 0.028, 0.028, 4, paints.rim);
        build.tube(head, {side * plan.grip.x, plan.grip.y, plan.grip.z}, 0.02, 0.022, 3, paints.dark);
        const Vec3 mirror{side * (plan.grip.x + 0.02), plan.grip.y + 0.2, plan.grip.z + 0.06};
        build.tube({side * plan.grip.x * 0.7, plan.grip.y, plan.grip.z + 0.03}, mirror, 0.01, 0.01, 3, paints.dark);
        build.box(mirror - Vec3{0.06, 0.035, 0.01}, mirror + Vec3{0.06, 0.045, 0.02}, paints.dark, kAllSides);
    }
    if (plan.isScooter)
        addScooterBody(build, plan, paints);
    else
        addMotorBody(build, plan, paints);
    const double tail = plan.isScooter ? -0.9 : -0.93;
    build.box({-0.09, plan.seat - 0.2, tail - 0.02}, {0.09, plan.seat - 0.12, tail + 0.01}, paints.rearLamp, kAllSides);
    build.plate(tail - 0.02, {-0.1, plan.seat - 0.42}, {0.1, plan.seat - 0.22},
                material(Surface::Plain, paintOf(222, 222, 216), color, 0.3));
    build.plate(tail - 0.02, {-0.07, plan.seat - 0.39}, {0.07, plan.seat - 0.25}, paints.trim, -0.02);
    return {32, false, build.take()};
}

} // namespace

ThingSet makeBicycle(Random random, bool withRider, const VehicleLook& look) {
    Random pick = random.fork(1);
    BicyclePlan plan;
    plan.wheel = pick.between(0.325, 0.35);
    plan.base = pick.between(0.5, 0.56);
    plan.seat.y = pick.between(0.88, 0.97);
    plan.grip.y = pick.between(0.98, 1.1);
    plan.grip.z = pick.between(0.14, 0.34);
    VehicleLook turned = look;
    if (!withRider) turned.stride = pick.unit();
    if (withRider && turned.stride == 0) turned.stride = 1; // feet on the pedals, not below the crank
    ThingSet set;
    set.halfWidth = 0.42;
    set.halfLength = plan.base + plan.wheel + 0.02;
    set.things.push_back(bicycleAlone(random.fork(2), plan, turned, !withRider));
    if (withRider)
        set.things.push_back(makeRider(random.fork(3), plan.seat + Vec3{0, 0.03, 0}, plan.grip,
                                       plan.crank + Vec3{0.1, 0, 0}, turned.stride));
    return set;
}

ThingSet makeMotorcycle(Random random, bool withRider, const VehicleLook& look) {
    Random pick = random.fork(1);
    MotorcyclePlan plan;
    plan.isScooter = pick.chance(0.4);
    plan.hasFairing = pick.chance(0.4);
    plan.hasCases = pick.chance(0.35);
    plan.seat = plan.isScooter ? pick.between(0.74, 0.8) : pick.between(0.76, 0.84);
    if (plan.isScooter) {
        plan.wheel = pick.between(0.2, 0.25);
        plan.base = pick.between(0.62, 0.68);
        plan.grip = {0.33, 1.04, 0.26};
    }
    ThingSet set;
    set.halfWidth = 0.62;
    set.halfLength = 1.05;
    set.things.push_back(motorcycleAlone(random.fork(2), plan, look, !withRider));
    if (withRider) {
        const Vec3 seat{0, plan.seat + 0.02, -0.28},
            feet{0.2, plan.isScooter ? 0.3 : 0.32, plan.isScooter ? 0.14 : -0.08};
        set.things.push_back(makeRider(random.fork(3), seat, plan.grip, feet, 0));
    }
    return set;
}

} // namespace core
