// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands or moves in the street, made of flat facets in space: cars, people, poles, trees, house fronts. A thing
// is built around its own origin (on the ground, facing +z) and then placed.
#pragma once

#include "core/scenes/exact_math.h"

#include <cstdint>
#include <vector>

namespace core {

/// Linear light, each 0 … 1 (lamps may be above).
struct Light {
    double r = 0, g = 0, b = 0;
};

/// How a surface is coloured, from its texture coordinates in metres; drawn in core/scenes/materials.cpp.
enum class Surface : std::uint8_t {
    Plain, ///< base with faint fine grain and dirt
    Paint, ///< car body: base, gloss reflecting the sky by the normal, dirt towards the ground
    Glass, ///< window: dark base mirroring the sky, streaks
    Lamp,  ///< glows by itself (head lamps, rear lights, traffic lights, lit windows)
    Cloth, ///< people's clothes: base, folds, pattern by `variant`
    Skin,
    Metal,    ///< poles, guard rails: base, scratches, rust by `variant`
    Concrete, ///< stains, joints
    Bricks,   ///< base bricks, second mortar; scale = brick width
    Plaster,  ///< house front: base, weathering
    Facade,   ///< rows of windows in a wall: base wall, second frames; scale = window pitch; variant = style
    Wood,     ///< planks
    Bars,     ///< fence: upright and level bars before a darker gap, all of it fence; scale = pitch
    Asphalt,  ///< road: grain, cracks, patches, tyre tracks
    Paving,   ///< sidewalk: slabs or cobbles by `variant`; scale = slab
    Grass,
    Soil,
    Foliage, ///< leaves: clumps of light and dark
    Bark,
    Sign,    ///< board: base, border and glyph by `variant`
    Marking, ///< worn road paint
    Sky,     ///< gradient and clouds (the renderer's own)
};

struct Material {
    Surface surface = Surface::Plain;
    Light base;
    Light second;
    double scale = 1.0;        ///< metres of one repeat
    double roughness = 0.5;    ///< strength of the grain, 0 … 1
    std::uint32_t variant = 0; ///< style and noise seed
};

/// A flat simple polygon (may be concave). Texture coordinates of a point p: (dot(p − corners[0], u), dot(p −
/// corners[0], v)), in metres; v grows upwards.
struct Facet {
    std::vector<Vec3> corners;
    Vec3 u{1, 0, 0};
    Vec3 v{0, 1, 0};
    Material material;
    /// Added to its depth (metres) for the choice between facets of one thing: a window or number plate that lies in a
    /// body's plane gets −0.02 and so wins. Never changes the truth's depth.
    double bias = 0;
};

/// One entry of the annotation: its outline in the picture becomes a polygon of `labelId`. Facets of one thing hide
/// each other by depth; things hide each other in painter's order, the one nearer to the camera on top.
struct Thing {
    int labelId = 0;
    bool isGroup = false; ///< "cargroup", "persongroup": label without an instance of its own
    std::vector<Facet> facets;
    double shadow = 1; ///< 0: casts none on the ground
};

/// Things that belong together and share one place: a rider and the bicycle under them. Later ones are drawn on top.
struct ThingSet {
    std::vector<Thing> things;
    double halfWidth = 0.5, halfLength = 0.5; ///< on the ground, metres: nothing else may stand there
};

/// Turned by `heading` around the vertical (0: faces +z, away from the camera; π: faces it), then moved.
Thing placed(const Thing& thing, Vec3 position, double heading);
ThingSet placed(const ThingSet& set, Vec3 position, double heading);

} // namespace core
