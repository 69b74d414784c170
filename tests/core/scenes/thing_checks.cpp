// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/scenes/thing_checks.h"

#include <algorithm>
#include <cmath>

namespace testing_support {

namespace {

using namespace core;

Vec3 normalOf(const std::vector<Vec3>& corners) {
    Vec3 normal;
    for (std::size_t i = 0; i < corners.size(); ++i)
        normal = normal + cross(corners[i] - corners[0], corners[(i + 1) % corners.size()] - corners[0]);
    return normal;
}

double turn(Vec2 a, Vec2 b, Vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool doCross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    constexpr double kTouch = 1e-9; // edges may touch, not cross
    const double abc = turn(a, b, c), abd = turn(a, b, d), cda = turn(c, d, a), cdb = turn(c, d, b);
    return ((abc > kTouch && abd < -kTouch) || (abc < -kTouch && abd > kTouch)) &&
           ((cda > kTouch && cdb < -kTouch) || (cda < -kTouch && cdb > kTouch));
}

bool areSame(Vec3 a, Vec3 b) { return a.x == b.x && a.y == b.y && a.z == b.z; }
bool areSame(Light a, Light b) { return a.r == b.r && a.g == b.g && a.b == b.b; }

bool areSame(const Facet& a, const Facet& b) {
    const auto same = [](Vec3 p, Vec3 q) { return areSame(p, q); };
    const Material &m = a.material, &n = b.material;
    return std::equal(a.corners.begin(), a.corners.end(), b.corners.begin(), b.corners.end(), same) &&
           areSame(a.u, b.u) && areSame(a.v, b.v) && a.bias == b.bias && m.surface == n.surface &&
           areSame(m.base, n.base) && areSame(m.second, n.second) && m.scale == n.scale && m.roughness == n.roughness &&
           m.variant == n.variant;
}

} // namespace

Extent extentOf(const ThingSet& set) {
    Extent extent;
    for (const Thing& thing : set.things)
        for (const Facet& facet : thing.facets)
            for (const Vec3 p : facet.corners) {
                extent.low = {std::min(extent.low.x, p.x), std::min(extent.low.y, p.y), std::min(extent.low.z, p.z)};
                extent.high = {std::max(extent.high.x, p.x), std::max(extent.high.y, p.y),
                               std::max(extent.high.z, p.z)};
            }
    return extent;
}

std::size_t facetsOf(const ThingSet& set) {
    std::size_t count = 0;
    for (const Thing& thing : set.things) count += thing.facets.size();
    return count;
}

bool areSame(const ThingSet& a, const ThingSet& b) {
    return a.halfWidth == b.halfWidth && a.halfLength == b.halfLength &&
           std::equal(a.things.begin(), a.things.end(), b.things.begin(), b.things.end(),
                      [](const Thing& one, const Thing& other) {
                          return one.labelId == other.labelId && one.isGroup == other.isGroup &&
                                 one.shadow == other.shadow &&
                                 std::equal(one.facets.begin(), one.facets.end(), other.facets.begin(),
                                            other.facets.end(),
                                            [](const Facet& f, const Facet& g) { return areSame(f, g); });
                      });
}

std::string faultOf(const Facet& facet) {
    const auto& corners = facet.corners;
    if (corners.size() < 3) return "has fewer than three corners";
    for (const Vec3 p : corners)
        if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.z)) return "has a corner that is no number";
    const Vec3 twiceArea = normalOf(corners);
    if (!(length(twiceArea) > 1e-8)) return "has no area";
    const Vec3 normal = normalized(twiceArea);
    for (const Vec3 p : corners)
        if (std::abs(dot(p - corners[0], normal)) > 0.001) return "is not flat";
    const Material& m = facet.material;
    for (const double part : {m.base.r, m.base.g, m.base.b, m.second.r, m.second.g, m.second.b})
        if (!(part >= 0 && part <= (m.surface == Surface::Lamp ? 4 : 1))) return "has a colour out of range";
    if (m.scale <= 0 || m.roughness < 0 || m.roughness > 1) return "has a material out of range";
    const auto isUnit = [](Vec3 a) { return std::abs(length(a) - 1) < 1e-6; };
    if (!isUnit(facet.u) || !isUnit(facet.v) || std::abs(dot(facet.u, facet.v)) > 1e-6 ||
        std::abs(dot(facet.u, normal)) > 1e-3 || std::abs(dot(facet.v, normal)) > 1e-3)
        return "has texture axes that are not at right angles in its plane";
    std::vector<Vec2> flat;
    for (const Vec3 p : corners) flat.push_back({dot(p - corners[0], facet.u), dot(p - corners[0], facet.v)});
    for (std::size_t i = 0; i < flat.size(); ++i)
        for (std::size_t k = i + 2; k < flat.size(); ++k)
            if (doCross(flat[i], flat[i + 1], flat[k], flat[(k + 1) % flat.size()])) return "crosses itself";
    return {};
}

std::string faultOf(const ThingSet& set) {
    if (set.things.empty()) return "has no thing";
    for (std::size_t t = 0; t < set.things.size(); ++t) {
        if (set.things[t].facets.empty()) return "thing " + std::to_string(t) + " is empty";
        for (std::size_t f = 0; f < set.things[t].facets.size(); ++f) {
            const Facet& facet = set.things[t].facets[f];
            const std::string name = "thing " + std::to_string(t) + ", facet " + std::to_string(f) + " ";
            if (const std::string fault = faultOf(facet); !fault.empty()) return name + fault;
            for (const Vec3 p : facet.corners) {
                if (p.y < -0.01) return name + "lies below the ground: " + std::to_string(p.y);
                if (std::abs(p.x) > set.halfWidth + 0.05) return name + "is too wide: " + std::to_string(p.x);
                if (std::abs(p.z) > set.halfLength + 0.05) return name + "is too long: " + std::to_string(p.z);
            }
        }
    }
    return {};
}

} // namespace testing_support
