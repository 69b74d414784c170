// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/car_body.h"

#include <algorithm>

namespace core {

namespace {

constexpr double kCornerIn = 0.17; ///< rounding of the corners, across

Vec2 between(Vec2 a, Vec2 b, double share) { return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; }

class CarMaker {
public:
    CarMaker(const CarShape& shape, const VehiclePaints& paints, Random random)
        : m_shape(shape), m_paints(paints), m_random(random), m_front(shape.length / 2), m_rear(-shape.length / 2) {}

    std::vector<Facet> make(const CarTrim& trim) {
        addSides();
        addEnds();
        addCabin(trim.isPanelVan);
        addBelow();
        addDoors();
        addMirrors();
        if (trim.isTaxi) addTaxiSign();
        return m_build.take();
    }

private:
    const CarShape m_shape;
    const VehiclePaints m_paints;
    const Random m_random;
    const double m_front, m_rear;
    FacetBuilder m_build;

    /// Half the width of the body at a height; and of the cabin. Straight pieces, so that the sides are flat.
    double bodyHalf(double y) const {
        const double off = y - m_shape.crease;
        return m_shape.width / 2 - (off < 0 ? -0.07 * off : 0.13 * off);
    }
    double cabinHalf(double y) const { return bodyHalf(m_shape.cowl.y) - 0.045 - m_shape.lean * (y - m_shape.cowl.y); }
    double beltAt(double z) const {
        return between(m_shape.cowl, m_shape.glassRear, (z - m_shape.cowl.x) / (m_shape.glassRear.x - m_shape.cowl.x))
            .y;
    }
    Vec2 frontTop() const { // where the bonnet meets the front corner
        const Vec2 nose = m_shape.nose, cowl = m_shape.cowl;
        const double z = m_front - kCarCorner;
        return between(nose, cowl, (z - nose.x) / (cowl.x - nose.x));
    }
    Vec2 rearTop() const { return {m_rear + kCarCorner, m_shape.glassRear.y - 0.01}; }
    void onSides(std::span<const Vec2> zy, bool isCabin, const Material& material, double bias) {
        for (const double side : {-1.0, 1.0}) {
            std::vector<Vec3> corners;
            for (const Vec2 p : zy) corners.push_back({side * (isCabin ? cabinHalf(p.y) : bodyHalf(p.y)), p.y, p.x});
            m_build.polygon(corners, material, bias);
        }
    }
    void onSides(std::initializer_list<Vec2> zy, bool isCabin, const Material& material, double bias) {
        onSides(std::span(zy.begin(), zy.size()), isCabin, material, bias);
    }

    void addSides() {
        const double back = m_rear + kCarCorner, fore = m_front - kCarCorner, low = m_shape.clearance,
                     high = m_shape.crease;
        std::vector<Vec2> lower{{fore, high}, {fore, low}};
        for (const double axle : {m_shape.frontAxle, m_shape.rearAxle})
            appendArch(lower, axle, m_shape.wheel, low, high - 0.01);
        lower.push_back({back, low});
        lower.push_back({back, high});
        onSides(lower, false, m_paints.body, 0);
        const Vec2 rear = rearTop(), front = frontTop();
        onSides({{fore, high}, {back, high}, rear, m_shape.glassRear, m_shape.cowl, front}, false, m_paints.body, 0);
    }

    void addEnds() {
        const CarShape& s = m_shape;
        const Vec2 noseLow{m_front - 0.07, s.clearance + 0.03}, noseMid{m_front - 0.01, s.crease};
        const Vec2 tailLow{m_rear + 0.07, s.clearance + 0.06}, tailMid{m_rear + 0.01, s.crease};
        const auto narrow = [&](double y) { return bodyHalf(y) - kCornerIn; };
        const Across bumper{noseLow, noseMid, narrow(noseLow.y), narrow(noseMid.y)};
        const Across face{noseMid, s.nose, narrow(noseMid.y), narrow(s.nose.y)};
        const Vec2 top = frontTop(), rear = rearTop();
        const Across lip{s.nose, top, narrow(s.nose.y), bodyHalf(top.y)};
        const Across bonnet{top, s.cowl, bodyHalf(top.y), bodyHalf(s.cowl.y)};
        for (const Across& strip : {bumper, face, lip, bonnet}) addStrip(m_build, strip, m_paints.body);
        Random random = m_random.fork(1);
        const double grille = random.between(0.35, 0.62), lamp = random.between(0.08, 0.3);
        addOnStrip(m_build, face, {lamp - 0.1, 0.85}, {-grille, grille},
                   random.chance(0.7) ? m_paints.dark : m_paints.trim);
        for (const double side : {-1.0, 1.0})
            addOnStrip(m_build, face, {lamp, 0.95}, {side * (grille + 0.05), side}, m_paints.headLamp);
        addOnStrip(m_build, bumper, {0.12, random.between(0.34, 0.5)}, {-0.85, 0.85}, m_paints.dark);
        addNumberPlate(m_build, bumper, 0.68, m_random.fork(2));

        const Across back{tailLow, tailMid, narrow(tailLow.y), narrow(tailMid.y)};
        const Across lid{tailMid, s.bootEnd, narrow(tailMid.y), narrow(s.bootEnd.y)};
        const Across shelf{s.bootEnd, rear, narrow(s.bootEnd.y), bodyHalf(rear.y)};
        const Across boot{rear, s.glassRear, bodyHalf(rear.y), bodyHalf(s.glassRear.y)};
        for (const Across& strip : {back, lid, shelf, boot}) addStrip(m_build, strip, m_paints.body);
        const double inner = random.between(0.5, 0.8);
        for (const double side : {-1.0, 1.0})
            addOnStrip(m_build, lid, {0.1, 0.8}, {side * inner, side}, m_paints.rearLamp);
        addOnStrip(m_build, back, {0.0, random.between(0.3, 0.55)}, {-1, 1}, m_paints.trim);
        addNumberPlate(m_build, lid, random.chance(0.6) ? 0.45 : 0.2, m_random.fork(3));

        // Corners: the lamps go around them.
        for (const double side : {-1.0, 1.0}) {
            const auto edge = [&](double y, double z) { return Vec3{side * bodyHalf(y), y, z}; };
            const auto end = [&](Vec2 p) { return Vec3{side * narrow(p.y), p.y, p.x}; };
            const double fore = m_front - kCarCorner, aft = m_rear + kCarCorner;
            m_build.polygon({edge(s.clearance, fore), edge(s.crease, fore), end(noseMid), end(noseLow)}, m_paints.body);
            m_build.polygon({edge(s.crease, fore), edge(top.y, fore), end(s.nose), end(noseMid)}, m_paints.headLamp);
            m_build.polygon({edge(s.clearance, aft), edge(s.crease, aft), end(tailMid), end(tailLow)}, m_paints.body);
            m_build.polygon({edge(s.crease, aft), edge(rear.y, aft), end(s.bootEnd), end(tailMid)}, m_paints.rearLamp);
        }
    }

    void addCabin(bool isPanelVan) {
        const CarShape& s = m_shape;
        onSides({s.cowl, s.roofFront, s.roofTop, s.roofRear, s.glassRear}, true, m_paints.body, 0);
        const auto strip = [&](Vec2 from, Vec2 to) { return Across{from, to, cabinHalf(from.y), cabinHalf(to.y)}; };
        const Across screen = strip(s.cowl, s.roofFront), window = strip(s.glassRear, s.roofRear);
        for (const Across& part : {screen, strip(s.roofFront, s.roofTop), strip(s.roofTop, s.roofRear), window})
            addStrip(m_build, part, m_paints.body);
        addOnStrip(m_build, screen, {0.02, 0.93}, {-0.93, 0.93}, m_paints.glass);
        if (!isPanelVan || m_random.fork(4).chance(0.5))
            addOnStrip(m_build, window, {0.1, 0.9}, {-0.88, 0.88}, m_paints.glass);
        // The ledge between body and cabin.
        for (const double side : {-1.0, 1.0})
            m_build.polygon({{side * bodyHalf(s.cowl.y), s.cowl.y, s.cowl.x},
                             {side * bodyHalf(s.glassRear.y), s.glassRear.y, s.glassRear.x},
                             {side * cabinHalf(s.glassRear.y), s.glassRear.y, s.glassRear.x},
                             {side * cabinHalf(s.cowl.y), s.cowl.y, s.cowl.x}},
                            m_paints.trim);
        const double high = std::min(s.roofFront.y, s.roofRear.y) - 0.06;
        const auto onScreen = [&](double y) {
            return between(s.cowl, s.roofFront, (y - s.cowl.y) / (s.roofFront.y - s.cowl.y)).x - 0.1;
        };
        const auto onRear = [&](double y) {
            return between(s.glassRear, s.roofRear, (y - s.glassRear.y) / (s.roofRear.y - s.glassRear.y)).x + 0.14;
        };
        std::vector<double> posts{doorPost()};
        if (s.windows == 1) posts = {onRear(high) + 0.3};
        if (s.windows == 3) posts.push_back(doorPost() - 0.85 * s.length / 4.6);
        const int shown = isPanelVan ? 1 : static_cast<int>(posts.size()) + 1;
        for (int i = 0; i < shown; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const double foreLow = i == 0 ? onScreen(beltAt(s.cowl.x) + 0.03) : posts[at - 1] - 0.04;
            const double foreHigh = i == 0 ? onScreen(high) : foreLow;
            const bool isLast = at == posts.size();
            const double aftHigh = isLast ? onRear(high) : posts[at] + 0.04;
            const double aftLow = isLast ? onRear(beltAt(s.glassRear.x) + 0.03) : aftHigh;
            onSides(
                {{foreLow, beltAt(foreLow) + 0.03}, {foreHigh, high}, {aftHigh, high}, {aftLow, beltAt(aftLow) + 0.03}},
                true, m_paints.glass, -0.02);
        }
    }

    double doorPost() const { return m_shape.windows == 1 ? -0.35 : 0.02 * m_shape.length - 0.1; }

    void addBelow() {
        const CarShape& s = m_shape;
        const double inside = s.width / 2 - 0.24;
        m_build.box({-inside, s.clearance - 0.02, m_rear + 0.1}, {inside, s.crease, m_front - 0.1}, m_paints.dark,
                    kLeft | kRight | kBack | kFront);
        Random random = m_random.fork(5);
        const int spokes = random.chance(0.8) ? 5 + random.below(3) : 0;
        for (const double side : {-1.0, 1.0})
            for (const double axle : {s.frontAxle, s.rearAxle})
                addWheel(m_build, {{side * (bodyHalf(s.wheel) - 0.02), s.wheel, axle}, s.wheel, 0.2, spokes}, m_paints);
        onSides({{s.frontAxle - s.wheel - 0.06, s.clearance},
                 {s.rearAxle + s.wheel + 0.06, s.clearance},
                 {s.rearAxle + s.wheel + 0.06, s.clearance + 0.09},
                 {s.frontAxle - s.wheel - 0.06, s.clearance + 0.09}},
                false, m_paints.trim, -0.02);
    }

    void addDoors() {
        const CarShape& s = m_shape;
        const double fore = s.cowl.x - 0.08, aft = s.rearAxle + (s.windows == 1 ? 0.45 : 0.28);
        const auto seam = [&](double z, double low, double high) {
            onSides({{z, low}, {z + 0.018, low}, {z + 0.018, high}, {z, high}}, false, m_paints.dark, -0.02);
        };
        for (const double z : {fore, doorPost()}) {
            seam(z, s.clearance + 0.09, s.crease);
            seam(z, s.crease, beltAt(z));
        }
        if (s.windows > 1) seam(aft, s.crease, beltAt(aft));
        const Material grip = m_random.fork(6).chance(0.5) ? m_paints.body : m_paints.trim;
        for (const double z : {doorPost() + 0.06, aft + 0.07}) {
            const double y = beltAt(z) - 0.12;
            onSides({{z, y}, {z + 0.17, y}, {z + 0.17, y + 0.035}, {z, y + 0.035}}, false, grip, -0.03);
            if (s.windows == 1) break;
        }
    }

    void addMirrors() {
        const double y = m_shape.cowl.y + 0.05, z = m_shape.cowl.x - 0.32, x = cabinHalf(y);
        m_build.box({x, y, z}, {x + 0.19, y + 0.13, z + 0.09}, m_paints.body, kRight | kTop | kFront);
        m_build.box({-x - 0.19, y, z}, {-x, y + 0.13, z + 0.09}, m_paints.body, kLeft | kTop | kFront);
        for (const double side : {-1.0, 1.0})
            m_build.plate(z, {side * x, y}, {side * (x + 0.19), y + 0.13}, m_paints.dark);
    }

    void addTaxiSign() {
        const double y = m_shape.roofTop.y - 0.01, z = m_shape.roofTop.x;
        m_build.box({-0.27, y, z - 0.06}, {0.27, y + 0.15, z + 0.06}, lampMaterial(paintOf(236, 200, 40), 0.8),
                    kAllSides);
        m_build.plate(z - 0.06, {-0.18, y + 0.04}, {0.18, y + 0.11}, m_paints.dark, -0.02);
        m_build.plate(z + 0.06, {-0.18, y + 0.04}, {0.18, y + 0.11}, m_paints.dark, -0.02);
    }
};

} // namespace

std::vector<Facet> carFacets(const CarShape& shape, const VehiclePaints& paints, const CarTrim& trim, Random random) {
    return CarMaker(shape, paints, random).make(trim);
}

} // namespace core
