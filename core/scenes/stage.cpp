// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/stage.h"

#include <algorithm>
#include <limits>

namespace core {
namespace {

constexpr double kHeadHeight = 1.8;

struct Box {
    double left = 1e9, right = -1e9, back = 1e9, front = -1e9;
    void add(Vec3 p) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        back = std::min(back, p.z);
        front = std::max(front, p.z);
    }
    Outline turned(Vec3 position, double heading) const {
        const double s = exactSin(heading), c = exactCos(heading);
        const auto at = [&](double x, double z) {
            return Vec2{position.x + x * c + z * s, position.z + z * c - x * s};
        };
        return {at(left, back), at(right, back), at(right, front), at(left, front)};
    }
};

/// The most by which an edge of `a` keeps `b` away (positive: apart), and on which side of that edge the eye is.
struct Parting {
    double gap = -std::numeric_limits<double>::infinity();
    bool eyeWithB = false;
};

Parting partingBy(const Outline& a, const Outline& b, Vec2 eye) {
    Parting best;
    const Vec2 middle{(a[0].x + a[2].x) / 2, (a[0].y + a[2].y) / 2};
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec2 p = a[i], q = a[(i + 1) % 4];
        double nx = q.y - p.y, ny = p.x - q.x;
        const double size = std::sqrt(nx * nx + ny * ny);
        if (size < 1e-9) continue;
        if ((middle.x - p.x) * nx + (middle.y - p.y) * ny > 0) {
            nx = -nx;
            ny = -ny;
        }
        double gap = std::numeric_limits<double>::infinity();
        for (const Vec2 c : b) gap = std::min(gap, ((c.x - p.x) * nx + (c.y - p.y) * ny) / size);
        if (gap > best.gap) best = {gap, (eye.x - p.x) * nx + (eye.y - p.y) * ny > 0};
    }
    return best;
}

/// Does `a` hide `b`, should they meet in the picture? An upright plane parts them, and the eye is on the side of the
/// one that hides. Where what hangs over (a crown above a car, an awning above a walker) lets no plane through, one
/// between what they take of the ground decides.
bool isBefore(const StandingSet& a, const StandingSet& b, Vec2 eye) {
    constexpr double kTouch = -0.05;
    for (const auto outline : {&StandingSet::shape, &StandingSet::ground}) {
        const Parting byA = partingBy(a.*outline, b.*outline, eye), byB = partingBy(b.*outline, a.*outline, eye);
        if (std::max(byA.gap, byB.gap) < kTouch && outline == &StandingSet::shape) continue;
        return byA.gap >= byB.gap ? !byA.eyeWithB : byB.eyeWithB;
    }
    return false;
}

struct Span {
    double low, high; ///< of x/z in the camera's frame
};

} // namespace

double overlapOf(const Outline& a, const Outline& b) {
    return -std::max(partingBy(a, b, {}).gap, partingBy(b, a, {}).gap);
}

Stage::Stage(const StreetPlan& plan, double time, Vec3 eye, double heading, double wide)
    : m_plan(plan), m_time(time), m_eyeZ(plan.driven(time)),
      m_eye(eye), m_right{exactCos(heading), 0, -exactSin(heading)}, m_forward{exactSin(heading), 0, exactCos(heading)},
      m_wide(wide) {}

bool Stage::sees(Vec3 at, double radius, double reach) const {
    const double ahead = dot(at - m_eye, m_forward), across = std::abs(dot(at - m_eye, m_right));
    if (ahead < -radius || ahead > reach) return false;
    return across < (ahead + radius) * m_wide + 1.5 * radius;
}

void Stage::put(const ThingSet& set, Vec3 position, double heading, std::uint64_t key, double fastest) {
    Box low, all;
    for (const Thing& thing : set.things)
        for (const Facet& facet : thing.facets)
            for (const Vec3 corner : facet.corners) {
                all.add(corner);
                if (corner.y < kHeadHeight) low.add(corner);
            }
    if (all.left > all.right) return;
    if (low.left > low.right) low = all;
    // A fence of flat bars has no thickness, and so no inside: its edges would not know which way they look.
    for (Box* box : {&low, &all}) *box = {box->left - 0.01, box->right + 0.01, box->back - 0.01, box->front + 0.01};
    m_sets.push_back({placed(set, position, heading), position, low.turned(position, heading),
                      all.turned(position, heading), key, fastest});
}

void Stage::putAt(const ThingSet& set, double z, double offset, double turn, std::uint64_t key, double fastest) {
    const RoadLine& line = m_plan.line;
    put(set, line.at(z, offset, m_plan.groundHeight(z, offset)), line.heading(z) + turn, key, fastest);
}

std::vector<StandingSet> Stage::inPaintersOrder() && {
    const std::size_t count = m_sets.size();
    const Vec2 eye{m_eye.x, m_eye.z};
    std::vector<Span> spans(count);
    std::vector<double> distance(count);
    for (std::size_t i = 0; i < count; ++i) {
        spans[i] = {1e9, -1e9};
        bool isLeft = true, isRight = true, isBeside = false;
        for (const Vec2 c : m_sets[i].shape) {
            const Vec3 to = Vec3{c.x, m_eye.y, c.y} - m_eye;
            const double ahead = dot(to, m_forward), across = dot(to, m_right);
            isLeft = isLeft && across < 0;
            isRight = isRight && across > 0;
            if (ahead < 0.1) {
                isBeside = true;
                continue;
            }
            spans[i].low = std::min(spans[i].low, across / ahead);
            spans[i].high = std::max(spans[i].high, across / ahead);
        }
        // What begins beside the camera reaches to the edge of the picture on its side.
        if (isBeside && !isRight) spans[i].low = -1e9;
        if (isBeside && !isLeft) spans[i].high = 1e9;
        const Vec3 to = m_sets[i].position - m_eye;
        distance[i] = to.x * to.x + to.z * to.z;
    }
    // before[i]: how many must be drawn before i, since i hides them.
    std::vector<std::vector<std::size_t>> hiders(count);
    std::vector<int> before(count, 0);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j) {
            if (spans[i].high < spans[j].low || spans[j].high < spans[i].low) continue;
            const bool jHides = isBefore(m_sets[j], m_sets[i], eye);
            hiders[jHides ? i : j].push_back(jHides ? j : i);
            ++before[jHides ? j : i];
        }
    std::vector<StandingSet> result;
    result.reserve(count);
    std::vector<bool> isDone(count, false);
    for (std::size_t n = 0; n < count; ++n) {
        // The farthest of those that nothing has to precede; in a ring, of those that least has to.
        std::size_t next = count;
        for (std::size_t i = 0; i < count; ++i) {
            if (isDone[i]) continue;
            if (next == count || before[i] < before[next] ||
                (before[i] == before[next] && distance[i] > distance[next]))
                next = i;
        }
        isDone[next] = true;
        for (const std::size_t i : hiders[next]) --before[i];
        result.push_back(std::move(m_sets[next]));
    }
    return result;
}

} // namespace core
