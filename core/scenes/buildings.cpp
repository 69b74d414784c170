// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/buildings.h"

#include "core/classes/label_table.h"
#include "core/scenes/shapes.h"

#include <algorithm>

namespace core {
namespace {

struct HouseLooks {
    Material front, plain, roof, trim, plinth, door, glass, metal;
};

Light wallColor(Random& random) {
    const double tone = random.unit(), grey = random.between(70, 205);
    if (tone < 0.3) return varied(paintOf(grey, grey * 0.97, grey * 0.92), random, 0.06);
    if (tone < 0.5) return varied(paintOf(grey * 1.05, grey * 0.94, grey * 0.72), random, 0.08);
    if (tone < 0.66) return varied(paintOf(grey * 0.95, grey * 0.62, grey * 0.5), random, 0.1);
    if (tone < 0.78) return varied(paintOf(grey * 0.8, grey * 0.9, grey * 0.78), random, 0.1);
    if (tone < 0.88) return varied(paintOf(grey * 0.78, grey * 0.88, grey), random, 0.1);
    return varied(paintOf(grey * 1.02, grey * 0.8, grey * 0.72), random, 0.1);
}

HouseLooks looksOf(Random& random, double pitch) {
    HouseLooks looks;
    const Light wall = wallColor(random);
    const bool isBrick = random.chance(0.28);
    const Light frame = random.chance(0.6) ? paintOf(215, 212, 205) : varied(paintOf(90, 72, 60), random, 0.4);
    looks.front = material(Surface::Facade, wall, frame, pitch, random, random.between(0.3, 0.8));
    looks.plain = isBrick ? material(Surface::Bricks, varied(paintOf(136, 78, 60), random, 0.3), paintOf(160, 152, 140),
                                     0.24, random, 0.7)
                          : material(Surface::Plaster, wall, shaded(wall, 0.7), 1, random, random.between(0.4, 0.9));
    const double tone = random.unit();
    const Light tile = tone < 0.5   ? varied(paintOf(140, 74, 54), random, 0.25)
                       : tone < 0.8 ? varied(paintOf(76, 76, 82), random, 0.2)
                                    : varied(paintOf(104, 88, 74), random, 0.2);
    looks.roof = material(Surface::Bricks, tile, shaded(tile, 0.6), 0.3, random, 0.6);
    looks.trim = material(Surface::Plaster, mixed(wall, paintOf(225, 222, 214), random.between(0.2, 0.9)), random, 0.4);
    looks.plinth = material(Surface::Concrete, mixed(wall, paintOf(95, 92, 88), 0.7), random, 0.6);
    looks.door = material(Surface::Wood, varied(paintOf(96, 66, 44), random, 0.5), random, 0.5);
    looks.glass = material(Surface::Glass, varied(paintOf(44, 50, 54), random, 0.3), random, 0.3);
    looks.metal = material(Surface::Metal, varied(paintOf(120, 122, 124), random, 0.4), random, 0.4);
    return looks;
}

ThingSet setOf(FacetBuilder& builder, double width, double depth) {
    Thing thing{.labelId = findLabel("building")->id, .facets = builder.take()};
    ThingSet set{{}, width / 2, depth / 2};
    set.things.push_back(std::move(thing));
    return set;
}

/// The four walls; the front carries windows, gables look like it or are blind.
void addWalls(FacetBuilder& b, const HouseShape& s, const HouseLooks& looks, bool blindSides, double foot = 0) {
    const double w = s.width / 2;
    b.plate(0, {-w, foot}, {w, s.height}, looks.front);
    const Material& side = blindSides ? looks.plain : looks.front;
    b.sidePlate(-w, {-s.depth, 0}, {0, s.height}, side);
    b.sidePlate(w, {-s.depth, 0}, {0, s.height}, side);
    if (foot > 0) b.plate(0, {-w, 0}, {w, foot}, looks.plain);
}

/// Ridge along the street, with gables at both ends.
void addSaddleRoof(FacetBuilder& b, const HouseShape& s, const HouseLooks& looks, double rise, double eave) {
    const double w = s.width / 2, d = s.depth / 2, y = s.height, out = eave;
    const double drop = rise / d * out;
    b.polygon({{-w, y - drop, out}, {w, y - drop, out}, {w, y + rise, -d}, {-w, y + rise, -d}}, looks.roof);
    b.polygon({{-w, y, -s.depth}, {w, y, -s.depth}, {w, y + rise, -d}, {-w, y + rise, -d}}, looks.roof);
    for (const double x : {-w, w})
        b.side(x, std::array<Vec2, 3>{Vec2{0, y}, Vec2{-s.depth, y}, Vec2{-d, y + rise}}, looks.plain);
    b.plate(out, {-w, y - drop - 0.14}, {w, y - drop}, looks.metal);
}

/// Ridge at right angles to the street: the gable is the front.
void addGableRoof(FacetBuilder& b, const HouseShape& s, const HouseLooks& looks, double rise) {
    const double w = s.width / 2, y = s.height;
    b.front(0, std::array<Vec2, 3>{Vec2{-w, y}, Vec2{w, y}, Vec2{0, y + rise}}, looks.plain);
    for (const double x : {-w, w})
        b.polygon(
            {{x * 1.04, y - 0.1, 0.25}, {0, y + rise, 0.25}, {0, y + rise, -s.depth}, {x * 1.04, y - 0.1, -s.depth}},
            looks.roof);
    b.plate(0, {-0.5, y + rise * 0.25}, {0.5, y + rise * 0.25 + 1.2}, looks.glass, -0.02);
}

void addChimney(FacetBuilder& b, Random& random, double width, double y, double z) {
    const double x = random.between(-0.35, 0.35) * width, size = random.between(0.25, 0.5);
    const Material brick =
        material(Surface::Bricks, varied(paintOf(130, 76, 60), random, 0.3), paintOf(150, 145, 135), 0.24, random, 0.6);
    b.box({x - size, y, z - size}, {x + size, y + random.between(0.8, 1.6), z + size}, brick,
          kLeft | kRight | kBack | kFront | kTop);
}

void addDoor(FacetBuilder& b, const HouseLooks& looks, double x, double width, double height) {
    b.plate(0, {x - width / 2 - 0.15, 0}, {x + width / 2 + 0.15, height + 0.15}, looks.trim, -0.02);
    b.plate(0, {x - width / 2, 0.05}, {x + width / 2, height}, looks.door, -0.04);
    b.plate(0, {x - width / 3, height * 0.6}, {x + width / 3, height * 0.92}, looks.glass, -0.06);
}

void addShop(FacetBuilder& b, Random& random, const HouseLooks& looks, double width) {
    const double w = width / 2 - 0.4, top = random.between(2.5, 3.1);
    b.plate(0, {-w, 0.35}, {w, top}, looks.glass, -0.02);
    const int panes = std::max(2, static_cast<int>(width / 2.4));
    for (int i = 0; i <= panes; ++i) {
        const double x = -w + 2 * w * i / panes;
        b.plate(0, {x - 0.07, 0.35}, {x + 0.07, top}, looks.metal, -0.04);
    }
    b.plate(0, {-1.9 + w * 0.3, 0.02}, {-0.9 + w * 0.3, 2.3}, looks.door, -0.05);
    Material board = material(Surface::Sign, wallColor(random), paintOf(220, 215, 200), 1, random, 0.4);
    if (random.chance(0.5)) board.surface = Surface::Paint;
    b.plate(0.05, {-w, top + 0.05}, {w, top + random.between(0.5, 0.8)}, board);
    if (random.chance(0.45)) {
        const Material awning = material(Surface::Cloth, wallColor(random), random, 0.5);
        const double out = random.between(0.8, 1.4);
        b.polygon({{-w, top, 0.02}, {w, top, 0.02}, {w, top - 0.45, out}, {-w, top - 0.45, out}}, awning);
        b.plate(out, {-w, top - 0.65}, {w, top - 0.45}, awning);
    }
}

void addBalconies(FacetBuilder& b, Random& random, const HouseLooks& looks, const HouseShape& s, double storey) {
    const double x = random.between(-0.25, 0.25) * s.width, half = random.between(1, 1.7);
    const Material rail = random.chance(0.5)
                              ? looks.trim
                              : material(Surface::Bars, paintOf(60, 60, 62), paintOf(90, 88, 84), 0.12, random, 0.4);
    for (double y = storey + 0.5; y + storey < s.height + 1; y += storey)
        b.box({x - half, y, 0}, {x + half, y + 1.05, random.between(0.8, 1.2)}, rail,
              kLeft | kRight | kFront | kBottom);
}

} // namespace

ThingSet makeTownHouse(Random random, const HouseShape& shape) {
    FacetBuilder b;
    const HouseLooks looks = looksOf(random, random.between(1.8, 3.2));
    const double storey = random.between(2.9, 3.4);
    const bool hasRoof = random.chance(0.72), isGabled = hasRoof && shape.width < 11 && random.chance(0.3);
    const double ground = shape.hasShop ? storey + 0.4 : 0.9;
    addWalls(b, shape, looks, true, ground);
    if (isGabled)
        addGableRoof(b, shape, looks, random.between(0.4, 0.7) * shape.width);
    else if (hasRoof)
        addSaddleRoof(b, shape, looks, random.between(2.2, 4.5), random.between(0.2, 0.6));
    if (shape.isSimple) return setOf(b, shape.width, shape.depth);

    const double w = shape.width / 2;
    if (!hasRoof)
        b.box({-w, shape.height, -1}, {w, shape.height + random.between(0.3, 0.9), 0.12}, looks.trim,
              kFront | kLeft | kRight);
    if (shape.hasShop) {
        addShop(b, random, looks, shape.width);
    } else {
        b.plate(0, {-w, 0}, {w, random.between(0.5, 1.1)}, looks.plinth, -0.01);
        addDoor(b, looks, random.between(-0.3, 0.3) * shape.width, random.between(1, 1.5), random.between(2.1, 2.7));
        b.plate(0, {-w, ground}, {w, ground + 0.12}, looks.trim, -0.02);
    }
    if (random.chance(0.5))
        b.box({-w, shape.height - 0.45, 0}, {w, shape.height - 0.05, 0.3}, looks.trim,
              kFront | kBottom | kLeft | kRight);
    if (random.chance(0.35)) addBalconies(b, random, looks, shape, storey);
    if (random.chance(0.3)) {
        const double x = random.between(-0.2, 0.2) * shape.width;
        b.box({x - 1.3, storey, 0}, {x + 1.3, shape.height - 0.6, 0.7}, looks.front, kNoBottom);
    }
    if (random.chance(0.6)) // the rain pipe
        b.box({w - 0.25, 0, 0}, {w - 0.15, shape.height, 0.12}, looks.metal, kFront | kLeft | kRight);
    if (hasRoof) {
        addChimney(b, random, shape.width, shape.height + 2, -shape.depth / 2);
        if (!isGabled && random.chance(0.5))
            for (const double x : {-0.25, 0.2})
                b.box({x * shape.width - 0.7, shape.height + 0.5, -2}, {x * shape.width + 0.7, shape.height + 2, -0.7},
                      looks.plain, kFront | kLeft | kRight | kTop);
    }
    return setOf(b, shape.width, shape.depth);
}

ThingSet makeVilla(Random random, const HouseShape& shape) {
    FacetBuilder b;
    const HouseLooks looks = looksOf(random, random.between(2, 3));
    addWalls(b, shape, looks, false);
    if (random.chance(0.45))
        addGableRoof(b, shape, looks, random.between(0.35, 0.6) * shape.width);
    else if (random.chance(0.85))
        addSaddleRoof(b, shape, looks, random.between(2.5, 4.5), 0.5);
    if (shape.isSimple) return setOf(b, shape.width, shape.depth);
    const double x = random.between(-0.3, 0.3) * shape.width;
    addDoor(b, looks, x, 1.1, 2.2);
    if (random.chance(0.5)) {
        b.polygon({{x - 1.2, 2.7, 0}, {x + 1.2, 2.7, 0}, {x + 1.2, 2.5, 1.3}, {x - 1.2, 2.5, 1.3}}, looks.roof);
        for (const double post : {x - 1.1, x + 1.1})
            b.box({post - 0.07, 0, 1.1}, {post + 0.07, 2.5, 1.24}, looks.trim, kFront | kLeft | kRight);
    }
    b.plate(0, {-shape.width / 2, 0}, {shape.width / 2, 0.5}, looks.plinth, -0.01);
    if (random.chance(0.4)) { // a garage
        const double w = shape.width / 2;
        b.box({w - 3.2, 0, 0}, {w, 2.6, 1.2}, looks.plain, kFront | kLeft | kRight | kTop);
        b.plate(1.2, {w - 2.9, 0.05}, {w - 0.3, 2.2}, looks.metal, -0.02);
    }
    addChimney(b, random, shape.width, shape.height + 1.5, -shape.depth / 2);
    return setOf(b, shape.width, shape.depth);
}

ThingSet makeHall(Random random, const HouseShape& shape) {
    FacetBuilder b;
    HouseLooks looks = looksOf(random, random.between(3, 5));
    const double style = random.unit(), w = shape.width / 2;
    if (style < 0.4)
        looks.front = material(Surface::Metal, wallColor(random), random, 0.6);
    else if (style < 0.65)
        looks.front = looks.plain;
    else if (style < 0.8)
        looks.front = material(Surface::Concrete, varied(paintOf(142, 140, 134), random, 0.25), random, 0.7);
    addWalls(b, shape, looks, true);
    if (random.chance(0.4)) {
        const int teeth = std::max(2, static_cast<int>(shape.width / 6));
        for (int i = 0; i < teeth; ++i) {
            const double a = -w + shape.width * i / teeth, c = a + shape.width / teeth, y = shape.height;
            b.front(0, std::array<Vec2, 3>{Vec2{a, y}, Vec2{c, y}, Vec2{c, y + 2.2}}, looks.plain);
            b.polygon({{a, y, 0}, {c, y + 2.2, 0}, {c, y + 2.2, -shape.depth}, {a, y, -shape.depth}}, looks.roof);
            b.sidePlate(c, {-shape.depth, y}, {0, y + 2.2}, looks.glass);
        }
    } else {
        b.box({-w, shape.height, -shape.depth}, {w, shape.height + 0.5, 0.08}, looks.metal, kFront | kLeft | kRight);
    }
    if (shape.isSimple) return setOf(b, shape.width, shape.depth);
    const int gates = 1 + random.below(3);
    for (int i = 0; i < gates; ++i) {
        const double x = -w + shape.width * (i + 0.5) / gates, half = random.between(1.5, 2.2);
        const Material gate =
            material(random.chance(0.5) ? Surface::Metal : Surface::Wood, wallColor(random), random, 0.5);
        b.plate(0, {x - half, 0}, {x + half, std::min(shape.height - 0.5, random.between(3, 4.2))}, gate, -0.03);
    }
    b.plate(0, {-w, shape.height - 1.6}, {w, shape.height - 0.6}, looks.glass, -0.02);
    if (random.chance(0.3)) {
        const Material stack = material(Surface::Bricks, varied(paintOf(140, 80, 62), random, 0.2),
                                        paintOf(150, 145, 138), 0.24, random, 0.6);
        b.tube({w * 0.5, 0, -shape.depth * 0.6}, {w * 0.5, random.between(18, 28), -shape.depth * 0.6}, 1.3, 0.8, 8,
               stack);
    }
    return setOf(b, shape.width, shape.depth);
}

ThingSet makeChurch(Random random) {
    FacetBuilder b;
    const HouseShape nave{.width = 12, .depth = 22, .height = random.between(8, 10)};
    HouseLooks looks = looksOf(random, 3);
    looks.front = looks.plain;
    addWalls(b, nave, looks, true);
    addGableRoof(b, nave, looks, random.between(5, 7));
    const double half = random.between(2.4, 3), top = random.between(17, 23),
                 x = random.chance(0.5) ? 0 : nave.width / 2 - half;
    b.box({x - half, 0, -2 * half + 1}, {x + half, top, 1}, looks.plain, kFront | kLeft | kRight);
    const Vec3 tip{x, top + random.between(6, 13), 1 - half};
    const std::array<Vec3, 4> base{Vec3{x - half, top, 1}, Vec3{x + half, top, 1}, Vec3{x + half, top, 1 - 2 * half},
                                   Vec3{x - half, top, 1 - 2 * half}};
    for (std::size_t i = 0; i < 4; ++i) b.polygon({base[i], base[(i + 1) % 4], tip}, looks.roof);
    addDoor(b, looks, x, 2.2, 3.4);
    for (const double y : {5.5, 9.5, 14.0}) b.plate(1, {x - 0.5, y}, {x + 0.5, y + 1.9}, looks.glass, -0.03);
    for (const double wx : {-0.35, 0.35})
        if (x == 0) b.plate(0, {wx * nave.width - 0.6, 2.5}, {wx * nave.width + 0.6, 6.5}, looks.glass, -0.02);
    return setOf(b, nave.width, nave.depth);
}

} // namespace core
