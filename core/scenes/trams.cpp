// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/hull.h"

#include <algorithm>

namespace core {

namespace {

class TramMaker {
public:
    TramMaker(Random random, const VehicleLook& look)
        : m_random(random), m_look(look), m_paints(paintsOf(random, look)) {
        Random pick = random.fork(1);
        m_isModern = pick.chance(0.7);
        m_sections = m_isModern ? 3 : 2;
        m_sectionLength = m_isModern ? pick.between(6.6, 8.2) : pick.between(8.5, 10);
        m_hull.halfWidth = pick.between(1.15, 1.32);
        m_hull.roofHalf = m_hull.halfWidth - 0.25;
        m_hull.floor = 0.18;
        m_hull.waist = 1.05;
        m_hull.roof = pick.between(3.25, 3.5);
        m_hull.shoulder = m_hull.roof - 0.45;
        m_rake = m_isModern ? pick.between(0.5, 1.0) : pick.between(0.05, 0.2);
    }

    std::vector<Facet> make() {
        const double half = length() / 2;
        for (int i = 0; i < m_sections; ++i) {
            Hull hull = m_hull;
            const double front = half - i * m_sectionLength, back = front - m_sectionLength;
            hull.front = i == 0 ? endAt(half) : HullEnd{front - 0.25, 0, 0, 0, 0};
            hull.back = i == m_sections - 1 ? endAt(-half) : HullEnd{back + 0.25, 0, 0, 0, 0};
            addHull(m_build, hull, m_paints);
            addSection(i == 0 ? front - m_rake - 0.5 : front - 0.4,
                       i == m_sections - 1 ? back + m_rake + 0.5 : back + 0.4);
            if (i > 0) addBellows(front);
        }
        m_hull.front = endAt(half);
        m_hull.back = endAt(-half);
        addFace(false);
        addFace(true);
        addRoof();
        return m_build.take();
    }
    double length() const { return m_sections * m_sectionLength; }
    double halfWidth() const { return m_hull.halfWidth; }

private:
    Random m_random;
    VehicleLook m_look;
    VehiclePaints m_paints;
    bool m_isModern = true;
    int m_sections = 3;
    double m_sectionLength = 8, m_rake = 0.6;
    Hull m_hull;
    FacetBuilder m_build;

    static VehiclePaints paintsOf(Random random, const VehicleLook& look) {
        Random color = random.fork(2);
        VehiclePaints paints = makeVehiclePaints(random.fork(3), liveryColor(color), look.lampsOn);
        if (look.lampsOn) paints.window = lampMaterial({1, 0.88, 0.66}, color.between(0.015, 0.06));
        return paints;
    }
    HullEnd endAt(double z) const { return {z, m_rake, 0.3, m_isModern ? 0.5 : 0.25, m_isModern ? 0.35 : 0.15}; }

    void addBellows(double z) {
        const Material cloth = tarpaulin(paintOf(46, 46, 48), m_random);
        const double half = m_hull.halfWidth - 0.1;
        m_build.box({-half, 0.3, z - 0.26}, {half, m_hull.roof - 0.1, z + 0.26}, cloth, kLeft | kRight | kTop);
    }

    void addSection(double front, double back) {
        Random random = m_random.fork(4);
        const bool hasBand = random.chance(0.6);
        const double low = hasBand ? 0.3 : 0.75, high = hasBand ? 0.7 : 0.95;
        const double middle = (front + back) / 2;
        for (const double side : {-1.0, 1.0}) {
            const double x = side * m_hull.halfWidth;
            m_build.sidePlate(x, {back, low}, {front, high}, m_paints.accent, -0.01);
            // The glazing is one dark band, with the panes in it.
            if (m_isModern) m_build.sidePlate(x, {back, 1.1}, {front, m_hull.shoulder - 0.2}, m_paints.dark, -0.012);
            WindowRow row;
            row.x = x;
            row.front = front;
            row.back = back;
            row.low = 1.15;
            row.high = m_hull.shoulder - 0.25;
            row.pitch = 1.5;
            row.pillar = m_isModern ? 0.06 : 0.16;
            row.doors = {middle};
            row.doorLow = 0.35;
            addWindowRow(m_build, row, m_paints);
        }
        // Skirts hide the wheels, but for the lowest of the bogie.
        const double half = m_hull.halfWidth - 0.18;
        m_build.box({-half, 0.02, middle + 1.1}, {half, 0.32, middle + 2.9}, m_paints.dark,
                    kLeft | kRight | kFront | kBack);
    }

    void addFace(bool isBack) {
        const Place before = m_build.place;
        if (isBack) m_build.place = facingBack(before);
        const HullFace face = faceOf(m_hull, isBack);
        addOnStrip(m_build, face.screen, {0.06, 0.8}, {-0.96, 0.96}, m_paints.glass);
        addOnStrip(m_build, face.screen, {0.84, 0.98}, {-0.8, 0.8}, m_paints.dark, -0.02);
        addOnStrip(m_build, face.screen, {0.87, 0.95}, {-0.5, 0.55},
                   lampMaterial({1, 0.6, 0.1}, m_look.lampsOn ? 1.1 : 0.6), -0.03);
        addOnStrip(m_build, face.bumper, {0.75, 0.98}, {-1, 1}, m_paints.accent);
        const Material& lamp = isBack ? m_paints.rearLamp : m_paints.headLamp;
        for (const double side : {-1.0, 1.0})
            addOnStrip(m_build, face.bumper, {0.48, 0.68}, {side * 0.62, side * 0.95}, lamp);
        const double z = m_hull.front.z; // the same towards both ends
        m_build.box({-0.16, 0.38, z - 0.1}, {0.16, 0.62, z + 0.32}, m_paints.dark);
        m_build.box({-0.9, 0.16, z - 0.4}, {0.9, 0.34, z + 0.02}, m_paints.trim, kLeft | kRight | kFront);
        m_build.place = before;
    }

    void addRoof() {
        Random random = m_random.fork(5);
        const double roof = m_hull.roof, first = length() / 2 - m_sectionLength / 2;
        for (int i = 0; i < m_sections; ++i) {
            const double z = first - i * m_sectionLength, half = random.between(1.2, 2);
            if (i != 1) m_build.box({-0.75, roof, z - half}, {0.75, roof + 0.32, z + half}, m_paints.trim, kNoBottom);
        }
        // The pantograph: two arms that fold at a knee, and the bow.
        const double base = first - m_sectionLength, top = roof + random.between(1.0, 1.5);
        const Material metal = material(Surface::Metal, paintOf(72, 72, 76), random, 0.6);
        const double foot = base - 0.7, knee = base + 0.9, tip = base - 0.3;
        for (const double x : {-0.35, 0.35}) {
            m_build.tube({x, roof, foot}, {x * 0.8, (roof + top) / 2, knee}, 0.045, 0.04, 3, metal);
            m_build.tube({x * 0.8, (roof + top) / 2, knee}, {x * 0.6, top, tip}, 0.04, 0.035, 3, metal);
        }
        for (const double z : {tip - 0.14, tip + 0.14}) {
            m_build.tube({-0.65, top, z}, {0.65, top, z}, 0.035, 0.035, 3, metal);
            for (const double side : {-1.0, 1.0})
                m_build.tube({side * 0.65, top, z}, {side * 0.9, top - 0.18, z}, 0.035, 0.03, 3, metal);
        }
        m_build.box({-0.6, roof, base - 0.9}, {0.6, roof + 0.12, base + 0.6}, m_paints.trim, kNoBottom);
    }
};

} // namespace

ThingSet makeTram(Random random, const VehicleLook& look) {
    TramMaker maker(random, look);
    Thing tram;
    tram.labelId = 31;
    tram.facets = maker.make();
    return {{std::move(tram)}, maker.halfWidth() + 0.05, maker.length() / 2 + 0.32};
}

} // namespace core
