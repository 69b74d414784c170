// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/photo.h"

#include "core/base/parallel.h"
#include "core/scenes/materials.h"
#include "core/scenes/rain.h"
#include "core/scenes/raster.h"
#include "core/scenes/shadows.h"
#include "core/scenes/sky.h"

#include <array>

namespace core {
namespace {

constexpr int kBand = 16; // rows of work between two looks at the stop token; the pieces do not depend on the threads

/// Light towards the eye; `mirror` as mirrorGround() wants it.
struct Seen {
    Color light;
    float mirror = -1;
};

constexpr double kThickest = 16, kPerFold = 64; // of the table of fog

class Painter {
public:
    Painter(const StreetWorld& world, const Projection& projection, const GroundShadows& shadows)
        : m_world(world), m_projection(projection), m_shadows(shadows), m_sun(colorOf(world.light.sun)),
          m_sky(colorOf(world.light.sky)), m_fog(colorOf(world.air.fogColor)) {
        const float day = luminance(m_sun) + luminance(m_sky);
        m_litWindows = clamped(0.75F - 1.1F * day);
        findLamps();
        for (std::size_t i = 0; i < m_through.size(); ++i)
            m_through[i] = static_cast<float>(exactExp(static_cast<double>(i) / -kPerFold));
        m_bounce = (m_sun * static_cast<float>(std::max(0.0, world.light.towards.y)) + m_sky) * 0.16F;
    }

    /// From facet `number`, at screen position (x, y). `ray`: as View::ray() gives it there.
    Seen lightFrom(std::uint32_t number, double x, double y, Vec3 ray) const {
        const View& view = m_projection.view;
        if (number == 0) return {hazySky(ray), -1};
        const FlatFacet& flat = m_projection.facets[number];
        const Facet& facet = *flat.facet;
        // Contours are shaded a little outside of the facet, where its plane may already be at infinity.
        const double z = std::min(1 / std::max(flat.inverseDepth(x, y), 1e-4), 1e4);
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
        point.foot = std::sqrt(point.footU * point.footV);
        point.height = static_cast<float>(std::max(0.0, position.y));
        point.wetness = static_cast<float>(m_world.air.wetness);
        point.litWindows = m_litWindows;
        const Coat coat = coatAt(point);

        const double reach = length(ray);
        const Vec3 toEye = ray * (-1 / reach);
        Vec3 normal = flat.normal;
        if (coat.bumpU != 0 || coat.bumpV != 0)
            normal = normalized(normal - facet.u * static_cast<double>(coat.bumpU) -
                                facet.v * static_cast<double>(coat.bumpV));
        const bool isGround = flat.normal.y > 0.9 && position.y < 0.4;
        float sunlit = 1, open = 1;
        if (isGround) {
            const int i = std::clamp(static_cast<int>(x), 0, m_shadows.sun.width() - 1);
            const int j = std::clamp(static_cast<int>(y), 0, m_shadows.sun.height() - 1);
            sunlit = 1 - static_cast<float>(m_shadows.sun.at(i, j)) / 255;
            open = 1 - 0.72F * static_cast<float>(m_shadows.contact.at(i, j)) / 255;
        } else {
            open = 0.72F + 0.28F * clamped(point.height * 1.2F); // less sky is seen near the ground
            if (!isTall(flat.labelId)) sunlit = unshaded(position);
        }
        const auto direct = static_cast<float>(std::max(0.0, dot(normal, m_world.light.towards)));
        const float facing = mix(direct, 0.6F, coat.through);
        const auto upward = static_cast<float>(0.5 + 0.5 * normal.y);
        const Color arriving =
            m_sun * (facing * sunlit) + (m_sky * (0.25F + 0.75F * upward) + m_bounce * (1 - upward)) * open;
        const float through = throughAir(z * reach);
        Color light = coat.albedo * (arriving + lampLight(position, normal)) * coat.shade + coat.glow;
        float mirror = isGround ? 0.0F : -1.0F;
        if (coat.gloss > 0) {
            const auto grazing = static_cast<float>(1 - std::max(0.0, dot(normal, toEye)));
            const float fifth = grazing * grazing * grazing * grazing * grazing;
            const float share = std::min(0.92F, coat.gloss * (1 + (isGround ? 7 : 4) * fifth)) * coat.shade;
            light = light * (1 - share);
            if (isGround)
                mirror = share * open * through;
            else
                light = light + mirrored(normal * (2 * dot(normal, toEye)) - toEye, position) * share;
        }
        return {mix(m_fog, light, through), mirror};
    }

private:
    struct Lamp {
        Vec3 place;
        Color light; ///< at one metre
    };
    /// In the dark the nearest lamps light what is around them; one for each thing, or it would be too slow.
    void findLamps() {
        if (m_litWindows <= 0) return;
        std::vector<std::pair<double, Lamp>> found;
        for (const FlatThing& thing : m_projection.things) {
            Lamp lamp;
            double count = 0;
            for (std::uint32_t i = thing.firstFacet; i < thing.endFacet; ++i) {
                const Facet& facet = *m_projection.facets[i].facet;
                const Color glow = colorOf(facet.material.base);
                if (facet.material.surface != Surface::Lamp || luminance(glow) < 1.2F) continue;
                for (const Vec3 corner : facet.corners) {
                    lamp.place = lamp.place + corner;
                    ++count;
                }
                lamp.light = glow;
            }
            if (count == 0) continue;
            lamp.place = lamp.place * (1.0 / count);
            lamp.light = lamp.light * (lamp.place.y > 3 ? 1.6F : 0.15F); // street lamps; head lamps from aside
            const Vec3 way = lamp.place - m_projection.view.eye;
            if (dot(way, m_projection.view.forward) > 0) found.emplace_back(dot(way, way), lamp);
        }
        std::ranges::stable_sort(found, {}, &std::pair<double, Lamp>::first);
        for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 8); ++i) m_lamps.push_back(found[i].second);
    }
    Color lampLight(Vec3 position, Vec3 normal) const {
        Color sum;
        for (const Lamp& lamp : m_lamps) {
            const Vec3 way = lamp.place - position;
            const double square = dot(way, way);
            if (square > 500) continue;
            const double facing = dot(way, normal);
            if (facing <= 0) continue;
            const double edge = 1 - square / 500; // fades to nothing where it is cut off
            sum = sum + lamp.light * static_cast<float>(facing * edge / ((square + 0.3) * std::sqrt(square + 0.3)));
        }
        return sum;
    }
    /// Share of the sun that houses and trees let through to a point above the ground: that of the place on the ground
    /// which the same ray of the sun would reach.
    float unshaded(Vec3 position) const {
        const Vec3 sun = m_world.light.towards;
        if (sun.y < 0.03) return 1;
        const View& view = m_projection.view;
        const Vec3 camera = view.toCamera(position - sun * (position.y / sun.y));
        if (camera.z < 1) return 1;
        const Vec2 at = view.project(camera);
        const Size size = m_shadows.tall.size();
        const double x = std::clamp(at.x, 0.0, size.width - 1.0), y = std::clamp(at.y, 0.0, size.height - 1.0);
        return 1 - static_cast<float>(m_shadows.tall.at(static_cast<int>(x), static_cast<int>(y))) / 255;
    }
    /// Share of light that comes through so many metres of air; from a table, 1/64 of an e-fold apart.
    float throughAir(double way) const {
        const double depth = std::min(m_world.air.fogDensity * way, kThickest - 0.001) * kPerFold;
        const auto below = static_cast<std::size_t>(depth);
        return mix(m_through[below], m_through[below + 1], static_cast<float>(depth - static_cast<double>(below)));
    }
    /// Fog is not endless upwards: the sky above shows through.
    Color hazySky(Vec3 ray) const {
        const double slope = ray.y / length(ray);
        const float through = throughAir(1 / (0.0025 + 0.03 * std::max(slope, 0.0)));
        return mix(m_fog, skyLight(m_world, ray), through);
    }
    /// What a glossy surface sees: sky above, a row of houses around the horizon, the road below.
    Color mirrored(Vec3 direction, Vec3 position) const {
        const auto height = static_cast<float>(direction.y);
        if (height < 0) return m_bounce * (1.0F + 0.6F * height);
        const float roofs = 0.16F + 0.30F * valueNoise(static_cast<float>(direction.x * 4 + position.x * 0.1),
                                                       static_cast<float>(direction.z * 4 + position.z * 0.1), 77);
        const Color houses = (m_sky * 0.28F + m_sun * 0.12F) * (0.6F + 0.6F * roofs);
        const float above = ramp(roofs - 0.06F, roofs + 0.06F, height);
        return above > 0 ? mix(houses, skyLight(m_world, direction), above) : houses;
    }

    const StreetWorld& m_world;
    const Projection& m_projection;
    const GroundShadows& m_shadows;
    Color m_sun, m_sky, m_fog, m_bounce;
    float m_litWindows = 0;
    std::vector<Lamp> m_lamps;
    std::array<float, static_cast<std::size_t>(kThickest* kPerFold) + 1> m_through;
};

/// Which facet each of the four samples of a pixel sees; rows of samples [firstRow, endRow).
void findFacets(const Projection& projection, int width, int firstRow, int endRow, Crossings& crossings,
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
                            // Things in painter's order hide what came before; facets of one thing the nearer one.
                            if (number == thing.firstFacet) {
                                std::fill(seen + first, seen + end, number);
                                return;
                            }
                            const double start = facet.inverseDepth(0.5, y);
                            for (int x = first; x < end; ++x) {
                                if (seen[x] >= thing.firstFacet) {
                                    const FlatFacet& other = projection.facets[seen[x]];
                                    double mine = start + facet.depthX * x;
                                    double its = other.inverseDepth(x + 0.5, y);
                                    if (facet.bias == other.bias) {
                                        if (mine <= its) continue;
                                    } else {
                                        mine = 1 / std::max(mine, 1e-9) + facet.bias;
                                        its = 1 / std::max(its, 1e-9) + other.bias;
                                        if (mine >= its) continue;
                                    }
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
    const Result<GroundShadows> shadows = drawShadows(world, projection, size, threads, stop);
    if (!shadows) return fail(shadows.error());
    const Painter painter(world, projection, *shadows);
    // The rays through the middles of the pixels, cut into a part per column and one per row.
    const View& view = projection.view;
    std::vector<Vec3> columns(static_cast<std::size_t>(size.width));
    for (int x = 0; x < size.width; ++x)
        columns[static_cast<std::size_t>(x)] = view.forward + view.right * ((x + 0.5 - view.u0) / view.fx);
    Plane<Color> light(size);
    const bool isWet = world.air.wetness > 0;
    Plane<float> mirror(isWet ? size : Size{}, -1);
    const int bands = (size.height + kBand - 1) / kBand;
    parallelFor(static_cast<std::size_t>(bands), threads, 1, [&](std::size_t firstBand, std::size_t endBand) {
        Crossings crossings;
        Plane<std::uint32_t> samples({size.width, 4 * kBand});
        for (std::size_t band = firstBand; band < endBand && !stop.stop_requested(); ++band) {
            const int top = static_cast<int>(band) * kBand, end = std::min(size.height, top + kBand);
            findFacets(projection, size.width, 4 * top, 4 * end, crossings, samples);
            for (int y = top; y < end; ++y) {
                const int row = 4 * (y - top);
                const std::uint32_t* four[] = {samples.row(row), samples.row(row + 1), samples.row(row + 2),
                                               samples.row(row + 3)};
                const Vec3 upwards = view.up * ((view.v0 - (y + 0.5)) / view.fy);
                for (int x = 0; x < size.width; ++x) {
                    const std::array<std::uint32_t, 4> seen{four[0][x], four[1][x], four[2][x], four[3][x]};
                    if (seen[0] == seen[1] && seen[0] == seen[2] && seen[0] == seen[3]) {
                        const Seen pixel = painter.lightFrom(seen[0], x + 0.5, y + 0.5,
                                                             columns[static_cast<std::size_t>(x)] + upwards);
                        light.at(x, y) = pixel.light;
                        if (isWet) mirror.at(x, y) = pixel.mirror;
                        continue;
                    }
                    Color sum;
                    float mirrors = -1;
                    for (std::size_t k = 0; k < 4; ++k) {
                        if (std::find(seen.begin(), seen.begin() + k, seen[k]) != seen.begin() + k) continue;
                        const auto share = static_cast<float>(std::count(seen.begin(), seen.end(), seen[k])) * 0.25F;
                        const double atX = x + kFour.shift[k], atY = y + (static_cast<double>(k) + 0.5) / 4;
                        const Seen part = painter.lightFrom(seen[k], atX, atY, view.ray(atX, atY));
                        sum = sum + part.light * share;
                        if (part.mirror >= 0) mirrors = std::max(mirrors, 0.0F) + part.mirror * share;
                    }
                    light.at(x, y) = sum;
                    if (isWet) mirror.at(x, y) = mirrors;
                }
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    if (!isWet && world.air.rain <= 0) return light;
    Plane<Color> wet(size);
    if (isWet) {
        if (const Status done = mirrorGround(light, mirror, wet, threads, stop); !done) return fail(done.error());
        std::swap(light, wet);
    }
    if (world.air.rain > 0) {
        if (const Status done = addRain(light, world, wet, threads, stop); !done) return fail(done.error());
        std::swap(light, wet);
    }
    return light;
}

} // namespace core
