// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From logits on the network's grid to labels, confidence and entropy at the frame's size in one pass: the upsampled
// logits (159 MB for 19 classes at 2048×1024) are never written. SIMD with run-time dispatch, no Torch.
#pragma once

#include "core/image/image.h"
#include "core/image/label_map.h"
#include "inference/engine/prediction.h"

#include <cstddef>
#include <vector>

namespace inference {

/// [channels][height][width] float32, owned by the caller.
struct GridView {
    const float* values = nullptr;
    int channels = 0;
    core::Size size;
};

struct UpsampleOptions {
    core::Size frame; ///< the size to bring the logits to: bilinear, once, as at::upsample_bilinear2d
    bool alignCorners = false;
    int classes = 0; ///< of the scheme; channels from here on become kIgnore
    int threads = 1;
    bool topClasses = false; ///< fill PixelClasses::top
};

struct PixelClasses {
    core::LabelMap labels;                ///< argmax of the upsampled float32 logits, the lowest index on ties
    core::Plane<std::uint8_t> confidence; ///< softmax of the winner, 255 = 1
    core::Plane<std::uint8_t> entropy;    ///< of the softmax over log(channels), 255 = uniform
    TopClasses top;
};

/// REQUIRES: no size is empty, 1 … 255 channels.
PixelClasses upsampleArgmax(const GridView& grid, const UpsampleOptions& options);

/// Adds the softmax of the upsampled logits, or its logarithm, to `sums` [channels][frame height][frame width].
/// REQUIRES: as above; `sums` has the right size.
void addProbabilities(const GridView& grid, const UpsampleOptions& options, bool logarithm, std::vector<float>& sums);

/// Names of the instruction set in use ("AVX3"), for benchmarks.
const char* upsampleTarget();

} // namespace inference
