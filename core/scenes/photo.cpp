// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/photo.h"

#include "core/base/parallel.h"
#include "core/scenes/materials.h"
#include "core/scenes/raster.h"
#include "core/scenes/sky.h"

#include <array>

namespace core {
namespace {

constexpr int kBand = 16; // rows of work between two looks at the stop token; the pieces do not depend on the threads

class Painter {
public:
    Painter(const StreetWorld& world, const Projection& projection) : m_world(world), m_projection(projection) {}

    /// The light from facet `number` towards the eye, at screen position (x, y).
    Color lightFrom(std::uint32_t number, double x, double y) const {
        const View& view = m_projection.view;
        const Vec3 ray = view.ray(x, y);
        if (number == 0) return skyLight(m_world, ray);
        const FlatFacet& flat = m_projection.facets[number];
        const Facet& facet = *flat.facet;
        // Contours are shaded a little outside of the facet, where its plane may already be at infinity.
        const double inverse = std::max(flat.inverseDepth(x, y), 1e-4);
        const double z = std::min(1 / inverse, 1e4);
        const Vec3 position = view.eye + ray * z;
        const Vec3 local = position - facet.corners[0];
        // How the point moves from one pixel to the next, along the plane.
        const Vec3 alongX = view.right * (z / view.fx) - ray * (flat.depthX * z * z);
        const Vec3 alongY = view.up * (-z / view.fy) - ray * (flat.depthY * z * z);

        SurfacePoint point;
        point.material = &facet.material;
        point.u = static_cast<float>(dot(local, facet.u));
        point.v = static_cast<float>(dot(local, facet.v));
        point.footU = static_cast<float>(std::abs(dot(alongX, facet.u)) + std::abs(dot(alongY, facet.u)));
        point.footV = static_cast<float>(std::abs(dot(alongX, facet.v)) + std::abs(dot(alongY, facet.v)));
        point.height = static_cast<float>(position.y);
        point.wetness = static_cast<float>(m_world.air.wetness);
        const Coat coat = coatAt(point);

        const Vec3 normal = flat.normal;
        const Sunlight& light = m_world.light;
        const auto facing = static_cast<float>(std::max(0.0, dot(normal, light.towards)));
        const auto upward = static_cast<float>(0.5 + 0.5 * normal.y);
        const Color arriving = colorOf(light.sun) * facing + colorOf(light.sky) * (0.35F + 0.65F * upward);
        Color result = coat.albedo * arriving * coat.shade + coat.glow;
        if (m_world.air.fogDensity > 0) {
            const auto through = static_cast<float>(exactExp(-m_world.air.fogDensity * z));
            result = mix(colorOf(m_world.air.fogColor), result, through);
        }
        return result;
    }

private:
    const StreetWorld& m_world;
    const Projection& m_projection;
};

/// Which facet each of the four samples of a pixel sees; rows of samples [firstRow, endRow).
void findFacets(const Projection& projection, int width, int firstRow, int endRow, std::vector<double>& crossings,
                Plane<std::uint32_t>& samples) {
    std::ranges::fill(samples.values(), 0U);
    for (const FlatThing& thing : projection.things) {
        if (thing.bottom * 4 < firstRow || thing.top * 4 > endRow) continue;
        for (std::uint32_t number = thing.firstFacet; number < thing.endFacet; ++number) {
            const FlatFacet& facet = projection.facets[number];
            if (facet.bottom * 4 < firstRow || facet.top * 4 > endRow) continue;
            scanPolygon(projection.outline(facet), kFour, width, firstRow, endRow, crossings,
                        [&](int row, int first, int end) {
                            std::uint32_t* seen = samples.row(row - firstRow);
                            const double y = (row + 0.5) / 4;
                            for (int x = first; x < end; ++x) {
                                // Things in painter's order hide what came before; facets of one thing the nearer one.
                                if (seen[x] >= thing.firstFacet) {
                                    const FlatFacet& other = projection.facets[seen[x]];
                                    const double mine = 1 / std::max(facet.inverseDepth(x + 0.5, y), 1e-9);
                                    const double its = 1 / std::max(other.inverseDepth(x + 0.5, y), 1e-9);
                                    if (mine + facet.facet->bias >= its + other.facet->bias) continue;
                                }
                                seen[x] = number;
                            }
                        });
        }
    }
}

} // namespace

Result<Plane<Color>> drawLight(const StreetWorld& world, const Projection& projection, Size size, int threads,
                               std::stop_token stop) {
    const Painter painter(world, projection);
    Plane<Color> light(size);
    const int bands = (size.height + kBand - 1) / kBand;
    parallelFor(static_cast<std::size_t>(bands), threads, 1, [&](std::size_t firstBand, std::size_t endBand) {
        std::vector<double> crossings;
        Plane<std::uint32_t> samples({size.width, 4 * kBand});
        for (std::size_t band = firstBand; band < endBand && !stop.stop_requested(); ++band) {
            const int top = static_cast<int>(band) * kBand, end = std::min(size.height, top + kBand);
            findFacets(projection, size.width, 4 * top, 4 * end, crossings, samples);
            for (int y = top; y < end; ++y) {
                const int row = 4 * (y - top);
                for (int x = 0; x < size.width; ++x) {
                    std::array<std::uint32_t, 4> seen;
                    for (int k = 0; k < 4; ++k) seen[static_cast<std::size_t>(k)] = samples.at(x, row + k);
                    if (seen[0] == seen[1] && seen[0] == seen[2] && seen[0] == seen[3]) {
                        light.at(x, y) = painter.lightFrom(seen[0], x + 0.5, y + 0.5);
                        continue;
                    }
                    Color sum;
                    for (std::size_t k = 0; k < 4; ++k) {
                        if (std::find(seen.begin(), seen.begin() + k, seen[k]) != seen.begin() + k) continue;
                        const auto share = static_cast<float>(std::count(seen.begin(), seen.end(), seen[k])) * 0.25F;
                        sum = sum +
                              painter.lightFrom(seen[k], x + kFour.shift[k], y + (static_cast<double>(k) + 0.5) / 4) *
                                  share;
                    }
                    light.at(x, y) = sum;
                }
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    return light;
}

} // namespace core
