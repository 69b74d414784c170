// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/text_values.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace app::cli;

TEST_CASE("a size is two whole numbers above 0") {
    const auto size = parseSize("--tile", "1024x512");
    REQUIRE(size);
    CHECK(*size == core::Size{1024, 512});
    for (const char* wrong :
         {"", "x", "1024", "1024x", "x512", "0x512", "-4x5", "1024x512x3", "1024X512", " 4x4", "4.5x4"}) {
        CAPTURE(wrong);
        const auto refused = parseSize("--tile", wrong);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message == fmt::format("--tile: '{}' is not a size such as 1024x512", wrong));
    }
}

TEST_CASE("what the network sees is a size or a factor") {
    const auto size = parseSizeOrScale("--size", "640x480");
    REQUIRE(size);
    CHECK(std::get<core::Size>(*size) == core::Size{640, 480});
    const auto factor = parseSizeOrScale("--size", "0.5");
    REQUIRE(factor);
    CHECK(std::get<double>(*factor) == 0.5);
    for (const char* wrong : {"0", "-1", "nan", "inf", "half", "1.0 "}) {
        CAPTURE(wrong);
        CHECK_FALSE(parseSizeOrScale("--size", wrong));
    }
}

TEST_CASE("a name before the sign names a model, a path with a sign in it does not") {
    CHECK(parseNamedReference("unet").name.empty());
    CHECK(parseNamedReference("fast=unet").name == "fast");
    CHECK(parseNamedReference("fast=models/unet.safetensors").reference == "models/unet.safetensors");
    CHECK(parseNamedReference("models/a=b.safetensors").reference == "models/a=b.safetensors");
    const testing_support::TemporaryFolder folder;
    testing_support::writeText(folder / "x=y.safetensors", "");
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    CHECK(parseNamedReference("x=y.safetensors").reference == "x=y.safetensors");
    std::filesystem::current_path(before);
}

TEST_CASE("a comma list keeps its empty parts") {
    CHECK(splitAtCommas("a,,b") == std::vector<std::string>{"a", "", "b"});
    CHECK(splitAtCommas("") == std::vector<std::string>{""});
}

TEST_CASE("table columns are as wide as their widest cell") {
    TextTable table({"class", "A"});
    table.addRow({"road", "98.1"});
    table.addRule();
    table.addRow({"mean", "7"});
    CHECK(table.text() == "class     A\n"
                          "-----------\n"
                          "road   98.1\n"
                          "-----------\n"
                          "mean      7\n");
}
