// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/thing.h"

namespace core {

Thing placed(const Thing& thing, Vec3 position, double heading) {
    const double s = exactSin(heading), c = exactCos(heading);
    const auto turned = [&](Vec3 p) { return Vec3{p.x * c + p.z * s, p.y, p.z * c - p.x * s}; };
    Thing result = thing;
    for (Facet& facet : result.facets) {
        for (Vec3& corner : facet.corners) corner = turned(corner) + position;
        facet.u = turned(facet.u);
        facet.v = turned(facet.v);
    }
    return result;
}

ThingSet placed(const ThingSet& set, Vec3 position, double heading) {
    ThingSet result{{}, set.halfWidth, set.halfLength};
    result.things.reserve(set.things.size());
    for (const Thing& thing : set.things) result.things.push_back(placed(thing, position, heading));
    return result;
}

} // namespace core
