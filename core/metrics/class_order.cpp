// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/class_order.h"

#include <algorithm>
#include <numeric>

namespace core {

namespace {

Score meanOf(const std::vector<std::vector<Score>>& series, std::size_t at) {
    double sum = 0;
    int count = 0;
    for (const auto& values : series) {
        if (!values[at]) continue;
        sum += *values[at];
        ++count;
    }
    return count == 0 ? Score{} : Score{sum / count};
}

} // namespace

std::vector<int> orderOf(ClassOrder order, int classes, const std::vector<std::vector<Score>>& series,
                         std::pair<std::size_t, std::size_t> pair) {
    std::vector<int> result(static_cast<std::size_t>(classes));
    std::iota(result.begin(), result.end(), 0);
    if (order == ClassOrder::Scheme || series.empty()) return result;
    std::vector<Score> keys;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (order == ClassOrder::Value) {
            keys.push_back(meanOf(series, i));
        } else {
            const Score a = series[pair.first][i], b = series[pair.second][i];
            keys.push_back(a && b ? Score{*a - *b} : Score{});
        }
    }
    // An empty optional is less than every number.
    std::ranges::stable_sort(result, std::ranges::greater{}, [&](int i) { return keys[static_cast<std::size_t>(i)]; });
    return result;
}

} // namespace core
