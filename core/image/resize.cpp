// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resize.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <vector>

// Pillow's src/libImaging/Resample.c (8 bits per channel), re-implemented from its description in resize.h; the order
// of the floating-point operations is Pillow's, since the weights must come out the same.

namespace core {

namespace {

constexpr int kPrecisionBits = 32 - 8 - 2; ///< of a weight: 8 bits are the pixel's, 2 the overshoot and the sign

double bilinear(double x) {
    x = std::abs(x);
    return x < 1.0 ? 1.0 - x : 0.0;
}

/// Keys' cubic with a = -0.5.
double bicubic(double x) {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0) return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

/// Which source pixels make each target pixel, along one side.
struct Weights {
    struct Window {
        int first = 0; ///< source pixel
        int count = 0;
    };
    std::vector<Window> windows;
    std::vector<std::int32_t> values; ///< `stride` per target pixel, fixed point
    std::size_t stride = 0;
    const std::int32_t* of(std::size_t target) const { return values.data() + target * stride; }
};

Weights weightsFor(int source, int target, Filter filter, bool antialias) {
    const auto weigh = filter == Filter::Bilinear ? bilinear : bicubic;
    const double scale = static_cast<double>(source) / target;
    const double filterScale = antialias ? std::max(scale, 1.0) : 1.0;
    const double support = (filter == Filter::Bilinear ? 1.0 : 2.0) * filterScale;
    const double inverse = 1.0 / filterScale;

    Weights weights;
    weights.stride = static_cast<std::size_t>(std::ceil(support)) * 2 + 1;
    weights.windows.resize(static_cast<std::size_t>(target));
    weights.values.resize(static_cast<std::size_t>(target) * weights.stride);
    std::vector<double> exact(weights.stride);
    for (int i = 0; i < target; ++i) {
        const double center = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(center - support + 0.5));
        const int last = std::min(source, static_cast<int>(center + support + 0.5));
        double sum = 0.0;
        for (int k = 0; k < last - first; ++k) {
            exact[static_cast<std::size_t>(k)] = weigh((k + first - center + 0.5) * inverse);
            sum += exact[static_cast<std::size_t>(k)];
        }
        weights.windows[static_cast<std::size_t>(i)] = {first, last - first};
        std::int32_t* values = weights.values.data() + static_cast<std::size_t>(i) * weights.stride;
        for (int k = 0; k < last - first; ++k) {
            double weight = exact[static_cast<std::size_t>(k)];
            if (sum != 0.0) weight /= sum;
            values[k] = static_cast<std::int32_t>((weight < 0 ? -0.5 : 0.5) + weight * (1 << kPrecisionBits));
        }
    }
    return weights;
}

std::uint8_t toByte(std::int32_t sum) { return static_cast<std::uint8_t>(std::clamp(sum >> kPrecisionBits, 0, 255)); }

Image resizeWidth(const Image& image, int width, const Weights& weights, int threads) {
    Image result({width, image.height()});
    parallelFor(static_cast<std::size_t>(image.height()), threads, 16, [&](std::size_t first, std::size_t last) {
        for (std::size_t y = first; y < last; ++y) {
            const Rgb* source = image.row(static_cast<int>(y));
            Rgb* target = result.row(static_cast<int>(y));
            for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
                const auto window = weights.windows[x];
                const std::int32_t* weight = weights.of(x);
                std::int32_t r = 1 << (kPrecisionBits - 1);
                std::int32_t g = r;
                std::int32_t b = r;
                for (int k = 0; k < window.count; ++k) {
                    const Rgb pixel = source[window.first + k];
                    r += pixel.r * weight[k];
                    g += pixel.g * weight[k];
                    b += pixel.b * weight[k];
                }
                target[x] = {toByte(r), toByte(g), toByte(b)};
            }
        }
    });
    return result;
}

Image resizeHeight(const Image& image, int height, const Weights& weights, int threads) {
    Image result({image.width(), height});
    const std::size_t bytes = static_cast<std::size_t>(image.width()) * 3;
    parallelFor(static_cast<std::size_t>(height), threads, 16, [&](std::size_t first, std::size_t last) {
        std::vector<std::int32_t> sums(bytes);
        for (std::size_t y = first; y < last; ++y) {
            const auto window = weights.windows[y];
            std::fill(sums.begin(), sums.end(), 1 << (kPrecisionBits - 1));
            for (int k = 0; k < window.count; ++k) {
                const auto* source = reinterpret_cast<const std::uint8_t*>(image.row(window.first + k));
                const std::int32_t weight = weights.of(y)[k];
                for (std::size_t i = 0; i < bytes; ++i) sums[i] += source[i] * weight;
            }
            auto* target = reinterpret_cast<std::uint8_t*>(result.row(static_cast<int>(y)));
            for (std::size_t i = 0; i < bytes; ++i) target[i] = toByte(sums[i]);
        }
    });
    return result;
}

} // namespace

Image resize(const Image& image, Size size, Filter filter, bool antialias, int threads) {
    assert(!image.isEmpty() && !size.isEmpty());
    if (image.size() == size) return image;
    Image result;
    if (image.width() != size.width)
        result = resizeWidth(image, size.width, weightsFor(image.width(), size.width, filter, antialias), threads);
    const Image& wide = image.width() != size.width ? result : image;
    if (image.height() != size.height)
        result = resizeHeight(wide, size.height, weightsFor(image.height(), size.height, filter, antialias), threads);
    return result;
}

LabelMap resizeNearest(const LabelMap& map, Size size) {
    assert(!map.isEmpty() && !size.isEmpty());
    // Pillow adds the step again and again instead of multiplying; the sums must round as its do.
    const auto positions = [](int source, int target) {
        std::vector<int> at(static_cast<std::size_t>(target));
        const double step = static_cast<double>(source) / target;
        double position = step * 0.5;
        for (int& index : at) {
            index = std::min(source - 1, static_cast<int>(position));
            position += step;
        }
        return at;
    };
    const auto columns = positions(map.width(), size.width);
    const auto rows = positions(map.height(), size.height);
    LabelMap result(size);
    for (int y = 0; y < size.height; ++y) {
        const std::uint8_t* source = map.row(rows[static_cast<std::size_t>(y)]);
        std::uint8_t* target = result.row(y);
        for (std::size_t x = 0; x < columns.size(); ++x) target[x] = source[columns[x]];
    }
    return result;
}

} // namespace core
