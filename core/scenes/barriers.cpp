// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fences and walls, piece by piece along z; benches.
#include "core/scenes/furniture.h"
#include "core/scenes/shapes.h"

#include <algorithm>

namespace core {

namespace {

constexpr int kWall = 12, kFence = 13, kStatic = 4;

/// What is seen through a fence: things in some shade, greenish or grey.
Light behind(Random& random) {
    const double grey = random.between(80, 150);
    return paintOf(grey * random.between(0.92, 1.04), grey, grey * random.between(0.75, 1.0));
}

void addPosts(FacetBuilder& build, double length, double tall, double radius, double pitch, const Material& metal) {
    const int count = std::max(1, static_cast<int>(length / pitch));
    for (int i = 0; i < count; ++i) {
        const double z = -length / 2 + length * (i + 0.5) / count;
        build.tube({0, 0, z}, {0, tall, z}, radius, radius, 4, metal);
    }
}

void addBars(FacetBuilder& build, Random pick, double length) {
    const double tall = pick.between(0.9, 1.8), half = length / 2;
    const Light paint =
        pick.chance(0.6) ? varied(paintOf(46, 48, 50), pick, 0.4) : varied(paintOf(54, 82, 62), pick, 0.3);
    const Material bars = material(Surface::Bars, paint, behind(pick), pick.between(0.11, 0.16), pick, 0.5);
    const Material rail = material(Surface::Metal, paint, pick, 0.5);
    const bool hasPlinth = pick.chance(0.3);
    build.sidePlate(0, {-half, hasPlinth ? 0.35 : 0.08}, {half, tall - 0.05}, bars);
    build.box({-0.03, tall - 0.12, -half}, {0.03, tall - 0.06, half}, rail, kAllSides);
    build.box({-0.03, hasPlinth ? 0.35 : 0.1, -half}, {0.03, hasPlinth ? 0.41 : 0.16, half}, rail, kAllSides);
    if (hasPlinth)
        build.box({-0.12, 0, -half}, {0.12, 0.35, half}, material(Surface::Concrete, paintOf(150, 146, 138), pick, 0.7),
                  kNoBottom);
    addPosts(build, length, tall, 0.045, 2.0, rail);
}

void addMesh(FacetBuilder& build, Random pick, double length) {
    const double tall = pick.between(1.2, 2.2), half = length / 2;
    const Light paint =
        pick.chance(0.5) ? varied(paintOf(50, 84, 62), pick, 0.2) : varied(paintOf(140, 142, 144), pick, 0.2);
    build.sidePlate(0, {-half, 0.05}, {half, tall - 0.03},
                    material(Surface::Bars, paint, behind(pick), 0.055, pick, 0.4));
    const Material metal = material(Surface::Metal, paint, pick, 0.5);
    addPosts(build, length, tall, 0.04, 2.4, metal);
    build.box({-0.02, tall - 0.05, -half}, {0.02, tall, half}, metal, kAllSides);
}

void addPlanks(FacetBuilder& build, Random pick, double length) {
    const double tall = pick.between(0.9, 1.9), half = length / 2;
    const Light wood =
        pick.chance(0.2) ? varied(paintOf(200, 196, 186), pick) : varied(paintOf(126, 98, 70), pick, 0.35);
    const Material planks = material(Surface::Wood, wood, shaded(wood, 0.5), 0.13, pick, 0.9);
    // Heads of the planks: pointed, or even.
    const bool isPointed = pick.chance(0.4);
    std::vector<Vec2> outline{{half, 0.06}, {-half, 0.06}};
    const int count = std::max(2, static_cast<int>(length / 0.26));
    for (int i = 0; i <= 2 * count; ++i)
        outline.push_back({-half + length * i / (2 * count), tall - (isPointed && i % 2 == 0 ? 0.09 : 0)});
    build.side(0.02, outline, planks);
    build.side(-0.02, outline, planks);
    for (const double y : {0.25 * tall, 0.75 * tall})
        build.box({-0.06, y, -half}, {0.06, y + 0.09, half}, planks, kAllSides);
    addPosts(build, length, tall * 0.97, 0.07, 2.0, planks);
}

void addGuardRail(FacetBuilder& build, Random pick, double length) {
    const double half = length / 2, y = pick.between(0.55, 0.62);
    const Material steel = material(Surface::Metal, varied(paintOf(150, 152, 154), pick, 0.15), pick, 0.7);
    for (const double side : {-1.0, 1.0}) {
        // The wave of the rail: two ridges.
        const double x = side * 0.09;
        for (const double low : {y - 0.16, y + 0.01}) {
            build.polygon({{x - side * 0.05, low, -half},
                           {x - side * 0.05, low, half},
                           {x, low + 0.05, half},
                           {x, low + 0.05, -half}},
                          steel);
            build.sidePlate(x, {-half, low + 0.05}, {half, low + 0.1}, steel);
            build.polygon({{x, low + 0.1, -half},
                           {x, low + 0.1, half},
                           {x - side * 0.05, low + 0.15, half},
                           {x - side * 0.05, low + 0.15, -half}},
                          steel);
        }
    }
    addPosts(build, length, y, 0.06, 2.0, steel);
}

void addConstruction(FacetBuilder& build, Random pick, double length) {
    const double half = length / 2;
    const Material red = material(Surface::Plain, varied(paintOf(198, 36, 30), pick), pick, 0.6);
    const Material white = material(Surface::Plain, varied(paintOf(224, 222, 216), pick, 0.05), pick, 0.6);
    const Material foot = material(Surface::Plain, paintOf(38, 38, 40), pick, 0.7);
    const int panels = std::max(1, static_cast<int>(length / 2));
    for (int i = 0; i < panels; ++i) {
        const double from = -half + length * i / panels + 0.05, to = -half + length * (i + 1) / panels - 0.05;
        // Boards with fields of red and white, over a lighter grid.
        build.sidePlate(0, {from, 0.2}, {to, 0.78}, material(Surface::Bars, white.base, behind(pick), 0.14, pick, 0.5));
        for (const auto& [low, high] : {std::pair{0.78, 1.02}, {0.12, 0.24}}) {
            const int fields = 6;
            for (int k = 0; k < fields; ++k)
                build.sidePlate(0, {from + (to - from) * k / fields, low},
                                {from + (to - from) * (k + 1) / fields, high}, k % 2 ? red : white, -0.02);
        }
        for (const double z : {from + 0.2, to - 0.2})
            build.box({-0.38, 0, z - 0.06}, {0.38, 0.1, z + 0.06}, foot, kNoBottom);
        if (pick.chance(0.3)) // a warning lamp
            build.box({-0.06, 1.02, from + 0.1}, {0.06, 1.24, from + 0.22}, lampMaterial({1, 0.7, 0.1}, 0.7),
                      kAllSides);
    }
}

} // namespace

ThingSet makeFence(Random random, double length) {
    Random pick = random.fork(1);
    FacetBuilder build;
    build.place.origin.z = length / 2;
    const double kind = pick.unit();
    const Random own = random.fork(2);
    double half = 0.15;
    if (kind < 0.34)
        addBars(build, own, length);
    else if (kind < 0.54)
        addMesh(build, own, length);
    else if (kind < 0.72)
        addPlanks(build, own, length);
    else if (kind < 0.86)
        addGuardRail(build, own, length);
    else {
        addConstruction(build, own, length);
        half = 0.4;
    }
    Thing fence{kFence, false, build.take()};
    return {{std::move(fence)}, half, length};
}

ThingSet makeWall(Random random, double length) {
    Random pick = random.fork(1);
    const double half = length / 2, tall = pick.between(0.8, 2.6), thick = pick.between(0.12, 0.2);
    const double kind = pick.unit();
    Material face;
    if (kind < 0.35)
        face =
            material(Surface::Bricks, varied(paintOf(142, 82, 62), pick, 0.3), paintOf(160, 152, 140), 0.24, pick, 0.7);
    else if (kind < 0.55) // rough stones
        face =
            material(Surface::Bricks, varied(paintOf(130, 124, 112), pick, 0.2), paintOf(96, 92, 86), 0.5, pick, 0.9);
    else if (kind < 0.8)
        face = material(Surface::Concrete, varied(paintOf(152, 148, 140), pick, 0.2),
                        shaded(paintOf(152, 148, 140), 0.6), 1.5, pick, 0.8);
    else
        face =
            material(Surface::Plaster, varied(paintOf(190, 180, 160), pick, 0.2), paintOf(120, 110, 96), 1, pick, 0.8);
    const Material coping = material(Surface::Concrete, varied(paintOf(136, 132, 126), pick, 0.2), pick, 0.8);
    FacetBuilder build;
    build.place.origin.z = half;
    build.box({-thick, 0, -half}, {thick, tall, half}, face, kLeft | kRight | kFront | kBack);
    build.box({-thick - 0.05, tall, -half}, {thick + 0.05, tall + 0.09, half}, coping, kAllSides);
    if (pick.chance(0.4)) // pillars
        for (const double z : {-half + 0.25, 0.0})
            build.box({-thick - 0.06, 0, z - 0.2}, {thick + 0.06, tall + 0.18, z + 0.2}, face, kNoBottom);
    // Pieces of one wall come from one stream; their lengths differ a little, and so do their scribbles.
    pick = pick.fork(static_cast<std::uint64_t>(length * 1e6));
    if (pick.chance(0.25)) { // sprayed on
        const Light ink = varied(paintOf(pick.between(30, 210), pick.between(30, 180), pick.between(40, 210)), pick);
        const Material spray = material(Surface::Plain, ink, pick, 1);
        double z = pick.between(-half + 0.5, 0);
        for (int i = 0; i < 4 && z + 0.5 < half; ++i, z += 0.5)
            for (const double side : {-1.0, 1.0}) {
                const double low = tall * 0.3, high = tall * 0.3 + 0.5;
                const std::vector<Vec2> stroke{
                    {z, low}, {z + 0.12, low}, {z + 0.4, high - 0.1}, {z + 0.36, high}, {z + 0.2, high - 0.12}};
                build.side(side * thick, stroke, spray, -0.02);
            }
    }
    Thing wall{kWall, false, build.take()};
    return {{std::move(wall)}, thick + 0.06, length};
}

ThingSet makeBench(Random random) {
    Random pick = random.fork(1);
    FacetBuilder build;
    const double half = pick.between(0.7, 1.0);
    const Light wood = varied(paintOf(124, 92, 62), pick, 0.35);
    const Material planks = material(Surface::Wood, wood, shaded(wood, 0.5), 0.11, pick, 0.9);
    const Material iron = material(Surface::Metal, varied(paintOf(58, 60, 62), pick, 0.4), pick, 0.6);
    for (int i = 0; i < 3; ++i)
        build.box({-half, 0.42, -0.22 + 0.16 * i}, {half, 0.46, -0.09 + 0.16 * i}, planks, kAllSides);
    if (pick.chance(0.8))
        for (const double y : {0.56, 0.72}) build.box({-half, y, -0.3}, {half, y + 0.12, -0.26}, planks, kAllSides);
    for (const double side : {-1.0, 1.0}) {
        const double x = side * (half - 0.2);
        build.box({x - 0.03, 0, 0.12}, {x + 0.03, 0.42, 0.18}, iron, kAllSides & ~kTop);
        build.box({x - 0.03, 0, -0.28}, {x + 0.03, 0.84, -0.22}, iron, kAllSides);
    }
    Thing bench{kStatic, false, build.take()};
    return {{std::move(bench)}, half + 0.02, 0.35};
}

} // namespace core
