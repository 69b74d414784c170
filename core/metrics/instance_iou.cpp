// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/instance_iou.h"

#include "core/base/counted.h"
#include "core/classes/label_table.h"

namespace core {

namespace {

constexpr int kInstancesPerLabel =
    1000; ///< instance id = label id * 1000 + number; plain ids up to 1000 are no instances

bool isEvaluatedInstance(int labelId) {
    const Label& label = labelById(labelId);
    return label.hasInstances && !label.ignoreInEval;
}

} // namespace

Result<std::vector<InstanceHit>> countInstances(const Plane<std::uint16_t>& instanceIds, const LabelMap& prediction,
                                                const PredictionSpace& space) {
    if (instanceIds.size() != prediction.size())
        return fail(ErrorCode::InvalidArgument, "The instance ids have {}x{} pixels, the prediction {}x{}.",
                    instanceIds.width(), instanceIds.height(), prediction.width(), prediction.height());
    const auto ids = space.officialIds();
    if (!ids)
        return fail(ErrorCode::InvalidArgument,
                    "Instances cannot be scored for {}, which cannot be mapped to cityscapes-19.",
                    space.scheme->name());

    std::array<std::uint8_t, 256> labelOfValue = {}; // what no value stands for is unlabeled: a miss
    std::copy(ids->begin(), ids->end() - 1, labelOfValue.begin());
    std::array<Category, kLabelIds> categoryOfLabel = {};
    for (int id = 0; id < kLabelIds; ++id) categoryOfLabel[static_cast<std::size_t>(id)] = labelById(id).category;

    std::vector<InstanceHit> hits(std::size_t{1} << 16);
    for (std::size_t i = 0; i < prediction.values().size(); ++i) {
        const std::uint16_t instance = instanceIds.values()[i];
        if (instance <= kInstancesPerLabel) continue;
        const auto label = static_cast<std::size_t>(instance / kInstancesPerLabel);
        const std::uint8_t predicted = labelOfValue[prediction.values()[i]];
        InstanceHit& hit = hits[instance];
        ++hit.pixels;
        if (label >= static_cast<std::size_t>(kLabelIds)) continue; // refused below, with all its pixels
        hit.hitsLabel += predicted == label ? 1U : 0U;
        // The official script takes every label of the category here, the ignored caravan and trailer included.
        hit.hitsCategory += categoryOfLabel[predicted] == categoryOfLabel[label] ? 1U : 0U;
    }

    std::vector<InstanceHit> found;
    for (std::size_t instance = 0; instance < hits.size(); ++instance) {
        if (hits[instance].pixels == 0) continue;
        const int label = static_cast<int>(instance) / kInstancesPerLabel;
        if (label >= kLabelIds)
            return fail(ErrorCode::InvalidArgument,
                        "The instance ids hold {} in {}, but there is no label {}; label ids run from 0 to {}.",
                        instance, counted(hits[instance].pixels, "pixel"), label, kLabelIds - 1);
        if (!isEvaluatedInstance(label)) continue;
        hits[instance].instanceId = static_cast<std::uint16_t>(instance);
        found.push_back(hits[instance]);
    }
    return found;
}

} // namespace core
