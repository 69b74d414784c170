// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From facets in space to flat polygons in the picture. Private to core/scenes.
#pragma once

#include "core/scenes/renderer.h"

#include <span>

namespace core {

/// The pinhole camera of a street. Screen coordinates: x to the right, y down, pixel (i, j) has its centre at
/// (i + 0.5, j + 0.5).
struct View {
    Vec3 eye, right, up, forward;
    double fx = 1, fy = 1, u0 = 0, v0 = 0;

    Vec3 toCamera(Vec3 p) const { return {dot(p - eye, right), dot(p - eye, up), dot(p - eye, forward)}; }
    Vec2 project(Vec3 camera) const { return {u0 + fx * camera.x / camera.z, v0 - fy * camera.y / camera.z}; }
    /// Of depth 1: the point seen at depth z is eye + ray·z.
    Vec3 ray(double x, double y) const { return forward + right * ((x - u0) / fx) + up * ((v0 - y) / fy); }
};
/// Positive pitch looks down, positive yaw to the left, positive roll lowers the right side.
View viewOf(const StreetWorld& world);

inline constexpr double kNearPlane = 0.2; ///< metres; what is nearer is cut off

/// What may be seen of one facet. Its outline is kept by Projection.
struct FlatFacet {
    const Facet* facet = nullptr;
    int labelId = 0; ///< of its thing
    std::uint32_t firstPoint = 0, points = 0;
    double top = 0, bottom = 0; ///< of the outline
    double left = 0, right = 0;
    double depthX = 0, depthY = 0, depth0 = 0; ///< 1 / depth = depth0 + depthX·x + depthY·y
    double bias = 0;                           ///< the facet's own
    Vec3 normal;                               ///< in world coordinates, towards the eye

    double inverseDepth(double x, double y) const { return depth0 + depthX * x + depthY * y; }
};

struct FlatThing {
    std::uint32_t firstFacet = 0, endFacet = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// All facets in front of the camera, in the order of the things. Facet 0 is none: the sky.
struct Projection {
    View view;
    std::vector<FlatFacet> facets;
    std::vector<FlatThing> things; ///< one for each of the world
    std::vector<Vec2> points;

    std::span<const Vec2> outline(const FlatFacet& facet) const {
        return std::span(points).subspan(facet.firstPoint, facet.points);
    }
};
Projection projectWorld(const StreetWorld& world, Size size);

/// The polygon's part beyond the near plane, in camera coordinates; may touch itself along the plane. `seen` is written
/// over: there are a hundred thousand polygons in a street.
void clipNear(std::span<const Vec3> camera, std::vector<Vec3>& seen);

} // namespace core
