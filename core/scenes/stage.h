// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are put: only what the camera may see is built and kept, each with the ground that it takes. Private to
// core/scenes.
#pragma once

#include "core/scenes/street_plan.h"
#include "core/scenes/thing.h"

#include <array>
#include <cstdint>
#include <vector>

namespace core {

/// Seen from above: x and z. Corners in order around.
using Outline = std::array<Vec2, 4>;
/// By how much two of them overlap along the axis on which they overlap least; negative: the gap between them.
double overlapOf(const Outline& a, const Outline& b);

/// A set of things in its place.
struct StandingSet {
    ThingSet set;
    Vec3 position;
    Outline ground;        ///< what it takes up to head height: no two of a street overlap
    Outline shape;         ///< with what hangs over: crowns, arms of lamps
    std::uint64_t key = 0; ///< the same thing has the same key at all times
    double fastest = 0;    ///< metres per second that it may move with
};

class Stage {
public:
    /// `wide`: tangent of the angle from the middle of the picture to its edge.
    Stage(const StreetPlan& plan, double time, Vec3 eye, double heading, double wide);

    const StreetPlan& plan() const { return m_plan; }
    double time() const { return m_time; }
    double eyeZ() const { return m_eyeZ; } ///< along the road
    /// May something of `radius` metres around `at` be in the picture, and nearer than `reach`?
    bool sees(Vec3 at, double radius, double reach) const;
    /// Turned and moved to its place. `heading` as in placed().
    void put(const ThingSet& set, Vec3 position, double heading, std::uint64_t key, double fastest = 0);
    /// On the ground beside or on the road, `turn` from the road's direction.
    void putAt(const ThingSet& set, double z, double offset, double turn, std::uint64_t key, double fastest = 0);
    /// The sets, later ones hiding earlier ones.
    std::vector<StandingSet> inPaintersOrder() &&;

private:
    const StreetPlan& m_plan;
    double m_time, m_eyeZ;
    Vec3 m_eye, m_right, m_forward;
    double m_wide;
    std::vector<StandingSet> m_sets;
};

/// A key for the `number`th of a kind of things.
constexpr std::uint64_t keyOf(std::uint64_t kind, std::int64_t number, std::uint64_t more = 0) {
    return mixBits(mixBits(kind * 64 + more) ^ static_cast<std::uint64_t>(number));
}

} // namespace core
