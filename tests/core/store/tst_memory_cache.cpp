// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_cache.h"

#include <doctest/doctest.h>

using Cache = core::MemoryCache<std::string>;

namespace {

std::shared_ptr<const std::string> text(const std::string& value) { return std::make_shared<const std::string>(value); }

} // namespace

TEST_CASE("a value is found by its key until it is removed, and by no other key") {
    Cache cache(1000);
    const auto value = text("a");
    cache.add("frame 1", value, 10);
    CHECK(cache.find("frame 1") == value);
    CHECK(cache.find("frame 10") == nullptr);
    CHECK(cache.find("") == nullptr);
    cache.remove("frame 2");
    CHECK(cache.size() == 1);
    cache.remove("frame 1");
    CHECK(cache.find("frame 1") == nullptr);
    CHECK(cache.bytes() == 0);
}

TEST_CASE("above the budget the value used longest ago goes, however long ago it was added") {
    Cache cache(250);
    cache.add("1", text("a"), 100);
    cache.add("2", text("b"), 100);
    REQUIRE(cache.find("1") != nullptr);
    cache.add("3", text("c"), 100);
    CHECK(cache.bytes() == 200);
    CHECK(cache.find("1") != nullptr);
    CHECK(cache.find("2") == nullptr);
    CHECK(cache.find("3") != nullptr);
    cache.add("4", text("d"), 250); // as much as may be: the others make room
    CHECK(cache.size() == 1);
    CHECK(cache.find("4") != nullptr);
}

TEST_CASE("exactly the budget is not above it") {
    Cache cache(200);
    cache.add("1", text("a"), 100);
    cache.add("2", text("b"), 100);
    CHECK(cache.size() == 2);
}

TEST_CASE("the newest value stays even where it alone is above the budget, until the next one comes") {
    Cache cache(50);
    cache.add("1", text("a"), 100);
    CHECK(cache.find("1") != nullptr);
    cache.add("2", text("b"), 100);
    CHECK(cache.find("1") == nullptr);
    CHECK(cache.find("2") != nullptr);
    CHECK(cache.bytes() == 100);
}

TEST_CASE("a value added again takes the place and the bytes of the old one") {
    Cache cache(1000);
    cache.add("1", text("old"), 300);
    cache.add("1", text("new"), 20);
    CHECK(cache.size() == 1);
    CHECK(cache.bytes() == 20);
    CHECK(*cache.find("1") == "new");
}

TEST_CASE("a smaller budget holds at once, and clearing forgets everything") {
    Cache cache(1000);
    for (const char* key : {"1", "2", "3"}) cache.add(key, text(key), 100);
    cache.setBudget(150);
    CHECK(cache.size() == 1);
    CHECK(cache.find("3") != nullptr);
    cache.clear();
    CHECK(cache.size() == 0);
    CHECK(cache.bytes() == 0);
    CHECK(cache.find("3") == nullptr);
    cache.add("3", text("3"), 100);
    CHECK(cache.find("3") != nullptr);
}

TEST_CASE("who holds a value keeps it when it has gone from the cache") {
    Cache cache(10);
    cache.add("1", text("shown"), 10);
    const auto shown = cache.find("1");
    cache.add("2", text("next"), 10);
    REQUIRE(cache.find("1") == nullptr);
    CHECK(*shown == "shown");
    CHECK(shown.use_count() == 1);
}
