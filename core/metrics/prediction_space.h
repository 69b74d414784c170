// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of a predicted label map mean.
#pragma once

#include "core/classes/class_scheme.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// Classes of a scheme, or label ids (folders of predictions).
struct PredictionSpace {
    std::optional<ClassScheme> scheme; ///< nothing: label ids
    int values() const { return scheme ? scheme->size() : kLabelIds; }
    /// For each value its class in `target`, kIgnore for void; nothing when it cannot be mapped.
    std::optional<std::vector<std::uint8_t>> mappingTo(const ClassScheme& target) const;
    /// For each value, and last for void, the label id that stands for it in a file for the official evaluation (void:
    /// 0, unlabeled); nothing when the scheme cannot be mapped to cityscapes-19.
    std::optional<std::vector<std::uint8_t>> officialIds() const;
};

} // namespace core
