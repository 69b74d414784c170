// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/outline.h"

#include <algorithm>
#include <array>
#include <span>

namespace core {
namespace {

/// The 8 neighbours, counterclockwise on the screen (y down), from the right one.
constexpr std::array<Point, 8> kAround{{{1, 0}, {1, -1}, {0, -1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, 1}, {1, 1}}};

int directionOf(Point from, Point to) {
    for (int d = 0; d < 8; ++d)
        if (from.x + kAround[static_cast<std::size_t>(d)].x == to.x &&
            from.y + kAround[static_cast<std::size_t>(d)].y == to.y)
            return d;
    return 0;
}

Point stepped(Point p, int direction) {
    const Point d = kAround[static_cast<std::size_t>(direction & 7)];
    return {p.x + d.x, p.y + d.y};
}

constexpr int kInside = -1, kUnknown = 0, kOutside = 1; // of a cell; holes are numbered 2, 3, …

/// One piece in its box with a ring around it.
class Piece {
public:
    Piece(const Plane<int>& mask, const MaskPiece& piece)
        : m_origin{piece.left - 1, piece.first.y - 1},
          m_cells({piece.right - piece.left + 3, piece.bottom - piece.first.y + 3}, kUnknown) {
        for (int y = piece.first.y; y <= piece.bottom; ++y) {
            const int* from = mask.row(y) + piece.left;
            int* to = m_cells.row(y - m_origin.y) + 1;
            for (int x = 0; x <= piece.right - piece.left; ++x) to[x] = from[x] == piece.number ? kInside : kUnknown;
        }
        flood({0, 0}, kOutside);
        findContours({piece.first.x - m_origin.x, piece.first.y - m_origin.y});
    }

    std::vector<Point> outline(Point offset) const {
        std::vector<Point> points;
        emit(0, points);
        std::vector<Point> corners; // without the points in the middle of straight lines
        const auto isBetween = [](Point a, Point b, Point c) {
            const int ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
            return ux * vy == uy * vx && ux * vx + uy * vy > 0;
        };
        for (const Point p : points) {
            const Point q{p.x + m_origin.x + offset.x, p.y + m_origin.y + offset.y};
            if (corners.size() >= 2 && isBetween(corners[corners.size() - 2], corners.back(), q)) corners.pop_back();
            corners.push_back(q);
        }
        if (corners.size() >= 3 && isBetween(corners[corners.size() - 2], corners.back(), corners[0]))
            corners.pop_back();
        return corners;
    }

private:
    struct Contour {
        std::vector<Point> points;
        std::vector<std::pair<Point, std::size_t>> bridges; ///< from a point of this contour to another contour
    };

    bool inside(Point p) const { return m_cells.at(p.x, p.y) == kInside; }

    /// What hangs together with `seed` by edges, run by run.
    void flood(Point seed, int value) {
        std::vector<Point> stack{seed};
        while (!stack.empty()) {
            const Point p = stack.back();
            stack.pop_back();
            int* row = m_cells.row(p.y);
            if (row[p.x] != kUnknown) continue;
            int left = p.x, end = p.x + 1;
            while (left > 0 && row[left - 1] == kUnknown) --left;
            while (end < m_cells.width() && row[end] == kUnknown) ++end;
            std::fill(row + left, row + end, value);
            for (const int y : {p.y - 1, p.y + 1}) {
                if (y < 0 || y >= m_cells.height()) continue;
                const int* other = m_cells.row(y);
                for (int x = left; x < end; ++x)
                    if (other[x] == kUnknown && (x == left || other[x - 1] != kUnknown)) stack.push_back({x, y});
            }
        }
    }

    /// Border following (Suzuki and Abe 1985, section 3): from `start`, whose neighbour in `direction` is not inside.
    std::vector<Point> follow(Point start, int direction) const {
        int found = -1;
        for (int turn = 1; turn < 8 && found < 0; ++turn) // clockwise
            if (inside(stepped(start, direction - turn))) found = (direction - turn) & 7;
        std::vector<Point> points{start};
        if (found < 0) return points;
        const Point last = stepped(start, found);
        Point before = last, here = start;
        for (;;) {
            const int back = directionOf(here, before);
            Point next = before;
            for (int turn = 1; turn <= 8; ++turn) // counterclockwise
                if (next = stepped(here, back + turn); inside(next)) break;
            if (next == start && here == last) return points;
            points.push_back(next);
            before = here;
            here = next;
        }
    }

    void findContours(Point first) {
        m_contours.push_back({follow(first, 4), {}});
        for (int y = 0; y < m_cells.height(); ++y) {
            const int* row = m_cells.row(y);
            for (int x = 0; x < m_cells.width(); ++x) {
                if (row[x] != kUnknown) continue;
                flood({x, y}, static_cast<int>(m_contours.size()) + kOutside);
                const Point start{x - 1, y};
                Point end = start; // of the bridge: to the left, where another contour begins
                while (inside({end.x - 1, y})) --end.x;
                const int parent = m_cells.at(end.x - 1, y) - kOutside;
                m_contours[static_cast<std::size_t>(parent)].bridges.emplace_back(end, m_contours.size());
                m_contours.push_back({follow(start, 0), {}});
            }
        }
        const auto byPlace = [](const auto& bridge) { return std::pair(bridge.first.y, bridge.first.x); };
        for (Contour& contour : m_contours) std::ranges::stable_sort(contour.bridges, {}, byPlace);
    }

    void emit(std::size_t number, std::vector<Point>& points) const {
        const Contour& contour = m_contours[number];
        std::vector<bool> crossed(contour.bridges.size(), false);
        const auto byPlace = [](const auto& bridge) { return std::pair(bridge.first.y, bridge.first.x); };
        for (const Point p : contour.points) {
            points.push_back(p);
            auto bridge = std::ranges::lower_bound(contour.bridges, std::pair(p.y, p.x), {}, byPlace);
            for (; bridge != contour.bridges.end() && bridge->first == p; ++bridge) {
                const auto index = static_cast<std::size_t>(bridge - contour.bridges.begin());
                if (crossed[index]) continue; // a thin part is passed twice
                crossed[index] = true;
                emit(bridge->second, points);
                points.push_back(m_contours[bridge->second].points.front());
                points.push_back(p);
            }
        }
    }

    Point m_origin;
    Plane<int> m_cells;
    std::vector<Contour> m_contours; ///< the outer one, then those of the holes from top to bottom
};

} // namespace

std::vector<MaskPiece> numberPieces(Plane<int>& mask) {
    for (int& cell : mask.values()) cell = cell != 0 ? -1 : 0;
    std::vector<MaskPiece> pieces;
    std::vector<Point> stack;
    for (int y = 0; y < mask.height(); ++y) {
        const int* line = mask.row(y);
        for (int x = 0; x < mask.width(); ++x) {
            if (line[x] != -1) continue;
            MaskPiece piece{static_cast<int>(pieces.size()) + 1, {x, y}, x, x, y, 0};
            stack.push_back({x, y});
            while (!stack.empty()) { // run by run
                const Point seed = stack.back();
                stack.pop_back();
                int* row = mask.row(seed.y);
                if (row[seed.x] != -1) continue;
                int left = seed.x, right = seed.x;
                while (row[left - 1] == -1) --left;
                while (row[right + 1] == -1) ++right;
                std::fill(row + left, row + right + 1, piece.number);
                piece.pixels += static_cast<std::size_t>(right - left + 1);
                piece.left = std::min(piece.left, left);
                piece.right = std::max(piece.right, right);
                piece.bottom = std::max(piece.bottom, seed.y);
                for (const int next : {seed.y - 1, seed.y + 1}) {
                    const int* other = mask.row(next);
                    for (int i = left - 1; i <= right + 1; ++i)
                        if (other[i] == -1 && (i == left - 1 || other[i - 1] != -1)) stack.push_back({i, next});
                }
            }
            pieces.push_back(piece);
        }
    }
    return pieces;
}

std::vector<Point> traceOutline(const Plane<int>& mask, const MaskPiece& piece, Point offset) {
    return Piece(mask, piece).outline(offset);
}

} // namespace core
