// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strict_json.h"

#include <doctest/doctest.h>

using core::parseStrictJson;

TEST_CASE("keys keep their order and values arrive") {
    const auto json = parseStrictJson(R"({"b": 1, "a": [true, null]})", "x.json");
    REQUIRE(json);
    CHECK(json->dump() == R"({"b":1,"a":[true,null]})");
}

TEST_CASE("a key that comes twice in one object is refused, in two objects it is not") {
    CHECK(parseStrictJson(R"([{"a": 1}, {"a": 2, "b": {"a": 3}}])", "x.json"));
    const auto json = parseStrictJson(R"({"a": {"b": 1, "c": 2, "b": 3}})", "x.json");
    REQUIRE(!json);
    CHECK(json.error().message == "x.json: the key 'b' comes twice in one object.");
}

TEST_CASE("nesting is bounded, however deep the text goes") {
    CHECK(parseStrictJson("[[1]]", "x.json", {.maxDepth = 2}));
    CHECK(parseStrictJson("[[[1]]]", "x.json", {.maxDepth = 2}).error().message ==
          "x.json: values are nested deeper than 2 levels.");
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    CHECK(parseStrictJson(deep, "x.json").error().message == "x.json: values are nested deeper than 32 levels.");
    CHECK(parseStrictJson(std::string(200'000, '['), "x.json").error().code == core::ErrorCode::Corrupt);
}

TEST_CASE("syntax errors name the place, and long texts their length") {
    const auto json = parseStrictJson("{\"a\": 1,\n 2}", "x.json");
    REQUIRE(!json);
    CHECK(json.error().code == core::ErrorCode::Corrupt);
    CHECK(json.error().message.starts_with("x.json: is not JSON: parse error at line 2, column 2"));
    CHECK(!parseStrictJson("", "x.json"));
    CHECK(!parseStrictJson("1e999", "x.json"));
    CHECK(!parseStrictJson("\"\xff\"", "x.json"));
    CHECK(parseStrictJson("[1, 2]", "x.json", {.maxBytes = 5}).error().message ==
          "x.json: has 6 bytes; at most 5 are read.");
}
