// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The solid bodies that things in the street are put together from, as flat facets. Also colours and odds and ends that
// every maker of things needs.
#pragma once

#include "core/scenes/thing.h"

#include <initializer_list>
#include <span>
#include <utility>

namespace core {

/// Where a part stands in its thing, and how it is turned: three unit vectors at right angles.
struct Place {
    Vec3 origin;
    Vec3 right{1, 0, 0}, up{0, 1, 0}, forward{0, 0, 1};
    constexpr Vec3 at(Vec3 p) const { return origin + right * p.x + up * p.y + forward * p.z; }
};
/// Turned around the vertical by `heading`, as placed() turns things.
Place turnedPlace(Vec3 origin, double heading);
/// Standing on `from` with its up towards `to`; `front`, not parallel to that, says roughly where forward is.
Place placeAlong(Vec3 from, Vec3 to, Vec3 front = {0, 0, 1});

/// One level of a loft: an upright rectangle of which the corners are cut off at 45°. Since edges of all levels are
/// parallel, whatever lies between two levels is flat.
struct Level {
    double y = 0, halfX = 0, halfZ = 0;
    double cut = 0; ///< metres taken from each edge's ends; 0: a plain rectangle of four sides
    double shiftX = 0, shiftZ = 0;
};

enum BoxSide : unsigned {
    kLeft = 1,
    kRight = 2,
    kBottom = 4,
    kTop = 8,
    kBack = 16, ///< towards −z
    kFront = 32,
    kAllSides = 63,
    kNoBottom = kAllSides & ~kBottom,
};

/// Collects facets; coordinates are those of the current place.
class FacetBuilder {
public:
    Place place;

    /// A polygon; v of its texture points up as far as it can. A quad that is not flat becomes two triangles.
    /// REQUIRES: ≥ 3 corners; flat, unless there are four.
    void polygon(std::span<const Vec3> corners, const Material& material, double bias = 0);
    void polygon(std::initializer_list<Vec3> corners, const Material& material, double bias = 0);
    /// Corners (z, y) at constant x: a side of something that looks along z. And (x, y) at constant z.
    void side(double x, std::span<const Vec2> zy, const Material& material, double bias = 0);
    void front(double z, std::span<const Vec2> xy, const Material& material, double bias = 0);
    /// An upright rectangle at constant z, and at constant x.
    void plate(double z, Vec2 low, Vec2 high, const Material& material, double bias = 0);
    void sidePlate(double x, Vec2 lowZy, Vec2 highZy, const Material& material, double bias = 0);

    void box(Vec3 low, Vec3 high, const Material& material, unsigned sides = kAllSides);
    /// A regular polygon in the plane of the unit vectors a and b; its first corner lies along a.
    void disc(Vec3 centre, Vec3 a, Vec3 b, double radius, int corners, const Material& material, double bias = 0);
    /// What lies between two radii, as two halves.
    void ring(Vec3 centre, Vec3 a, Vec3 b, double outer, double inner, int corners, const Material& material,
              double bias = 0);
    /// A prism without ends, thinner or thicker at its end.
    void tube(Vec3 from, Vec3 to, double radiusFrom, double radiusTo, int sides, const Material& material);
    void tubes(std::span<const Vec3> way, double radius, int sides, const Material& material);
    void loft(std::span<const Level> levels, const Material& material, bool capTop = true, bool capBottom = false);
    void loft(std::initializer_list<Level> levels, const Material& material, bool capTop = true,
              bool capBottom = false);
    /// A flat patch with a ragged outline around `centre`, in the plane of a and b.
    void ragged(Random random, Vec3 centre, Vec3 a, Vec3 b, Vec2 radii, int corners, double raggedness,
                const Material& material);

    std::size_t count() const { return m_facets.size(); }
    std::vector<Facet> take() { return std::exchange(m_facets, {}); }

private:
    void put(std::vector<Vec3> corners, const Material& material, double bias);
    std::vector<Facet> m_facets;
};

/// A random unit vector, all directions alike.
Vec3 randomDirection(Random& random);

/// Linear light of the numbers that a painter would give, 0 … 255.
Light paintOf(double red, double green, double blue);
Light shaded(Light light, double factor);
Light mixed(Light a, Light b, double shareOfB);
/// A little darker or lighter, a little warmer or colder.
Light varied(Light light, Random& random, double strength = 0.15);

/// A material of one colour with grain; variant (the seed of its noise) from the stream.
Material material(Surface surface, Light base, Random& random, double roughness = 0.5);
Material material(Surface surface, Light base, Light second, double scale, Random& random, double roughness = 0.5);
/// As it is, or glowing: a lamp of that colour.
Material lampMaterial(Light color, double brightness);

} // namespace core
