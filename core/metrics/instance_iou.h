// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Per-instance counts for iIoU (cityscapesScripts, evalPixelLevelSemanticLabeling): each truth instance weighs
// averageInstanceSize / its own size.
#pragma once

#include "core/base/result.h"
#include "core/image/label_map.h"
#include "core/metrics/truth_counts.h"

#include <array>
#include <cstdint>
#include <vector>

namespace core {

/// One truth instance of an evaluated label.
struct InstanceHit {
    std::uint16_t instanceId = 0; ///< > 1000; label id = instanceId / 1000
    std::uint32_t pixels = 0;
    std::uint32_t hitsLabel = 0;    ///< predicted as its label
    std::uint32_t hitsCategory = 0; ///< predicted as any label of its category
    bool operator==(const InstanceHit&) const = default;
};

/// Hits of one frame, in order of instance id. Predictions are label ids or classes of a scheme that maps to
/// cityscapes-19. InvalidArgument when the sizes differ.
Result<std::vector<InstanceHit>> countInstances(const Plane<std::uint16_t>& instanceIds, const LabelMap& prediction,
                                                const PredictionSpace& space);

} // namespace core
