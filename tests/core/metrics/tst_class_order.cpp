// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/class_order.h"

#include <doctest/doctest.h>

using core::ClassOrder;
using core::orderOf;
using core::Score;

namespace {
const std::vector<std::vector<Score>> kTwo{{0.5, 0.1, Score{}, 0.9}, {0.7, Score{}, Score{}, 0.2}};
}

TEST_CASE("the order of the scheme is no order at all") {
    CHECK(orderOf(ClassOrder::Scheme, 4, kTwo) == std::vector{0, 1, 2, 3});
}

TEST_CASE("by value goes by the mean of what is defined, and the undefined comes last") {
    // means: 0.6, 0.1, nothing, 0.55
    CHECK(orderOf(ClassOrder::Value, 4, kTwo) == std::vector{0, 3, 1, 2});
}

TEST_CASE("by difference needs both, and has a direction") {
    // first minus second: -0.2, nothing, nothing, 0.7
    CHECK(orderOf(ClassOrder::Difference, 4, kTwo) == std::vector{3, 0, 1, 2});
    CHECK(orderOf(ClassOrder::Difference, 4, kTwo, {1, 0}) == std::vector{0, 3, 1, 2});
}

TEST_CASE("equals keep the order of the scheme, and without series there is no other") {
    CHECK(orderOf(ClassOrder::Value, 3, {{0.5, 0.5, 0.5}}) == std::vector{0, 1, 2});
    CHECK(orderOf(ClassOrder::Difference, 2, {}) == std::vector{0, 1});
}
