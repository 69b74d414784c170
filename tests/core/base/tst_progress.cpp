// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <doctest/doctest.h>
#include <vector>

TEST_CASE("progress is throttled, but the first and the last report always come") {
    std::vector<double> seen;
    core::ProgressThrottle throttle([&](const core::Progress& progress) { seen.push_back(progress.done); });
    for (int i = 1; i <= 1000; ++i) throttle({static_cast<double>(i), 1000, ""});
    REQUIRE(seen.size() >= 2);
    CHECK(seen.front() == 1);
    CHECK(seen.back() == 1000);
    CHECK(seen.size() < 500);
}

TEST_CASE("progress towards an unknown total is throttled too") {
    std::vector<double> seen;
    core::ProgressThrottle throttle([&](const core::Progress& progress) { seen.push_back(progress.done); });
    for (int i = 1; i <= 1000; ++i) throttle({static_cast<double>(i), 0, ""});
    REQUIRE_FALSE(seen.empty());
    CHECK(seen.front() == 1);
    CHECK(seen.size() < 500);
}
