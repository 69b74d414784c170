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
void quantise(Plane<float>& plane, const std::array<int, 64>& table, float scale, int threads,
              const std::stop_token& stop) {
    const Block basis = cosines(), back = transposed(basis);
    Block steps, inverse;
    for (std::size_t i = 0; i < 64; ++i) {
        steps[i] = std::max(1.0F, static_cast<float>(table[i]) * scale);
        inverse[i] = 1 / steps[i];
    }
    const int width = plane.width(), height = plane.height();
    parallelFor(static_cast<std::size_t>((height + 7) / 8), threads, 2, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row)
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

CompressedPhoto::CompressedPhoto(Size size)
    : m_bright(size), m_blue({(size.width + 1) / 2, (size.height + 1) / 2}, 0.0F), m_red(m_blue) {}

void CompressedPhoto::takeRow(int y, const Color* pixels) {
    const int width = m_bright.width(), halfWidth = m_blue.width();
    float *bright = m_bright.row(y), *blue = m_blue.row(y / 2), *red = m_red.row(y / 2);
    const auto add = [&](int x) {
        const Color c = pixels[std::min(x, width - 1)] * 255.0F;
        const float sum = 0.299F * c.r + 0.587F * c.g + 0.114F * c.b;
        blue[x / 2] += (c.b - sum) * (0.564F / 4);
        red[x / 2] += (c.r - sum) * (0.713F / 4);
        return sum;
    };
    for (int x = 0; x < width; ++x) bright[x] = add(x) - 128;
    if (2 * halfWidth > width) add(width); // the border is repeated
    if (y % 2 == 0 && y + 1 == m_bright.height())
        for (int x = 0; x < 2 * halfWidth; ++x) add(x);
}

Result<Image> CompressedPhoto::developed(double strength, int threads, std::stop_token stop) && {
    const auto scale = static_cast<float>(0.06 + 0.94 * strength); // 0.06: quality 97; 1: quality 50
    quantise(m_bright, kBrightnessSteps, scale, threads, stop);
    quantise(m_blue, kColorSteps, scale, threads, stop);
    quantise(m_red, kColorSteps, scale, threads, stop);
    const Size size = m_bright.size();
    Image image(size);
    parallelFor(static_cast<std::size_t>(size.height), threads, 16, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last && !stop.stop_requested(); ++row) {
            const int y = static_cast<int>(row);
            const float *brights = m_bright.row(y), *blues = m_blue.row(y / 2), *reds = m_red.row(y / 2);
            Rgb* to = image.row(y);
            for (int x = 0; x < size.width; ++x) {
                const float bright = brights[x] + 128, blue = blues[x / 2], red = reds[x / 2];
                to[x] = {byteOf(bright + 1.402F * red), byteOf(bright - 0.344F * blue - 0.714F * red),
                         byteOf(bright + 1.772F * blue)};
            }
        }
    });
    if (stop.stop_requested()) return cancelled();
    return image;
}

} // namespace core
