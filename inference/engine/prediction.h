// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of one slot on one frame. No Torch, no Qt: a value that any thread may read.
#pragma once

#include "core/image/label_map.h"

#include <cstdint>
#include <string>
#include <vector>

namespace inference {

struct ClassProbability {
    int classIndex = 0; ///< kIgnore for channels beyond the scheme
    float probability = 0;
};

/// Logits on the network's own grid, channel after channel (f16 bits), for the probe. Each cell's largest logit is
/// subtracted from all its channels: no probability changes, and f16 is precise near 0.
struct GridLogits {
    core::Size size;
    int channels = 0;
    int classes = 0; ///< of the scheme; channels from here on are void
    bool alignCorners = false;
    std::vector<std::uint16_t> values; ///< [channels][height][width]
};

/// The three likeliest classes of every pixel of the frame, with probabilities in 1/255.
struct TopClasses {
    static constexpr int kDepth = 3;
    std::vector<std::uint8_t> classes;       ///< [pixel][3]
    std::vector<std::uint8_t> probabilities; ///< [pixel][3]
};

struct Timings {
    double prepareMs = 0, networkMs = 0, postMs = 0, totalMs = 0;
};

struct Prediction {
    core::LabelMap labels;                ///< class indices of the model's scheme at the frame's size
    core::Plane<std::uint8_t> confidence; ///< probability of the winner, 255 = 1
    core::Plane<std::uint8_t> entropy;    ///< of the softmax over log(classes), 255 = uniform
    GridLogits grid;                      ///< empty for networks of stride 1 and averaged or tiled predictions
    TopClasses top;                       ///< filled where `grid` is empty
    std::vector<float> logits;            ///< f32 [channels][h][w] before any resize, only when asked for
    core::Size logitsSize;
    int channels = 0;
    Timings timings;
    std::string device;             ///< "cpu", "cuda:0"
    std::string precision;          ///< "f32", "bf16", "f16"
    std::vector<std::string> notes; ///< "tiles of 1024×512: the whole frame would need 5.1 GB"

    /// The likeliest classes of a pixel, at most `count`, most probable first; the label map's class is always the
    /// first.
    std::vector<ClassProbability> probe(int x, int y, int count = 3) const;
};

} // namespace inference
