// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/vehicle_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

Light carColor(Random& random) {
    const double pick = random.unit();
    if (pick < 0.17) return varied(paintOf(22, 23, 26), random, 0.4);
    if (pick < 0.42) {
        const double grey = random.between(55, 150);
        return paintOf(grey, grey * random.between(0.98, 1.02), grey * random.between(0.97, 1.06));
    }
    if (pick < 0.56) return varied(paintOf(185, 188, 190), random, 0.12);
    if (pick < 0.70) return varied(paintOf(232, 232, 228), random, 0.06);
    static constexpr std::array<std::array<double, 3>, 10> kStrong{{{28, 48, 98},
                                                                    {44, 86, 150},
                                                                    {20, 30, 58},
                                                                    {150, 22, 24},
                                                                    {92, 16, 24},
                                                                    {30, 66, 50},
                                                                    {120, 104, 78},
                                                                    {222, 180, 30},
                                                                    {212, 92, 26},
                                                                    {110, 160, 190}}};
    // The first ones are the commoner ones.
    const double skewed = random.unit() * random.between(0.5, 1);
    const auto& paint = kStrong[static_cast<std::size_t>(skewed * static_cast<double>(kStrong.size()))];
    return varied(paintOf(paint[0], paint[1], paint[2]), random, 0.2);
}

Light liveryColor(Random& random) {
    static constexpr std::array<std::array<double, 3>, 12> kLivery{{{235, 235, 232},
                                                                    {228, 226, 215},
                                                                    {190, 30, 36},
                                                                    {240, 196, 20},
                                                                    {30, 72, 150},
                                                                    {24, 110, 74},
                                                                    {120, 180, 60},
                                                                    {90, 96, 104},
                                                                    {232, 120, 24},
                                                                    {40, 150, 178},
                                                                    {200, 205, 210},
                                                                    {36, 38, 44}}};
    const auto& paint = kLivery[static_cast<std::size_t>(random.below(static_cast<int>(kLivery.size())))];
    return varied(paintOf(paint[0], paint[1], paint[2]), random, 0.15);
}

Material tarpaulin(Light color, Random& random) {
    Material cloth = material(Surface::Cloth, color, shaded(color, 0.7), 0.6, random, 0.6);
    cloth.variant -= cloth.variant % 7;
    return cloth;
}

VehiclePaints makeVehiclePaints(Random random, Light body, bool lampsOn) {
    VehiclePaints paints;
    const double dirt = random.between(0.1, 0.9);
    paints.body = material(Surface::Paint, body, random, dirt);
    paints.accent = material(Surface::Paint, liveryColor(random), random, dirt);
    paints.trim = material(Surface::Plain, varied(paintOf(48, 48, 50), random), random, dirt);
    const double tint = random.between(14, 38);
    paints.glass = material(Surface::Glass, paintOf(tint, tint * 1.05, tint * 1.1), random, dirt * 0.5);
    paints.window = paints.glass;
    paints.tyre = material(Surface::Plain, varied(paintOf(36, 35, 35), random), random, 0.6);
    const double shine = random.chance(0.2) ? 45 : random.between(120, 190);
    paints.rim = material(Surface::Metal, paintOf(shine, shine, shine * 1.02), random, dirt);
    paints.dark = material(Surface::Plain, paintOf(17, 17, 18), random, 0.3);
    const Light warm = random.chance(0.5) ? Light{1, 0.97, 0.9} : Light{1, 0.88, 0.66};
    paints.headLamp = material(Surface::Glass, paintOf(168, 176, 182), random, 0.2);
    paints.rearLamp = material(Surface::Glass, paintOf(128, 14, 16), random, 0.2);
    paints.indicator = material(Surface::Glass, paintOf(200, 104, 22), random, 0.2);
    if (lampsOn) {
        paints.headLamp = lampMaterial(warm, 2.2);
        paints.rearLamp = lampMaterial({1, 0.05, 0.03}, 0.9);
    }
    return paints;
}

void addStrip(FacetBuilder& build, const Across& s, const Material& material) {
    build.polygon({{-s.halfFrom, s.from.y, s.from.x},
                   {s.halfFrom, s.from.y, s.from.x},
                   {s.halfTo, s.to.y, s.to.x},
                   {-s.halfTo, s.to.y, s.to.x}},
                  material);
}

void addOnStrip(FacetBuilder& build, const Across& s, Vec2 along, Vec2 across, const Material& material, double bias) {
    const auto at = [&](double share, double side) {
        return Vec3{side * (s.halfFrom + (s.halfTo - s.halfFrom) * share), s.from.y + (s.to.y - s.from.y) * share,
                    s.from.x + (s.to.x - s.from.x) * share};
    };
    build.polygon({at(along.x, across.x), at(along.x, across.y), at(along.y, across.y), at(along.y, across.x)},
                  material, bias);
}

void addWheel(FacetBuilder& build, const Wheel& wheel, const VehiclePaints& paints) {
    const double outward = wheel.centre.x < 0 ? -1 : 1;
    const Vec3 a{0, 1, 0}, b{0, 0, 1};
    const double r = wheel.radius;
    build.disc(wheel.centre, a, b, r, 14, paints.tyre);
    build.disc(wheel.centre, a, b, 0.66 * r, 12, paints.rim, -0.02);
    if (wheel.spokes > 0) {
        // The gaps between the spokes, as one star.
        std::vector<Vec3> star;
        for (int i = 0; i < 2 * wheel.spokes; ++i) {
            const double angle = kPi * i / wheel.spokes, reach = (i % 2 == 0 ? 0.58 : 0.17) * r;
            star.push_back(wheel.centre + a * (reach * exactCos(angle)) + b * (reach * exactSin(angle)));
        }
        build.polygon(star, paints.dark, -0.03);
    } else {
        build.disc(wheel.centre, a, b, 0.2 * r, 6, paints.trim, -0.03);
    }
    // Of the tread only what looks out from under the body.
    const Vec3 inner{-outward * wheel.width, 0, 0};
    for (int i = 0; i < 4; ++i) {
        const double from = kPi * (1 + i / 4.0), to = kPi * (1 + (i + 1) / 4.0);
        const Vec3 p = wheel.centre + Vec3{0, r * exactSin(from), r * exactCos(from)};
        const Vec3 q = wheel.centre + Vec3{0, r * exactSin(to), r * exactCos(to)};
        build.polygon({p, q, q + inner, p + inner}, paints.tyre);
    }
}

void appendArch(std::vector<Vec2>& edge, double axle, double wheelRadius, double low, double high) {
    const double radius = wheelRadius + 0.05;
    for (int i = 0; i <= 6; ++i) {
        const double angle = kPi * i / 6, y = wheelRadius + radius * exactSin(angle);
        edge.push_back({axle + radius * exactCos(angle), std::clamp(y, low, high)});
    }
}

void addNumberPlate(FacetBuilder& build, const Across& strip, double along, Random random) {
    const Light ground = random.chance(0.85) ? paintOf(226, 226, 220) : paintOf(228, 196, 60);
    const Vec2 line{strip.to.x - strip.from.x, strip.to.y - strip.from.y};
    const double half = 0.06 / std::sqrt(line.x * line.x + line.y * line.y), wide = 0.26 / strip.halfFrom;
    addOnStrip(build, strip, {along - half, along + half}, {-wide, wide}, material(Surface::Plain, ground, random, 0.2),
               -0.03);
    addOnStrip(build, strip, {along - half / 2.4, along + half / 2.4}, {-0.75 * wide, 0.8 * wide},
               material(Surface::Plain, paintOf(70, 70, 74), random, 1), -0.04);
}

} // namespace core
