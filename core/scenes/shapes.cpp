// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/shapes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace core {

namespace {

constexpr double kFlat = 0.0002; ///< metres that a corner may be off its facet's plane

/// Newell's normal: its length is twice the area.
Vec3 normalOf(std::span<const Vec3> corners) {
    Vec3 normal;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec3 a = corners[i] - corners[0], b = corners[(i + 1) % corners.size()] - corners[0];
        normal = normal + cross(a, b);
    }
    return normal;
}

bool isFlat(std::span<const Vec3> corners, Vec3 unitNormal) {
    for (const Vec3 corner : corners)
        if (std::abs(dot(corner - corners[0], unitNormal)) > kFlat) return false;
    return true;
}

/// Corners of a level, counted around; eight, or four where nothing is cut off.
std::vector<Vec3> cornersOf(const Level& level, bool isCut) {
    const double x = level.halfX, z = level.halfZ, c = level.cut;
    std::vector<Vec3> corners;
    if (isCut)
        corners = {{x, 0, z - c},  {x - c, 0, z},  {c - x, 0, z},  {-x, 0, z - c},
                   {-x, 0, c - z}, {c - x, 0, -z}, {x - c, 0, -z}, {x, 0, c - z}};
    else
        corners = {{x, 0, z}, {-x, 0, z}, {-x, 0, -z}, {x, 0, -z}};
    for (Vec3& corner : corners) corner = corner + Vec3{level.shiftX, level.y, level.shiftZ};
    return corners;
}

} // namespace

Place turnedPlace(Vec3 origin, double heading) {
    const double s = exactSin(heading), c = exactCos(heading);
    return {origin, {c, 0, -s}, {0, 1, 0}, {s, 0, c}};
}

Place placeAlong(Vec3 from, Vec3 to, Vec3 front) {
    Place place;
    place.origin = from;
    place.up = normalized(to - from);
    if (length(cross(place.up, front)) < 1e-6) front = std::abs(place.up.y) < 0.9 ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
    place.right = normalized(cross(place.up, front));
    place.forward = cross(place.right, place.up);
    return place;
}

void FacetBuilder::put(std::vector<Vec3> corners, const Material& material, double bias) {
    const Vec3 twiceArea = normalOf(corners);
    // What a random size has shrunk to nothing is left out.
    if (length(twiceArea) < 1e-7) return;
    const Vec3 normal = normalized(twiceArea);
    Facet facet;
    const Vec3 upright = std::abs(normal.y) > 0.999 ? Vec3{0, 0, 1} : Vec3{0, 1, 0};
    facet.v = normalized(upright - normal * dot(upright, normal));
    facet.u = cross(facet.v, normal);
    facet.material = material;
    facet.bias = bias;
    facet.corners = std::move(corners);
    m_facets.push_back(std::move(facet));
}

void FacetBuilder::polygon(std::span<const Vec3> corners, const Material& material, double bias) {
    assert(corners.size() >= 3);
    std::vector<Vec3> moved;
    moved.reserve(corners.size());
    for (const Vec3 corner : corners) moved.push_back(place.at(corner));
    const Vec3 normal = normalOf(moved);
    if (length(normal) > 1e-9 && !isFlat(moved, normalized(normal))) {
        assert(moved.size() == 4);
        put({moved[0], moved[1], moved[2]}, material, bias);
        put({moved[0], moved[2], moved[3]}, material, bias);
        return;
    }
    put(std::move(moved), material, bias);
}

void FacetBuilder::polygon(std::initializer_list<Vec3> corners, const Material& material, double bias) {
    polygon(std::span(corners.begin(), corners.size()), material, bias);
}

void FacetBuilder::side(double x, std::span<const Vec2> zy, const Material& material, double bias) {
    std::vector<Vec3> corners;
    for (const Vec2 p : zy) corners.push_back({x, p.y, p.x});
    polygon(corners, material, bias);
}

void FacetBuilder::front(double z, std::span<const Vec2> xy, const Material& material, double bias) {
    std::vector<Vec3> corners;
    for (const Vec2 p : xy) corners.push_back({p.x, p.y, z});
    polygon(corners, material, bias);
}

void FacetBuilder::plate(double z, Vec2 low, Vec2 high, const Material& material, double bias) {
    polygon({{low.x, low.y, z}, {high.x, low.y, z}, {high.x, high.y, z}, {low.x, high.y, z}}, material, bias);
}

void FacetBuilder::sidePlate(double x, Vec2 low, Vec2 high, const Material& material, double bias) {
    polygon({{x, low.y, low.x}, {x, low.y, high.x}, {x, high.y, high.x}, {x, high.y, low.x}}, material, bias);
}

void FacetBuilder::box(Vec3 a, Vec3 b, const Material& material, unsigned sides) {
    if (sides & kLeft) sidePlate(a.x, {a.z, a.y}, {b.z, b.y}, material);
    if (sides & kRight) sidePlate(b.x, {a.z, a.y}, {b.z, b.y}, material);
    if (sides & kBottom) polygon({{a.x, a.y, a.z}, {b.x, a.y, a.z}, {b.x, a.y, b.z}, {a.x, a.y, b.z}}, material);
    if (sides & kTop) polygon({{a.x, b.y, a.z}, {b.x, b.y, a.z}, {b.x, b.y, b.z}, {a.x, b.y, b.z}}, material);
    if (sides & kBack) plate(a.z, {a.x, a.y}, {b.x, b.y}, material);
    if (sides & kFront) plate(b.z, {a.x, a.y}, {b.x, b.y}, material);
}

void FacetBuilder::disc(Vec3 centre, Vec3 a, Vec3 b, double radius, int corners, const Material& material,
                        double bias) {
    std::vector<Vec3> outline;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * kPi * i / corners;
        outline.push_back(centre + a * (radius * exactCos(angle)) + b * (radius * exactSin(angle)));
    }
    polygon(outline, material, bias);
}

void FacetBuilder::ring(Vec3 centre, Vec3 a, Vec3 b, double outer, double inner, int corners, const Material& material,
                        double bias) {
    const int half = corners / 2;
    for (int start : {0, half}) {
        std::vector<Vec3> outline;
        for (int i = 0; i <= 2 * half + 1; ++i) {
            const bool isOuter = i <= half;
            const double angle = kPi * (start + (isOuter ? i : 2 * half + 1 - i)) / half;
            const double radius = isOuter ? outer : inner;
            outline.push_back(centre + a * (radius * exactCos(angle)) + b * (radius * exactSin(angle)));
        }
        polygon(outline, material, bias);
    }
}

void FacetBuilder::tube(Vec3 from, Vec3 to, double radiusFrom, double radiusTo, int sides, const Material& material) {
    const Place axis = placeAlong(from, to);
    for (int i = 0; i < sides; ++i) {
        std::array<Vec3, 2> out;
        for (int k = 0; k < 2; ++k) {
            const double angle = 2 * kPi * (i + k + 0.5) / sides;
            out[static_cast<std::size_t>(k)] = axis.right * exactCos(angle) + axis.forward * exactSin(angle);
        }
        polygon(
            {from + out[0] * radiusFrom, from + out[1] * radiusFrom, to + out[1] * radiusTo, to + out[0] * radiusTo},
            material);
    }
}

void FacetBuilder::tubes(std::span<const Vec3> way, double radius, int sides, const Material& material) {
    for (std::size_t i = 0; i + 1 < way.size(); ++i) tube(way[i], way[i + 1], radius, radius, sides, material);
}

void FacetBuilder::loft(std::span<const Level> levels, const Material& material, bool capTop, bool capBottom) {
    bool isCut = false;
    for (const Level& level : levels) isCut = isCut || level.cut > 0;
    std::vector<Vec3> below = cornersOf(levels[0], isCut);
    if (capBottom) polygon(below, material);
    for (std::size_t i = 1; i < levels.size(); ++i) {
        const std::vector<Vec3> above = cornersOf(levels[i], isCut);
        for (std::size_t k = 0; k < below.size(); ++k) {
            const std::size_t next = (k + 1) % below.size();
            polygon({below[k], below[next], above[next], above[k]}, material);
        }
        below = above;
    }
    if (capTop) polygon(below, material);
}

void FacetBuilder::loft(std::initializer_list<Level> levels, const Material& material, bool capTop, bool capBottom) {
    loft(std::span(levels.begin(), levels.size()), material, capTop, capBottom);
}

void FacetBuilder::ragged(Random random, Vec3 centre, Vec3 a, Vec3 b, Vec2 radii, int corners, double raggedness,
                          const Material& material) {
    std::vector<Vec3> outline;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * kPi * (i + random.between(-0.3, 0.3)) / corners;
        const double reach = 1 - raggedness * random.unit();
        outline.push_back(centre + a * (radii.x * reach * exactCos(angle)) + b * (radii.y * reach * exactSin(angle)));
    }
    polygon(outline, material);
}

Vec3 randomDirection(Random& random) {
    const double y = random.between(-1, 1), angle = random.between(0, 2 * kPi);
    const double level = std::sqrt(1 - y * y);
    return {level * exactCos(angle), y, level * exactSin(angle)};
}

Light paintOf(double red, double green, double blue) {
    // x² and x³ come near enough to the curve of a screen.
    const auto linear = [](double value) {
        const double x = value / 255;
        return x * x * (0.8 + 0.2 * x);
    };
    return {linear(red), linear(green), linear(blue)};
}

Light shaded(Light light, double factor) { return {light.r * factor, light.g * factor, light.b * factor}; }

Light mixed(Light a, Light b, double share) {
    return {a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share, a.b + (b.b - a.b) * share};
}

Light varied(Light light, Random& random, double strength) {
    const double all = random.between(1 - strength, 1 + strength);
    const double warmth = random.between(-strength, strength) / 3;
    return {std::min(light.r * all * (1 + warmth), 1.0), std::min(light.g * all, 1.0),
            std::min(light.b * all * (1 - warmth), 1.0)};
}

Material material(Surface surface, Light base, Random& random, double roughness) {
    return material(surface, base, shaded(base, 0.5), 1, random, roughness);
}

Material material(Surface surface, Light base, Light second, double scale, Random& random, double roughness) {
    return {surface, base, second, scale, roughness, static_cast<std::uint32_t>(random.bits() >> 32)};
}

Material lampMaterial(Light color, double brightness) {
    return {Surface::Lamp, shaded(color, brightness), color, 1, 0.2, 0};
}

} // namespace core
