// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Traffic signs on poles, and gantries over the road. They are built as a driver sees them who
// comes along +z, and turned in the end: as all things do they look along +z.
#include "core/scenes/furniture.h"
#include "core/scenes/shapes.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr int kPole = 17, kTrafficSign = 20;
constexpr Vec3 kAside{1, 0, 0}, kUp{0, 1, 0};

struct SignPaints {
    Material red, white, blue, black, yellow, green, back;
};
SignPaints signPaints(Random random) {
    const auto plain = [&](double r, double g, double b) {
        return material(Surface::Plain, varied(paintOf(r, g, b), random, 0.1), random, random.between(0.2, 0.7));
    };
    SignPaints paints;
    paints.red = plain(186, 24, 32);
    paints.white = plain(228, 228, 224);
    paints.blue = plain(24, 76, 156);
    paints.black = plain(26, 26, 28);
    paints.yellow = plain(238, 186, 26);
    paints.green = plain(20, 104, 66);
    paints.back = material(Surface::Metal, varied(paintOf(132, 134, 136), random), random, 0.5);
    return paints;
}

/// Draws one board; its layers lie two millimetres before each other.
class BoardMaker {
public:
    BoardMaker(FacetBuilder& build, const SignPaints& paints, Random random)
        : m_build(build), m_paints(paints), m_random(random) {}

    void round(double size) {
        const int kind = m_random.below(5);
        disc(size / 2, 16, kind < 3 ? m_paints.red : m_paints.blue);
        if (kind == 0) { // a limit: two digits
            disc(size * 0.38, 16, m_paints.white);
            digit(-0.13 * size, 0.4 * size);
            digit(0.13 * size, 0.4 * size);
        } else if (kind == 1) { // no entry
            bar({0, 0}, {0.36 * size, 0.085 * size}, m_paints.white);
        } else if (kind == 2) { // no stopping
            disc(size * 0.4, 16, m_paints.blue);
            slanted(size * 0.36, 0.05 * size, m_paints.red);
            if (m_random.chance(0.5)) slanted(size * -0.36, 0.05 * size, m_paints.red);
        } else {
            arrow(size, m_random.below(3));
        }
    }
    void triangle(double size, bool pointsDown) {
        const double turn = pointsDown ? -1 : 1;
        const auto outline = [&](double half, const Material& material) {
            const double tall = half * 0.866;
            layer({{-half, -turn * tall * 0.667}, {half, -turn * tall * 0.667}, {0, turn * tall * 1.333}}, material);
        };
        outline(size / 2, m_paints.red);
        outline(size * 0.33, m_paints.white);
        if (pointsDown) return;
        const int glyph = m_random.below(3);
        if (glyph == 0) bar({0, 0.02 * size}, {0.035 * size, 0.11 * size}, m_paints.black);
        if (glyph == 0) bar({0, -0.13 * size}, {0.035 * size, 0.03 * size}, m_paints.black);
        if (glyph == 1)
            layer({{-0.12 * size, -0.14 * size}, {0.1 * size, -0.14 * size}, {0.02 * size, 0.12 * size}},
                  m_paints.black);
        if (glyph == 2)
            for (const double x : {-0.08, 0.06})
                bar({x * size, -0.05 * size}, {0.03 * size, 0.09 * size}, m_paints.black);
    }
    void octagon(double size) {
        disc(size / 2, 8, m_paints.white, kPi / 8);
        disc(size * 0.46, 8, m_paints.red, kPi / 8);
        for (int i = 0; i < 4; ++i) // four letters
            bar({(i - 1.5) * 0.17 * size, 0}, {0.055 * size, 0.12 * size}, m_paints.white);
        for (int i = 0; i < 4; ++i)
            bar({(i - 1.5) * 0.17 * size + 0.01 * size, (i % 2 ? 0.03 : -0.02) * size}, {0.025 * size, 0.045 * size},
                m_paints.red);
    }
    void priority(double size) {
        disc(size * 0.62, 4, m_paints.white);
        disc(size * 0.42, 4, m_paints.yellow);
    }
    void square(double size) {
        const bool isCrossing = m_random.chance(0.5);
        bar({0, 0}, {size / 2, size / 2}, m_paints.white);
        bar({0, 0}, {size * 0.47, size * 0.47}, m_paints.blue);
        if (isCrossing) {
            layer({{-0.36 * size, -0.32 * size}, {0.36 * size, -0.32 * size}, {0, 0.36 * size}}, m_paints.white);
            bar({0, -0.02 * size}, {0.05 * size, 0.14 * size}, m_paints.black);
            slanted(0.1 * size, 0.03 * size, m_paints.black);
            disc(0.05 * size, 8, m_paints.black, 0, {0, 0.17 * size});
        } else { // parking
            bar({-0.13 * size, 0}, {0.06 * size, 0.32 * size}, m_paints.white);
            disc(0.2 * size, 10, m_paints.white, 0, {0.02 * size, 0.13 * size});
            disc(0.09 * size, 8, m_paints.blue, 0, {0.02 * size, 0.13 * size});
        }
    }
    /// A direction board with an arrow and lines of letters.
    void direction(double halfWidth, double halfHeight, const Material& ground, const Material& ink, int lines) {
        bar({0, 0}, {halfWidth, halfHeight}, ink);
        bar({0, 0}, {halfWidth - 0.035, halfHeight - 0.035}, ground);
        const double pitch = 1.6 * halfHeight / lines;
        for (int line = 0; line < lines; ++line) {
            const double y = halfHeight * 0.8 - pitch * (line + 0.5);
            double x = -halfWidth * 0.55;
            for (int word = 0; word < 3; ++word) {
                const double wide = halfWidth * m_random.between(0.1, 0.3);
                if (x + 2 * wide > halfWidth * 0.92) break;
                bar({x + wide, y}, {wide, std::min(pitch * 0.25, 0.11)}, ink);
                x += 2 * wide + halfWidth * 0.07;
            }
        }
        const double x = -halfWidth * 0.78, s = std::min(halfHeight * 0.6, halfWidth * 0.18);
        const double up = m_random.chance(0.6) ? 1 : -1;
        bar({x, -0.2 * s * up}, {0.2 * s, 0.8 * s}, ink);
        layer({{x - 0.7 * s, 0.4 * s * up}, {x + 0.7 * s, 0.4 * s * up}, {x, 1.3 * s * up}}, ink);
    }
    void layer(std::initializer_list<Vec2> xy, const Material& material) {
        layer(std::span(xy.begin(), xy.size()), material);
    }
    void layer(std::span<const Vec2> xy, const Material& material) {
        m_build.front(-0.002 * m_layers, xy, material);
        // Seen from behind, only the board itself is there.
        if (m_layers == 0) m_build.front(0.015, xy, m_paints.back);
        ++m_layers;
    }

private:
    FacetBuilder& m_build;
    const SignPaints& m_paints;
    Random m_random;
    int m_layers = 0;

    void bar(Vec2 at, Vec2 half, const Material& material) {
        layer({{at.x - half.x, at.y - half.y},
               {at.x + half.x, at.y - half.y},
               {at.x + half.x, at.y + half.y},
               {at.x - half.x, at.y + half.y}},
              material);
    }
    void disc(double radius, int corners, const Material& material, double turn = 0, Vec2 at = {}) {
        std::vector<Vec2> outline;
        for (int i = 0; i < corners; ++i) {
            const double angle = turn + 2 * kPi * i / corners;
            outline.push_back({at.x + radius * exactCos(angle), at.y + radius * exactSin(angle)});
        }
        layer(outline, material);
    }
    void slanted(double reach, double half, const Material& material) {
        const double x = reach * 0.7, y = 0.7 * std::max(reach, -reach);
        layer({{-x - half, -y + half}, {-x + half, -y - half}, {x + half, y - half}, {x - half, y + half}}, material);
    }
    void digit(double x, double tall) {
        const double half = tall * 0.24, thick = tall * 0.09;
        bar({x, 0}, {half, tall / 2}, m_paints.black);
        const double gap = half - 2 * thick;
        if (m_random.chance(0.7))
            bar({x + (m_random.chance(0.5) ? thick : 0), tall * 0.2}, {gap, tall * 0.13}, m_paints.white);
        bar({x - (m_random.chance(0.5) ? thick : 0), -tall * 0.2}, {gap, tall * 0.13}, m_paints.white);
    }
    void arrow(double size, int way) {
        const double s = way == 2 ? -1 : 1;
        if (way == 0) {
            bar({0, -0.08 * size}, {0.06 * size, 0.24 * size}, m_paints.white);
            layer({{-0.2 * size, 0.1 * size}, {0.2 * size, 0.1 * size}, {0, 0.38 * size}}, m_paints.white);
        } else {
            bar({-s * 0.06 * size, 0}, {0.24 * size, 0.06 * size}, m_paints.white);
            layer({{s * 0.12 * size, -0.2 * size}, {s * 0.12 * size, 0.2 * size}, {s * 0.38 * size, 0}},
                  m_paints.white);
        }
    }
};

} // namespace

ThingSet makeTrafficSign(Random random) {
    Random pick = random.fork(1), metalStyle = random.fork(2);
    const double grey = metalStyle.between(110, 165);
    const Material metal = material(Surface::Metal, paintOf(grey, grey, grey * 1.02), metalStyle, 0.6);
    const SignPaints paints = signPaints(random.fork(3));
    FacetBuilder pole, boards;
    const bool isWide = pick.chance(0.15);
    double top = pick.between(2.5, 3.1), halfWidth = 0.45;
    if (isWide) { // a low direction board on two poles
        const double half = pick.between(0.7, 1.1);
        for (const double x : {-0.7 * half, 0.7 * half}) pole.tube({x, 0, 0}, {x, top, 0}, 0.06, 0.06, 6, metal);
        boards.place.origin = {0, top - 0.4, -0.09};
        const bool isYellow = pick.chance(0.4);
        BoardMaker(boards, paints, random.fork(4))
            .direction(half, 0.45, isYellow ? paints.yellow : paints.white, paints.black, 2);
        halfWidth = half + 0.05;
    } else {
        const double thick = pick.between(0.06, 0.07);
        const int count = pick.chance(0.25) ? 2 : 1;
        double y = top;
        for (int i = 0; i < count; ++i) {
            const double size = pick.between(0.66, 0.9);
            boards.place.origin = {0, y - size / 2, -thick - 0.02};
            BoardMaker board(boards, paints, random.fork(static_cast<std::uint64_t>(4 + i)));
            const double kind = pick.unit();
            if (kind < 0.36)
                board.round(size);
            else if (kind < 0.52)
                board.triangle(size * 1.1, false);
            else if (kind < 0.64)
                board.triangle(size * 1.1, true);
            else if (kind < 0.72)
                board.octagon(size);
            else if (kind < 0.82)
                board.priority(size);
            else
                board.square(size);
            y -= size + 0.12;
        }
        if (pick.chance(0.3)) { // the smaller plate below
            boards.place.origin = {0, y - 0.12, -thick - 0.02};
            BoardMaker(boards, paints, random.fork(9)).direction(0.32, 0.15, paints.white, paints.black, 1);
        }
        pole.tube({0, 0, 0}, {0, top + 0.06, 0}, thick, thick, 6, metal);
        halfWidth = 0.6;
    }
    Thing post{kPole, false, pole.take()}, sign{kTrafficSign, false, boards.take()};
    return placed(ThingSet{{std::move(post), std::move(sign)}, halfWidth, 0.3}, {}, kPi);
}

ThingSet makeGantry(Random random, double span) {
    Random pick = random.fork(1);
    const Material metal = material(Surface::Metal, varied(paintOf(138, 142, 146), pick, 0.2), pick, 0.6);
    const SignPaints paints = signPaints(random.fork(2));
    FacetBuilder frame, boards;
    const double half = span / 2, tall = pick.between(6.2, 6.9), deep = 0.3;
    for (const double side : {-1.0, 1.0}) {
        frame.tube({side * half, 0, 0}, {side * half, tall + 0.2, 0}, 0.2, 0.15, 6, metal);
        frame.box({side * half - 0.35, 0, -0.35}, {side * half + 0.35, 0.5, 0.35},
                  material(Surface::Concrete, paintOf(150, 148, 142), pick, 0.6), kNoBottom);
    }
    // A lattice of two chords and what braces them.
    for (const double y : {tall - 0.55, tall}) frame.tube({-half, y, 0}, {half, y, 0}, 0.09, 0.09, 4, metal);
    const int bays = std::max(3, static_cast<int>(span / 1.4));
    for (int i = 0; i < bays; ++i) {
        const double x0 = -half + span * i / bays, x1 = -half + span * (i + 1) / bays;
        frame.tube({x0, i % 2 ? tall : tall - 0.55, 0}, {x1, i % 2 ? tall - 0.55 : tall, 0}, 0.04, 0.04, 3, metal);
    }
    const int count = 1 + pick.below(std::clamp(static_cast<int>(span / 5), 1, 3));
    const Material& ground = pick.chance(0.5) ? paints.blue : pick.chance(0.5) ? paints.green : paints.yellow;
    const bool isDarkInk = &ground == &paints.yellow;
    for (int i = 0; i < count; ++i) {
        const double middle = span * ((i + 0.5) / count - 0.5),
                     wide = std::min(span / count * 0.42, pick.between(1.4, 2.2));
        boards.place.origin = {middle, tall - 0.2, -deep};
        BoardMaker(boards, paints, random.fork(static_cast<std::uint64_t>(4 + i)))
            .direction(wide, pick.between(0.8, 1.1), ground, isDarkInk ? paints.black : paints.white,
                       2 + pick.below(2));
    }
    Thing posts{kPole, false, frame.take()}, signs{kTrafficSign, false, boards.take()};
    return placed(ThingSet{{std::move(posts), std::move(signs)}, half + 0.4, 0.45}, {}, kPi);
}

} // namespace core
