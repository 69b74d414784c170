// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lamp posts, traffic lights, bollards.
#include "core/scenes/furniture.h"
#include "core/scenes/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr int kPole = 17, kTrafficLight = 19;

Material poleMaterial(Random random) {
    const double pick = random.unit();
    if (pick < 0.5) {
        const double grey = random.between(105, 160);
        return material(Surface::Metal, paintOf(grey, grey * 1.01, grey * 1.02), random, 0.6);
    }
    if (pick < 0.7) return material(Surface::Metal, varied(paintOf(50, 66, 58), random, 0.3), random, 0.5);
    if (pick < 0.85) return material(Surface::Metal, varied(paintOf(48, 50, 54), random, 0.3), random, 0.5);
    return material(Surface::Concrete, varied(paintOf(150, 146, 138), random, 0.2), random, 0.7);
}

} // namespace

ThingSet makeLampPost(Random random, bool isLit) {
    Random pick = random.fork(1);
    FacetBuilder build;
    const Material metal = poleMaterial(random.fork(2));
    const Material lamp =
        isLit ? lampMaterial({1, 0.82, 0.55}, 2.5) : material(Surface::Glass, paintOf(186, 186, 178), pick, 0.3);
    const bool isOld = pick.chance(0.25);
    const double tall = isOld ? pick.between(3.6, 4.6) : pick.between(6.0, 9.5);
    const double foot = pick.between(0.085, 0.11), top = foot * pick.between(0.6, 0.9);
    build.tube({0, 0, 0}, {0, 1.2, 0}, foot * 1.25, foot * 1.15, 6, metal);
    build.tube({0, 1.2, 0}, {0, tall, 0}, foot, top, 6, metal);
    build.box({-0.07, 0.45, foot}, {0.07, 0.95, foot * 1.35}, metal, kNoBottom); // the little door
    double reach = 0;
    if (isOld) { // a lantern
        build.loft({{tall, 0.06, 0.06}, {tall + 0.08, 0.13, 0.13}}, metal);
        build.loft({{tall + 0.08, 0.12, 0.12}, {tall + 0.5, 0.19, 0.19}}, lamp);
        build.loft({{tall + 0.5, 0.23, 0.23}, {tall + 0.72, 0.03, 0.03}}, metal);
        reach = 0.25;
    } else {
        // One arm or two over the road, straight or curved.
        const bool isDouble = pick.chance(0.2), isCurved = pick.chance(0.5);
        reach = pick.between(0.9, 2.2);
        for (const double side : {-1.0, 1.0}) {
            if (side > 0 && !isDouble) continue;
            const Vec3 elbow{side * reach * 0.35, tall + (isCurved ? 0.55 : 0.15), 0};
            const Vec3 end{side * reach, tall + (isCurved ? 0.75 : 0.3), 0};
            build.tube({0, tall - 0.05, 0}, elbow, top, 0.055, 5, metal);
            build.tube(elbow, end, 0.055, 0.045, 5, metal);
            const Vec3 head = end + Vec3{side * 0.3, 0, 0};
            build.place = {head};
            build.loft({{-0.05, 0.36, 0.13}, {0.06, 0.28, 0.08}}, metal);
            build.loft({{-0.1, 0.28, 0.1}, {-0.05, 0.33, 0.12}}, lamp, false, true);
            build.place = {};
        }
        reach += 0.7;
    }
    Thing post{kPole, false, build.take()};
    // Built with its arm to the left; a thing looks along +z, and that is what it lights.
    return placed(ThingSet{{std::move(post)}, 0.4, reach}, {}, kPi / 2);
}

namespace {

/// The housing of three lamps that looks towards −z.
void addHousing(FacetBuilder& build, Vec3 middle, double scale, int phase, const Material& board, const Material& shell,
                bool hasBoard) {
    build.place.origin = middle;
    const double half = 0.16 * scale, tall = 0.48 * scale, deep = 0.14 * scale;
    if (hasBoard) {
        build.plate(0.06, {-half * 1.7, -tall * 1.18}, {half * 1.7, tall * 1.18}, board);
        // A white rim, as the backplate has in many towns.
        Material rim = board;
        rim.base = paintOf(214, 214, 208);
        for (const double side : {-1.0, 1.0})
            build.plate(0.06, {side * half * 1.7, -tall * 1.18}, {side * half * 1.52, tall * 1.18}, rim, -0.01);
    }
    build.box({-half, -tall, -deep}, {half, tall, deep}, shell, kAllSides);
    static constexpr std::array<Light, 3> kColors{{{1, 0.06, 0.04}, {1, 0.62, 0.05}, {0.1, 1, 0.45}}};
    for (int i = 0; i < 3; ++i) {
        const double y = 0.31 * scale * (1 - i);
        const Light color = kColors[static_cast<std::size_t>(i)];
        const Material lens =
            i == phase ? lampMaterial(color, 1.8) : Material{Surface::Glass, shaded(color, 0.06), {}, 1, 0.2, 0};
        build.disc({0, y, -deep}, {1, 0, 0}, {0, 1, 0}, 0.115 * scale, 10, lens, -0.02);
        // The hood over the lens.
        for (const double side : {-1.0, 0.0, 1.0}) {
            const double x0 = side == 0 ? -0.08 : side * 0.08, x1 = side == 0 ? 0.08 : side * 0.125;
            const double y0 = side == 0 ? 0.125 : 0.125, y1 = side == 0 ? 0.125 : 0.02;
            build.polygon({{x0 * scale, y + y0 * scale, -deep},
                           {x1 * scale, y + y1 * scale, -deep},
                           {x1 * scale, y + y1 * scale, -deep - 0.12 * scale},
                           {x0 * scale, y + y0 * scale, -deep - 0.15 * scale}},
                          shell);
        }
    }
    build.place.origin = {};
}

} // namespace

ThingSet makeTrafficLight(Random random, int phase, double arm) {
    Random pick = random.fork(1);
    const Material metal = poleMaterial(random.fork(2));
    const Material shell = material(
        Surface::Plain,
        pick.chance(0.7) ? varied(paintOf(28, 30, 30), pick, 0.3) : varied(paintOf(40, 70, 56), pick, 0.3), pick, 0.4);
    const Material board = material(Surface::Plain, paintOf(18, 18, 18), pick, 0.3);
    FacetBuilder pole, light;
    const double scale = pick.between(0.95, 1.15);
    const bool hasBoard = pick.chance(0.6);
    const double low = pick.between(2.6, 3.0), thick = pick.between(0.065, 0.09);
    double reach = 0.35;
    pole.tube({0, 0, 0}, {0, 0.3, 0}, thick * 1.5, thick * 1.4, 6, metal);
    if (arm != 0) {
        const double tall = pick.between(5.4, 6.2), end = -arm;
        pole.tube({0, 0.3, 0}, {0, tall, 0}, thick * 1.5, thick, 6, metal);
        pole.tube({0, tall - 0.1, 0}, {end, tall + 0.25, 0}, thick, thick * 0.7, 5, metal);
        addHousing(light, {end * 0.94, tall - 0.35, -0.2}, scale, phase, board, shell, true);
        reach = std::abs(arm) + 0.4;
    } else {
        pole.tube({0, 0.3, 0}, {0, low + 0.75, 0}, thick, thick, 6, metal);
    }
    addHousing(light, {0, low, -thick - 0.16 * scale}, scale, phase, board, shell, hasBoard);
    if (pick.chance(0.4)) // a smaller one for those on foot, to the side
        addHousing(light, {0.3, 2.25, -0.1}, 0.62, phase == 2 ? 0 : 2, board, shell, false);
    if (pick.chance(0.5)) pole.box({-0.1, 1.0, -thick - 0.1}, {0.1, 1.3, -thick}, shell, kAllSides); // the button
    Thing post{kPole, false, pole.take()}, lamps{kTrafficLight, false, light.take()};
    // Built as the driver sees it who comes along +z; turned, so that it looks along +z as all things do.
    return placed(ThingSet{{std::move(post), std::move(lamps)}, std::max(reach, 0.6), 0.65}, {}, kPi);
}

ThingSet makeBollard(Random random) {
    Random pick = random.fork(1);
    FacetBuilder build;
    const double tall = pick.between(0.75, 1.1), thick = pick.between(0.06, 0.11);
    const int style = pick.below(3);
    if (style == 2) { // red and white, as posts that can be taken out
        const Material white = material(Surface::Plain, paintOf(218, 216, 210), pick, 0.6);
        const Material red = material(Surface::Plain, varied(paintOf(176, 30, 30), pick), pick, 0.6);
        for (int i = 0; i < 5; ++i)
            build.tube({0, tall * i / 5, 0}, {0, tall * (i + 1) / 5, 0}, thick, thick, 6, i % 2 ? red : white);
        build.disc({0, tall, 0}, {1, 0, 0}, {0, 0, 1}, thick, 6, white);
    } else {
        const Material metal = poleMaterial(random.fork(2));
        build.tube({0, 0, 0}, {0, tall, 0}, thick * (style == 1 ? 1.3 : 1), thick, 8, metal);
        build.tube({0, tall * 0.82, 0}, {0, tall * 0.9, 0}, thick * 1.12, thick * 1.12, 8,
                   material(Surface::Plain, pick.chance(0.5) ? paintOf(214, 212, 206) : metal.base, pick, 0.5));
        build.tube({0, tall, 0}, {0, tall + 0.07, 0}, thick, thick * 0.4, 8, metal);
        build.disc({0, tall + 0.07, 0}, {1, 0, 0}, {0, 0, 1}, thick * 0.4, 8, metal);
    }
    Thing post{kPole, false, build.take()};
    return {{std::move(post)}, 0.2, 0.2};
}

} // namespace core
