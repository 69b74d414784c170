// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"
#include "widgets/canvas/photo_pixels.h"

#include <QRectF>

namespace app {

/// What a network is shown of a frame, in colours again.
struct NetworkInput {
    std::shared_ptr<const widgets::PhotoPixels> pixels; ///< as many as the network's input has
    core::InputSpec spec;
    core::Size size;              ///< of the first pass: that of `pixels`
    std::vector<core::Size> more; ///< of further passes, without the mirrored ones
    bool mirrored = false;        ///< each pass once more, mirrored
    float least = 0, most = 0;    ///< of the numbers that the network gets
    std::vector<QRectF> tiles;    ///< that it reads one by one, in parts of width and height; empty: all at once
};

/// The numbers come from core::prepare() for the passes of inference::passesOf(), as in a Segmenter; each is then
/// brought back from mean and std to 0 … 255. Tiles that only want of memory would make are not told. The errors of
/// readModelCard(), passesOf() and buildNetwork(). Blocks; for any thread.
core::Result<NetworkInput> networkInput(const std::filesystem::path& card, const core::Image& frame,
                                        const inference::SegmentSettings& settings);

} // namespace app
