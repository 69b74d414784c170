// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <doctest/doctest.h>
#include <stdexcept>

TEST_CASE("every index is visited once, whatever the number of threads and the grain") {
    for (const int threads : {0, 1, 2, 5})
        for (const std::size_t grain : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
            std::vector<int> visits(101, 0);
            core::parallelFor(visits.size(), threads, grain, [&](std::size_t first, std::size_t last) {
                for (std::size_t i = first; i < last; ++i) ++visits[i];
            });
            CHECK(visits == std::vector<int>(101, 1));
        }
}

TEST_CASE("nothing to do calls nothing") {
    int calls = 0;
    core::parallelFor(0, 4, 1, [&](std::size_t, std::size_t) { ++calls; });
    CHECK(calls == 0);
}

TEST_CASE("an exception of a piece reaches the caller") {
    const auto run = [] {
        core::parallelFor(100, 3, 1, [](std::size_t first, std::size_t) {
            if (first == 42) throw std::runtime_error("piece 42");
        });
    };
    CHECK_THROWS_WITH_AS(run(), "piece 42", std::runtime_error);
}
