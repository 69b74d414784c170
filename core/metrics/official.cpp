// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/official.h"

#include "core/classes/label_table.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

constexpr std::size_t kIds = kLabelIds;

const Label& label(std::size_t id) { return labelById(static_cast<int>(id)); }
bool isScoredLabel(std::size_t id) { return !label(id).ignoreInEval; }
std::size_t categoryOf(std::size_t id) { return static_cast<std::size_t>(label(id).category); }

/// Pixels of instances, each weighted with the mean size of its label over its own size.
struct WeightedHits {
    double hit = 0;
    double miss = 0;
    void add(double weight, std::uint32_t hits, std::uint32_t pixels) {
        hit += weight * hits;
        miss += weight * (pixels - hits);
    }
    /// The false positives are plain pixels, as in the official script.
    Score iou(std::uint64_t falsePositives) const {
        const double all = hit + static_cast<double>(falsePositives) + miss;
        return all == 0 ? Score{} : Score{hit / all};
    }
};

struct InstanceSums {
    std::array<WeightedHits, kLabelIds> labels;
    std::array<WeightedHits, kCategories> categories;
};

InstanceSums sumInstances(std::span<const FrameCounts> frames) {
    InstanceSums sums;
    for (const FrameCounts& frame : frames)
        for (const InstanceHit& hit : frame.instances) {
            const auto id = static_cast<std::size_t>(hit.instanceId / 1000);
            const auto meanSize = averageInstanceSize(static_cast<int>(id));
            if (!meanSize) continue;
            const double weight = *meanSize / hit.pixels;
            sums.labels[id].add(weight, hit.hitsLabel, hit.pixels);
            sums.categories[categoryOf(id)].add(weight, hit.hitsCategory, hit.pixels);
        }
    return sums;
}

template <std::size_t N> OfficialScore meanOf(const std::array<OfficialScore, N>& scores) {
    const auto mean = [&](Score OfficialScore::*score) {
        double sum = 0;
        int defined = 0;
        for (const OfficialScore& one : scores)
            if (one.*score) {
                sum += *(one.*score);
                ++defined;
            }
        return defined == 0 ? Score{} : Score{sum / defined};
    };
    return {mean(&OfficialScore::iou), mean(&OfficialScore::iiou)};
}

/// Sum over the cells (row, column) for which `take` holds.
template <class Take> std::uint64_t sumCells(const OfficialScores& scores, Take take) {
    std::uint64_t sum = 0;
    for (std::size_t row = 0; row < kIds; ++row)
        for (std::size_t column = 0; column < kIds; ++column)
            if (take(row, column)) sum += scores.confusion[row][column];
    return sum;
}

void scoreLabels(OfficialScores& scores, const InstanceSums* instances) {
    for (std::size_t id = 0; id < kIds; ++id) {
        if (!isScoredLabel(id)) continue;
        const std::uint64_t hit = scores.confusion[id][id];
        const std::uint64_t truth = sumCells(scores, [&](std::size_t row, std::size_t) { return row == id; });
        const std::uint64_t alarms = sumCells(scores, [&](std::size_t row, std::size_t column) {
            return column == id && row != id && isScoredLabel(row);
        });
        scores.labels[id].iou = ratio(hit, truth + alarms);
        if (instances != nullptr && label(id).hasInstances) scores.labels[id].iiou = instances->labels[id].iou(alarms);
    }
}

void scoreCategories(OfficialScores& scores, const InstanceSums* instances) {
    for (std::size_t category = 1; category < kCategories; ++category) { // 0 is void
        const auto inside = [&](std::size_t id) { return categoryOf(id) == category; };
        const auto counted = [&](std::size_t id) { return inside(id) && isScoredLabel(id); };
        const auto outside = [&](std::size_t id) { return !inside(id) && isScoredLabel(id); };
        const std::uint64_t hit =
            sumCells(scores, [&](std::size_t row, std::size_t column) { return counted(row) && counted(column); });
        const std::uint64_t truth = sumCells(scores, [&](std::size_t row, std::size_t) { return counted(row); });
        const std::uint64_t alarms =
            sumCells(scores, [&](std::size_t row, std::size_t column) { return outside(row) && counted(column); });
        scores.categories[category].iou = ratio(hit, truth + alarms);

        bool allHaveInstances = true;
        for (std::size_t id = 0; id < kIds; ++id)
            allHaveInstances = allHaveInstances && (!inside(id) || label(id).hasInstances);
        if (instances == nullptr || !allHaveInstances) continue;
        // Here the official script does not leave out the ignored labels of the category: a predicted caravan is an
        // alarm.
        const std::uint64_t instanceAlarms =
            sumCells(scores, [&](std::size_t row, std::size_t column) { return outside(row) && inside(column); });
        scores.categories[category].iiou = instances->categories[category].iou(instanceAlarms);
    }
}

} // namespace

Result<OfficialScores> officialScores(std::span<const FrameCounts> frames, const PredictionSpace& space) {
    const auto ids = space.officialIds();
    if (!ids)
        return fail(ErrorCode::InvalidArgument,
                    "There is no official score for {}, which cannot be mapped to cityscapes-19.",
                    space.scheme->name());
    OfficialScores scores;
    for (const FrameCounts& frame : frames) {
        assert(frame.counts.values() == space.values());
        for (int truth = 0; truth < kLabelIds; ++truth)
            for (int column = 0; column <= space.values(); ++column)
                scores.confusion[static_cast<std::size_t>(truth)][(*ids)[static_cast<std::size_t>(column)]] +=
                    frame.counts.count(truth, column);
    }
    const std::uint64_t all = sumCells(scores, [](std::size_t, std::size_t) { return true; });
    for (std::size_t id = 0; id < kIds; ++id)
        scores.priors[id] = ratio(sumCells(scores, [&](std::size_t row, std::size_t) { return row == id; }), all);

    const bool hasInstances =
        std::all_of(frames.begin(), frames.end(), [](const FrameCounts& frame) { return frame.hasInstances; });
    const InstanceSums instances = sumInstances(frames);
    scoreLabels(scores, hasInstances ? &instances : nullptr);
    scoreCategories(scores, hasInstances ? &instances : nullptr);
    scores.labelMean = meanOf(scores.labels);
    scores.categoryMean = meanOf(scores.categories);
    return scores;
}

} // namespace core
