// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/road_layout.h"
#include "core/scenes/shapes.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::uint64_t kPaintLooks = 30;
constexpr double kPaintReach = 110; // farther away a line is thinner than a pixel
constexpr double kPaintBias = -0.015;

class Painter {
public:
    Painter(std::vector<Facet>& facets, const StreetPlan& plan, Material paint)
        : m_facets(facets), m_plan(plan), m_paint(paint) {}

    void patch(Vec2 fromTo, Vec2 offsets) {
        const RoadLine& line = m_plan.line;
        const double heading = line.heading(fromTo.x);
        m_facets.push_back({{line.at(fromTo.x, offsets.x), line.at(fromTo.x, offsets.y), line.at(fromTo.y, offsets.y),
                             line.at(fromTo.y, offsets.x)},
                            {exactCos(heading), 0, -exactSin(heading)},
                            {exactSin(heading), 0, exactCos(heading)},
                            m_paint,
                            kPaintBias});
    }
    void line(Vec2 fromTo, double offset, double width) {
        addStrip(m_facets, m_plan.line, fromTo, {offset - width / 2, offset + width / 2}, 0, m_paint, kPaintBias);
    }
    void dashes(Vec2 fromTo, double offset, double width, double dash, double gap) {
        const double pitch = dash + gap;
        for (double z = std::ceil(fromTo.x / pitch) * pitch; z + dash < fromTo.y; z += pitch)
            patch({z, z + dash}, {offset - width / 2, offset + width / 2});
    }
    void arrow(double z, double offset, bool turns) {
        const auto at = [&](double across, double along) { return m_plan.line.at(z + along, offset + across); };
        std::vector<Vec3> corners;
        if (turns)
            corners = {at(-0.08, 0),  at(0.08, 0),   at(0.08, 2.4), at(0.35, 2.7), at(0.35, 2.3),
                       at(0.85, 3.1), at(0.35, 3.9), at(0.35, 3.2), at(-0.08, 2.9)};
        else
            corners = {at(-0.08, 0), at(0.08, 0),    at(0.08, 2.6), at(0.32, 2.6),
                       at(0, 4.4),   at(-0.32, 2.6), at(-0.08, 2.6)};
        m_facets.push_back({corners, {1, 0, 0}, {0, 0, 1}, m_paint, kPaintBias});
    }

private:
    std::vector<Facet>& m_facets;
    const StreetPlan& m_plan;
    Material m_paint;
};

} // namespace

void addMarkings(std::vector<Facet>& facets, const StreetPlan& plan, double from, double to) {
    Random looks = plan.random(kPaintLooks);
    Material paint = material(Surface::Marking, varied(paintOf(205, 205, 198), looks, 0.08), looks, 0.6);
    Painter painter(facets, plan, paint);
    to = std::min(to, from + kGroundPiece + kPaintReach);
    const bool hasMiddle = looks.chance(plan.kind == StreetKind::OldTown ? 0.4 : 0.9);
    const bool hasEdges = looks.chance(0.45), hasBays = looks.chance(0.7), hasArrows = looks.chance(0.5);
    const bool isSolid = looks.chance(0.2);
    const double width = looks.between(0.1, 0.16);

    for (int number = plan.junctionBefore(from) + 1; plan.junction(number - 1).z < to; ++number) {
        const Junction a = plan.junction(number - 1), b = plan.junction(number);
        const Vec2 free{a.z + a.halfWidth + 2, b.crossingZ() - 3.5};
        for (const int s : {-1, 1}) {
            const CrossSection& side = plan.side(s);
            const double lanes = side.tracks + side.lane;
            if (side.tracks > 0) {
                if (!plan.grassTracks) painter.line(free, s * (side.tracks + 0.06), 0.12);
            } else if (s > 0 && hasMiddle) {
                if (isSolid)
                    painter.line(free, 0, width);
                else
                    painter.dashes(free, 0, width, 3, 4);
            }
            if (side.bikeStrip > 0)
                painter.dashes(free, s * lanes, 0.12, 1, 1);
            else if (hasEdges)
                painter.line(free, s * (lanes - 0.12), 0.12);
            if (side.parking > 0 && hasBays)
                for (double z = std::ceil(free.x / 6.4) * 6.4; z < free.y; z += 6.4)
                    painter.patch({z - 0.06, z + 0.06}, {s * (side.kerb() - side.parking), s * side.kerb()});
        }
        if (hasArrows) {
            painter.arrow(b.crossingZ() - 14, plan.egoLane(), false);
            painter.arrow(b.crossingZ() - 26, plan.egoLane(), b.opens[1]);
        }
        if (b.z > to || !b.hasCrossing) continue;
        const double middle = b.crossingZ(), left = -plan.side(-1).kerb(), right = plan.side(1).kerb();
        if (b.hasLights) {
            painter.patch({middle - 2.0, middle - 1.85}, {left + 0.2, right - 0.2});
            painter.patch({middle + 1.85, middle + 2.0}, {left + 0.2, right - 0.2});
            painter.patch({middle - 3.3, middle - 2.8}, {plan.side(1).tracks + 0.15, right - 0.2});
        } else {
            for (double x = left + 0.3; x + 0.5 < right; x += 1)
                painter.patch({middle - 1.8, middle + 1.8}, {x, x + 0.5});
        }
    }
}

} // namespace core
