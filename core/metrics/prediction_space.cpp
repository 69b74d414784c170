// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/prediction_space.h"

#include <numeric>

namespace core {

std::optional<std::vector<std::uint8_t>> PredictionSpace::mappingTo(const ClassScheme& target) const {
    if (scheme) return scheme->mappingTo(target);
    const auto& table = target.classOfLabelIds();
    return std::vector<std::uint8_t>(table.begin(), table.end());
}

std::optional<std::vector<std::uint8_t>> PredictionSpace::officialIds() const {
    std::vector<std::uint8_t> ids(static_cast<std::size_t>(values()) + 1, 0);
    if (!scheme) {
        std::iota(ids.begin(), ids.end() - 1, std::uint8_t{0});
        return ids;
    }
    const auto cityscapes = ClassScheme::builtIn("cityscapes-19");
    if (!scheme->isScored() || !cityscapes || !scheme->mappingTo(*cityscapes)) return std::nullopt;
    for (int value = 0; value < values(); ++value)
        ids[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>(scheme->labelIdOfClass(value));
    return ids;
}

} // namespace core
