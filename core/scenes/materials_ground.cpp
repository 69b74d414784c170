// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground: roads, sidewalks, grass and soil.
#include "core/scenes/materials.h"

namespace core {
namespace {

float noiseOf(const SurfacePoint& p, float cell, int octaves, std::uint32_t salt) {
    return cloudNoise(p.u / cell, p.v / cell, p.foot / cell, octaves, p.material->variant * 747796405U + salt);
}
float alongRoad(const SurfacePoint& p, float cell, float stretch, int octaves, std::uint32_t salt) {
    return cloudNoise(p.u / cell, p.v / (cell * stretch), std::max(p.footU, p.footV / stretch) / cell, octaves,
                      p.material->variant * 747796405U + salt);
}

/// Water darkens what is rough and lies in shallow places first.
void wet(const SurfacePoint& p, Coat& coat, float shallow) {
    if (p.wetness <= 0) return;
    const float puddle = p.wetness * ramp(0.05F, 0.45F, noiseOf(p, 2.6F, 2, 90) + shallow + 0.5F * (p.wetness - 0.5F));
    coat.albedo = coat.albedo * (1 - 0.45F * p.wetness - 0.2F * puddle);
    coat.gloss = std::max(coat.gloss, p.wetness * 0.06F + puddle * 0.12F);
}

} // namespace

Coat asphaltCoat(const SurfacePoint& p) {
    Coat coat;
    const float rough = 0.5F + static_cast<float>(p.material->roughness);
    const std::uint32_t seed = p.material->variant * 2654435761U;
    float tone = 1 + rough * (0.10F * noiseOf(p, 3.5F, 3, 50) + 0.16F * noiseOf(p, 0.05F, 3, 51) +
                              0.09F * alongRoad(p, 0.45F, 30, 3, 52));
    Color color = colorOf(p.material->base) * tone;

    // Patches where the road was opened and closed again: rectangles of another tone with a seam of tar.
    const float cellU = 5.3F, cellV = 11.0F;
    const int i = wholeBelow(p.u / cellU), j = wholeBelow(p.v / cellV);
    if (cellValue(i, j, seed) < 0.3F) {
        const float halfU = 0.4F + 1.2F * cellValue(i, j, seed + 1), halfV = 0.6F + 3.5F * cellValue(i, j, seed + 2);
        const float x = p.u - (static_cast<float>(i) + 0.5F) * cellU, y = p.v - (static_cast<float>(j) + 0.5F) * cellV;
        const float inner = within(x, halfU, p.footU) * within(y, halfV, p.footV);
        const float outer = within(x, halfU + 0.04F, p.footU) * within(y, halfV + 0.04F, p.footV);
        color = color * mix(1.0F, 0.72F + 0.5F * cellValue(i, j, seed + 3), inner);
        color = color * (1 - 0.45F * (outer - inner));
    }
    // Cracks: where smooth noise passes through its middle.
    const float foot = p.foot;
    if (foot < 0.08F) {
        const float warp = 0.35F * noiseOf(p, 0.6F, 2, 53);
        const float n = valueNoise(p.u / 2.1F + warp, p.v / 3.3F + warp, seed + 9) - 0.5F;
        const float width = 0.006F + foot * 0.5F;
        const float crack = clamped(1 - (n < 0 ? -n : n) / width) * clamped(0.012F / (foot + 0.004F));
        if (crack > 0) color = color * (1 - 0.6F * crack * ramp(0.0F, 0.4F, noiseOf(p, 6.0F, 2, 54)));
    }
    const float oil = ramp(0.45F, 0.85F, noiseOf(p, 1.3F, 2, 55));
    coat.albedo = color * (1 - 0.3F * oil);
    coat.gloss = 0.012F;
    wet(p, coat, 0);
    return coat;
}

Coat markingCoat(const SurfacePoint& p) {
    Coat coat;
    const float worn = ramp(0.2F, 0.7F,
                            noiseOf(p, 0.25F, 4, 57) + 0.5F * noiseOf(p, 2.0F, 2, 58) +
                                0.25F * static_cast<float>(p.material->roughness));
    coat.albedo = mix(colorOf(p.material->base) * (1 + 0.08F * noiseOf(p, 0.05F, 2, 59)), Color{0.14F, 0.14F, 0.145F},
                      worn * 0.8F);
    coat.gloss = 0.012F;
    wet(p, coat, -0.1F);
    return coat;
}

Coat pavingCoat(const SurfacePoint& p) {
    Coat coat;
    const auto slab = static_cast<float>(std::max(p.material->scale, 0.05));
    const bool isCobble = p.material->variant % 3 == 0;
    const float depth = isCobble ? slab : slab * (p.material->variant % 2 == 0 ? 1.0F : 0.5F);
    const int row = wholeBelow(p.v / depth);
    const float shifted = p.u + ((row & 1) != 0 ? 0.5F * slab : 0.0F);
    const int column = wholeBelow(shifted / slab);
    const float seen = visible(slab, p.foot);
    const float tone = (cellValue(column, row, p.material->variant * 977U) - 0.5F) * seen;
    const float gap = isCobble ? 0.16F : 0.04F;
    const float joint = std::max(pulse(shifted, slab, gap * slab, p.footU), pulse(p.v, depth, gap * slab, p.footV));
    const float rough = 0.5F + static_cast<float>(p.material->roughness);
    Color color =
        colorOf(p.material->base) * (1 + (isCobble ? 0.55F : 0.28F) * tone +
                                     rough * (0.13F * noiseOf(p, 1.6F, 4, 60) + 0.10F * noiseOf(p, 0.03F, 2, 61)));
    color = mix(color, colorOf(p.material->second) * 0.8F, joint * 0.7F);
    const float stain = ramp(0.4F, 0.8F, noiseOf(p, 0.5F, 3, 62));
    coat.albedo = color * (1 - 0.22F * stain);
    coat.gloss = 0.01F;
    wet(p, coat, -0.15F);
    return coat;
}

Coat grassCoat(const SurfacePoint& p) {
    Coat coat;
    const float blades = noiseOf(p, 0.035F, 2, 63);
    const float tufts = noiseOf(p, 0.22F, 3, 64);
    const float meadow = noiseOf(p, 3.0F, 4, 65);
    coat.albedo =
        mix(colorOf(p.material->base), colorOf(p.material->second), clamped(0.4F + 0.45F * meadow + 0.25F * tufts));
    coat.albedo = coat.albedo * (1 + 0.35F * blades + 0.25F * tufts);
    const float bare = ramp(0.62F, 0.85F, noiseOf(p, 1.7F, 3, 66));
    coat.albedo = mix(coat.albedo, Color{0.16F, 0.12F, 0.075F}, bare * 0.7F);
    coat.shade = 0.85F + 0.15F * blades;
    coat.through = 0.25F;
    coat.bumpU = 0.5F * tufts;
    coat.bumpV = 0.5F * blades;
    coat.albedo = coat.albedo * (1 - 0.25F * p.wetness);
    return coat;
}

Coat soilCoat(const SurfacePoint& p) {
    Coat coat;
    coat.albedo = colorOf(p.material->base) * (1 + 0.3F * noiseOf(p, 1.2F, 4, 67) + 0.3F * noiseOf(p, 0.06F, 3, 68));
    const float pebble = ramp(0.5F, 0.7F, noiseOf(p, 0.12F, 2, 69));
    coat.albedo = mix(coat.albedo, colorOf(p.material->second), pebble * 0.6F);
    coat.bumpU = 0.4F * noiseOf(p, 0.1F, 2, 70);
    wet(p, coat, -0.1F);
    return coat;
}

} // namespace core
