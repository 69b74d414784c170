// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/hull.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

/// z of an end, measured towards that end, at the four heights of a hull.
std::array<double, 4> reachOf(const HullEnd& end, bool isBack) {
    const double z = isBack ? -end.z : end.z;
    return {z, z, z - end.rake, z - end.rake - end.roofRake};
}

/// One who sits behind the pane: seat, shoulders and head as one dark outline.
void addPassenger(FacetBuilder& build, double x, double z, double low, const Material& dark) {
    static constexpr std::array<Vec2, 13> kOutline{{{-0.32, 0.02},
                                                    {0.32, 0.02},
                                                    {0.32, 0.24},
                                                    {0.22, 0.31},
                                                    {0.07, 0.34},
                                                    {0.13, 0.42},
                                                    {0.12, 0.55},
                                                    {0, 0.61},
                                                    {-0.12, 0.55},
                                                    {-0.13, 0.42},
                                                    {-0.07, 0.34},
                                                    {-0.22, 0.31},
                                                    {-0.32, 0.24}}};
    std::vector<Vec2> outline;
    for (const Vec2 p : kOutline) outline.push_back({z + p.x, low + p.y});
    build.side(x, outline, dark, -0.03);
}

} // namespace

Place facingBack(const Place& place) { return {place.origin, place.right * -1, place.up, place.forward * -1}; }

HullFace faceOf(const Hull& hull, bool isBack) {
    const HullEnd& end = isBack ? hull.back : hull.front;
    const auto z = reachOf(end, isBack);
    const double half = hull.halfWidth - end.cornerIn, roofHalf = hull.roofHalf - end.cornerIn;
    const Vec2 floor{z[0], hull.floor}, waist{z[1], hull.waist}, shoulder{z[2], hull.shoulder}, roof{z[3], hull.roof};
    return {{floor, waist, half, half}, {waist, shoulder, half, half}, {shoulder, roof, half, roofHalf}};
}

void addHull(FacetBuilder& build, const Hull& hull, const VehiclePaints& paints, int spokes) {
    const std::array<double, 4> y{hull.floor, hull.waist, hull.shoulder, hull.roof};
    const std::array<double, 4> half{hull.halfWidth, hull.halfWidth, hull.halfWidth, hull.roofHalf};
    auto fore = reachOf(hull.front, false), aft = reachOf(hull.back, true);
    for (double& z : fore) z -= hull.front.corner;
    for (double& z : aft) z = -(z - hull.back.corner);

    std::vector<Vec2> outline{{fore[2], y[2]}, {fore[1], y[1]}, {fore[0], y[0]}};
    for (const double axle : hull.axles) appendArch(outline, axle, hull.wheelRadius, y[0], y[1] + 0.1);
    for (const std::size_t i : {0, 1, 2}) outline.push_back({aft[i], y[i]});
    std::vector<Vec3> roof;
    for (const double side : {-1.0, 1.0}) {
        build.side(side * hull.halfWidth, outline, paints.body);
        build.polygon({{side * half[2], y[2], fore[2]},
                       {side * half[2], y[2], aft[2]},
                       {side * half[3], y[3], aft[3]},
                       {side * half[3], y[3], fore[3]}},
                      paints.body);
    }
    const double inFront = hull.front.cornerIn, inBack = hull.back.cornerIn, top = half[3];
    const double foreTip = fore[3] + hull.front.corner, aftTip = aft[3] - hull.back.corner;
    for (const auto& [x, z] : {std::pair{top, fore[3]},
                               {top, aft[3]},
                               {top - inBack, aftTip},
                               {inBack - top, aftTip},
                               {-top, aft[3]},
                               {-top, fore[3]},
                               {inFront - top, foreTip},
                               {top - inFront, foreTip}})
        roof.push_back({x, y[3], z});
    build.polygon(roof, paints.body);

    const Place before = build.place;
    for (const bool isBack : {false, true}) {
        build.place = isBack ? facingBack(before) : before;
        const HullEnd& end = isBack ? hull.back : hull.front;
        const HullFace face = faceOf(hull, isBack);
        for (const Across& strip : {face.bumper, face.screen, face.brow}) addStrip(build, strip, paints.body);
        if (end.corner <= 0) continue;
        const auto z = reachOf(end, isBack);
        for (const double side : {-1.0, 1.0})
            for (const std::size_t i : {0, 1, 2}) {
                const auto edge = [&](std::size_t k) { return Vec3{side * half[k], y[k], z[k] - end.corner}; };
                const auto tip = [&](std::size_t k) { return Vec3{side * (half[k] - end.cornerIn), y[k], z[k]}; };
                build.polygon({edge(i), edge(i + 1), tip(i + 1), tip(i)}, paints.body);
            }
    }
    build.place = before;

    const double inside = hull.halfWidth - 0.3;
    build.box({-inside, hull.floor - 0.02, aft[0]}, {inside, hull.waist + 0.1, fore[0]}, paints.dark,
              kLeft | kRight | kFront | kBack);
    for (const double side : {-1.0, 1.0})
        for (const double axle : hull.axles)
            addWheel(build, {{side * (hull.halfWidth - 0.03), hull.wheelRadius, axle}, hull.wheelRadius, 0.28, spokes},
                     paints);
}

void addWindowRow(FacetBuilder& build, const WindowRow& row, const VehiclePaints& paints) {
    std::vector<double> doors = row.doors;
    std::sort(doors.begin(), doors.end());
    const auto glazed = [&](double from, double to) {
        const int count = static_cast<int>(std::floor((to - from) / row.pitch + 0.5));
        for (int i = 0; i < count; ++i) {
            const double step = (to - from) / count;
            build.sidePlate(row.x, {from + i * step + row.pillar / 2, row.low},
                            {from + (i + 1) * step - row.pillar / 2, row.high}, paints.window, -0.02);
            if ((i + static_cast<int>(row.front)) % 2 == 0)
                addPassenger(build, row.x, from + (i + 0.5) * step + 0.12 * (i % 3 - 1), row.low, paints.dark);
        }
    };
    double from = row.back;
    for (const double door : doors) {
        glazed(from, door - row.doorHalf);
        from = door + row.doorHalf;
        // Two leaves in a dark frame.
        build.sidePlate(row.x, {door - row.doorHalf + 0.03, row.doorLow}, {door + row.doorHalf - 0.03, row.high},
                        paints.dark, -0.02);
        for (const double leaf : {-0.5, 0.5})
            build.sidePlate(row.x, {door + (leaf - 0.42) * row.doorHalf, row.doorLow + 0.12},
                            {door + (leaf + 0.42) * row.doorHalf, row.high - 0.08}, paints.window, -0.03);
    }
    glazed(from, row.front);
}

} // namespace core
