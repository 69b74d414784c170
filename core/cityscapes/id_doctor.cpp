// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/id_doctor.h"

#include "core/base/counted.h"
#include "core/classes/label_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <numeric>
#include <vector>

namespace core {

Histogram histogramOf(const LabelMap& map) {
    // Four tables in turn: neighbours are mostly equal, and one table would wait for its own last addition.
    std::array<Histogram, 4> tables = {};
    const auto& values = map.values();
    std::size_t i = 0;
    for (; i + 4 <= values.size(); i += 4)
        for (std::size_t k = 0; k < 4; ++k) ++tables[k][values[i + k]];
    for (; i < values.size(); ++i) ++tables[0][values[i]];
    for (std::size_t k = 1; k < 4; ++k) add(tables[0], tables[k]);
    return tables[0];
}

void add(Histogram& sum, const Histogram& other) { std::ranges::transform(sum, other, sum.begin(), std::plus<>()); }

static std::uint64_t pixelsIn(const Histogram& histogram, std::size_t first, std::size_t last) {
    return std::accumulate(histogram.begin() + static_cast<std::ptrdiff_t>(first),
                           histogram.begin() + static_cast<std::ptrdiff_t>(last) + 1, std::uint64_t{0});
}

static IdDiagnosis diagnoseAboveRange(const Histogram& histogram, std::uint64_t above) {
    if (histogram[kIgnore] == above && pixelsIn(histogram, 19, kLabelIds - 1) == 0)
        return {IdFault::LooksLikeTrainIds,
                fmt::format("These look like trainIds, not label ids: {} 255 and all others 0 to 18.",
                            counted(above, "pixel holds", "pixels hold"))};
    const auto most = std::max_element(histogram.begin() + kLabelIds, histogram.end());
    const auto value = most - histogram.begin();
    if (*most == above)
        return {IdFault::ValuesAboveRange, fmt::format("Label ids run from 0 to {}, but {} {}.", kLabelIds - 1,
                                                       counted(above, "pixel holds", "pixels hold"), value)};
    return {IdFault::ValuesAboveRange,
            fmt::format("Label ids run from 0 to {}, but {} pixels hold larger values, most often {} ({}).",
                        kLabelIds - 1, above, value, counted(*most, "pixel"))};
}

IdDiagnosis diagnoseLabelIds(const Histogram& histogram) {
    if (const std::uint64_t above = pixelsIn(histogram, kLabelIds, 255); above > 0)
        return diagnoseAboveRange(histogram, above);
    const std::uint64_t pixels = pixelsIn(histogram, 0, kLabelIds - 1);
    const auto percent = [&](std::uint64_t count) {
        return 100.0 * static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(1, pixels));
    };
    const auto occur = [&](std::initializer_list<std::size_t> values) {
        return std::ranges::count_if(values, [&](std::size_t value) { return histogram[value] > 0; });
    };
    std::uint64_t ignored = 0;
    for (std::size_t id = 0; id < kLabelIds; ++id)
        if (labelById(static_cast<int>(id)).ignoreInEval) ignored += histogram[id];
    const bool suspicious = pixelsIn(histogram, 20, kLabelIds - 1) == 0 && percent(histogram[7]) < 5 &&
                            percent(histogram[2] + histogram[8] + histogram[10]) >= 5 &&
                            occur({4, 5, 6, 9, 10, 14, 15, 16, 18}) >= 2 && percent(ignored) > 50;
    if (!suspicious) return {};
    return {
        IdFault::LooksLikeTrainIds,
        fmt::format("These look like trainIds, not label ids: no value is above {}, and {:.0f} % of the pixels ({} of "
                    "{}) would be labels that are not evaluated.",
                    histogram[19] > 0 ? 19 : 18, percent(ignored), ignored, pixels)};
}

LabelMap withoutImpossibleIds(LabelMap labelIds, std::uint8_t instead) {
    std::ranges::replace_if(
        labelIds.values(), [](std::uint8_t value) { return value >= kLabelIds; }, instead);
    return labelIds;
}

} // namespace core
