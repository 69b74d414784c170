// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/shadows.h"

#include "core/base/parallel.h"
#include "core/scenes/raster.h"

namespace core {
namespace {

constexpr int kBand = 32; // rows

/// A shadow's outline on the screen.
struct Shade {
    std::uint32_t first = 0, points = 0;
    double top = 0, bottom = 0;
    std::uint8_t value = 0;
};
struct Shades {
    std::vector<Shade> shades;
    std::vector<Vec2> points;
    std::vector<Vec3> seen; ///< memory to be reused

    /// `ground`: corners on y = 0.
    void add(const View& view, Size size, std::vector<Vec3>& ground, double strength) {
        for (Vec3& corner : ground) corner = view.toCamera(corner);
        clipNear(ground, seen);
        if (seen.size() < 3) return;
        Shade shade{static_cast<std::uint32_t>(points.size()), static_cast<std::uint32_t>(seen.size()), 1e300, -1e300,
                    static_cast<std::uint8_t>(255 * std::min(1.0, std::max(0.0, strength)))};
        for (const Vec3 corner : seen) {
            points.push_back(view.project(corner));
            shade.top = std::min(shade.top, points.back().y);
            shade.bottom = std::max(shade.bottom, points.back().y);
        }
        if (shade.bottom < 0 || shade.top > size.height)
            points.resize(shade.first);
        else
            shades.push_back(shade);
    }
};

Plane<std::uint8_t> fillShades(const Shades& all, Size size, int threads, std::stop_token stop) {
    Plane<std::uint8_t> plane(size, 0);
    const int bands = (size.height + kBand - 1) / kBand;
    parallelFor(static_cast<std::size_t>(bands), threads, 1, [&](std::size_t firstBand, std::size_t endBand) {
        Crossings crossings;
        for (std::size_t band = firstBand; band < endBand && !stop.stop_requested(); ++band) {
            const int top = static_cast<int>(band) * kBand, end = std::min(size.height, top + kBand);
            for (const Shade& shade : all.shades) {
                if (shade.bottom < top || shade.top > end) continue;
                scanPolygon(std::span(all.points).subspan(shade.first, shade.points), kCentres, size.width, top, end,
                            crossings, [&](int y, int first, int last) {
                                std::uint8_t* row = plane.row(y);
                                for (int x = first; x < last; ++x) row[x] = std::max(row[x], shade.value);
                            });
            }
        }
    });
    return plane;
}

/// A division by a number that is the same for many: exact for sums of up to 255·divisor and divisors up to 4000.
class Mean {
public:
    explicit Mean(int divisor) : m_factor((std::uint64_t{1} << 32) / static_cast<std::uint64_t>(divisor) + 1) {}
    std::uint8_t of(std::uint32_t sum) const { return static_cast<std::uint8_t>((sum * m_factor) >> 32); }

private:
    std::uint64_t m_factor;
};

/// Mean over 2·reach + 1 neighbours in a row, the border repeated. `padded` is memory to be reused.
void blurRow(std::uint8_t* row, int width, int reach, std::vector<std::uint8_t>& padded) {
    const auto count = static_cast<std::size_t>(width), before = static_cast<std::size_t>(reach);
    padded.assign(before, row[0]);
    padded.insert(padded.end(), row, row + width);
    padded.insert(padded.end(), before + 1, row[width - 1]);
    const Mean mean(2 * reach + 1);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < 2 * before + 1; ++i) sum += padded[i];
    for (std::size_t i = 0; i < count; ++i) {
        row[i] = mean.of(sum);
        sum += padded[i + 2 * before + 1];
        sum -= padded[i];
    }
}

/// The same along the columns [first, last), all of them together, row by row.
void blurColumns(Plane<std::uint8_t>& plane, std::size_t first, std::size_t last, int reach) {
    const std::size_t count = last - first;
    const int height = plane.height();
    std::vector<std::uint8_t> copy(count * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y)
        std::copy_n(plane.row(y) + first, count, copy.data() + static_cast<std::size_t>(y) * count);
    const auto rowAt = [&](int y) {
        return copy.data() + static_cast<std::size_t>(std::clamp(y, 0, height - 1)) * count;
    };
    const Mean mean(2 * reach + 1);
    std::vector<std::uint32_t> sums(count, 0);
    for (int y = -reach; y <= reach; ++y)
        for (std::size_t x = 0; x < count; ++x) sums[x] += rowAt(y)[x];
    for (int y = 0; y < height; ++y) {
        std::uint8_t* row = plane.row(y) + first;
        const std::uint8_t *next = rowAt(y + reach + 1), *gone = rowAt(y - reach);
        for (std::size_t x = 0; x < count; ++x) {
            row[x] = mean.of(sums[x]);
            sums[x] += next[x];
            sums[x] -= gone[x];
        }
    }
}

void soften(Plane<std::uint8_t>& plane, int reachX, int reachY, int threads, const std::stop_token& stop) {
    if (reachX > 0)
        parallelFor(static_cast<std::size_t>(plane.height()), threads, 32, [&](std::size_t first, std::size_t last) {
            std::vector<std::uint8_t> padded;
            for (std::size_t y = first; y < last && !stop.stop_requested(); ++y)
                blurRow(plane.row(static_cast<int>(y)), plane.width(), reachX, padded);
        });
    if (reachY > 0)
        parallelFor(static_cast<std::size_t>(plane.width()), threads, 64, [&](std::size_t first, std::size_t last) {
            constexpr std::size_t kColumns = 64; // of bytes: their copy stays in the cache
            for (std::size_t x = first; x < last && !stop.stop_requested(); x += kColumns)
                blurColumns(plane, x, std::min(last, x + kColumns), reachY);
        });
}

} // namespace

bool isTall(int labelId) {
    constexpr int kBuilding = 11, kTunnel = 16, kVegetation = 21;
    return (labelId >= kBuilding && labelId <= kTunnel) || labelId == kVegetation;
}

Result<GroundShadows> drawShadows(const StreetWorld& world, const Projection& projection, Size size, int threads,
                                  std::stop_token stop) {
    const View& view = projection.view;
    const Vec3 sun = world.light.towards;
    Shades cast, tall, contact;
    std::vector<Vec3> ground;
    for (const Thing& thing : world.things) {
        if (thing.shadow <= 0) continue;
        for (const Facet& facet : thing.facets) {
            if (facet.corners.size() < 3) continue;
            double low = 1e300, high = -1e300;
            for (const Vec3 corner : facet.corners) {
                low = std::min(low, corner.y);
                high = std::max(high, corner.y);
            }
            if (high < 0.02) continue;
            if (sun.y > 0.03) {
                ground.clear();
                for (const Vec3 corner : facet.corners) {
                    Vec3 foot = corner - sun * (corner.y / sun.y);
                    foot.y = 0;
                    ground.push_back(foot);
                }
                (isTall(thing.labelId) ? tall : cast).add(view, size, ground, thing.shadow);
            }
            if (low < 0.6) {
                ground.clear();
                for (const Vec3 corner : facet.corners) ground.push_back({corner.x, 0, corner.z});
                contact.add(view, size, ground, thing.shadow);
            }
        }
    }
    GroundShadows result{fillShades(cast, size, threads, stop), fillShades(tall, size, threads, stop),
                         fillShades(contact, size, threads, stop)};
    if (stop.stop_requested()) return cancelled();
    for (std::size_t i = 0; i < size.area(); ++i)
        result.sun.values()[i] = std::max(result.sun.values()[i], result.tall.values()[i]);
    soften(result.tall, size.width / 300, size.width / 600, threads, stop);
    soften(result.sun, size.width / 500, size.width / 1000, threads, stop);
    soften(result.contact, size.width / 200, size.width / 400, threads, stop);
    soften(result.contact, size.width / 300, size.width / 800, threads, stop);
    if (stop.stop_requested()) return cancelled();
    return result;
}

} // namespace core
