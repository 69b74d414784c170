// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/prepare.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace core {

namespace {

/// int(scale·side), as the milesial scripts do; at least 1, at most what a picture may have.
int scaledSide(double scale, int side) {
    const double scaled = scale * side;
    if (!(scaled >= 1.0)) return 1; // also for a scale that is no number
    return static_cast<int>(std::min(scaled, 1048576.0));
}

} // namespace

Size inputSize(const InputSpec& spec, Size frame) {
    if (spec.size) return {std::max(1, spec.size->width), std::max(1, spec.size->height)};
    return {scaledSide(spec.scale, frame.width), scaledSide(spec.scale, frame.height)};
}

std::vector<float> prepare(const Image& image, const InputSpec& spec, Size size, int threads) {
    assert(!size.isEmpty());
    const Image resized = image.size() == size ? Image() : resize(image, size, spec.filter, spec.antialias, threads);
    const Image& source = image.size() == size ? image : resized;

    // A byte has 256 values: the arithmetic is done once for each, as torchvision's ToTensor and Normalize do it.
    std::array<std::array<float, 256>, 3> table{};
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t value = 0; value < 256; ++value) {
            const float unit = static_cast<float>(value) / 255.0F;
            const float centred = unit - spec.mean[channel];
            table[channel][value] = centred / spec.std[channel];
        }

    std::vector<float> values(size.area() * 3);
    parallelFor(static_cast<std::size_t>(size.height), threads, 32, [&](std::size_t first, std::size_t last) {
        for (std::size_t y = first; y < last; ++y) {
            const Rgb* pixels = source.row(static_cast<int>(y));
            float* target = values.data() + y * static_cast<std::size_t>(size.width) * 3;
            for (int x = 0; x < size.width; ++x, target += 3) {
                target[0] = table[0][pixels[x].r];
                target[1] = table[1][pixels[x].g];
                target[2] = table[2][pixels[x].b];
            }
        }
    });
    return values;
}

} // namespace core
