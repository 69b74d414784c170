// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/postprocess/upsample_argmax.h"

#include "core/base/parallel.h"
#include "inference/postprocess/upsample_rows.h"

#include <cassert>

namespace inference {
namespace {

constexpr std::size_t kRowsPerTask = 16;

void forRows(const GridView& grid, const UpsampleOptions& options, const RowOutputs& outputs) {
    assert(!grid.size.isEmpty() && !options.frame.isEmpty() && grid.channels >= 1 && grid.channels <= 255);
    const UpsampleJob job(grid, options, outputs);
    core::parallelFor(static_cast<std::size_t>(options.frame.height), options.threads, kRowsPerTask,
                      [&](std::size_t first, std::size_t last) { upsampleRows(job, first, last); });
}

} // namespace

PixelClasses upsampleArgmax(const GridView& grid, const UpsampleOptions& options) {
    PixelClasses pixels;
    pixels.labels = core::LabelMap(options.frame);
    pixels.confidence = core::Plane<std::uint8_t>(options.frame);
    pixels.entropy = core::Plane<std::uint8_t>(options.frame);
    RowOutputs outputs;
    outputs.labels = pixels.labels.values().data();
    outputs.confidence = pixels.confidence.values().data();
    outputs.entropy = pixels.entropy.values().data();
    if (options.topClasses) {
        pixels.top.classes.resize(options.frame.area() * TopClasses::kDepth);
        pixels.top.probabilities.resize(options.frame.area() * TopClasses::kDepth);
        outputs.topClasses = pixels.top.classes.data();
        outputs.topProbabilities = pixels.top.probabilities.data();
    }
    forRows(grid, options, outputs);
    return pixels;
}

void addProbabilities(const GridView& grid, const UpsampleOptions& options, bool logarithm, std::vector<float>& sums) {
    assert(sums.size() == static_cast<std::size_t>(grid.channels) * options.frame.area());
    RowOutputs outputs;
    outputs.sums = sums.data();
    outputs.logarithm = logarithm;
    forRows(grid, options, outputs);
}

} // namespace inference
