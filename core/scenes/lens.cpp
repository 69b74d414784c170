// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/lens.h"

#include "core/base/parallel.h"

#include <array>

namespace core {
namespace {

constexpr int kToneSteps = 4096;

/// Linear light → [0, 1] as a camera stores it: a shoulder for highlights, then the sRGB curve.
std::vector<float> toneCurve() {
    std::vector<float> curve(kToneSteps + 1);
    for (int i = 0; i <= kToneSteps; ++i) {
        const double root = static_cast<double>(i) / kToneSteps * 2; // the table is even in the square root of light
        const double x = root * root;
        const double y = x * (1 + x / 9) / (1 + x); // Reinhard et al. 2002, equation 4, white at 3
        const double bounded = std::min(1.0, y * 1.35);
        curve[static_cast<std::size_t>(i)] =
            static_cast<float>(bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * exactPow(bounded, 1 / 2.4) - 0.055);
    }
    return curve;
}

float stored(const std::vector<float>& curve, float light) {
    const float at = std::min(std::sqrt(std::max(light, 0.0F)) * (kToneSteps / 2.0F), kToneSteps * 1.0F);
    return curve[static_cast<std::size_t>(at)];
}

std::uint8_t byteOf(float value) { return static_cast<std::uint8_t>(clamped(value) * 255.0F + 0.5F); }

} // namespace

Result<Image> developPhoto(Plane<Color> light, const StreetWorld& world, int threads, std::stop_token stop) {
    const std::vector<float> curve = toneCurve();
    const auto exposure = static_cast<float>(world.light.exposure);
    Image image(light.size());
    parallelFor(static_cast<std::size_t>(light.height()), threads, 16, [&](std::size_t first, std::size_t last) {
        for (std::size_t y = first; y < last && !stop.stop_requested(); ++y) {
            const Color* from = light.row(static_cast<int>(y));
            Rgb* to = image.row(static_cast<int>(y));
            for (int x = 0; x < light.width(); ++x)
                to[x] = {byteOf(stored(curve, from[x].r * exposure)), byteOf(stored(curve, from[x].g * exposure)),
                         byteOf(stored(curve, from[x].b * exposure))};
        }
    });
    if (stop.stop_requested()) return cancelled();
    return image;
}

} // namespace core
