// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/figure.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using Paints = std::span<const std::array<double, 3>>;

Light anyOf(Paints paints, Random& random, double strength) {
    const auto& p = paints[static_cast<std::size_t>(random.below(static_cast<int>(paints.size())))];
    return varied(paintOf(p[0], p[1], p[2]), random, strength);
}

constexpr std::array<std::array<double, 3>, 7> kSkins{
    {{232, 190, 168}, {224, 178, 150}, {206, 156, 124}, {186, 136, 104}, {150, 104, 76}, {108, 72, 52}, {78, 52, 40}}};
constexpr std::array<std::array<double, 3>, 8> kHairs{{{24, 20, 18},
                                                       {40, 28, 22},
                                                       {62, 42, 28},
                                                       {92, 64, 40},
                                                       {140, 104, 62},
                                                       {186, 156, 104},
                                                       {150, 148, 146},
                                                       {120, 58, 30}}};
constexpr std::array<std::array<double, 3>, 16> kTops{{{26, 28, 34},
                                                       {34, 36, 48},
                                                       {52, 54, 60},
                                                       {30, 44, 78},
                                                       {96, 98, 104},
                                                       {150, 150, 152},
                                                       {222, 220, 214},
                                                       {164, 140, 104},
                                                       {120, 28, 32},
                                                       {188, 44, 40},
                                                       {44, 78, 58},
                                                       {88, 92, 60},
                                                       {70, 106, 156},
                                                       {206, 160, 50},
                                                       {176, 110, 130},
                                                       {84, 58, 44}}};
constexpr std::array<std::array<double, 3>, 9> kBottoms{{{28, 30, 36},
                                                         {36, 44, 66},
                                                         {52, 68, 100},
                                                         {78, 96, 126},
                                                         {60, 60, 62},
                                                         {96, 92, 84},
                                                         {160, 144, 114},
                                                         {40, 34, 30},
                                                         {20, 20, 22}}};

/// What is drawn of one body, with the frame of its trunk.
class FigureMaker {
public:
    FigureMaker(const Figure& figure, const Clothes& clothes) : m_figure(figure), m_clothes(clothes) {}

    std::vector<Facet> make() {
        addTrunk();
        addHead();
        for (const std::size_t side : {0, 1}) {
            addLeg(side);
            addArm(side);
        }
        addBag();
        return m_build.take();
    }

private:
    const Figure& m_figure;
    const Clothes& m_clothes;
    FacetBuilder m_build;

    void addTrunk() {
        const double s = m_figure.size, g = m_figure.girth * s;
        const double tall = length(m_figure.neck - m_figure.hips);
        m_build.place = placeAlong(m_figure.hips, m_figure.neck, m_figure.facing);
        if (m_clothes.hem <= 0)
            m_build.loft({{-0.1 * s, 0.12 * g, 0.09 * g}, {0.12 * s, 0.16 * g, 0.115 * g}}, m_clothes.bottom, false);
        m_build.loft({{0.12 * s, 0.165 * g, 0.12 * g, 0.05 * g},
                      {0.74 * tall, 0.195 * g, 0.125 * g, 0.05 * g},
                      {0.97 * tall, 0.12 * g, 0.07 * g, 0.03 * g}},
                     m_clothes.top);
        if (m_clothes.hem > 0) {
            // A coat hangs down whichever way the back leans.
            const Vec3 apart = m_figure.ankles[0] - m_figure.ankles[1];
            const double stride = std::abs(dot(apart, m_figure.facing)) * 0.22;
            m_build.place = placeAlong(m_figure.hips, m_figure.hips + Vec3{0, 1, 0}, m_figure.facing);
            m_build.loft({{-m_clothes.hem * s, m_clothes.hemWidth * g, 0.15 * g + stride, 0.07 * g},
                          {0.14 * s, 0.17 * g, 0.122 * g, 0.05 * g}},
                         m_clothes.isCoat ? m_clothes.top : m_clothes.bottom, false);
        }
        m_build.place = {};
    }

    void addHead() {
        const double s = std::max(m_figure.size, 0.78); // children have large heads
        const double tall = length(m_figure.crown - m_figure.neck);
        m_build.place = placeAlong(m_figure.neck, m_figure.crown, m_figure.facing);
        const double chin = tall - 0.225 * s, brow = tall - 0.085 * s, forth = 0.02 * s;
        m_build.tube({0, -0.03, 0}, {0, chin + 0.05 * s, forth}, 0.055 * s, 0.05 * s, 3, m_clothes.skin);
        const HairCut cut = m_clothes.cut;
        const bool isHidden = cut == HairCut::FullHelmet;
        const double shell = isHidden ? 0.03 * s : 0;
        m_build.loft({{chin, 0.05 * s + shell, 0.066 * s + shell, 0.03 * s, 0, forth},
                      {brow, 0.074 * s + shell, 0.094 * s + shell, 0.035 * s, 0, forth}},
                     isHidden ? m_clothes.hair : m_clothes.skin, false);
        const double grow = (isHidden                 ? 0.03
                             : cut == HairCut::Helmet ? 0.028
                             : cut == HairCut::Bald   ? 0.001
                                                      : 0.012) *
                            s;
        m_build.loft({{brow, 0.074 * s + grow, 0.094 * s + grow, 0.04 * s, 0, forth},
                      {tall, 0.05 * s, 0.068 * s, 0.03 * s, 0, forth - 0.01}},
                     cut == HairCut::Bald ? m_clothes.skin : m_clothes.hair);
        if (isHidden) { // the visor
            m_build.plate(forth + 0.125 * s, {-0.07 * s, brow - 0.07 * s}, {0.07 * s, brow},
                          {Surface::Glass, paintOf(30, 32, 36), {}, 1, 0.3, m_clothes.hair.variant}, -0.03);
            m_build.place = {};
            return;
        }
        const double wide = 0.075 * s, back = forth - 0.1 * s;
        if (cut == HairCut::Short || cut == HairCut::Cap)
            m_build.box({-wide, chin + 0.07 * s, back}, {wide, brow, forth - 0.03 * s}, m_clothes.hair,
                        kLeft | kRight | kBack | kBottom);
        if (cut == HairCut::Long || cut == HairCut::Hood)
            m_build.box({-wide - 0.012, chin - 0.09 * s, back - 0.012}, {wide + 0.012, brow + 0.01, forth},
                        m_clothes.hair, kLeft | kRight | kBack | kBottom);
        if (cut == HairCut::Cap || cut == HairCut::Helmet) // the peak
            m_build.polygon({{-0.06 * s, brow + 0.01, forth + 0.07 * s},
                             {0.06 * s, brow + 0.01, forth + 0.07 * s},
                             {0.05 * s, brow - 0.01, forth + 0.18 * s},
                             {-0.05 * s, brow - 0.01, forth + 0.18 * s}},
                            m_clothes.hair);
        // Eyes and mouth: darker strips in the front of the face.
        Material shade = m_clothes.skin;
        shade.base = mixed(shaded(shade.base, 0.35), m_clothes.hair.base, 0.3);
        const double front = forth + 0.09 * s;
        for (const double x : {-0.038, 0.016})
            m_build.plate(front, {x * s, brow - 0.04 * s}, {(x + 0.022) * s, brow - 0.02 * s}, shade, -0.02);
        m_build.plate(front - 0.016 * s, {-0.022 * s, chin + 0.03 * s}, {0.022 * s, chin + 0.042 * s}, shade, -0.03);
        m_build.place = {};
    }

    void addLeg(std::size_t side) {
        const double s = m_figure.size, g = 0.5 * (m_figure.girth + 1) * s;
        const Vec3 knee = m_figure.knees[side], ankle = m_figure.ankles[side], hip = m_figure.hipJoints[side];
        const Material& cloth = m_clothes.bareLegs ? m_clothes.skin : m_clothes.bottom;
        if (m_clothes.hem < 0.4)
            m_build.tube(hip, knee, 0.105 * g, 0.072 * g, 4, m_clothes.hem > 0 ? cloth : m_clothes.bottom);
        m_build.tube(knee, ankle, 0.075 * g, (m_clothes.bareLegs ? 0.045 : 0.06) * g, 4, cloth);
        m_build.place = placeAlong(ankle, ankle + Vec3{0, 1, 0}, m_figure.toes[side]);
        const double sole = std::min(0.08 * s, ankle.y);
        m_build.loft({{-sole, 0.048 * s, 0.135 * s, 0, 0, 0.06 * s}, {0.03 * s, 0.04 * s, 0.08 * s, 0, 0, 0.02 * s}},
                     m_clothes.shoe);
        m_build.place = {};
    }

    void addArm(std::size_t side) {
        const double s = m_figure.size, g = 0.5 * (m_figure.girth + 1) * s;
        const Vec3 elbow = m_figure.elbows[side], hand = m_figure.hands[side];
        m_build.tube(m_figure.shoulders[side], elbow, 0.068 * g, 0.052 * g, 4, m_clothes.top);
        m_build.tube(elbow, hand, 0.055 * g, 0.042 * g, 3, m_clothes.bareArms ? m_clothes.skin : m_clothes.top);
        const Vec3 along = normalized(hand - elbow);
        m_build.tube(hand - along * 0.02, hand + along * (0.14 * s), 0.042 * s, 0.025 * s, 3, m_clothes.skin);
    }

    void addBag() {
        const double s = m_figure.size;
        if (m_clothes.bagKind == 1) {
            m_build.place = placeAlong(m_figure.hips, m_figure.neck, m_figure.facing);
            m_build.loft(
                {{0.1 * s, 0.15 * s, 0.08 * s, 0, 0, -0.22 * s}, {0.46 * s, 0.13 * s, 0.06 * s, 0, 0, -0.2 * s}},
                m_clothes.bag);
        } else if (m_clothes.bagKind > 1) {
            const bool isHeld = m_clothes.bagKind == 2;
            const Vec3 hand = m_figure.hands[1], hip = m_figure.hipJoints[0];
            const Vec3 top = isHeld ? hand + Vec3{0.03, -0.2, 0} : hip + Vec3{-0.2 * s, 0.12, 0};
            m_build.place = placeAlong(top, top + Vec3{0, 1, 0}, m_figure.facing);
            m_build.loft({{-0.3 * s, 0.07 * s, 0.17 * s}, {0, 0.05 * s, 0.13 * s}}, m_clothes.bag);
            m_build.place = {};
            m_build.tube(top, isHeld ? hand + Vec3{0.03, -0.06, 0} : m_figure.shoulders[1], 0.014, 0.014, 3,
                         m_clothes.bag);
        }
        m_build.place = {};
    }
};

} // namespace

Clothes makeClothes(Random random, bool isRider) {
    Clothes clothes;
    Random style = random.fork(1), color = random.fork(2);
    clothes.skin = material(Surface::Skin, anyOf(kSkins, color, 0.08), color, 0.3);
    clothes.hair = material(Surface::Plain, anyOf(kHairs, color, 0.2), color, 1);
    const Light top = anyOf(kTops, color, 0.2), bottom = anyOf(kBottoms, color, 0.25);
    const Light pattern = color.chance(0.7) ? shaded(top, 0.75) : anyOf(kTops, color, 0.2);
    clothes.top = material(Surface::Cloth, top, pattern, color.between(0.04, 0.15), color, 0.7);
    clothes.bottom = material(Surface::Cloth, bottom, shaded(bottom, 0.8), 0.1, color, 0.7);
    clothes.shoe =
        material(Surface::Plain, color.chance(0.3) ? paintOf(206, 204, 200) : varied(paintOf(44, 36, 32), color, 0.4),
                 color, 0.5);
    clothes.bag = material(Surface::Cloth, anyOf(kTops, color, 0.2), color, 0.6);
    const double cut = style.unit();
    clothes.cut = cut < 0.46   ? HairCut::Short
                  : cut < 0.76 ? HairCut::Long
                  : cut < 0.82 ? HairCut::Bald
                  : cut < 0.93 ? HairCut::Cap
                               : HairCut::Hood;
    if (clothes.cut == HairCut::Cap || clothes.cut == HairCut::Hood)
        clothes.hair =
            clothes.cut == HairCut::Hood ? clothes.top : material(Surface::Cloth, anyOf(kTops, color, 0.2), color, 0.6);
    const double dress = style.unit();
    if (!isRider && dress < 0.3) {
        clothes.isCoat = true;
        clothes.hem = style.between(0.12, 0.42);
        clothes.hemWidth = style.between(0.19, 0.24);
    } else if (!isRider && dress < 0.45) {
        clothes.hem = style.between(0.32, 0.66);
        clothes.hemWidth = style.between(0.19, 0.28);
        clothes.bareLegs = style.chance(0.7);
    }
    clothes.bareArms = !clothes.isCoat && style.chance(0.35);
    if (clothes.hem <= 0) clothes.bareLegs = clothes.bareArms && style.chance(0.3);
    const double bag = style.unit();
    clothes.bagKind = bag < 0.18 ? 1 : isRider ? 0 : bag < 0.32 ? 2 : bag < 0.44 ? 3 : 0;
    return clothes;
}

Vec3 bentJoint(Vec3 from, Vec3 to, double upper, double lower, Vec3 side) {
    const Vec3 way = to - from;
    const double far = std::max(length(way), 1e-6);
    const Vec3 along = way * (1 / far);
    const Vec3 out = side - along * dot(side, along);
    // Where circles around both ends meet; a limb that is too short goes straight, stretched in proportion.
    const double foot =
        far >= upper + lower ? far * upper / (upper + lower) : (far * far + upper * upper - lower * lower) / (2 * far);
    const double high = upper * upper - foot * foot;
    if (high <= 0 || length(out) < 1e-9) return from + along * foot;
    return from + along * foot + normalized(out) * std::sqrt(high);
}

void setTrunk(Figure& figure, Vec3 headUp) {
    const double s = figure.size, g = figure.girth * s;
    const Vec3 right = normalized(cross(Vec3{0, 1, 0}, figure.facing));
    const Vec3 spine = normalized(figure.neck - figure.hips);
    figure.crown = figure.neck + headUp * (0.29 * std::max(s, 0.78));
    for (const std::size_t side : {0, 1}) {
        const double sign = side == 0 ? -1 : 1;
        figure.shoulders[side] = figure.neck - spine * (0.09 * s) + right * (sign * 0.195 * g);
        figure.hipJoints[side] = figure.hips + right * (sign * 0.085 * g);
        figure.toes[side] = figure.facing;
    }
}

void bendLimbs(Figure& figure, Vec3 kneesTo, Vec3 elbowsTo) {
    const double s = figure.size;
    for (const std::size_t side : {0, 1}) {
        figure.knees[side] = bentJoint(figure.hipJoints[side], figure.ankles[side], 0.43 * s, 0.42 * s, kneesTo);
        figure.elbows[side] = bentJoint(figure.shoulders[side], figure.hands[side], 0.29 * s, 0.26 * s, elbowsTo);
    }
}

std::vector<Facet> figureFacets(const Figure& figure, const Clothes& clothes) {
    return FigureMaker(figure, clothes).make();
}

} // namespace core
