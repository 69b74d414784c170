// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A human body by its joints, and the clothes on it: for people on foot and for riders.
#pragma once

#include "core/scenes/shapes.h"

#include <array>

namespace core {

using Pair = std::array<Vec3, 2>; ///< left (−x) and right (+x)

/// All in metres. Left comes first in pairs.
struct Figure {
    double size = 1;  ///< of a grown person of 1.75 m
    double girth = 1; ///< across
    Vec3 hips, neck, crown;
    Vec3 facing{0, 0, 1};
    Pair hipJoints, knees, ankles, shoulders, elbows, hands;
    Pair toes; ///< unit vectors along the feet
};

enum class HairCut { Short, Long, Bald, Cap, Helmet, Hood, FullHelmet };

struct Clothes {
    Material skin, hair, top, bottom, shoe, bag;
    HairCut cut = HairCut::Short;
    double hem = 0;      ///< of a coat or skirt: metres below the hips; 0: trousers
    bool isCoat = false; ///< the hem belongs to the top, not to the bottom
    bool bareArms = false, bareLegs = false;
    double hemWidth = 0.24; ///< half, below
    int bagKind = 0;        ///< 0 none, 1 on the back, 2 in the hand, 3 at the hip
};

Clothes makeClothes(Random random, bool isRider);
/// Where a limb of two pieces bends on its way from `from` to `to`, towards `side`. A limb too short is stretched.
Vec3 bentJoint(Vec3 from, Vec3 to, double upper, double lower, Vec3 side);
/// Shoulders, hip joints, head of one whose hips and neck are set; the limbs follow from hands and ankles.
void setTrunk(Figure& figure, Vec3 headUp);
void bendLimbs(Figure& figure, Vec3 kneesTo, Vec3 elbowsTo);

std::vector<Facet> figureFacets(const Figure& figure, const Clothes& clothes);

} // namespace core
