// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a photo to what a network sees. The one preprocessing of segment, evaluate, training and the window.
#pragma once

#include "core/image/image.h"
#include "core/image/resize.h"

#include <array>
#include <optional>
#include <vector>

namespace core {

/// What a model card says of its input. Channels are RGB, values in [0, 1] before mean and std.
struct InputSpec {
    std::array<float, 3> mean = {0, 0, 0};
    std::array<float, 3> std = {1, 1, 1};
    std::optional<Size> size; ///< fixed network input; else `scale` of the frame
    double scale = 1.0;
    Filter filter = Filter::Bilinear;
    bool antialias = false;
    bool operator==(const InputSpec&) const = default;
};

/// The network's input size for a frame: `size`, or scale·side truncated as the milesial scripts do; never below 1.
Size inputSize(const InputSpec& spec, Size frame);

/// [height][width][3] float32, (x/255 − mean)/std of the photo resized to `size`. Each operation is one float32
/// rounding, in this order, so that the same bytes come out everywhere. REQUIRES: size not empty.
std::vector<float> prepare(const Image& image, const InputSpec& spec, Size size, int threads = 1);

} // namespace core
