// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/projection.h"

#include <algorithm>

namespace core {
namespace {

/// Twice the area vector of a polygon (Newell's method): robust for concave and slightly bent ones.
Vec3 areaVector(std::span<const Vec3> corners) {
    Vec3 sum;
    for (std::size_t i = 0; i < corners.size(); ++i)
        sum = sum + cross(corners[i] - corners[0], corners[(i + 1) % corners.size()] - corners[0]);
    return sum;
}

} // namespace

View viewOf(const StreetWorld& world) {
    const StreetCamera& camera = world.camera;
    const double heading = world.heading - camera.yaw;
    const double sh = exactSin(heading), ch = exactCos(heading);
    const double sp = exactSin(camera.pitch), cp = exactCos(camera.pitch);
    const double sr = exactSin(camera.roll), cr = exactCos(camera.roll);
    const Vec3 level{ch, 0, -sh};
    const Vec3 forward{sh * cp, -sp, ch * cp};
    const Vec3 upright = cross(forward, level);
    View view;
    view.eye = world.eye;
    view.forward = forward;
    view.right = level * cr - upright * sr;
    view.up = upright * cr + level * sr;
    view.fx = camera.fx;
    view.fy = camera.fy;
    view.u0 = camera.u0;
    view.v0 = camera.v0;
    return view;
}

void clipNear(std::span<const Vec3> camera, std::vector<Vec3>& seen) {
    seen.clear();
    for (std::size_t i = 0; i < camera.size(); ++i) {
        const Vec3 a = camera[i], b = camera[(i + 1) % camera.size()];
        if (a.z >= kNearPlane) seen.push_back(a);
        if ((a.z >= kNearPlane) != (b.z >= kNearPlane)) {
            // Always from the near to the far end, so that neighbours that share this edge are cut at the same point.
            const Vec3 near = a.z < b.z ? a : b, far = a.z < b.z ? b : a;
            Vec3 cut = near + (far - near) * ((kNearPlane - near.z) / (far.z - near.z));
            cut.z = kNearPlane;
            seen.push_back(cut);
        }
    }
}

Projection projectWorld(const StreetWorld& world, Size size) {
    Projection result;
    result.view = viewOf(world);
    const View& view = result.view;
    result.facets.emplace_back();
    std::vector<Vec3> camera, seen;
    for (const Thing& thing : world.things) {
        FlatThing flat;
        flat.firstFacet = static_cast<std::uint32_t>(result.facets.size());
        flat.left = flat.top = 1e300;
        flat.right = flat.bottom = -1e300;
        for (const Facet& facet : thing.facets) {
            if (facet.corners.size() < 3) continue;
            camera.clear();
            for (const Vec3 corner : facet.corners) camera.push_back(view.toCamera(corner));
            const Vec3 normal = areaVector(camera);
            const double size2 = length(normal);
            if (!(size2 > 1e-12)) continue;
            Vec3 middle;
            for (const Vec3 corner : camera) middle = middle + corner * (1.0 / static_cast<double>(camera.size()));
            const double distance = dot(normal, middle);        // of the plane from the eye, times size2
            if (!(std::abs(distance) > 1e-9 * size2)) continue; // seen edge on
            clipNear(camera, seen);
            if (seen.size() < 3) continue;

            FlatFacet f;
            f.facet = &facet;
            f.bias = facet.bias;
            f.labelId = thing.labelId;
            f.firstPoint = static_cast<std::uint32_t>(result.points.size());
            f.points = static_cast<std::uint32_t>(seen.size());
            f.left = f.top = 1e300;
            f.right = f.bottom = -1e300;
            for (const Vec3 corner : seen) {
                const Vec2 p = view.project(corner);
                result.points.push_back(p);
                f.left = std::min(f.left, p.x);
                f.right = std::max(f.right, p.x);
                f.top = std::min(f.top, p.y);
                f.bottom = std::max(f.bottom, p.y);
            }
            if (f.right < 0 || f.bottom < 0 || f.left > size.width || f.top > size.height) {
                result.points.resize(f.firstPoint);
                continue;
            }
            f.depthX = normal.x / distance / view.fx;
            f.depthY = -normal.y / distance / view.fy;
            f.depth0 = normal.z / distance - f.depthX * view.u0 - f.depthY * view.v0;
            const Vec3 n = normal * ((distance > 0 ? -1.0 : 1.0) / size2);
            f.normal = view.right * n.x + view.up * n.y + view.forward * n.z;
            flat.left = std::min(flat.left, f.left);
            flat.right = std::max(flat.right, f.right);
            flat.top = std::min(flat.top, f.top);
            flat.bottom = std::max(flat.bottom, f.bottom);
            result.facets.push_back(f);
        }
        flat.endFacet = static_cast<std::uint32_t>(result.facets.size());
        result.things.push_back(flat);
    }
    return result;
}

} // namespace core
