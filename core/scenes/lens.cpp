// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/lens.h"

#include "core/base/parallel.h"
#include "core/scenes/compression.h"

#include <array>

namespace core {
namespace {

constexpr int kToneSteps = 4096;

/// Linear light → [0, 1] as a camera stores it: toe and shoulder of a film (Narkowicz 2015), then the sRGB curve. The
/// table is even in the square root of light, up to light 16.
std::vector<float> toneCurve() {
    std::vector<float> curve(kToneSteps + 1);
    for (int i = 0; i <= kToneSteps; ++i) {
        const double root = static_cast<double>(i) / kToneSteps * 4;
        const double x = root * root * 0.8;
        const double y = std::min(1.0, x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14));
        curve[static_cast<std::size_t>(i)] =
            static_cast<float>(y <= 0.0031308 ? 12.92 * y : 1.055 * exactPow(y, 1 / 2.4) - 0.055);
    }
    return curve;
}
float stored(const std::vector<float>& curve, float light) {
    const float at = std::min(std::sqrt(std::max(light, 0.0F)) * (kToneSteps / 4.0F), kToneSteps - 1.0F);
    const int below = static_cast<int>(at);
    const auto i = static_cast<std::size_t>(below);
    return mix(curve[i], curve[i + 1], at - static_cast<float>(below));
}

/// Mean of 2·reach + 1 neighbours along rows or columns, the border repeated.
Plane<Color> boxBlur(const Plane<Color>& from, int reach, bool alongRows, int threads) {
    Plane<Color> to(from.size());
    const int lines = alongRows ? from.height() : from.width(), count = alongRows ? from.width() : from.height();
    const float share = 1 / static_cast<float>(2 * reach + 1);
    parallelFor(static_cast<std::size_t>(lines), threads, 32, [&](std::size_t first, std::size_t last) {
        for (int line = static_cast<int>(first); line < static_cast<int>(last); ++line) {
            const auto at = [&](int i) {
                const int bounded = std::clamp(i, 0, count - 1);
                return alongRows ? from.at(bounded, line) : from.at(line, bounded);
            };
            Color sum;
            for (int i = -reach; i <= reach; ++i) sum = sum + at(i);
            for (int i = 0; i < count; ++i) {
                (alongRows ? to.at(i, line) : to.at(line, i)) = sum * share;
                sum = sum + at(i + reach + 1) + at(i - reach) * -1.0F;
            }
        }
    });
    return to;
}

/// Halos around what is brighter than white: scattered in lens and eye. Worked out on a picture of a quarter the size.
Plane<Color> halos(const Plane<Color>& light, float exposure, int threads, const std::stop_token& stop) {
    const Size small{(light.width() + 3) / 4, (light.height() + 3) / 4};
    Plane<Color> bright(small);
    parallelFor(static_cast<std::size_t>(small.height), threads, 8, [&](std::size_t first, std::size_t last) {
        const int end = std::min(4 * static_cast<int>(last), light.height());
        for (int y = 4 * static_cast<int>(first); y < end && !stop.stop_requested(); ++y)
            for (int x = 0; x < light.width(); ++x) {
                const Color c = light.at(x, y) * exposure;
                const float over = std::max({c.r, c.g, c.b}) - 1.1F;
                if (over > 0) {
                    Color& cell = bright.at(x / 4, y / 4);
                    cell = cell + c * (std::min(over, 6.0F) / (over + 1.1F) / 16);
                }
            }
    });
    const int reach = std::max(1, light.width() / 400);
    const auto blurred = [threads](const Plane<Color>& plane, int by) {
        return boxBlur(boxBlur(plane, by, true, threads), by, false, threads);
    };
    for (int pass = 0; pass < 2 && !stop.stop_requested(); ++pass) bright = blurred(bright, reach);
    Plane<Color> wide = blurred(bright, reach * 4);
    for (std::size_t i = 0; i < wide.values().size(); ++i) wide.values()[i] = wide.values()[i] + bright.values()[i];
    return wide;
}

/// Rows of the halos at the full size, between the four nearest cells. Neighbouring rows share most of the work, so one
/// thread asks for them one after the other.
class HaloRows {
public:
    HaloRows(const Plane<Color>& small, int width) : m_small(small) {
        for (Line& line : m_lines) line.pixels.resize(static_cast<std::size_t>(width));
    }
    /// The halo at x: mix(above[x], below[x], down).
    struct Row {
        const Color *above, *below;
        float down;
    };
    Row at(int y) {
        const float fy = (static_cast<float>(y) + 0.5F) / 4 - 0.5F;
        const int j = wholeBelow(fy);
        return {lineAt(j), lineAt(j + 1), fraction(fy)};
    }

private:
    struct Line {
        int row = -1;
        std::vector<Color> pixels;
    };
    const Color* lineAt(int j) {
        const int row = std::clamp(j, 0, m_small.height() - 1);
        Line& line = m_lines[static_cast<std::size_t>(row & 1)];
        if (line.row != row) {
            line.row = row;
            const Color* from = m_small.row(row);
            for (int x = 0; x < static_cast<int>(line.pixels.size()); ++x) {
                const float fx = (static_cast<float>(x) + 0.5F) / 4 - 0.5F;
                const int i = wholeBelow(fx), last = m_small.width() - 1;
                line.pixels[static_cast<std::size_t>(x)] =
                    mix(from[std::clamp(i, 0, last)], from[std::clamp(i + 1, 0, last)], fraction(fx));
            }
        }
        return line.pixels.data();
    }
    const Plane<Color>& m_small;
    std::array<Line, 2> m_lines; ///< of even and of odd rows
};

/// About normal, mean 0, deviation 1: four bytes of one mixed word.
float gaussian(std::uint32_t bits) {
    const auto sum = static_cast<float>((bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + (bits >> 24));
    return (sum - 510) / 147.8F;
}

} // namespace

Result<Image> developPhoto(Plane<Color> light, const StreetWorld& world, int threads, std::stop_token stop) {
    const Size size = light.size();
    const std::vector<float> curve = toneCurve();
    const auto exposure = static_cast<float>(world.light.exposure);
    const Plane<Color> halo = halos(light, exposure, threads, stop);
    if (stop.stop_requested()) return cancelled();

    // A three-tap filter of the deviation that is asked for; one pixel is as far as it reaches.
    const auto spread = static_cast<float>(std::clamp(world.lens.blur * world.lens.blur * 0.5, 0.0, 0.25));
    const auto vignette = static_cast<float>(world.lens.vignette), noise = static_cast<float>(world.lens.noise);
    Random random(world.seed ^ 0x1e25);
    const auto warm = static_cast<float>(random.between(-0.05, 0.05)),
               tint = static_cast<float>(random.between(-0.02, 0.02));
    const Color balance{1 + warm, 1 + tint, 1 - warm};
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const float halfWidth = static_cast<float>(size.width) / 2, halfHeight = static_cast<float>(size.height) / 2;
    const float corner = 1 / (halfWidth * halfWidth + halfHeight * halfHeight);

    CompressedPhoto photo(size);
    constexpr std::size_t kRows = 16; // of a piece: an even number, since two rows share their colours
    parallelFor(static_cast<std::size_t>(size.height), threads, kRows, [&](std::size_t first, std::size_t last) {
        std::vector<Color> line(static_cast<std::size_t>(size.width)), shown(line);
        HaloRows haloRows(halo, size.width);
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row) {
            const int y = static_cast<int>(row);
            const Color* here = light.row(y);
            const Color* above = light.row(std::max(y - 1, 0));
            const Color* below = light.row(std::min(y + 1, size.height - 1));
            for (int x = 0; x < size.width; ++x)
                line[static_cast<std::size_t>(x)] = here[x] * (1 - 2 * spread) + (above[x] + below[x]) * spread;
            const HaloRows::Row glow = haloRows.at(y);
            const float dy = static_cast<float>(y) + 0.5F - halfHeight;
            for (int x = 0; x < size.width; ++x) {
                const auto i = static_cast<std::size_t>(x);
                Color c = line[i] * (1 - 2 * spread) +
                          (line[x > 0 ? i - 1 : i] + line[x + 1 < size.width ? i + 1 : i]) * spread;
                const float dx = static_cast<float>(x) + 0.5F - halfWidth;
                const float away = (dx * dx + dy * dy) * corner;
                c = (c * exposure + mix(glow.above[x], glow.below[x], glow.down) * 0.35F) * (1 - vignette * away) *
                    balance;
                Color d{stored(curve, c.r), stored(curve, c.g), stored(curve, c.b)};
                // Shot noise: the tone curve lifts the dark parts and with them their noise.
                const float sigma = noise * (1.35F - 0.9F * luminance(d));
                const float common = gaussian(cellBits(x, y, seed)) * 0.8F * sigma;
                d.r += common + gaussian(cellBits(x, y, seed + 1)) * 0.6F * sigma;
                d.g += common + gaussian(cellBits(x, y, seed + 2)) * 0.35F * sigma;
                d.b += common + gaussian(cellBits(x, y, seed + 3)) * 0.75F * sigma;
                shown[i] = d;
            }
            photo.takeRow(y, shown.data());
        }
    });
    if (stop.stop_requested()) return cancelled();
    return std::move(photo).developed(world.lens.blockiness, threads, stop);
}

} // namespace core
