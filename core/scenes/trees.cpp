// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Trees, bushes and hedges: many ragged patches at all depths and in all directions, so that a crown is full from any
// side and open at its rim.
#include "core/scenes/furniture.h"
#include "core/scenes/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr int kVegetation = 21;

struct Leaves {
    Light light, dark;
    double clump = 0.6;
};

Leaves leavesOf(Random random) {
    static constexpr std::array<std::array<double, 3>, 8> kGreens{{{86, 108, 44},
                                                                   {70, 98, 46},
                                                                   {104, 120, 50},
                                                                   {58, 84, 42},
                                                                   {92, 104, 62},
                                                                   {122, 126, 58},
                                                                   {62, 78, 50},
                                                                   {150, 122, 48}}}; // the last one in autumn
    const auto& g = kGreens[static_cast<std::size_t>(random.below(static_cast<int>(kGreens.size())))];
    Leaves leaves;
    leaves.light = varied(paintOf(g[0], g[1], g[2]), random, 0.25);
    leaves.light = shaded(leaves.light, 1.25);
    leaves.dark = shaded(leaves.light, random.between(0.28, 0.45));
    leaves.clump = random.between(0.4, 1.0);
    return leaves;
}

/// Lower and inner patches lie in the shade of the others.
Material patchMaterial(const Leaves& leaves, double shade, Random& random) {
    return material(Surface::Foliage, varied(shaded(leaves.light, shade), random, 0.18), shaded(leaves.dark, shade),
                    leaves.clump, random, 0.8);
}

/// An egg of leaves: patches over its surface, turned at random but rather along it, larger ones within.
struct Crown {
    Vec3 middle, radii;
    int patches = 40;
    double size = 0.5;    ///< of a patch, as a share of the radii
    double openness = 0;  ///< 0: closed; 1: only twigs of leaves
    double narrowing = 0; ///< 0: an egg; 1: comes to a point at the top, as firs do
    int corners = 11;
};

void addCrown(FacetBuilder& build, const Crown& crown, const Leaves& leaves, Random random) {
    for (int i = 0; i < crown.patches; ++i) {
        Random own = random.fork(static_cast<std::uint64_t>(i));
        // Spread evenly by the golden angle, then shaken.
        const double up = 1 - 2 * (i + 0.5) / crown.patches;
        const double angle = i * 2.39996322972865 + own.between(-0.4, 0.4), level = std::sqrt(1 - up * up);
        const bool isInner = i % 4 == 3;
        const double depth = isInner ? own.between(0.15, 0.5) : own.between(0.62, 0.86);
        const double waist = 1 - crown.narrowing * std::clamp(0.5 + 0.5 * up, 0.0, 0.92);
        const Vec3 out{level * exactCos(angle), up, level * exactSin(angle)};
        const Vec3 at =
            crown.middle + Vec3{out.x * crown.radii.x * depth * waist, out.y * crown.radii.y * std::max(depth, 0.6),
                                out.z * crown.radii.z * depth * waist};
        // A patch faces half outwards, half anywhere.
        const Vec3 normal = normalized(out * 0.9 + randomDirection(own) * 0.8 + Vec3{0, 0.25, 0});
        const Vec3 helper = std::abs(normal.y) < 0.9 ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
        const Vec3 a = normalized(cross(helper, normal)), b = cross(normal, a);
        const double size = crown.size * (isInner ? 1.3 : own.between(0.75, 1.15)) * (1 - 0.45 * crown.openness);
        const double wide = std::min(crown.radii.x, crown.radii.z) * (0.4 + 0.6 * waist);
        const double shade = std::clamp(0.78 + 0.3 * up, 0.5, 1.1) * (isInner ? 0.6 : 1);
        build.ragged(own.fork(1), at, a, b, {size * wide, size * (0.6 * wide + 0.4 * crown.radii.y)}, crown.corners,
                     0.35 + 0.25 * crown.openness, patchMaterial(leaves, shade, own));
    }
}

Material barkMaterial(Random random) {
    const bool isBirch = random.chance(0.12);
    return material(Surface::Bark, isBirch ? paintOf(196, 192, 184) : varied(paintOf(84, 72, 60), random, 0.3), random,
                    0.9);
}

/// Nothing grows under the ground.
std::vector<Facet> lifted(std::vector<Facet> facets) {
    for (Facet& facet : facets) {
        double low = 0;
        for (const Vec3 corner : facet.corners) low = std::min(low, corner.y);
        for (Vec3& corner : facet.corners) corner.y -= low;
    }
    return facets;
}

double addBroad(FacetBuilder& build, Random random, bool isBare) {
    const Material bark = barkMaterial(random.fork(1));
    const Leaves leaves = leavesOf(random.fork(2));
    Random pick = random.fork(3);
    const double tall = pick.between(7, 13), fork = pick.between(2.2, 3.4), thick = pick.between(0.16, 0.32);
    const double wide = pick.between(2.2, 3.6);
    const double lean = pick.between(-0.2, 0.2);
    const Vec3 top{lean, fork, pick.between(-0.2, 0.2)};
    build.tube({0, 0, 0}, top, thick, thick * 0.75, 6, bark);
    const int boughs = isBare ? 6 : 4;
    Vec3 tips[6];
    for (int i = 0; i < boughs; ++i) {
        const double angle = 2 * kPi * (i + pick.unit() * 0.6) / boughs, reach = wide * pick.between(0.35, 0.6);
        tips[i] = top + Vec3{reach * exactCos(angle), (tall - fork) * pick.between(0.4, 0.65), reach * exactSin(angle)};
        build.tube(top, tips[i], thick * 0.5, thick * 0.18, 4, bark);
        if (isBare)
            for (int twig = 0; twig < 4; ++twig) {
                Random own = pick.fork(static_cast<std::uint64_t>(10 * i + twig));
                const Vec3 from = top + (tips[i] - top) * own.between(0.45, 1);
                const Vec3 to = from + normalized(randomDirection(own) + Vec3{0, 0.9, 0}) * own.between(0.9, 2.4);
                build.tube(from, to, thick * 0.18, 0.025, 3, bark);
            }
    }
    const double middle = (fork * 0.8 + tall) / 2, high = (tall - fork * 0.8) / 2;
    if (isBare) { // a few leaves are left
        addCrown(build, {{lean, middle + 0.5, 0}, {wide * 0.9, high * 0.85, wide * 0.9}, 14, 0.2, 1, 0, 9}, leaves,
                 random.fork(4));
        return wide;
    }
    // A crown of several smaller ones has the outline of a tree, not of an egg.
    addCrown(build, {{lean, middle, 0}, {wide * 0.85, high, wide * 0.85}, 42, 0.55, 0.1}, leaves, random.fork(4));
    for (int i = 0; i < 3; ++i) {
        Random own = random.fork(static_cast<std::uint64_t>(5 + i));
        const double size = own.between(0.45, 0.62);
        addCrown(build,
                 {tips[i] + Vec3{0, 0.3, 0} + Vec3{own.between(-0.3, 0.3), 0, own.between(-0.3, 0.3)},
                  {wide * size, high * size, wide * size},
                  12,
                  0.62,
                  0.1},
                 leaves, own.fork(1));
    }
    return wide;
}

double addYoung(FacetBuilder& build, Random random) {
    const Material bark = barkMaterial(random.fork(1));
    Random pick = random.fork(3);
    const double tall = pick.between(4, 6), fork = pick.between(1.6, 2.1), wide = pick.between(0.9, 1.5);
    build.tube({0, 0, 0}, {0, tall * 0.75, 0}, 0.075, 0.04, 5, bark);
    const Material post = material(Surface::Wood, paintOf(142, 112, 78), pick, 0.8);
    for (const double x : {-0.35, 0.35}) build.tube({x, 0, 0}, {x, 1.5, 0}, 0.04, 0.04, 4, post);
    build.box({-0.38, 1.3, -0.02}, {0.38, 1.38, 0.02}, post, kAllSides);
    addCrown(build, {{0, (fork + tall) / 2, 0}, {wide, (tall - fork) / 2, wide}, 46, 0.5, 0.25},
             leavesOf(random.fork(2)), random.fork(4));
    return wide;
}

double addPoplar(FacetBuilder& build, Random random) {
    Random pick = random.fork(3);
    const double tall = pick.between(10, 16), wide = pick.between(1.0, 1.5);
    build.tube({0, 0, 0}, {0, 2.5, 0}, 0.26, 0.2, 6, barkMaterial(random.fork(1)));
    const Leaves leaves = leavesOf(random.fork(2));
    for (int i = 0; i < 3; ++i) {
        const double share = i / 2.0, y = 1.0 + (tall - 1.0) * (0.22 + 0.56 * share);
        addCrown(build,
                 {{pick.between(-0.15, 0.15), y, pick.between(-0.15, 0.15)},
                  {wide * (1 - 0.3 * share), tall * 0.22, wide * (1 - 0.3 * share)},
                  28,
                  0.62,
                  0.1,
                  0.35},
                 leaves, random.fork(static_cast<std::uint64_t>(4 + i)));
    }
    return wide;
}

/// Skirts of drooping twigs, one above the other.
double addFir(FacetBuilder& build, Random random) {
    Random pick = random.fork(3);
    const double tall = pick.between(6, 13), wide = tall * pick.between(0.17, 0.25), low = pick.between(0.3, 1.2);
    build.tube({0, 0, 0}, {0, tall * 0.9, 0}, 0.2, 0.04, 5, barkMaterial(random.fork(1)));
    Leaves leaves = leavesOf(random.fork(2));
    leaves.light = mixed(leaves.light, paintOf(44, 66, 50), 0.75);
    leaves.dark = shaded(leaves.light, 0.25);
    constexpr int kSkirts = 9, kTwigs = 11;
    for (int skirt = 0; skirt < kSkirts; ++skirt) {
        const double share = skirt / (kSkirts - 1.0), y = low + (tall - low) * share * 0.93;
        const double reach = wide * (1.03 - share) + 0.12, high = (tall - low) / kSkirts * 1.7;
        for (int i = 0; i < kTwigs; ++i) {
            Random own = pick.fork(static_cast<std::uint64_t>(100 * skirt + i));
            const double angle = 2 * kPi * (i + 0.5 * (skirt % 2)) / kTwigs, far = reach * own.between(0.8, 1.12);
            const double half = 1.5 * kPi / kTwigs;
            const auto rim = [&](double turn, double share2) {
                return Vec3{far * share2 * exactCos(angle + turn), std::max(y - 0.3 * high * share2, 0.02),
                            far * share2 * exactSin(angle + turn)};
            };
            build.polygon({{0, std::min(y + high, tall), 0}, rim(-half, 0.8), rim(0, 1.0)},
                          patchMaterial(leaves, 0.75 + 0.3 * share, own));
        }
    }
    return wide * 1.15;
}

} // namespace

ThingSet makeTree(Random random) {
    Random pick = random.fork(1);
    const double kind = pick.unit();
    FacetBuilder build;
    const Random own = random.fork(2);
    double wide = 1;
    if (kind < 0.5)
        wide = addBroad(build, own, false);
    else if (kind < 0.64)
        wide = addBroad(build, own, true);
    else if (kind < 0.78)
        wide = addYoung(build, own);
    else if (kind < 0.89)
        wide = addPoplar(build, own);
    else
        wide = addFir(build, own);
    Thing tree{kVegetation, false, lifted(build.take())};
    return {{std::move(tree)}, wide * 1.55 + 0.3, wide * 1.55 + 0.3};
}

ThingSet makeBush(Random random) {
    Random pick = random.fork(1);
    FacetBuilder build;
    const double wide = pick.between(0.5, 1.2), tall = pick.between(0.7, 1.8);
    const Leaves leaves = leavesOf(random.fork(2));
    addCrown(build, {{0, tall * 0.46, 0}, {wide, tall * 0.46, wide}, 34, 0.5, 0.15}, leaves, random.fork(3));
    Thing bush{kVegetation, false, lifted(build.take())};
    return {{std::move(bush)}, wide * 1.5, wide * 1.5};
}

ThingSet makeHedge(Random random, double length) {
    Random pick = random.fork(1);
    FacetBuilder build;
    build.place.origin.z = length / 2;
    const double tall = pick.between(0.8, 1.9), half = pick.between(0.3, 0.5), end = length / 2;
    const Leaves leaves = leavesOf(random.fork(2));
    const bool isCut = pick.chance(0.7);
    const double ragged = isCut ? 0.06 : 0.2;
    // Along either side an uneven upper edge, then a top between them.
    const int steps = std::max(2, static_cast<int>(length / 0.6));
    std::vector<double> heights;
    for (int i = 0; i <= steps; ++i) heights.push_back(tall * (1 - ragged * pick.unit()));
    heights.back() = heights.front(); // the next piece goes on there
    for (const double side : {-1.0, 1.0}) {
        std::vector<Vec2> outline{{end, 0}, {-end, 0}};
        for (int i = 0; i <= steps; ++i)
            outline.push_back({-end + length * i / steps, heights[static_cast<std::size_t>(i)]});
        build.side(side * half, outline, patchMaterial(leaves, 0.9, pick));
    }
    for (int i = 0; i < steps; ++i) {
        const double z0 = -end + length * i / steps, z1 = -end + length * (i + 1) / steps;
        build.polygon({{-half, heights[static_cast<std::size_t>(i)], z0},
                       {half, heights[static_cast<std::size_t>(i)], z0},
                       {half, heights[static_cast<std::size_t>(i) + 1], z1},
                       {-half, heights[static_cast<std::size_t>(i) + 1], z1}},
                      patchMaterial(leaves, 1.1, pick));
    }
    for (const double z : {-end, end}) {
        const double high = z < 0 ? heights.front() : heights.back();
        build.plate(z, {-half, 0}, {half, high}, patchMaterial(leaves, 0.85, pick));
    }
    Thing hedge{kVegetation, false, build.take()};
    return {{std::move(hedge)}, half, length};
}

} // namespace core
