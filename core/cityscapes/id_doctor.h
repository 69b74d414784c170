// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells label ids from what is often taken for them, before a number is computed from them.
#pragma once

#include "core/image/label_map.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace core {

/// How often each value occurs.
using Histogram = std::array<std::uint64_t, 256>;
Histogram histogramOf(const LabelMap& map);
void add(Histogram& sum, const Histogram& other);

enum class IdFault { None, ValuesAboveRange, LooksLikeTrainIds };

struct IdDiagnosis {
    IdFault fault = IdFault::None;
    std::string sentence; ///< names the value and the count; empty when nothing is wrong
};

/// Values above 33 are out of range (255 with everything else in 0 … 18: trainIds). Values that are all in 0 … 18 or
/// 255, where trainIds would make sense and label ids hardly (no value of 19 … 33, and more than half of the pixels are
/// ids that the evaluation ignores), look like trainIds.
IdDiagnosis diagnoseLabelIds(const Histogram& histogram);

} // namespace core
