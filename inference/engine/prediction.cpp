// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/prediction.h"

#include "core/weights/tensor.h"
#include "inference/postprocess/taps.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace inference {
namespace {

/// Logits of the four cells around a pixel, [4][channels], as float32.
std::vector<float> cellsAround(const GridLogits& grid, const std::size_t (&cells)[4]) {
    const auto channels = static_cast<std::size_t>(grid.channels);
    core::Tensor halves;
    halves.type = core::DType::F16;
    halves.shape = {4, grid.channels};
    halves.data.resize(4 * channels * sizeof(std::uint16_t));
    for (std::size_t cell = 0; cell < 4; ++cell)
        for (std::size_t c = 0; c < channels; ++c)
            std::memcpy(halves.data.data() + (cell * channels + c) * sizeof(std::uint16_t),
                        &grid.values[c * grid.size.area() + cells[cell]], sizeof(std::uint16_t));
    return core::toFloats(halves);
}

std::vector<ClassProbability> fromGrid(const GridLogits& grid, core::Size frame, int x, int y) {
    const Tap column = tapOf(x, grid.size.width, frame.width, grid.alignCorners);
    const Tap row = tapOf(y, grid.size.height, frame.height, grid.alignCorners);
    const auto width = static_cast<std::size_t>(grid.size.width);
    const auto left = static_cast<std::size_t>(column.first), top = static_cast<std::size_t>(row.first);
    const std::size_t right = std::min(left + 1, width - 1);
    const std::size_t bottom = std::min(top + 1, static_cast<std::size_t>(grid.size.height) - 1);
    const std::size_t cells[4] = {top * width + left, top * width + right, bottom * width + left,
                                  bottom * width + right};
    const std::vector<float> around = cellsAround(grid, cells);

    const auto channels = static_cast<std::size_t>(grid.channels);
    std::vector<double> logits(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        const auto at = [&](std::size_t cell) { return static_cast<double>(around[cell * channels + c]); };
        const double upper = at(0) + static_cast<double>(column.second) * (at(1) - at(0));
        const double lower = at(2) + static_cast<double>(column.second) * (at(3) - at(2));
        logits[c] = upper + static_cast<double>(row.second) * (lower - upper);
    }
    const double largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (double& value : logits) sum += value = std::exp(value - largest);
    std::vector<ClassProbability> all;
    for (int c = 0; c < grid.channels; ++c)
        all.push_back(
            {c < grid.classes ? c : core::kIgnore, static_cast<float>(logits[static_cast<std::size_t>(c)] / sum)});
    return all;
}

std::vector<ClassProbability> fromTop(const TopClasses& top, std::size_t pixel) {
    std::vector<ClassProbability> all;
    for (std::size_t k = 0; k < static_cast<std::size_t>(TopClasses::kDepth); ++k) {
        const std::size_t at = pixel * static_cast<std::size_t>(TopClasses::kDepth) + k;
        if (k > 0 && top.probabilities[at] == 0) break; // fewer classes than places, or nothing worth telling
        all.push_back({top.classes[at], static_cast<float>(top.probabilities[at]) / 255.0F});
    }
    return all;
}

} // namespace

std::vector<ClassProbability> Prediction::probe(int x, int y, int count) const {
    if (x < 0 || y < 0 || x >= labels.width() || y >= labels.height() || count <= 0) return {};
    const std::size_t pixel =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(labels.width()) + static_cast<std::size_t>(x);
    const int label = labels.at(x, y);
    std::vector<ClassProbability> all;
    if (!grid.values.empty())
        all = fromGrid(grid, labels.size(), x, y);
    else if (!top.classes.empty())
        all = fromTop(top, pixel);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    // Half floats may swap two classes that are nearly as likely: the label map, made from float32, decides.
    const auto winner =
        std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.classIndex == label; });
    if (winner != all.end())
        std::rotate(all.begin(), winner, winner + 1);
    else
        all.insert(all.begin(),
                   {label, confidence.isEmpty() ? 0.0F : static_cast<float>(confidence.at(x, y)) / 255.0F});
    all.resize(std::min(all.size(), static_cast<std::size_t>(count)));
    return all;
}

} // namespace inference
