// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/hull.h"

#include <array>

namespace core {

namespace {

enum class TruckKind { Box, Tarpaulin, Tipper, Tanker };

class TruckMaker {
public:
    TruckMaker(TruckKind kind, Random random, const VehicleLook& look) : m_kind(kind), m_random(random) {
        Random color = random.fork(1), pick = random.fork(2);
        Light cab = color.chance(0.55) ? liveryColor(color) : carColor(color);
        m_paints = makeVehiclePaints(random.fork(3), cab, look.lampsOn);
        const bool isTipper = kind == TruckKind::Tipper;
        m_length = isTipper ? pick.between(7.0, 8.6) : pick.between(7.4, 10.2);
        m_half = pick.between(1.16, 1.26);
        m_floor = pick.between(1.0, 1.2);
        m_roof = kind == TruckKind::Tanker ? pick.between(2.9, 3.3) : pick.between(3.1, 3.9);
        m_wheel = pick.between(0.44, 0.52);
        m_front = m_length / 2;
        m_cabBack = m_front - pick.between(1.95, 2.4);
    }

    std::vector<Facet> make() {
        addCab();
        addChassis();
        const double from = -m_length / 2, to = m_cabBack - 0.15;
        switch (m_kind) {
        case TruckKind::Box: addBox(from, to); break;
        case TruckKind::Tarpaulin: addTarpaulin(from, to); break;
        case TruckKind::Tipper: addTub(from, to); break;
        case TruckKind::Tanker: addTank(from, to); break;
        }
        return m_build.take();
    }
    double length() const { return m_length; }
    double halfWidth() const { return m_half; }

private:
    TruckKind m_kind;
    Random m_random;
    VehiclePaints m_paints;
    double m_length, m_half, m_floor, m_roof, m_wheel, m_front, m_cabBack;
    FacetBuilder m_build;

    void addCab() {
        Random random = m_random.fork(4);
        Hull cab;
        cab.halfWidth = m_half - 0.02;
        cab.roofHalf = cab.halfWidth - 0.14;
        cab.floor = 0.42;
        cab.waist = random.between(1.45, 1.7);
        cab.shoulder = cab.waist + 0.95;
        cab.roof = cab.shoulder + random.between(0.15, 0.5);
        cab.front = {m_front, random.between(0.1, 0.35), 0.2, 0.16, 0.1};
        cab.back = {m_cabBack, 0, 0, 0, 0};
        cab.axles = {m_front - 1.3};
        cab.wheelRadius = m_wheel;
        addHull(m_build, cab, m_paints);
        const HullFace face = faceOf(cab, false);
        addOnStrip(m_build, face.screen, {0.06, 0.94}, {-0.96, 0.96}, m_paints.glass);
        addOnStrip(m_build, face.brow, {0.02, 0.35}, {-0.95, 0.95}, m_paints.dark);
        addOnStrip(m_build, face.bumper, {0.0, 0.28}, {-1, 1}, random.chance(0.5) ? m_paints.trim : m_paints.body);
        addOnStrip(m_build, face.bumper, {0.4, 0.72}, {-0.7, 0.7}, m_paints.dark, -0.02);
        for (const double y : {0.46, 0.56, 0.66})
            addOnStrip(m_build, face.bumper, {y, y + 0.025}, {-0.66, 0.66}, m_paints.trim, -0.03);
        addOnStrip(m_build, face.bumper, {0.78, 0.92}, {-0.5, 0.5}, m_paints.accent, -0.02);
        for (const double side : {-1.0, 1.0}) {
            addOnStrip(m_build, face.bumper, {0.1, 0.25}, {side * 0.62, side * 0.96}, m_paints.headLamp, -0.03);
            const double x = side * cab.halfWidth, fore = m_front - 0.5, aft = fore - 0.95;
            m_build.polygon({{x, cab.waist, fore},
                             {x, cab.waist, aft},
                             {x, cab.shoulder - 0.12, aft},
                             {x, cab.shoulder - 0.12, fore - 0.2}},
                            m_paints.glass, -0.02);
            m_build.sidePlate(x, {aft - 0.07, 1.0}, {aft - 0.045, cab.shoulder}, m_paints.dark, -0.02);
            m_build.sidePlate(x, {aft + 0.05, cab.waist - 0.18}, {aft + 0.25, cab.waist - 0.13}, m_paints.dark, -0.02);
            const double out = side * (m_half + 0.2), z = m_front - 0.3;
            m_build.box({out - 0.09, cab.waist + 0.1, z - 0.1}, {out + 0.09, cab.waist + 0.75, z + 0.04}, m_paints.trim,
                        kLeft | kRight | kBack | kFront);
            m_build.tube({x, cab.shoulder - 0.1, z - 0.1}, {out, cab.waist + 0.75, z}, 0.03, 0.03, 3, m_paints.trim);
        }
        addNumberPlate(m_build, face.bumper, 0.14, m_random.fork(5));
    }

    void addChassis() {
        const double rear = -m_length / 2;
        m_build.box({-0.45, 0.62, rear + 0.1}, {0.45, m_floor, m_cabBack}, m_paints.dark,
                    kLeft | kRight | kBack | kBottom);
        std::vector<double> axles{rear + 1.5};
        if (m_length > 8.6) axles.push_back(rear + 2.85);
        const double tank = m_cabBack - 1.35;
        for (const double side : {-1.0, 1.0}) {
            for (const double axle : axles)
                addWheel(m_build, {{side * (m_half - 0.04), m_wheel, axle}, m_wheel, 0.5, 0}, m_paints);
            // Fuel tank or tool box, then the guard along the side.
            const double out = side * (m_half - 0.08), in = side * 0.6;
            m_build.box({std::min(in, out), 0.5, tank}, {std::max(in, out), 0.98, tank + 1.1},
                        side < 0 ? m_paints.rim : m_paints.trim, kLeft | kRight | kFront | kBack | kTop);
            for (const double y : {0.52, 0.78})
                m_build.sidePlate(out, {axles.back() + m_wheel + 0.1, y}, {tank - 0.1, y + 0.12}, m_paints.rim);
        }
        m_build.box({-m_half + 0.1, 0.48, rear + 0.02}, {m_half - 0.1, 0.62, rear + 0.12}, m_paints.trim,
                    kBack | kTop | kFront);
        for (const double side : {-1.0, 1.0}) {
            const double in = side * (m_half - 0.45), out = side * (m_half - 0.08);
            m_build.plate(rear + 0.03, {in, 0.68}, {out, 0.86}, m_paints.rearLamp, -0.02);
            m_build.plate(rear + 0.06, {in, 0.66}, {out, m_floor}, m_paints.dark);
        }
        const Across bar{{rear + 0.04, 0.66}, {rear + 0.04, 0.96}, m_half - 0.5, m_half - 0.5};
        addStrip(m_build, bar, m_paints.dark);
        addNumberPlate(m_build, bar, 0.5, m_random.fork(6));
    }

    void addLetters(double from, double to, double low, double top, Random random) {
        const Material ink = material(Surface::Plain, liveryColor(random), random, 0.4);
        const double middle = (from + to) / 2, half = 0.3 * (to - from), y = low + 0.45 * (top - low);
        const double tall = random.between(0.18, 0.4);
        const int count = 4 + random.below(7);
        const double pitch = 2 * half / count;
        for (int i = 0; i < count; ++i) {
            if (random.chance(0.15)) continue; // between two words
            const double z = middle - half + pitch * i, wide = pitch * random.between(0.45, 0.85);
            const double high = y + tall * random.between(0.7, 1);
            for (const double side : {-1.0, 1.0})
                m_build.sidePlate(side * m_half, {z, y}, {z + wide, high}, ink, -0.03);
        }
    }

    void addBox(double from, double to) {
        Random random = m_random.fork(7);
        const Light color = random.chance(0.5) ? paintOf(228, 228, 224) : liveryColor(random);
        const Material wall = material(Surface::Paint, color, random, random.between(0.3, 0.9));
        m_build.box({-m_half, m_floor, from}, {m_half, m_roof, to}, wall, kAllSides);
        for (const double side : {-1.0, 1.0}) {
            const double x = side * m_half;
            if (random.chance(0.6)) m_build.sidePlate(x, {from, m_floor}, {to, m_floor + 0.7}, m_paints.accent, -0.01);
            m_build.sidePlate(x, {from, m_floor}, {to, m_floor + 0.09}, m_paints.rim, -0.02);
            m_build.sidePlate(x, {from, m_roof - 0.09}, {to, m_roof}, m_paints.rim, -0.02);
            for (const double z : {from, to - 0.09})
                m_build.sidePlate(x, {z, m_floor}, {z + 0.09, m_roof}, m_paints.rim, -0.02);
            // Door leaves, their frame and the bars that lock them.
            m_build.plate(from, {side * m_half * 0.5 - 0.025, m_floor + 0.1},
                          {side * m_half * 0.5 + 0.025, m_roof - 0.1}, m_paints.rim, -0.03);
            m_build.plate(from, {x - side * 0.09, m_floor}, {x, m_roof}, m_paints.rim, -0.02);
        }
        m_build.plate(from, {-0.015, m_floor}, {0.015, m_roof}, m_paints.dark, -0.03);
        m_build.plate(from, {-m_half, m_roof - 0.1}, {m_half, m_roof}, m_paints.rim, -0.02);
        if (random.chance(0.8)) addLetters(from, to, m_floor, m_roof, random.fork(1));
        if (random.chance(0.4)) // the cooling unit above the cab
            m_build.box({-0.7, m_roof - 0.75, to}, {0.7, m_roof - 0.1, to + 0.3}, m_paints.trim, kAllSides);
    }

    void addTarpaulin(double from, double to) {
        Random random = m_random.fork(7);
        const Light color = liveryColor(random);
        const Material cloth = tarpaulin(color, random);
        const double board = m_floor + (random.chance(0.5) ? 0.6 : 0.12), eaves = m_roof - 0.12;
        m_build.box({-m_half, m_floor, from}, {m_half, board, to}, m_paints.rim, kNoBottom);
        m_build.box({-m_half + 0.02, board, from}, {m_half - 0.02, eaves, to}, cloth, kLeft | kRight | kFront | kBack);
        for (const double side : {-1.0, 1.0}) {
            m_build.polygon({{side * (m_half - 0.02), eaves, from},
                             {side * (m_half - 0.02), eaves, to},
                             {0, m_roof, to},
                             {0, m_roof, from}},
                            cloth);
            for (int i = 1; i < 6; ++i) {
                const double z = from + (to - from) * i / 6;
                m_build.sidePlate(side * (m_half - 0.02), {z - 0.025, board}, {z + 0.025, eaves - 0.05}, m_paints.dark,
                                  -0.02);
            }
        }
        m_build.plate(from, {-m_half + 0.05, board}, {m_half - 0.05, board + 0.08}, m_paints.dark, -0.02);
        if (random.chance(0.7)) addLetters(from, to, board, eaves, random.fork(1));
    }

    void addTub(double from, double to) {
        Random random = m_random.fork(7);
        const Light color = random.chance(0.5) ? m_paints.body.base : liveryColor(random);
        const Material steel = material(Surface::Paint, color, random, 0.95);
        const double top = m_floor + random.between(1.1, 1.6), low = m_half - 0.12;
        const std::vector<Vec2> outline{{to, m_floor}, {from + 0.25, m_floor}, {from, top}, {to + 0.1, top}};
        for (const double side : {-1.0, 1.0}) {
            std::vector<Vec3> wall;
            for (const Vec2 p : outline)
                wall.push_back({side * (low + 0.12 * (p.y - m_floor) / (top - m_floor)), p.y, p.x});
            m_build.polygon(wall, steel);
            const double x = side * low;
            for (int i = 0; i < 5; ++i) {
                const double z = from + 0.5 + (to - from - 0.7) * i / 4;
                m_build.box({std::min(x, x + side * 0.14), m_floor + 0.05, z - 0.06},
                            {std::max(x, x + side * 0.14), top, z + 0.06}, steel, kLeft | kRight | kFront | kBack);
            }
        }
        const Across gate{{from + 0.25, m_floor}, {from, top}, low, low + 0.12};
        addStrip(m_build, gate, steel);
        addOnStrip(m_build, gate, {0.45, 0.55}, {-0.95, 0.95}, m_paints.trim);
        addStrip(m_build, {{to, m_floor}, {to + 0.1, top}, low, low + 0.12}, steel);
        // What it carries, as a heap.
        const Material load = material(Surface::Soil, varied(paintOf(120, 98, 72), random, 0.3), random, 1);
        const double middle = (from + to) / 2, halfZ = (to - from) / 2;
        m_build.loft({{top - 0.1, low, halfZ - 0.05, 0.2, 0, middle},
                      {top + random.between(0.15, 0.5), low * 0.4, halfZ * 0.5, 0.2, 0, middle}},
                     load);
    }

    void addTank(double from, double to) {
        Random random = m_random.fork(7);
        const Light color = random.chance(0.6) ? paintOf(188, 190, 192) : liveryColor(random);
        const Material shell = material(Surface::Paint, color, random, 0.5);
        const double radius = std::min(m_half, (m_roof - m_floor) / 2), y = m_floor + radius;
        constexpr int kCorners = 12;
        const double wide = m_half / radius;
        const auto at = [&](int i, double z, double share) {
            const double angle = 2 * kPi * (i + 0.5) / kCorners;
            return Vec3{share * radius * wide * exactCos(angle), y + share * radius * exactSin(angle), z};
        };
        std::vector<Vec3> end, start;
        for (int i = 0; i < kCorners; ++i) {
            m_build.polygon(
                {at(i, from + 0.2, 1), at(i + 1, from + 0.2, 1), at(i + 1, to - 0.2, 1), at(i, to - 0.2, 1)}, shell);
            m_build.polygon({at(i, from + 0.2, 1), at(i + 1, from + 0.2, 1), at(i + 1, from, 0.7), at(i, from, 0.7)},
                            shell);
            end.push_back(at(i, from, 0.7));
            start.push_back(at(i, to - 0.2, 1));
        }
        m_build.polygon(end, shell);
        m_build.polygon(start, shell);
        m_build.box({-0.3, y + radius * 0.94, from + 0.5}, {0.3, y + radius + 0.06, to - 0.5}, m_paints.trim,
                    kNoBottom);
        for (int i = 0; i < 3; ++i) { // filling caps
            const double z = from + (to - from) * (i + 1) / 4;
            m_build.box({-0.22, y + radius, z - 0.22}, {0.22, y + radius + 0.18, z + 0.22}, m_paints.rim, kNoBottom);
        }
        const double plate = m_floor + 0.35;
        m_build.plate(from, {0.07, plate - 0.03}, {0.53, plate + 0.33}, m_paints.dark, -0.03);
        m_build.plate(from, {0.1, plate}, {0.5, plate + 0.3},
                      material(Surface::Plain, paintOf(236, 120, 20), random, 0.3), -0.04);
        m_build.plate(from, {0.12, plate + 0.14}, {0.48, plate + 0.16}, m_paints.dark, -0.05);
        m_build.disc({-0.05, y + 0.2, from}, {1, 0, 0}, {0, 1, 0}, 0.24, 10, m_paints.rim, -0.03); // the manhole
        m_build.disc({-0.05, y + 0.2, from}, {1, 0, 0}, {0, 1, 0}, 0.18, 10, shell, -0.04);
        m_build.plate(from, {-radius * 0.6, y - 0.06}, {radius * 0.6, y - 0.01}, m_paints.rearLamp, -0.025);
        for (const double side : {-1.0, 1.0}) // band along the flank and the cradle below
            m_build.box({std::min(side * 0.45, side * (m_half - 0.05)), m_floor - 0.12, from + 0.2},
                        {std::max(side * 0.45, side * (m_half - 0.05)), m_floor + 0.1, to - 0.2}, m_paints.accent,
                        kLeft | kRight | kBack | kFront | kBottom);
        for (const double x : {-0.75, -0.4}) // ladder
            m_build.tube({x, 0.7, from - 0.0}, {x, y + radius * 0.7, from + 0.05}, 0.025, 0.025, 3, m_paints.rim);
    }
};

} // namespace

ThingSet makeTruck(Random random, const VehicleLook& look) {
    static constexpr std::array<TruckKind, 8> kOften{TruckKind::Box,       TruckKind::Box,       TruckKind::Box,
                                                     TruckKind::Tarpaulin, TruckKind::Tarpaulin, TruckKind::Tipper,
                                                     TruckKind::Tipper,    TruckKind::Tanker};
    Random pick = random.fork(1);
    TruckMaker maker(kOften[static_cast<std::size_t>(pick.below(static_cast<int>(kOften.size())))], random.fork(2),
                     look);
    Thing truck;
    truck.labelId = 27;
    truck.facets = maker.make();
    return {{std::move(truck)}, maker.halfWidth() + 0.27, maker.length() / 2 + 0.03};
}

} // namespace core
