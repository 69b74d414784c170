// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/passes.h"

#include <algorithm>

namespace inference {
namespace {

constexpr double kLargestScale = 16;
constexpr int kLargestSide = 1 << 16;

core::Status checkScale(double scale) {
    if (scale > 0 && scale <= kLargestScale) return {};
    return core::fail(core::ErrorCode::InvalidArgument, "A scale of {} cannot be; above 0 and up to {} can.", scale,
                      kLargestScale);
}

core::Status checkSize(core::Size size, const char* what) {
    if (!size.isEmpty() && size.width <= kLargestSide && size.height <= kLargestSide) return {};
    return core::fail(core::ErrorCode::InvalidArgument, "A {} of {}×{} cannot be; sides from 1 to {} can.", what,
                      size.width, size.height, kLargestSide);
}

} // namespace

core::Result<std::vector<Pass>> passesOf(const SegmentSettings& settings, const core::InputSpec& spec,
                                         core::Size frame) {
    using core::ErrorCode;
    if (frame.isEmpty())
        return core::fail(ErrorCode::InvalidArgument, "A frame of {}×{} has no pixels.", frame.width, frame.height);
    if (settings.size && settings.scale)
        return core::fail(ErrorCode::InvalidArgument, "Give either a size ({}×{}) or a scale ({}), not both.",
                          settings.size->width, settings.size->height, *settings.scale);
    core::InputSpec wanted = spec;
    if (settings.size) wanted.size = settings.size;
    if (settings.scale) {
        wanted.size.reset();
        wanted.scale = *settings.scale;
        if (const auto good = checkScale(*settings.scale); !good) return core::fail(good.error());
    }
    if (settings.size)
        if (const auto good = checkSize(*settings.size, "size"); !good) return core::fail(good.error());
    if (settings.tile)
        if (const auto good = checkSize(*settings.tile, "tile"); !good) return core::fail(good.error());
    const bool averaged = settings.flip || settings.scales.size() > 1;
    if (settings.keepLogits && (averaged || settings.tile))
        return core::fail(ErrorCode::InvalidArgument,
                          "Logits are kept for one whole pass only, not with tiles, flip or several scales.");

    const core::Size size = core::inputSize(wanted, frame);
    std::vector<Pass> passes;
    for (const double factor : settings.scales.empty() ? std::vector<double>{1.0} : settings.scales) {
        if (const auto good = checkScale(factor); !good) return core::fail(good.error());
        core::InputSpec scaled;
        scaled.scale = factor;
        const core::Size pass = core::inputSize(scaled, size);
        if (const auto good = checkSize(pass, "network input"); !good) return core::fail(good.error());
        passes.push_back({pass, false});
        if (settings.flip) passes.push_back({pass, true});
    }
    return passes;
}

void mirrorPixels(std::vector<float>& input, core::Size size, int channels) {
    const auto width = static_cast<std::size_t>(size.width), step = static_cast<std::size_t>(channels);
    for (std::size_t y = 0; y < static_cast<std::size_t>(size.height); ++y) {
        float* row = input.data() + y * width * step;
        for (std::size_t a = 0, b = width - 1; a < b; ++a, --b)
            std::swap_ranges(row + a * step, row + (a + 1) * step, row + b * step);
    }
}

} // namespace inference
