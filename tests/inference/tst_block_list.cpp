// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/activation_arena.h"

#include <doctest/doctest.h>
#include <map>
#include <random>

using inference::BlockList;

TEST_CASE("the smallest hole that fits is taken, and neighbours join when they are free") {
    constexpr std::size_t kPage = BlockList::kAlignment;
    BlockList blocks(10 * kPage);
    const auto a = blocks.take(2 * kPage), b = blocks.take(3 * kPage), c = blocks.take(1), d = blocks.take(4 * kPage);
    CHECK(a == 0);
    CHECK(b == 2 * kPage);
    CHECK(c == 5 * kPage);
    CHECK(d == 6 * kPage);
    CHECK(blocks.take(1) == BlockList::npos);
    blocks.give(b);
    blocks.give(d);
    CHECK(blocks.take(3 * kPage) == b); // not the hole of four
    CHECK(blocks.take(4 * kPage) == d);
    blocks.give(a);
    blocks.give(c);
    blocks.give(b);
    CHECK(blocks.take(6 * kPage) == 0); // three neighbours are one hole
    CHECK(blocks.used() == 10 * kPage);
    CHECK(blocks.top() == 10 * kPage);
}

TEST_CASE("blocks never overlap, whatever is taken and given") {
    BlockList blocks(std::size_t{64} << 20);
    std::mt19937 generator(5);
    std::map<std::size_t, std::size_t> taken;
    for (int i = 0; i < 5000; ++i) {
        if (!taken.empty() && generator() % 2 == 0) {
            auto victim = taken.begin();
            std::advance(victim, static_cast<std::ptrdiff_t>(generator() % taken.size()));
            blocks.give(victim->first);
            taken.erase(victim);
            continue;
        }
        const std::size_t bytes = generator() % (std::size_t{3} << 20) + 1;
        const std::size_t offset = blocks.take(bytes);
        if (offset == BlockList::npos) continue;
        const auto after = taken.lower_bound(offset);
        if (after != taken.end()) REQUIRE(offset + bytes <= after->first);
        if (after != taken.begin()) REQUIRE(std::prev(after)->first + std::prev(after)->second <= offset);
        taken.emplace(offset, bytes);
    }
    while (!taken.empty()) {
        blocks.give(taken.begin()->first);
        taken.erase(taken.begin());
    }
    CHECK(blocks.used() == 0);
    CHECK(blocks.take(std::size_t{64} << 20) == 0);
}
