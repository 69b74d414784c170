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
    std::string sentence; ///< names the value and the count; can follow a file's name; empty when nothing is wrong
};

/// Of one label map or of many together. Values above 33 are out of range; when 255 is the only one and all others are
/// 0 … 18, they are trainIds. Without values above 33 the map looks like trainIds only if all of this holds, since a
/// label map may be sparse, half annotated, a test frame (ids 0 … 3 only) or the work of a poor model:
///  - no value above 19 (a 20th channel is "unlabeled" in some networks): no vegetation, sky, person, car as label ids;
///  - fewer than 5 % of the pixels are 7: as label id the road, as trainId a traffic sign;
///  - at least 5 % are 2, 8 or 10: as trainIds building, vegetation and sky;
///  - at least two of 4 5 6 9 10 14 15 16 18 occur: ignored label ids, but as trainIds pole, light, terrain, sky …;
///  - more than half of the pixels are label ids that the evaluation ignores, 0 among them.
IdDiagnosis diagnoseLabelIds(const Histogram& histogram);

/// The map with `instead` for all values above 33.
LabelMap withoutImpossibleIds(LabelMap labelIds, std::uint8_t instead);

} // namespace core
