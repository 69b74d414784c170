// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutions by their definition, in double: what kernels are compared with.
#pragma once

#include "inference/kernels/grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace kernel_reference {

using inference::Activation;
using inference::kernels::ConstGrid;
using inference::kernels::ConvShape;
using inference::kernels::Epilogue;
using inference::kernels::Grid;
using inference::kernels::Prologue;

inline double activated(double value, Activation activation) {
    if (activation == Activation::None) return value;
    return std::clamp(value, 0.0, activation == Activation::Relu6 ? 6.0 : HUGE_VAL);
}

/// Numbers of a normal distribution; the same for the same seed.
inline std::vector<float> randomNumbers(std::size_t count, unsigned seed, double scale = 1.0) {
    std::mt19937 random(seed);
    std::vector<float> numbers(count);
    for (float& number : numbers) {
        // Sum of twelve uniform numbers: the standard's distributions differ between libraries.
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += static_cast<double>(random()) / 4294967296.0;
        number = static_cast<float>(scale * sum);
    }
    return numbers;
}

/// [y][x][out] of the convolution with `weight` [out][in / groups][k][k].
inline std::vector<double> convolve(const ConstGrid& input, const float* weight, const ConvShape& shape,
                                    const Prologue& prologue, const Epilogue& epilogue, int groups = 1) {
    const int width = shape.outSide(input.width), height = shape.outSide(input.height);
    const int inGroup = shape.in / groups, outGroup = shape.out / groups;
    std::vector<double> result(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                               static_cast<std::size_t>(shape.out));
    std::size_t at = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int o = 0; o < shape.out; ++o, ++at) {
                double sum = epilogue.bias == nullptr ? 0.0 : epilogue.bias[o];
                for (int c = 0; c < inGroup; ++c)
                    for (int v = 0; v < shape.kernel; ++v)
                        for (int u = 0; u < shape.kernel; ++u) {
                            const int yy = y * shape.stride - shape.padding + v * shape.dilation;
                            const int xx = x * shape.stride - shape.padding + u * shape.dilation;
                            if (yy < 0 || yy >= input.height || xx < 0 || xx >= input.width) continue;
                            const int channel = o / outGroup * inGroup + c;
                            double value = input.pixel(xx, yy)[channel];
                            if (prologue.scale != nullptr)
                                value = activated(value * prologue.scale[channel] + prologue.shift[channel],
                                                  prologue.activation);
                            sum += value * weight[((o * inGroup + c) * shape.kernel + v) * shape.kernel + u];
                        }
                if (epilogue.residual.data != nullptr) sum += epilogue.residual.pixel(x, y)[o];
                result[at] = activated(sum, epilogue.activation);
            }
    return result;
}

/// ‖computed − reference‖₂ / ‖reference‖₂ over the channels of a grid.
inline double relativeError(const Grid& computed, const std::vector<double>& reference) {
    double difference = 0, size = 0;
    std::size_t at = 0;
    for (int y = 0; y < computed.height; ++y)
        for (int x = 0; x < computed.width; ++x)
            for (int c = 0; c < computed.channels; ++c, ++at) {
                const double d = computed.pixel(x, y)[c] - reference[at];
                difference += d * d;
                size += reference[at] * reference[at];
            }
    return size > 0 ? std::sqrt(difference / size) : std::sqrt(difference);
}

} // namespace kernel_reference
