// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the classes of a scheme are listed in a chart.
#pragma once

#include "core/metrics/scores.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace core {

enum class ClassOrder {
    Scheme,
    Value,      ///< the mean over the series where it is defined, largest first
    Difference, ///< first of the pair minus second, largest first
};

/// Class indices in that order. What is undefined comes last, equals keep the order of the scheme. `series[s][c]` is of
/// class c; `pair`: the two series that are compared. REQUIRES: every series has `classes` numbers; pair within series,
/// unless the order is another or there are none.
std::vector<int> orderOf(ClassOrder order, int classes, const std::vector<std::vector<Score>>& series,
                         std::pair<std::size_t, std::size_t> pair = {0, 1});

} // namespace core
