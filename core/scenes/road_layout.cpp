// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/road_layout.h"

#include "core/classes/label_table.h"
#include "core/scenes/shapes.h"

#include <algorithm>

namespace core {
namespace {

enum Purpose : std::uint64_t { kGroundLooks = 20, kYardLooks };

constexpr double kFar = 60; // how deep yards and side roads are, from the property line

Thing thingOf(std::string_view label) { return {.labelId = findLabel(label)->id, .facets = {}, .shadow = 0}; }

struct Looks {
    Material road, sideRoad, parking, walk, kerb, grass, rails, bike;
};

Looks looksOf(const StreetPlan& plan) {
    Random random = plan.random(kGroundLooks);
    // Roads, walks and yards share their greys: brightness alone tells none of them.
    const double grey = random.between(76, 138);
    const Light tar = varied(paintOf(grey, grey * 0.99, grey * random.between(0.93, 1.02)), random, 0.05);
    const double pale = random.between(70, 165);
    const bool isRed = random.chance(0.15);
    const Light slab = isRed ? paintOf(pale, pale * 0.8, pale * 0.72)
                             : varied(paintOf(pale, pale * 0.98, pale * random.between(0.88, 1)), random, 0.06);
    Looks looks;
    const bool isCobbled = plan.kind == StreetKind::OldTown && random.chance(0.4);
    looks.road = isCobbled ? material(Surface::Paving, tar, shaded(tar, 0.6), 0.16, random, 0.8)
                           : material(Surface::Asphalt, tar, shaded(tar, 0.8), 3.2, random, random.between(0.4, 0.9));
    looks.sideRoad = material(Surface::Asphalt, varied(tar, random, 0.2), shaded(tar, 0.8), 3, random, 0.7);
    looks.parking = random.chance(0.5) ? looks.road
                                       : material(Surface::Paving, varied(tar, random, 0.25), shaded(tar, 0.65),
                                                  random.between(0.12, 0.3), random, 0.7);
    looks.walk = random.chance(0.25)
                     ? material(Surface::Asphalt, varied(tar, random, 0.3), shaded(tar, 0.8), 2, random, 0.7)
                     : material(Surface::Paving, slab, shaded(slab, 0.62), random.between(0.2, 0.6), random, 0.6);
    looks.kerb = material(Surface::Concrete, varied(paintOf(135, 133, 128), random, 0.25), random, 0.6);
    const Light green = mixed(paintOf(82, 104, 48), paintOf(128, 118, 66), random.between(0, 0.4 + 0.5 * plan.season));
    looks.grass = material(Surface::Grass, green, shaded(green, 0.6), 1, random, 0.8);
    looks.rails = material(Surface::Metal, shaded(tar, 0.55), shaded(tar, 0.4), 1, random, 0.3);
    looks.bike = random.chance(0.4)
                     ? material(Surface::Asphalt, paintOf(140, 78, 66), paintOf(110, 60, 52), 2, random, 0.6)
                     : looks.road;
    return looks;
}

Material yardMaterial(const StreetPlan& plan, const Looks& looks, BlockStyle style, Random random, int& label) {
    label = findLabel("terrain")->id;
    switch (style) {
    case BlockStyle::Row: label = findLabel("sidewalk")->id; return looks.walk;
    case BlockStyle::Halls:
    case BlockStyle::YardWall:
        if (random.chance(0.3)) {
            label = findLabel("parking")->id;
            return looks.parking;
        }
        if (random.chance(0.4)) {
            const Light earth = varied(paintOf(122, 104, 84), random, 0.25);
            return material(Surface::Soil, earth, shaded(earth, 0.6), 1, random, 0.8);
        }
        break;
    case BlockStyle::Meadow: {
        Material dry = looks.grass;
        dry.base = mixed(dry.base, paintOf(160, 140, 80), random.between(0, 0.3 + 0.4 * plan.season));
        return dry;
    }
    default: break;
    }
    Material lawn = looks.grass;
    lawn.base = varied(lawn.base, random, 0.2);
    return lawn;
}

/// From one junction's edge to the next on one side; the part of the street that has a walk.
struct Stretch {
    double from, to;
    int block;
};

std::vector<Stretch> stretchesOf(const StreetPlan& plan, int s, double from, double to) {
    std::vector<Stretch> result;
    const std::size_t i = s < 0 ? 0 : 1;
    for (int number = plan.junctionBefore(from);; ++number) {
        const Junction a = plan.junction(number), b = plan.junction(number + 1);
        if (a.z > to) break;
        result.push_back({a.opens[i] ? a.z + a.halfWidth : a.z, b.opens[i] ? b.z - b.halfWidth : b.z, number + 1});
    }
    return result;
}

void addSideRoads(Thing& road, const StreetPlan& plan, const Looks& looks, double from, double to) {
    for (int number = plan.junctionBefore(from); plan.junction(number).z < to; ++number) {
        const Junction j = plan.junction(number);
        for (const int s : {-1, 1}) {
            if (!j.opens[s < 0 ? 0 : 1]) continue;
            const double in = plan.side(s).kerb(), out = plan.side(s).property() + kFar;
            // The corners are rounded off: the mouth is wider at the kerb.
            const double round = std::min(2.5, plan.side(s).walk * 0.7);
            std::vector<Vec3> corners;
            for (const Vec2 p : {Vec2{-round, 0}, Vec2{-round * 0.3, round * 0.3}, Vec2{0, round}, Vec2{0, out - in}})
                corners.push_back(plan.line.at(j.z - j.halfWidth + p.x, s * (in + p.y)));
            for (const Vec2 p : {Vec2{0, out - in}, Vec2{0, round}, Vec2{round * 0.3, round * 0.3}, Vec2{round, 0}})
                corners.push_back(plan.line.at(j.z + j.halfWidth + p.x, s * (in + p.y)));
            road.facets.push_back({corners, {0, 0, 1}, {1, 0, 0}, looks.sideRoad, -0.005});
        }
    }
}

/// The walk between two side roads with its kerb, and the walks that turn into the side roads.
void addWalk(Thing& walk, const StreetPlan& plan, const Looks& looks, int s, const Stretch& stretch) {
    const CrossSection& side = plan.side(s);
    const double in = side.kerb() + side.verge, out = side.property();
    const double round = std::min(2.5, side.walk * 0.7);
    const Junction before = plan.junction(stretch.block - 1), after = plan.junction(stretch.block);
    const bool opensBefore = before.opens[s < 0 ? 0 : 1], opensAfter = after.opens[s < 0 ? 0 : 1];
    const double a = stretch.from + (opensBefore ? round : 0), b = stretch.to - (opensAfter ? round : 0);
    addStrip(walk.facets, plan.line, {a, b}, {s * in, s * out}, kKerbHeight, looks.walk);
    addKerb(walk.facets, plan.line, {a, b}, s * side.kerb(), looks.kerb);
    constexpr double kSideWalk = 2.2;
    for (const int end : {-1, 1}) {
        if (!(end < 0 ? opensBefore : opensAfter)) continue;
        const double edge = end < 0 ? stretch.from : stretch.to;
        const auto at = [&](double inwards, double offset, double y) {
            return plan.line.at(edge - end * inwards, s * (side.kerb() + offset), y);
        };
        const double far = out - side.kerb() + kFar;
        const std::array<Vec2, 4> curve{Vec2{round, 0}, Vec2{round * 0.3, round * 0.3}, Vec2{0, round}, Vec2{0, far}};
        std::vector<Vec3> corners;
        for (const Vec2 p : curve) corners.push_back(at(p.x, p.y, kKerbHeight));
        corners.push_back(at(kSideWalk, far, kKerbHeight));
        corners.push_back(at(kSideWalk, round, kKerbHeight));
        corners.push_back(at(kSideWalk + 0.5, 0, kKerbHeight));
        walk.facets.push_back({corners, {0, 0, 1}, {1, 0, 0}, looks.walk});
        corners = {at(round, side.verge, kKerbHeight), at(kSideWalk, round, kKerbHeight),
                   at(kSideWalk, out - side.kerb(), kKerbHeight), at(round, out - side.kerb(), kKerbHeight)};
        for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
            const Vec3 p = at(curve[i].x, curve[i].y, 0), q = at(curve[i + 1].x, curve[i + 1].y, 0);
            const Vec3 up{0, kKerbHeight, 0};
            walk.facets.push_back({{p, q, q + up, p + up}, normalized(q - p), {0, 1, 0}, looks.kerb});
        }
    }
}

} // namespace

void addStrip(std::vector<Facet>& facets, const RoadLine& line, Vec2 fromTo, Vec2 offsets, double y,
              const Material& material, double bias) {
    for (double from = fromTo.x; from < fromTo.y;) {
        const double to = std::min(fromTo.y, (std::floor(from / kGroundPiece + 1e-9) + 1) * kGroundPiece);
        Facet facet;
        std::vector<double> places{from};
        for (double z = (std::floor(from / kGroundStep + 1e-9) + 1) * kGroundStep; z < to - 1e-9; z += kGroundStep)
            places.push_back(z);
        places.push_back(to);
        for (const double z : places) facet.corners.push_back(line.at(z, offsets.x, y));
        for (std::size_t i = places.size(); i-- > 0;) facet.corners.push_back(line.at(places[i], offsets.y, y));
        const double heading = line.heading((from + to) / 2);
        facet.u = {exactCos(heading), 0, -exactSin(heading)};
        facet.v = {exactSin(heading), 0, exactCos(heading)};
        facet.material = material;
        facet.bias = bias;
        facets.push_back(std::move(facet));
        from = to;
    }
}

void addKerb(std::vector<Facet>& facets, const RoadLine& line, Vec2 fromTo, double offset, const Material& material) {
    for (double from = fromTo.x; from < fromTo.y;) {
        const double to = std::min(fromTo.y, (std::floor(from / kGroundStep + 1e-9) + 1) * kGroundStep);
        const Vec3 a = line.at(from, offset), b = line.at(to, offset), up{0, kKerbHeight, 0};
        if (to - from > 1e-6) facets.push_back({{a, b, b + up, a + up}, normalized(b - a), {0, 1, 0}, material});
        from = to;
    }
}

std::vector<Thing> makeGround(const StreetPlan& plan, double from, double to) {
    from = std::floor(from / kGroundPiece) * kGroundPiece;
    to = std::ceil(to / kGroundPiece) * kGroundPiece;
    const Looks looks = looksOf(plan);
    const RoadLine& line = plan.line;
    std::vector<Thing> things;

    Thing country = thingOf("terrain");
    constexpr double kCountry = 320; // metres to either side
    for (double z = from; z < to + kCountry; z += 2 * kGroundPiece) {
        const double x = line.middle(z);
        country.facets.push_back({{{x - kCountry, kKerbHeight, z},
                                   {x + kCountry, kKerbHeight, z},
                                   {x + kCountry, kKerbHeight, z + 2 * kGroundPiece},
                                   {x - kCountry, kKerbHeight, z + 2 * kGroundPiece}},
                                  {1, 0, 0},
                                  {0, 0, 1},
                                  looks.grass});
    }
    things.push_back(std::move(country));

    for (const int s : {-1, 1})
        for (const Stretch& stretch : stretchesOf(plan, s, from, to)) {
            const auto key = static_cast<std::uint64_t>(2 * (stretch.block + 100000) + (s > 0));
            int label = 0;
            const Material look =
                yardMaterial(plan, looks, plan.blockStyle(stretch.block, s), plan.random(kYardLooks).fork(key), label);
            Thing yard{.labelId = label, .facets = {}, .shadow = 0};
            const double property = plan.side(s).property();
            addStrip(yard.facets, line, {stretch.from, stretch.to}, {s * property, s * (property + kFar)}, kKerbHeight,
                     look);
            things.push_back(std::move(yard));
        }

    Thing road = thingOf("road");
    const double left = plan.side(-1).kerb(), right = plan.side(1).kerb();
    addStrip(road.facets, line, {from, to}, {-left, right}, 0, looks.road);
    for (const int s : {-1, 1}) {
        const CrossSection& side = plan.side(s);
        const double lanes = side.tracks + side.lane;
        if (side.bikeStrip > 0)
            addStrip(road.facets, line, {from, to}, {s * lanes, s * (lanes + side.bikeStrip)}, 0, looks.bike, -0.005);
        if (side.parking > 0 && !plan.hasMarkedBays())
            for (const Stretch& stretch : stretchesOf(plan, s, from, to))
                addStrip(road.facets, line, {stretch.from + 3, stretch.to - 3},
                         {s * (side.kerb() - side.parking), s * side.kerb()}, 0, looks.parking, -0.005);
    }
    if (plan.side(1).tracks > 0)
        for (const int s : {-1, 1})
            for (const double gauge : {-0.72, 0.72}) {
                const double rail = s * plan.side(s).tracks / 2 + gauge;
                addStrip(road.facets, line, {from, std::min(to, from + 120)}, {rail - 0.05, rail + 0.05}, 0,
                         looks.rails, -0.01);
            }
    addSideRoads(road, plan, looks, from, to);
    addMarkings(road.facets, plan, from, to);
    things.push_back(std::move(road));

    if (plan.grassTracks) {
        Thing tracks = thingOf("rail track");
        for (int number = plan.junctionBefore(from); plan.junction(number).z < to; ++number) {
            const Junction a = plan.junction(number), b = plan.junction(number + 1);
            addStrip(tracks.facets, line, {a.z + a.halfWidth + 2, b.crossingZ() - 2},
                     {-plan.side(-1).tracks + 0.3, plan.side(1).tracks - 0.3}, 0, looks.grass);
            for (const int s : {-1, 1})
                for (const double gauge : {-0.72, 0.72}) {
                    const double rail = s * plan.side(s).tracks / 2 + gauge;
                    addStrip(tracks.facets, line, {a.z + a.halfWidth + 2, b.crossingZ() - 2},
                             {rail - 0.06, rail + 0.06}, 0, looks.rails, -0.01);
                }
        }
        things.push_back(std::move(tracks));
    }
    for (const int s : {-1, 1}) {
        const CrossSection& side = plan.side(s);
        if (side.parking > 0 && plan.hasMarkedBays()) {
            Thing parking = thingOf("parking");
            for (const Stretch& stretch : stretchesOf(plan, s, from, to))
                addStrip(parking.facets, line, {stretch.from + 3, stretch.to - 3},
                         {s * (side.kerb() - side.parking), s * side.kerb()}, 0, looks.parking);
            things.push_back(std::move(parking));
        }
        Thing verge = thingOf("terrain");
        Thing walk = thingOf("sidewalk");
        for (const Stretch& stretch : stretchesOf(plan, s, from, to)) {
            if (side.verge > 0)
                addStrip(verge.facets, line, {stretch.from + 2.5, stretch.to - 2.5},
                         {s * side.kerb(), s * (side.kerb() + side.verge)}, kKerbHeight, looks.grass);
            addWalk(walk, plan, looks, s, stretch);
        }
        if (!verge.facets.empty()) things.push_back(std::move(verge));
        things.push_back(std::move(walk));
    }
    return things;
}

} // namespace core
