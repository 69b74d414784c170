// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/compression.h"

#include "core/base/parallel.h"

#include <array>

namespace core {
namespace {

using Block = std::array<float, 64>;

// ITU-T T.81, tables K.1 and K.2.
constexpr std::array<int, 64> kBrightnessSteps{16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
                                               14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
                                               18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
                                               49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr std::array<int, 64> kColorSteps{17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
                                          24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
                                          99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                                          99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

/// basis[k·8 + x] = c(k)·cos((2x + 1)·k·π/16): orthonormal.
Block cosines() {
    Block basis;
    for (int k = 0; k < 8; ++k)
        for (int x = 0; x < 8; ++x)
            basis[static_cast<std::size_t>(k * 8 + x)] =
                static_cast<float>((k == 0 ? std::sqrt(0.125) : 0.5) * exactCos((2 * x + 1) * k * kPi / 16));
    return basis;
}
Block transposed(const Block& a) {
    Block result;
    for (std::size_t i = 0; i < 64; ++i) result[i % 8 * 8 + i / 8] = a[i];
    return result;
}
Block product(const Block& a, const Block& b) {
    Block result{};
    for (std::size_t y = 0; y < 8; ++y)
        for (std::size_t k = 0; k < 8; ++k) {
            const float factor = a[y * 8 + k];
            for (std::size_t x = 0; x < 8; ++x) result[y * 8 + x] += factor * b[k * 8 + x];
        }
    return result;
}

/// Cuts a plane (values around 0, in steps of 1/255) into blocks, rounds their frequencies, puts them together again.
/// The border is repeated.
void quantise(Plane<float>& plane, const std::array<int, 64>& table, float scale, int threads) {
    const Block basis = cosines(), back = transposed(basis);
    Block steps, inverse;
    for (std::size_t i = 0; i < 64; ++i) {
        steps[i] = std::max(1.0F, static_cast<float>(table[i]) * scale);
        inverse[i] = 1 / steps[i];
    }
    const int width = plane.width(), height = plane.height();
    parallelFor(static_cast<std::size_t>((height + 7) / 8), threads, 2, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row)
            for (int left = 0; left < width; left += 8) {
                const int top = static_cast<int>(row) * 8;
                Block block;
                for (int y = 0; y < 8; ++y)
                    for (int x = 0; x < 8; ++x)
                        block[static_cast<std::size_t>(y * 8 + x)] =
                            plane.at(std::min(left + x, width - 1), std::min(top + y, height - 1));
                block = product(product(basis, block), back);
                for (std::size_t i = 0; i < 64; ++i)
                    block[i] = static_cast<float>(wholeBelow(block[i] * inverse[i] + 0.5F)) * steps[i];
                block = product(product(back, block), basis);
                for (int y = 0; y < 8 && top + y < height; ++y)
                    for (int x = 0; x < 8 && left + x < width; ++x)
                        plane.at(left + x, top + y) = block[static_cast<std::size_t>(y * 8 + x)];
            }
    });
}

std::uint8_t byteOf(float value) { return static_cast<std::uint8_t>(std::clamp(wholeBelow(value + 0.5F), 0, 255)); }

} // namespace

Image compressed(const Plane<Color>& pixels, double strength, int threads) {
    const Size size = pixels.size(), half{(size.width + 1) / 2, (size.height + 1) / 2};
    Plane<float> y(size), cb(half, 0.0F), cr(half, 0.0F);
    parallelFor(static_cast<std::size_t>(half.height), threads, 8, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row)
            for (int dy = 0; dy < 2; ++dy) {
                const int line = static_cast<int>(row) * 2 + dy;
                const Color* from = pixels.row(std::min(line, size.height - 1));
                for (int x = 0; x < half.width * 2; ++x) {
                    const Color c = from[std::min(x, size.width - 1)] * 255.0F;
                    const float bright = 0.299F * c.r + 0.587F * c.g + 0.114F * c.b;
                    if (x < size.width && line < size.height) y.at(x, line) = bright - 128;
                    cb.at(x / 2, static_cast<int>(row)) += (c.b - bright) * (0.564F / 4);
                    cr.at(x / 2, static_cast<int>(row)) += (c.r - bright) * (0.713F / 4);
                }
            }
    });
    const auto scale = static_cast<float>(0.06 + 0.94 * strength); // 0.06: quality 97; 1: quality 50
    quantise(y, kBrightnessSteps, scale, threads);
    quantise(cb, kColorSteps, scale, threads);
    quantise(cr, kColorSteps, scale, threads);
    Image image(size);
    parallelFor(static_cast<std::size_t>(size.height), threads, 16, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) {
            const int line = static_cast<int>(row);
            for (int x = 0; x < size.width; ++x) {
                const float bright = y.at(x, line) + 128, blue = cb.at(x / 2, line / 2), red = cr.at(x / 2, line / 2);
                image.at(x, line) = {byteOf(bright + 1.402F * red), byteOf(bright - 0.344F * blue - 0.714F * red),
                                     byteOf(bright + 1.772F * blue)};
            }
        }
    });
    return image;
}

} // namespace core
