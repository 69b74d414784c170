// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/materials.h"

namespace core {
namespace {

float grain(const SurfacePoint& p, float cell, int octaves, std::uint32_t salt) {
    return cloudNoise(p.u / cell, p.v / cell, p.foot / cell, octaves, p.material->variant * 747796405U + salt);
}
/// The same, drawn out along v (stretch above 1) or along u.
float streaks(const SurfacePoint& p, float cell, float stretch, int octaves, std::uint32_t salt) {
    return cloudNoise(p.u / cell, p.v / (cell * stretch), std::max(p.footU, p.footV / stretch) / cell, octaves,
                      p.material->variant * 747796405U + salt);
}

Coat plainCoat(const SurfacePoint& p) {
    const auto rough = static_cast<float>(p.material->roughness);
    Coat coat;
    coat.albedo =
        colorOf(p.material->base) * (1 + rough * (0.12F * grain(p, 0.9F, 3, 1) + 0.12F * grain(p, 0.06F, 2, 2)));
    coat.shade = 1 - 0.25F * rough * clamped(1 - p.height);
    return coat;
}

Coat paintCoat(const SurfacePoint& p) {
    Coat coat;
    const float flakes = 1 + 0.05F * grain(p, 0.5F, 2, 3);
    const float low = clamped((0.75F - p.height) * 0.9F);
    const float dirt = low > 0 ? low * clamped(0.55F + 0.6F * grain(p, 0.25F, 3, 4)) : 0;
    coat.albedo = mix(colorOf(p.material->base) * flakes, Color{0.17F, 0.15F, 0.12F}, dirt * 0.55F);
    coat.gloss = 0.10F * (1 - dirt) * static_cast<float>(1.2 - 0.8 * p.material->roughness);
    // Sheets are curved where the facets are flat: the mirrored horizon must not be a straight line.
    coat.bumpU = 0.10F * grain(p, 0.9F, 1, 5);
    coat.bumpV = 0.14F * grain(p, 0.9F, 1, 6);
    return coat;
}

Coat glassCoat(const SurfacePoint& p) {
    Coat coat;
    coat.albedo = colorOf(p.material->base) * (0.8F + 0.35F * streaks(p, 0.3F, 3, 2, 7));
    coat.gloss = 0.22F;
    coat.bumpU = 0.03F * grain(p, 0.6F, 1, 8);
    coat.bumpV = 0.03F * grain(p, 0.6F, 1, 9);
    return coat;
}

Coat clothCoat(const SurfacePoint& p) {
    Coat coat;
    const std::uint32_t pattern = p.material->variant % 7;
    Color color = colorOf(p.material->base);
    const Color second = colorOf(p.material->second);
    if (pattern == 1) color = mix(color, second, pulse(p.v, 0.12F, 0.05F, p.footV));
    if (pattern == 2)
        color = mix(color, second, 0.5F * (pulse(p.u, 0.14F, 0.06F, p.footU) + pulse(p.v, 0.14F, 0.06F, p.footV)));
    if (pattern == 3) color = mix(color, second, ramp(-0.1F, 0.25F, grain(p, 0.16F, 2, 10)));
    if (pattern == 4) color = color * (1 + 0.25F * grain(p, 0.03F, 2, 11)); // denim, knitwear
    const float folds = streaks(p, 0.09F, 3.0F, 2, 12);
    coat.albedo = color * (1 + 0.28F * folds + 0.10F * grain(p, 0.3F, 2, 13));
    coat.bumpU = 0.45F * streaks(p, 0.10F, 2.5F, 2, 14);
    coat.bumpV = 0.25F * grain(p, 0.15F, 1, 15);
    return coat;
}

Coat skinCoat(const SurfacePoint& p) {
    Coat coat;
    coat.albedo = colorOf(p.material->base) * (1 + 0.12F * grain(p, 0.07F, 2, 16));
    coat.bumpU = 0.35F * grain(p, 0.1F, 1, 17);
    return coat;
}

Coat metalCoat(const SurfacePoint& p) {
    Coat coat;
    const float scratched = 1 + 0.14F * streaks(p, 0.05F, 12, 3, 18) + 0.08F * grain(p, 0.5F, 2, 19);
    coat.albedo = colorOf(p.material->base) * scratched;
    if (p.material->variant % 3 == 0) {
        const float rust =
            ramp(0.25F, 0.75F, streaks(p, 0.12F, 3, 3, 20) + 0.25F * static_cast<float>(p.material->roughness));
        coat.albedo = mix(coat.albedo, Color{0.20F, 0.09F, 0.045F}, rust * 0.8F);
    }
    coat.gloss = 0.07F;
    return coat;
}

Coat concreteCoat(const SurfacePoint& p) {
    Coat coat;
    const float rough = 0.5F + static_cast<float>(p.material->roughness);
    coat.albedo =
        colorOf(p.material->base) * (1 + rough * (0.16F * grain(p, 1.4F, 4, 21) + 0.16F * streaks(p, 0.35F, 7, 3, 22) +
                                                  0.06F * grain(p, 0.03F, 2, 23)));
    const auto slab = static_cast<float>(std::max(p.material->scale, 0.6));
    const float joint = std::max(pulse(p.u, slab * 2, 0.025F, p.footU), pulse(p.v + 0.02F, slab, 0.02F, p.footV));
    coat.albedo = coat.albedo * (1 - 0.5F * joint);
    const float low = clamped(0.5F - p.height);
    if (low > 0) // moss
        coat.albedo = mix(coat.albedo, Color{0.07F, 0.09F, 0.04F}, 0.35F * low * clamped(grain(p, 0.3F, 3, 24) + 0.5F));
    return coat;
}

Coat bricksCoat(const SurfacePoint& p) {
    const auto width = static_cast<float>(std::max(p.material->scale, 0.05));
    const float height = width * 0.36F;
    const int course = wholeBelow(p.v / height);
    const float shifted = p.u + ((course & 1) != 0 ? 0.5F * width : 0.0F);
    const int brick = wholeBelow(shifted / width);
    const float seen = visible(width, p.footU) * visible(height, p.footV);
    const std::uint32_t seed = p.material->variant * 2891336453U;
    const float tone = (cellValue(brick, course, seed) - 0.5F) * seen;
    const float hue = (cellValue(brick, course, seed + 1) - 0.5F) * seen;
    const Color own = colorOf(p.material->base) * (1 + 0.55F * tone) * Color{1 + 0.2F * hue, 1, 1 - 0.2F * hue};
    const float mortar =
        std::max(pulse(shifted, width, 0.1F * width, p.footU), pulse(p.v, height, 0.22F * height, p.footV));
    Coat coat;
    coat.albedo = mix(own, colorOf(p.material->second), mortar) *
                  (1 + 0.14F * grain(p, 1.7F, 4, 25) + 0.12F * streaks(p, 0.4F, 6, 2, 26));
    return coat;
}

Coat plasterCoat(const SurfacePoint& p) {
    Coat coat;
    const float rough = 0.4F + static_cast<float>(p.material->roughness);
    coat.albedo =
        colorOf(p.material->base) * (1 + rough * (0.13F * grain(p, 2.2F, 4, 27) + 0.12F * streaks(p, 0.5F, 8, 3, 28) +
                                                  0.05F * grain(p, 0.05F, 2, 29)));
    const float flaked = ramp(0.62F, 0.72F, grain(p, 1.1F, 4, 30) * rough);
    coat.albedo = mix(coat.albedo, colorOf(p.material->second) * 0.6F + coat.albedo * 0.3F, flaked * 0.6F);
    coat.shade = 1 - 0.3F * clamped(0.6F - p.height);
    return coat;
}

Coat woodCoat(const SurfacePoint& p) {
    Coat coat;
    const auto plank = static_cast<float>(std::clamp(p.material->scale, 0.05, 0.4));
    const int number = wholeBelow(p.u / plank);
    const float tone = (cellValue(number, 3, p.material->variant) - 0.5F) * visible(plank, p.footU);
    coat.albedo = colorOf(p.material->base) *
                  (1 + 0.35F * tone + 0.2F * streaks(p, 0.02F, 14, 3, 31) + 0.15F * grain(p, 0.8F, 2, 32));
    coat.albedo = coat.albedo * (1 - 0.7F * pulse(p.u, plank, 0.08F * plank, p.footU));
    return coat;
}

Coat barsCoat(const SurfacePoint& p) {
    const auto pitch = static_cast<float>(std::max(p.material->scale, 0.03));
    const float upright = pulse(p.u, pitch, 0.24F * pitch, p.footU);
    const float level = pulse(p.v + 0.1F, 0.85F, 0.05F, p.footV);
    const float bar = std::max(upright, level);
    Coat coat;
    const Color metal = colorOf(p.material->base) * (1 + 0.2F * grain(p, 0.3F, 3, 33));
    const Color gap = colorOf(p.material->second) * (1 + 0.45F * grain(p, 0.5F, 4, 34));
    coat.albedo = mix(gap, metal, bar);
    coat.bumpU =
        0.5F * (pulse(p.u, pitch, 0.12F * pitch, p.footU) - pulse(p.u - 0.12F * pitch, pitch, 0.12F * pitch, p.footU));
    return coat;
}

Coat foliageCoat(const SurfacePoint& p) {
    Coat coat;
    const auto clump = static_cast<float>(std::clamp(p.material->scale * 0.5, 0.15, 1.2));
    const float clumps = grain(p, clump, 3, 35);
    // Equal parts of every size, so that twigs and leaves are seen from near and far.
    const float leaves =
        0.6F * (grain(p, 0.5F, 1, 36) + grain(p, 0.23F, 1, 44) + grain(p, 0.11F, 1, 45) + grain(p, 0.055F, 1, 46));
    coat.albedo =
        mix(colorOf(p.material->second), colorOf(p.material->base), clamped(0.55F + 0.22F * clumps + 0.5F * leaves));
    coat.albedo = coat.albedo * Color{1 + 0.18F * grain(p, 0.7F, 2, 37), 1, 1 - 0.15F * leaves};
    coat.bumpU = 0.6F * grain(p, 0.2F, 3, 38);
    coat.bumpV = 0.6F * grain(p, 0.2F, 3, 39) - 0.2F;
    coat.shade = 0.4F + 0.6F * ramp(-0.9F, 0.6F, 0.7F * clumps + leaves);
    coat.through = 0.6F;
    return coat;
}

Coat barkCoat(const SurfacePoint& p) {
    Coat coat;
    const float ridges = streaks(p, 0.06F, 5, 3, 40);
    coat.albedo = colorOf(p.material->base) * (1 + 0.5F * ridges + 0.25F * grain(p, 0.5F, 3, 41));
    coat.bumpU = 0.8F * ridges;
    return coat;
}

Coat signCoat(const SurfacePoint& p) {
    Coat coat;
    const auto size = static_cast<float>(std::max(p.material->scale, 0.05));
    const float x = fraction(p.u / size), y = fraction(p.v / size);
    const float foot = p.foot / size;
    const float border = 1 - within(x - 0.5F, 0.44F, foot) * within(y - 0.5F, 0.44F, foot);
    // Two lines of something like letters or a symbol in the middle.
    const float fine = 1.0F / 9;
    const int column = wholeBelow(x / fine), line = wholeBelow(y / (2 * fine));
    const bool inked = cellValue(column, line, p.material->variant) < 0.55F && (line == 1 || line == 2 || line == 3);
    const float glyph =
        inked ? within(x - 0.5F, 0.33F, foot) * pulse(y, 2 * fine, 1.3F * fine, foot) * visible(fine, foot) : 0;
    coat.albedo = mix(colorOf(p.material->base), colorOf(p.material->second), std::max(border, glyph * 0.9F));
    coat.albedo = coat.albedo * (1 + 0.08F * grain(p, 0.5F, 3, 42)) * (1 - 0.12F * clamped(streaks(p, 0.1F, 6, 2, 43)));
    coat.gloss = 0.04F;
    return coat;
}

} // namespace

Coat coatAt(const SurfacePoint& p) {
    switch (p.material->surface) {
    case Surface::Plain: return plainCoat(p);
    case Surface::Paint: return paintCoat(p);
    case Surface::Glass: return glassCoat(p);
    case Surface::Lamp: {
        Coat coat;
        coat.albedo = {0.3F, 0.3F, 0.3F};
        coat.glow = colorOf(p.material->base);
        return coat;
    }
    case Surface::Cloth: return clothCoat(p);
    case Surface::Skin: return skinCoat(p);
    case Surface::Metal: return metalCoat(p);
    case Surface::Concrete: return concreteCoat(p);
    case Surface::Bricks: return bricksCoat(p);
    case Surface::Plaster: return plasterCoat(p);
    case Surface::Facade: return facadeCoat(p);
    case Surface::Wood: return woodCoat(p);
    case Surface::Bars: return barsCoat(p);
    case Surface::Asphalt: return asphaltCoat(p);
    case Surface::Paving: return pavingCoat(p);
    case Surface::Grass: return grassCoat(p);
    case Surface::Soil: return soilCoat(p);
    case Surface::Foliage: return foliageCoat(p);
    case Surface::Bark: return barkCoat(p);
    case Surface::Sign: return signCoat(p);
    case Surface::Marking: return markingCoat(p);
    case Surface::Sky: break;
    }
    return plainCoat(p);
}

} // namespace core
