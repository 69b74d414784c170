// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a network is shown of one frame: its size, its scales, mirrored or not.
#pragma once

#include "core/image/prepare.h"
#include "inference/engine/segmenter.h"

#include <vector>

namespace inference {

struct Pass {
    core::Size size;
    bool mirrored = false;
};
/// InvalidArgument for settings that contradict each other or are out of range (names the number).
core::Result<std::vector<Pass>> passesOf(const SegmentSettings& settings, const core::InputSpec& spec,
                                         core::Size frame);

/// Each row of [h][w][channels] from right to left.
void mirrorPixels(std::vector<float>& input, core::Size size, int channels);

} // namespace inference
