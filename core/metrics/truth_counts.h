// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counting truth against prediction once, for every class scheme: truth label id × predicted value.
#pragma once

#include "core/base/result.h"
#include "core/classes/label_table.h"
#include "core/image/label_map.h"
#include "core/metrics/prediction_space.h"

#include <cstdint>
#include <vector>

namespace core {

/// 34 rows (truth label ids, the ignored ones included) × values + 1 columns (the last: void predicted).
class TruthCounts {
public:
    explicit TruthCounts(int values) : m_values(values), m_counts(static_cast<std::size_t>(kLabelIds * (values + 1))) {}
    bool operator==(const TruthCounts&) const = default;

    /// Adds one frame. InvalidArgument when the sizes differ, when truth holds a value above 33, or when the prediction
    /// holds one that is neither below values() nor kIgnore; names the value and how many pixels have it. Nothing is
    /// added then.
    Status add(const LabelMap& truthLabelIds, const LabelMap& prediction);
    /// REQUIRES: the same values().
    void merge(const TruthCounts& other);

    int values() const { return m_values; }
    int voidColumn() const { return m_values; }
    std::uint64_t count(int truthId, int column) const {
        return m_counts[static_cast<std::size_t>(truthId * (m_values + 1) + column)];
    }
    const std::vector<std::uint64_t>& counts() const { return m_counts; }

private:
    int m_values;
    std::vector<std::uint64_t> m_counts;
};

} // namespace core
