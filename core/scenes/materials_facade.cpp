// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// House fronts: storeys of windows with reveals, sills, curtains, balconies, and shops at the ground floor.
#include "core/scenes/materials.h"

namespace core {
namespace {

/// What is decided once for a whole front.
struct Style {
    float pitch, storey, ground; ///< metres: window to window, floor to floor, height of the ground floor
    float width, height, sill;   ///< of a window; sill: above the floor
    bool isBrick, hasShops, hasBalconies, hasShutters, hasLedges, isOffice;
    int panes;
    std::uint32_t seed;
};
Style styleOf(const Material& material) {
    const std::uint32_t seed = cellBits(static_cast<int>(material.variant & 0xffffff), 77, 0x5eed);
    const auto pick = [seed](int n) { return cellValue(n, 5, seed); };
    Style s{};
    s.seed = seed;
    s.pitch = static_cast<float>(std::max(material.scale, 0.8));
    s.isOffice = pick(0) < 0.22F;
    s.storey = s.isOffice ? 3.3F : 2.8F + 0.6F * pick(1);
    s.hasShops = pick(2) < 0.5F;
    s.ground = s.hasShops ? 3.6F + 0.8F * pick(3) : s.storey;
    s.width = s.pitch * (s.isOffice ? 0.86F : 0.36F + 0.22F * pick(4));
    s.height = s.storey * (s.isOffice ? 0.55F : 0.48F + 0.14F * pick(5));
    s.sill = s.storey * (0.26F + 0.06F * pick(6));
    s.hasBalconies = !s.isOffice && pick(7) < 0.35F;
    s.hasShutters = !s.isOffice && !s.hasBalconies && pick(8) < 0.25F;
    s.hasLedges = pick(9) < 0.6F;
    s.isBrick = pick(10) < 0.35F;
    s.panes = 1 + static_cast<int>(3 * pick(11));
    return s;
}

void wall(const SurfacePoint& p, const Style& s, Coat& coat) {
    const float stains = cloudNoise(p.u / 0.5F, p.v / 5.0F, std::max(p.footU * 2, p.footV / 5), 3, s.seed + 1);
    const float clouds = cloudNoise(p.u / 2.6F, p.v / 2.6F, p.foot / 2.6F, 4, s.seed + 2);
    Color color = colorOf(p.material->base) * (1 + 0.12F * clouds + 0.12F * stains);
    if (s.isBrick) {
        const float w = 0.24F, h = 0.08F;
        const int course = wholeBelow(p.v / h);
        const float shifted = p.u + ((course & 1) != 0 ? 0.5F * w : 0.0F);
        const float seen = visible(w, p.footU) * visible(h, p.footV);
        const float tone = (cellValue(wholeBelow(shifted / w), course, s.seed) - 0.5F) * seen;
        const float mortar = std::max(pulse(shifted, w, 0.02F, p.footU), pulse(p.v, h, 0.016F, p.footV));
        color = mix(color * (1 + 0.4F * tone), color * 0.5F + Color{0.22F, 0.21F, 0.2F}, mortar * 0.7F);
    } else {
        color = color * (1 + 0.07F * cloudNoise(p.u / 0.06F, p.v / 0.06F, p.foot / 0.06F, 2, s.seed + 3));
    }
    coat.albedo = color;
}

/// Glass with a room behind it. (x, y): metres from the middle of the window; (w, h): its half sizes.
Coat pane(const SurfacePoint& p, const Style& s, int column, int floor, float x, float y, float w, float h) {
    Coat coat;
    const auto chance = [&](std::uint32_t salt) { return cellValue(column, floor, s.seed + 40 + salt); };
    const float room = 0.02F + 0.05F * chance(0);
    coat.albedo = {room, room * 1.05F, room * 1.15F};
    coat.gloss = 0.16F + 0.12F * chance(1);
    coat.bumpU = 0.05F * (chance(2) - 0.5F);
    coat.bumpV = 0.04F * (chance(3) - 0.5F);
    // Curtains to the sides, or a blind from above.
    const float fabric = 0.35F + 0.35F * chance(4);
    const Color cloth = Color{fabric, fabric * (0.92F + 0.08F * chance(5)), fabric * (0.8F + 0.2F * chance(6))};
    float covered = 0;
    if (chance(7) < 0.45F) {
        const float drawn = w * (0.25F + 0.5F * chance(8));
        covered = 1 - within(x, w - drawn, p.footU);
        const float folds = cloudNoise(x / 0.07F, y / 2, p.footU / 0.07F, 2, s.seed + 9);
        coat.albedo = mix(coat.albedo, cloth * (1 + 0.25F * folds), covered * 0.8F);
    } else if (chance(7) < 0.7F) {
        covered = clamped((y - (h - 2 * h * chance(9))) / std::max(p.footV, 0.01F));
        coat.albedo = mix(coat.albedo, cloth * (1 - 0.25F * pulse(y, 0.08F, 0.02F, p.footV)), covered * 0.9F);
    }
    coat.gloss *= 1 - 0.4F * covered;
    if (chance(10) < p.litWindows) {
        const float warm = 0.5F + 0.5F * chance(11);
        const float falloff = 0.65F + 0.35F * (1 - (y + h) / (2 * h));
        coat.glow = Color{0.62F, 0.42F * (0.85F + 0.15F * warm), 0.18F + 0.14F * warm} *
                    ((0.35F + 0.5F * chance(12)) * falloff * (1 - 0.45F * covered));
    }
    return coat;
}

Coat painted(Color color) {
    Coat coat;
    coat.albedo = color;
    return coat;
}

Coat mixed(const Coat& a, const Coat& b, float t) {
    Coat c;
    c.albedo = mix(a.albedo, b.albedo, t);
    c.glow = mix(a.glow, b.glow, t);
    c.gloss = mix(a.gloss, b.gloss, t);
    c.bumpU = mix(a.bumpU, b.bumpU, t);
    c.bumpV = mix(a.bumpV, b.bumpV, t);
    c.shade = mix(a.shade, b.shade, t);
    return c;
}

void window(const SurfacePoint& p, const Style& s, int floor, float above, Coat& coat) {
    const int column = wholeBelow(p.u / s.pitch);
    const float x = p.u - (static_cast<float>(column) + 0.5F) * s.pitch;
    const float w = 0.5F * s.width;
    float h = 0.5F * s.height, middle = s.sill + h;
    const bool isDoor = s.hasBalconies && cellValue(column % 3, 1, s.seed + 20) < 0.6F;
    if (isDoor) { // reaches down to its balcony
        h = 0.5F * (s.sill + s.height - 0.12F);
        middle = 0.12F + h;
    }
    const float y = above - middle;
    const Color frame = colorOf(p.material->second);
    const float opening = within(x, w, p.footU) * within(y, h, p.footV);
    const float border = within(x, w + 0.12F, p.footU) * within(y, h + 0.12F, p.footV) - opening;
    if (border > 0 && !s.isOffice) coat.albedo = mix(coat.albedo, mix(coat.albedo, frame, 0.6F) * 1.1F, border);
    const float ledge = within(x, w + 0.15F, p.footU) * within(y + h + 0.05F, 0.06F, p.footV);
    coat.albedo = mix(coat.albedo, Color{0.42F, 0.4F, 0.38F}, ledge * 0.8F);
    const float below = within(x, w, p.footU) * clamped((-y - h) / 0.1F) * clamped(1 - (-y - h - 0.1F) / 0.9F);
    if (below > 0) // what the rain washes down
        coat.albedo =
            coat.albedo * (1 - 0.18F * below * (0.6F + 0.4F * cloudNoise(x / 0.12F, 0, p.footU / 0.12F, 2, s.seed)));
    if (s.hasShutters) {
        const float side = (x < 0 ? -x : x) - w - 0.3F * s.width;
        const float shutter = within(side, 0.24F * s.width, p.footU) * within(y, h, p.footV);
        coat.albedo = mix(coat.albedo, frame * (0.55F - 0.2F * pulse(y, 0.07F, 0.025F, p.footV)), shutter);
    }
    if (opening > 0) {
        Coat glass = pane(p, s, column, floor, x, y, w, h);
        // Frame and mullions; the reveal shades the top and one side.
        const float edge = 1 - within(x, w - 0.07F, p.footU) * within(y, h - 0.07F, p.footV);
        float bars = edge;
        if (s.panes >= 2) bars = std::max(bars, within(x, 0.035F, p.footU));
        if (s.panes >= 3) bars = std::max(bars, within(y - 0.25F * h, 0.03F, p.footV));
        if (s.isOffice) bars = std::max(bars, pulse(x + 10 * w, 2 * w / 3, 0.05F, p.footU));
        Coat rail;
        rail.albedo = frame;
        glass = mixed(glass, rail, clamped(bars));
        const float recess = std::max(clamped((y - h + 0.28F) / 0.2F), 0.7F * clamped((x - w + 0.22F) / 0.15F));
        glass.shade = 1 - 0.6F * recess;
        coat = mixed(coat, glass, opening);
    }
    if (isDoor) { // the balcony's railing before the lower part, its slab below
        const float rails = within(x, w + 0.3F, p.footU) * within(above - 0.55F, 0.5F, p.footV);
        const float rods = std::max(pulse(p.u, 0.12F, 0.03F, p.footU), within(above - 1.03F, 0.04F, p.footV));
        coat = mixed(coat, painted({0.05F, 0.05F, 0.055F}), rails * rods * 0.9F);
        const float slab = within(x, w + 0.36F, p.footU) * within(above, 0.09F, p.footV);
        coat = mixed(coat, painted({0.38F, 0.37F, 0.35F}), slab);
    }
}

void shop(const SurfacePoint& p, const Style& s, Coat& coat) {
    const float bay = s.pitch * 2;
    const int number = wholeBelow(p.u / bay);
    const auto chance = [&](std::uint32_t salt) { return cellValue(number, 900, s.seed + 60 + salt); };
    const float x = p.u - (static_cast<float>(number) + 0.5F) * bay;
    const float w = 0.5F * bay - 0.22F, top = s.ground - 1.0F;
    const Color own = Color{0.1F + 0.6F * chance(0), 0.1F + 0.5F * chance(1), 0.1F + 0.5F * chance(2)};
    // The sign board above, with something like letters on it.
    const float board = within(x, w, p.footU) * within(p.v - s.ground + 0.55F, 0.32F, p.footV);
    const int letter = wholeBelow(x / 0.28F);
    const float ink = cellValue(letter, number, s.seed + 70) < 0.75F && letter > -5 && letter < 5
                          ? within(fraction(x / 0.28F) - 0.45F, 0.32F, p.footU / 0.28F) *
                                within(p.v - s.ground + 0.55F, 0.14F, p.footV) * visible(0.28F, p.footU)
                          : 0;
    Coat sign;
    sign.albedo = mix(own, luminance(own) > 0.35F ? Color{0.05F, 0.05F, 0.06F} : Color{0.75F, 0.74F, 0.7F}, ink);
    sign.glow = sign.albedo * (0.6F * p.litWindows);
    coat = mixed(coat, sign, board);
    const float opening = within(x, w, p.footU) * within(p.v - 0.5F * (top + 0.35F), 0.5F * (top - 0.35F), p.footV);
    if (opening > 0) {
        Coat glass;
        const float goods =
            cloudNoise(x / 0.5F, p.v / 0.6F, p.foot / 0.5F, 2, s.seed + 80 + static_cast<std::uint32_t>(number & 255));
        const float lower = clamped((2.5F - p.v) / 1.5F);
        glass.albedo = Color{0.035F, 0.033F, 0.03F} + own * (ramp(0.1F, 0.4F, goods) * 0.5F * lower) +
                       Color{0.25F, 0.24F, 0.21F} * (ramp(0.15F, 0.4F, -goods) * lower);
        glass.gloss = 0.11F;
        glass.glow = Color{0.75F, 0.6F, 0.4F} * (clamped(0.7F + 0.5F * goods) * 0.6F * p.litWindows) +
                     Color{0.03F, 0.027F, 0.02F};
        const bool hasDoor = chance(3) < 0.7F;
        const float door = hasDoor ? within(x - (chance(4) - 0.5F) * bay * 0.5F, 0.5F, p.footU) : 0;
        const float doorEdge = hasDoor ? door - within(x - (chance(4) - 0.5F) * bay * 0.5F, 0.43F, p.footU) : 0;
        const float bars = std::max({1 - within(x, w - 0.06F, p.footU), pulse(x + 20 * w, w, 0.06F, p.footU), doorEdge,
                                     1 - within(p.v - 0.5F * (top + 0.35F), 0.5F * (top - 0.35F) - 0.06F, p.footV)});
        Coat rail;
        rail.albedo = mix(colorOf(p.material->second), own, 0.5F) * 0.6F;
        glass = mixed(glass, rail, clamped(bars));
        glass.shade = 1 - 0.5F * clamped((p.v - top + 0.6F) / 0.5F);
        coat = mixed(coat, glass, opening);
    }
    if (chance(5) < 0.45F) { // an awning over the window
        const float cloth = within(x, w + 0.1F, p.footU) * within(p.v - top, 0.45F, p.footV);
        Coat awning;
        awning.albedo =
            mix(own, Color{0.7F, 0.69F, 0.66F}, pulse(x + 50, 0.5F, 0.25F, p.footU)) * (0.75F + 0.5F * (p.v - top));
        coat = mixed(coat, awning, cloth);
    }
}

} // namespace

Coat facadeCoat(const SurfacePoint& p) {
    const Style s = styleOf(*p.material);
    Coat coat;
    wall(p, s, coat);
    if (p.v < s.ground) {
        coat.albedo = coat.albedo * (p.v < 0.5F ? 0.7F : 0.95F); // plinth
        if (s.hasShops)
            shop(p, s, coat);
        else
            window(p, s, 0, p.v - 0.35F, coat);
    } else {
        const int floor = wholeBelow((p.v - s.ground) / s.storey);
        window(p, s, floor + 1, p.v - s.ground - static_cast<float>(floor) * s.storey, coat);
    }
    if (s.hasLedges && p.v > s.ground - 0.3F) {
        const float ledge = pulse(p.v - s.ground + 0.12F, s.storey, 0.14F, p.footV);
        const float shadow = pulse(p.v - s.ground + 0.26F, s.storey, 0.14F, p.footV);
        coat.albedo = mix(coat.albedo, Color{0.5F, 0.48F, 0.45F}, ledge * 0.55F);
        coat.shade *= 1 - 0.35F * shadow;
    }
    coat.shade *= 1 - 0.25F * clamped(0.8F - p.height);
    return coat;
}

} // namespace core
