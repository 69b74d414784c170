// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/label_table.h"
#include "core/scenes/placement.h"
#include "core/scenes/shapes.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::uint64_t kFarAway = 260;

Light leafColor(Random& random, double season) {
    const Light green = varied(paintOf(62, 84, 38), random, 0.25);
    return mixed(green, random.chance(0.5) ? paintOf(150, 100, 40) : paintOf(130, 66, 36),
                 0.55 * season * random.unit());
}

} // namespace

Thing makeTreeLine(Random random, double length, double height, double season) {
    FacetBuilder b;
    const Light leaves = leafColor(random, season);
    const int crowns = std::max(2, static_cast<int>(length / 4));
    // Two layers of humps; the rear one is higher and darker.
    for (const double layer : {1.0, 0.0}) {
        std::vector<Vec3> corners{{-length / 2, 0, -layer * 2}};
        for (int i = 0; i < crowns; ++i) {
            const double top = height * random.between(0.6, 1) * (0.75 + 0.25 * layer),
                         x = length * (i + random.between(0.3, 0.7)) / crowns - length / 2;
            const double half = length / crowns * 0.42;
            corners.push_back({x - half, top * 0.7, -layer * 2});
            corners.push_back({x - half * 0.6, top * 0.92, -layer * 2});
            corners.push_back({x, top, -layer * 2});
            corners.push_back({x + half * 0.6, top * 0.9, -layer * 2});
            corners.push_back({x + half, top * 0.66, -layer * 2});
        }
        corners.push_back({length / 2, 0, -layer * 2});
        for (std::size_t i = 1; i < corners.size(); ++i) corners[i].x = std::max(corners[i].x, corners[i - 1].x);
        b.polygon(corners,
                  material(Surface::Foliage, shaded(leaves, 1 - 0.25 * layer), shaded(leaves, 0.5), 1.4, random, 0.8));
    }
    return {.labelId = findLabel("vegetation")->id, .facets = b.take(), .shadow = 0};
}

std::vector<Thing> makeHorizon(const StreetPlan& plan, Vec3 eye) {
    std::vector<Thing> things;
    Random random = plan.random(kFarAway);
    const double hills = random.chance(0.5) ? random.between(8, 38) : 0;
    const bool isTown = plan.kind != StreetKind::Suburb && plan.kind != StreetKind::Park;
    FacetBuilder b;
    b.place.origin = {eye.x, 0, eye.z};
    const auto silhouette = [&](double distance, double half, double step, auto height, const Material& look,
                                int label) {
        std::vector<Vec3> corners{{half, 0, distance}, {-half, 0, distance}};
        for (double x = -half; x <= half + 1e-9; x += step) corners.push_back({x, height(x), distance});
        b.polygon(corners, look);
        things.push_back({.labelId = label, .facets = b.take(), .shadow = 0});
    };
    const int vegetation = findLabel("vegetation")->id;
    if (hills > 0) {
        const double phase = random.unit();
        const auto ridge = [&](double x) {
            const double turns = x / 420 + phase;
            return hills * (0.65 + 0.35 * exactSin(2 * kPi * (turns - std::floor(turns)))) + 2;
        };
        const Light leaves = leafColor(random, plan.season);
        silhouette(318, 420, 20, ridge, material(Surface::Foliage, leaves, shaded(leaves, 0.6), 9, random, 0.7),
                   vegetation);
    }
    if (isTown)
        for (int i = 0; i < 9; ++i) {
            Random own = random.fork(static_cast<std::uint64_t>(i));
            const double x = (i - 4 + own.between(-0.3, 0.3)) * 46, w = own.between(9, 22), y = own.between(9, 24);
            const Light wall = varied(paintOf(150, 142, 130), own, 0.35);
            const Material look = material(Surface::Facade, wall, shaded(wall, 0.8), 3, own, 0.5);
            b.polygon(
                {{x - w, 0, 300}, {x + w, 0, 300}, {x + w, y, 300}, {x, y + own.between(0, 5), 300}, {x - w, y, 300}},
                look);
            things.push_back({.labelId = findLabel("building")->id, .facets = b.take(), .shadow = 0});
        }
    std::vector<double> tops;
    for (int i = 0; i < 120; ++i) tops.push_back(random.between(4, 8.5));
    const Light leaves = leafColor(random, plan.season);
    silhouette(
        290, 400, 7, [&](double x) { return tops[static_cast<std::size_t>((x + 400) / 7 + 0.5)]; },
        material(Surface::Foliage, leaves, shaded(leaves, 0.55), 3, random, 0.8), vegetation);
    return things;
}

} // namespace core
