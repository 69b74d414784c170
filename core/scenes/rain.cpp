// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/rain.h"

#include "core/base/parallel.h"

namespace core {
namespace {

constexpr int kBand = 32; // rows

} // namespace

Status mirrorGround(Plane<Color>& light, const Plane<float>& mirror, int threads, std::stop_token stop) {
    const Plane<Color> source = light;
    const Size size = light.size();
    // Where the ground begins in each column, from the bottom upwards: a picture upside down begins at this row.
    Plane<int> edge(size, 0);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            edge.at(x, y) = mirror.at(x, y) < 0 ? y + 1 : y > 0 ? edge.at(x, y - 1) : 0;
    parallelFor(static_cast<std::size_t>(size.height), threads, kBand, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row) {
            const int y = static_cast<int>(row);
            for (int x = 0; x < size.width; ++x) {
                const float share = mirror.at(x, y);
                if (share <= 0) continue;
                const int top = edge.at(x, y);
                const int away = y - top; // rows below the foot of what is mirrored
                Color sum;
                // Ripples blur the mirror upwards far more than sideways.
                constexpr int kTaps = 4;
                for (int tap = 0; tap < kTaps; ++tap) {
                    const float jitter = cellValue(x, y, static_cast<std::uint32_t>(tap) + 11U) - 0.5F;
                    const float offset = (static_cast<float>(tap) + 0.5F + jitter) / kTaps - 0.5F;
                    const int from = top - 1 - away - static_cast<int>(offset * 0.7F * static_cast<float>(away));
                    const int aside = x + static_cast<int>(jitter * 0.08F * static_cast<float>(away));
                    sum = sum + source.at(std::clamp(aside, 0, size.width - 1), std::clamp(from, 0, size.height - 1));
                }
                light.at(x, y) = light.at(x, y) + sum * (share / kTaps);
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    return {};
}

Status addRain(Plane<Color>& light, const StreetWorld& world, int threads, std::stop_token stop) {
    const auto rain = static_cast<float>(world.air.rain);
    const Plane<Color> source = light;
    const Size size = light.size();
    const auto seed = static_cast<std::uint32_t>(mixBits(world.seed ^ 0x7a17));
    const float unit = static_cast<float>(size.height) / 512; // drops grow with the picture
    const Color bright = colorOf(world.light.horizon) * 0.8F;
    parallelFor(static_cast<std::size_t>(size.height), threads, kBand, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row) {
            const int y = static_cast<int>(row);
            const float v = static_cast<float>(y) / unit;
            for (int x = 0; x < size.width; ++x) {
                const float u = static_cast<float>(x) / unit;
                Color color = source.at(x, y);
                // Two layers of streaks, a little slanted: thin cells, each with a drop in some of them.
                float streak = 0;
                for (int layer = 0; layer < 2; ++layer) {
                    const float width = layer == 0 ? 2.2F : 3.6F, length = layer == 0 ? 26.0F : 60.0F;
                    const float su = u + v * (layer == 0 ? 0.10F : 0.14F);
                    const float columns = su / width;
                    const int column = wholeBelow(columns);
                    const float shifted = v / length + cellValue(column, 0, seed + static_cast<std::uint32_t>(layer));
                    const int cell = wholeBelow(shifted);
                    if (cellValue(column, cell, seed + 7 + static_cast<std::uint32_t>(layer)) > 0.10F * rain) continue;
                    const float along = shifted - static_cast<float>(cell) - 0.5F;
                    const float across = columns - static_cast<float>(column) - 0.5F;
                    streak += std::max(0.0F, 1 - 4 * along * along) * std::max(0.0F, 1 - 4 * across * across);
                }
                color = mix(color, bright, clamped(streak * 0.16F));
                // Drops on the glass: cells of 46 rows, each with at most one lens.
                const float cellSize = 46;
                const int i = wholeBelow(u / cellSize), j = wholeBelow(v / cellSize);
                if (cellValue(i, j, seed + 21) < 0.22F * rain) {
                    const float radius = 3 + 6 * cellValue(i, j, seed + 22);
                    const float cx = (static_cast<float>(i) + 0.25F + 0.5F * cellValue(i, j, seed + 23)) * cellSize;
                    const float cy = (static_cast<float>(j) + 0.25F + 0.5F * cellValue(i, j, seed + 24)) * cellSize;
                    const float dx = (u - cx) / radius, dy = (v - cy) / (radius * 1.25F);
                    const float away = dx * dx + dy * dy;
                    if (away < 1) {
                        const float reach = 7 * unit * radius;
                        const int fx = static_cast<int>(cx * unit - dx * reach),
                                  fy = static_cast<int>(cy * unit - dy * reach);
                        const Color through =
                            source.at(std::clamp(fx, 0, size.width - 1), std::clamp(fy, 0, size.height - 1));
                        const float rim = away * away;
                        color = mix(color, through * (1.05F - 0.55F * rim), ramp(0.0F, 0.25F, 1 - away) * 0.8F);
                    }
                }
                light.at(x, y) = color;
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    return {};
}

} // namespace core
