// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small label maps for tests of counts and scores.
#pragma once

#include "core/image/label_map.h"
#include "core/metrics/prediction_space.h"

#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace made_maps {

/// One row of pixels.
template <class T = std::uint8_t> core::Plane<T> row(std::vector<T> values) {
    const core::Size size{static_cast<int>(values.size()), 1};
    return core::Plane<T>(size, std::move(values));
}

/// `count` values below `values`, and kIgnore where asked for, in long runs and single odd pixels as real maps have
/// them.
inline std::vector<std::uint8_t> runs(std::size_t count, int values, bool withVoid, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<std::uint8_t> map;
    while (map.size() < count) {
        const auto length = random() % 3 == 0 ? 1 : random() % 70;
        const bool isVoid = withVoid && random() % 9 == 0;
        const auto value = isVoid ? core::kIgnore : static_cast<std::uint8_t>(random() % static_cast<unsigned>(values));
        map.insert(map.end(), length, value);
    }
    map.resize(count);
    return map;
}

inline core::ClassScheme scheme(const std::string& name) {
    auto found = core::ClassScheme::builtIn(name);
    if (!found) throw std::runtime_error("no scheme " + name);
    return *found;
}

inline const core::PredictionSpace kLabelIdSpace = {};

} // namespace made_maps
