// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/hull.h"

namespace core {

namespace {

enum class BusKind { City, Coach, Articulated };

/// Letters of light on a dark board; their number and widths from the stream.
void addDisplay(FacetBuilder& build, const Across& strip, Vec2 along, double half, Random random, bool isLit) {
    const Material board = material(Surface::Plain, paintOf(14, 14, 15), random, 0.2);
    addOnStrip(build, strip, along, {-half, half}, board, -0.03);
    const Light amber = random.chance(0.7) ? Light{1, 0.55, 0.08} : Light{0.9, 0.92, 0.95};
    const Material glow = lampMaterial(amber, isLit ? 1.1 : 0.6);
    const double middle = (along.x + along.y) / 2, high = (along.y - along.x) * 0.28;
    double x = -half * 0.85;
    for (int i = 0; i < 5 && x < half * 0.8; ++i) {
        const double wide = half * random.between(0.12, 0.4);
        addOnStrip(build, strip, {middle - high, middle + high}, {x, std::min(x + wide, half * 0.88)}, glow, -0.04);
        x += wide + half * 0.08;
    }
}

class BusMaker {
public:
    BusMaker(BusKind kind, Random random, const VehicleLook& look)
        : m_kind(kind), m_random(random), m_look(look), m_paints(paintsOf(random, look)) {
        Random pick = random.fork(1);
        m_length = kind == BusKind::City    ? pick.between(10.4, 12.2)
                   : kind == BusKind::Coach ? pick.between(11.4, 13.2)
                                            : pick.between(17.0, 18.4);
        m_hull.wheelRadius = 0.48;
        m_hull.roof = kind == BusKind::Coach ? pick.between(3.35, 3.65) : pick.between(2.95, 3.15);
        m_hull.shoulder = m_hull.roof - 0.3;
        m_hull.waist = kind == BusKind::Coach ? 1.25 : 0.95;
        m_hull.floor = 0.28;
        m_hull.front = {m_length / 2, kind == BusKind::Coach ? pick.between(0.35, 0.6) : pick.between(0.05, 0.25)};
        m_hull.back = {-m_length / 2, 0.08, 0.15};
    }

    std::vector<Facet> make() {
        if (m_kind == BusKind::Articulated) {
            Hull head = m_hull, tail = m_hull;
            const double joint = m_length / 2 - 10.4;
            head.back = {joint + 0.45, 0, 0, 0, 0};
            tail.front = {joint - 0.45, 0, 0, 0, 0};
            head.axles = {m_length / 2 - 2.7, m_length / 2 - 8.2};
            tail.axles = {-m_length / 2 + 2.4};
            addHull(m_build, head, m_paints);
            addHull(m_build, tail, m_paints);
            addBellows(joint);
            addSides(m_length / 2 - 0.3, joint + 0.5, {m_length / 2 - 1.2, m_length / 2 - 5.6});
            addSides(joint - 0.5, -m_length / 2 + 0.4, {joint - 2.0});
        } else {
            m_hull.axles = {m_length / 2 - 2.7, -m_length / 2 + 3.2};
            addHull(m_build, m_hull, m_paints);
            std::vector<double> doors{m_length / 2 - 1.2};
            doors.push_back(m_kind == BusKind::City ? 0.2 : -1.2);
            addSides(m_length / 2 - 0.3, -m_length / 2 + 0.4, doors);
        }
        addFront();
        addBack();
        addRoof();
        return m_build.take();
    }
    double length() const { return m_length; }

private:
    BusKind m_kind;
    Random m_random;
    VehicleLook m_look;
    VehiclePaints m_paints;
    double m_length = 12;
    Hull m_hull;
    FacetBuilder m_build;

    static VehiclePaints paintsOf(Random random, const VehicleLook& look) {
        Random color = random.fork(2);
        VehiclePaints paints = makeVehiclePaints(random.fork(3), liveryColor(color), look.lampsOn);
        if (look.lampsOn) paints.window = lampMaterial({1, 0.88, 0.66}, color.between(0.015, 0.06));
        return paints;
    }

    void addBellows(double joint) {
        const Material cloth = tarpaulin(paintOf(52, 52, 54), m_random);
        for (int fold = 0; fold < 3; ++fold) {
            const double z = joint - 0.45 + 0.3 * fold, half = m_hull.halfWidth - (fold % 2 ? 0.12 : 0.04);
            m_build.box({-half, 0.4, z}, {half, m_hull.roof - 0.08, z + 0.3}, cloth, kLeft | kRight | kTop);
        }
    }

    void addSides(double front, double back, const std::vector<double>& doors) {
        const bool isCoach = m_kind == BusKind::Coach;
        Random random = m_random.fork(4);
        const int livery = random.below(4);
        const double stripe = random.between(0.15, 0.5);
        for (const double side : {-1.0, 1.0}) {
            const double x = side * m_hull.halfWidth;
            if (livery > 0) // a stripe below the windows, or a coloured band at the bottom or the top
                m_build.sidePlate(x, {back, livery == 1 ? m_hull.waist - stripe + 0.15 : m_hull.waist + 0.02},
                                  {front, m_hull.waist + (livery == 1 ? 0.15 : 0.1)}, m_paints.accent, -0.01);
            WindowRow row;
            row.x = x;
            row.front = front;
            row.back = back + (isCoach ? 0.3 : 0.5);
            row.low = isCoach ? 1.75 : 1.2;
            row.high = m_hull.shoulder - (isCoach ? 0.1 : 0.22);
            row.pitch = isCoach ? 1.7 : 1.45;
            row.pillar = isCoach ? 0.07 : 0.1;
            row.doorHalf = isCoach ? 0.45 : 0.62;
            if (side > 0) row.doors = doors; // the side of the kerb
            addWindowRow(m_build, row, m_paints);
            if (side < 0 && random.chance(0.6)) addAdvert(x, front, back, random.fork(1));
            if (isCoach)
                for (const double z : {-3.0, -1.2, 0.6, 2.4})
                    m_build.sidePlate(x, {z, 0.45}, {z + 0.025, 1.2}, m_paints.dark, -0.02);
        }
    }

    void addAdvert(double x, double front, double back, Random random) {
        const double middle = (front + back) / 2 - 0.5, half = 0.28 * (front - back);
        const double low = 0.55 + (m_kind == BusKind::Coach ? 0.7 : 0);
        m_build.sidePlate(x, {middle - half, low}, {middle + half, low + 0.55},
                          material(Surface::Plain, liveryColor(random), random, 0.4), -0.03);
        const Material letters = material(Surface::Plain, liveryColor(random), random, 0.3);
        for (double z = middle - 0.8 * half; z < middle + 0.6 * half;) {
            const double wide = random.between(0.2, 0.7);
            m_build.sidePlate(x, {z, low + 0.15}, {z + wide, low + 0.4}, letters, -0.04);
            z += wide + 0.25;
        }
    }

    void addFront() {
        const HullFace face = faceOf(m_hull, false);
        const double top = m_kind == BusKind::Coach ? 0.98 : 0.8;
        addOnStrip(m_build, face.screen, {0.06, top}, {-0.97, 0.97}, m_paints.glass);
        addDisplay(m_build, m_kind == BusKind::Coach ? face.brow : face.screen,
                   m_kind == BusKind::Coach ? Vec2{0.15, 0.7} : Vec2{0.84, 0.98}, 0.8, m_random.fork(5),
                   m_look.lampsOn);
        for (const double side : {-1.0, 1.0}) {
            addOnStrip(m_build, face.bumper, {0.4, 0.72}, {side * 0.66, side * 0.98}, m_paints.headLamp);
            addOnStrip(m_build, face.bumper, {0.3, 0.38}, {side * 0.8, side * 0.98}, m_paints.indicator);
            // Mirrors on arms that hang from the brow.
            const double x = side * (m_hull.halfWidth + 0.1), y = m_hull.shoulder - 0.5, z = m_hull.front.z - 0.05;
            m_build.tube({side * (m_hull.halfWidth - 0.1), m_hull.shoulder, z - 0.25}, {x, y + 0.3, z}, 0.03, 0.03, 3,
                         m_paints.trim);
            m_build.box({x - 0.1, y - 0.2, z - 0.1}, {x + 0.1, y + 0.25, z + 0.05}, m_paints.trim,
                        kLeft | kRight | kBack | kFront);
        }
        addOnStrip(m_build, face.bumper, {0.02, 0.25}, {-1, 1}, m_paints.trim);
        addOnStrip(m_build, face.bumper, {0.76, 0.97}, {-0.45, 0.45},
                   m_random.fork(6).chance(0.5) ? m_paints.accent : m_paints.dark);
        addNumberPlate(m_build, face.bumper, 0.34, m_random.fork(7));
        // The wipers.
        addOnStrip(m_build, face.screen, {0.08, 0.1}, {-0.8, -0.1}, m_paints.dark, -0.03);
        addOnStrip(m_build, face.screen, {0.08, 0.1}, {0.05, 0.75}, m_paints.dark, -0.03);
    }

    void addBack() {
        const Place before = m_build.place;
        m_build.place = facingBack(before);
        const HullFace face = faceOf(m_hull, true);
        addOnStrip(m_build, face.screen, {0.42, 0.88}, {-0.85, 0.85}, m_paints.glass);
        addOnStrip(m_build, face.screen, {0.05, 0.36}, {-0.7, 0.7}, m_paints.trim);
        for (const double y : {0.1, 0.17, 0.24, 0.31}) // louvres of the engine
            addOnStrip(m_build, face.screen, {y, y + 0.03}, {-0.66, 0.66}, m_paints.dark, -0.03);
        addDisplay(m_build, face.screen, {0.9, 0.99}, 0.3, m_random.fork(8), m_look.lampsOn);
        for (const double side : {-1.0, 1.0}) {
            addOnStrip(m_build, face.bumper, {0.5, 0.98}, {side * 0.82, side * 0.98}, m_paints.rearLamp);
            addOnStrip(m_build, face.screen, {0.9, 0.97}, {side * 0.86, side * 0.98}, m_paints.rearLamp);
        }
        addOnStrip(m_build, face.bumper, {0.02, 0.3}, {-1, 1}, m_paints.trim);
        addNumberPlate(m_build, face.bumper, 0.6, m_random.fork(9));
        m_build.place = before;
    }

    void addRoof() {
        Random random = m_random.fork(10);
        const double z = random.between(0, m_length / 2 - 3), half = random.between(0.7, 0.9);
        m_build.loft({{m_hull.roof, half, 1.2, 0.1, 0, z}, {m_hull.roof + 0.2, half - 0.1, 1.05, 0.1, 0, z}},
                     random.chance(0.6) ? m_paints.body : m_paints.trim);
    }
};

} // namespace

ThingSet makeBus(Random random, const VehicleLook& look) {
    Random pick = random.fork(1);
    const double kind = pick.unit();
    BusMaker maker(kind < 0.55  ? BusKind::City
                   : kind < 0.8 ? BusKind::Coach
                                : BusKind::Articulated,
                   random.fork(2), look);
    Thing bus;
    bus.labelId = 28;
    bus.facets = maker.make();
    return {{std::move(bus)}, 1.47, maker.length() / 2};
}

} // namespace core
