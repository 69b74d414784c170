// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/rain.h"

#include "core/base/parallel.h"

#include <array>
#include <limits>

namespace core {
namespace {

constexpr int kBand = 32;    // rows
constexpr int kColumns = 64; // of a piece that is worked on downwards

/// Streaks of falling rain in one layer: thin slanted cells, each with a drop in some of them.
struct Layer {
    float width, length, slant;
    std::uint32_t seed;
};

/// The cell of a layer that a row passes through: the same for some pixels.
struct StreakCell {
    int column = std::numeric_limits<int>::min();
    bool hasDrop = false;
    float strength = 0; ///< in this row

    void enter(int newColumn, const Layer& layer, float v, float rain) {
        column = newColumn;
        const float shifted = v / layer.length + cellValue(column, 0, layer.seed);
        const int cell = wholeBelow(shifted);
        hasDrop = !(cellValue(column, cell, layer.seed + 7) > 0.10F * rain);
        const float along = shifted - static_cast<float>(cell) - 0.5F;
        strength = std::max(0.0F, 1 - 4 * along * along);
    }
};

/// A drop on the glass: cells of 46 rows, each with at most one lens.
struct Drop {
    static constexpr float kCell = 46;
    int column = std::numeric_limits<int>::min();
    bool isThere = false;
    float radius = 0, x = 0, y = 0;

    void enter(int i, int j, std::uint32_t seed, float rain) {
        column = i;
        isThere = cellValue(i, j, seed + 21) < 0.22F * rain;
        if (!isThere) return;
        radius = 3 + 6 * cellValue(i, j, seed + 22);
        x = (static_cast<float>(i) + 0.25F + 0.5F * cellValue(i, j, seed + 23)) * kCell;
        y = (static_cast<float>(j) + 0.25F + 0.5F * cellValue(i, j, seed + 24)) * kCell;
    }
};

} // namespace

Status mirrorGround(const Plane<Color>& light, const Plane<float>& mirror, Plane<Color>& to, int threads,
                    std::stop_token stop) {
    const Size size = light.size();
    // Where the ground begins in each column, from the bottom upwards: a picture upside down begins at this row.
    Plane<int> edge(size, 0);
    parallelFor(static_cast<std::size_t>(size.width), threads, kColumns, [&](std::size_t first, std::size_t last) {
        for (int y = 0; y < size.height && !stop.stop_requested(); ++y) {
            const float* share = mirror.row(y);
            const int* above = edge.row(std::max(y - 1, 0));
            int* here = edge.row(y);
            for (std::size_t x = first; x < last; ++x) here[x] = share[x] < 0 ? y + 1 : y > 0 ? above[x] : 0;
        }
    });
    parallelFor(static_cast<std::size_t>(size.height), threads, kBand, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row) {
            const int y = static_cast<int>(row);
            std::copy_n(light.row(y), size.width, to.row(y));
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
                    const auto ripple = [&](int rows) {
                        return static_cast<int>(offset * 0.7F * static_cast<float>(rows));
                    };
                    const int column =
                        std::clamp(x + static_cast<int>(jitter * 0.08F * static_cast<float>(away)), 0, size.width - 1);
                    int from = std::clamp(top - 1 - away - ripple(away), 0, size.height - 1);
                    // Over a low thing the eye sees ground again; its mirror sees what stands behind that ground.
                    if (mirror.at(column, from) >= 0) {
                        const int behind = edge.at(column, from);
                        from = std::clamp(behind - 1 - (y - behind) - ripple(y - behind), 0, size.height - 1);
                    }
                    sum = sum + light.at(column, from);
                }
                to.at(x, y) = light.at(x, y) + sum * (share / kTaps);
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    return {};
}

Status addRain(const Plane<Color>& light, const StreetWorld& world, Plane<Color>& to, int threads,
               std::stop_token stop) {
    const auto rain = static_cast<float>(world.air.rain);
    const Size size = light.size();
    const auto seed = static_cast<std::uint32_t>(mixBits(world.seed ^ 0x7a17));
    const float unit = static_cast<float>(size.height) / 512; // drops grow with the picture
    const Color bright = colorOf(world.light.horizon) * 0.8F;
    const std::array<Layer, 2> layers{{{2.2F, 26.0F, 0.10F, seed}, {3.6F, 60.0F, 0.14F, seed + 1}}};
    parallelFor(static_cast<std::size_t>(size.height), threads, kBand, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row) {
            const int y = static_cast<int>(row);
            const float v = static_cast<float>(y) / unit;
            std::array<StreakCell, 2> cells;
            Drop drop;
            for (int x = 0; x < size.width; ++x) {
                const float u = static_cast<float>(x) / unit;
                Color color = light.at(x, y);
                float streak = 0;
                for (std::size_t k = 0; k < 2; ++k) {
                    const float columns = (u + v * layers[k].slant) / layers[k].width;
                    const int column = wholeBelow(columns);
                    if (column != cells[k].column) cells[k].enter(column, layers[k], v, rain);
                    if (!cells[k].hasDrop) continue;
                    const float across = columns - static_cast<float>(column) - 0.5F;
                    streak += cells[k].strength * std::max(0.0F, 1 - 4 * across * across);
                }
                if (streak > 0) color = mix(color, bright, clamped(streak * 0.16F));
                const int i = wholeBelow(u / Drop::kCell);
                if (i != drop.column) drop.enter(i, wholeBelow(v / Drop::kCell), seed, rain);
                if (drop.isThere) {
                    const float dx = (u - drop.x) / drop.radius, dy = (v - drop.y) / (drop.radius * 1.25F);
                    const float away = dx * dx + dy * dy;
                    if (away < 1) {
                        const float reach = 7 * unit * drop.radius;
                        const int fx = static_cast<int>(drop.x * unit - dx * reach),
                                  fy = static_cast<int>(drop.y * unit - dy * reach);
                        const Color through =
                            light.at(std::clamp(fx, 0, size.width - 1), std::clamp(fy, 0, size.height - 1));
                        const float rim = away * away;
                        color = mix(color, through * (1.05F - 0.55F * rim), ramp(0.0F, 0.25F, 1 - away) * 0.8F);
                    }
                }
                to.at(x, y) = color;
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    return {};
}

} // namespace core
