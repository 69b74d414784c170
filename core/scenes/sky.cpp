// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/sky.h"

namespace core {

Color skyLight(const StreetWorld& world, Vec3 direction) {
    const Sunlight& light = world.light;
    const Vec3 d = normalized(direction);
    const auto height = static_cast<float>(std::max(d.y, 0.0));
    Color sky = mix(colorOf(light.horizon), colorOf(light.zenith), 1 - (1 - height) * (1 - height) * (1 - height));

    const auto nearSun = static_cast<float>(std::max(0.0, dot(d, light.towards)));
    const float glow2 = nearSun * nearSun, glow4 = glow2 * glow2, glow16 = glow4 * glow4 * glow4 * glow4;
    const float glow64 = glow16 * glow16 * glow16 * glow16;
    const auto clear = static_cast<float>(1 - light.clouds);
    sky = sky + colorOf(light.sun) * ((0.10F * glow4 + 0.25F * glow16 + 0.8F * glow64) * clear);

    if (light.clouds > 0.01 && d.y > -0.02) {
        // A flat layer of clouds, seen in perspective.
        const double away = 1 / (d.y + 0.08);
        const auto x = static_cast<float>(d.x * away * 0.9), y = static_cast<float>(d.z * away * 0.55);
        const auto seed = static_cast<std::uint32_t>(mixBits(world.seed ^ 0xc10d));
        const auto footprint = static_cast<float>(away * away * 0.002);
        const float shape = cloudNoise(x, y, footprint, 5, seed) * 0.5F + 0.5F;
        const auto cover = static_cast<float>(light.clouds);
        const float dense = ramp(0.78F - 0.75F * cover, 1.08F - 0.75F * cover, shape);
        if (dense <= 0) return sky;
        const float lit = 0.75F + 0.45F * clamped(cloudNoise(x + 0.12F, y + 0.2F, footprint, 3, seed) * 0.7F + 0.4F);
        const Color white = colorOf(light.sun) * 0.42F + colorOf(light.sky) * 0.75F;
        const Color grey = colorOf(light.sky) * 0.75F + colorOf(light.sun) * 0.1F;
        const Color cloud = mix(white, grey, dense * 0.7F) * lit;
        sky = mix(sky, cloud, dense * ramp(-0.02F, 0.12F, static_cast<float>(d.y)));
    }
    return sky;
}

} // namespace core
