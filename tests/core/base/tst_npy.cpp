// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/npy.h"
#include "tests/support/test_files.h"

#include <array>
#include <cstring>
#include <doctest/doctest.h>
#include <vector>

TEST_CASE("a float array becomes the bytes that numpy.save writes") {
    const testing_support::TemporaryFolder folder;
    const std::array<float, 6> values = {0, 1, 2, 3, 4, -0.5F};
    const std::array<std::size_t, 3> shape = {1, 2, 3};
    REQUIRE(core::writeNpy(folder / "a.npy", values, shape));
    const auto bytes = core::readFile(folder / "a.npy", 1000);
    REQUIRE(bytes);
    REQUIRE(bytes->size() == 128 + 24);
    CHECK(bytes->substr(0, 8) == std::string("\x93NUMPY\x01\x00", 8));
    CHECK(static_cast<unsigned char>((*bytes)[8]) == 118); // 128 - 10
    CHECK((*bytes)[9] == 0);
    CHECK(bytes->substr(10, 57) == "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, ");
    CHECK((*bytes)[127] == '\n');
    CHECK(std::memcmp(bytes->data() + 128, values.data(), 24) == 0);
}

TEST_CASE("the header grows in steps of 64 bytes, and not when it just fits") {
    const testing_support::TemporaryFolder folder;
    const auto sizeOf = [&](std::vector<std::size_t> shape) {
        const std::vector<float> values(shape.back());
        REQUIRE(core::writeNpy(folder / "b.npy", values, shape));
        return std::filesystem::file_size(folder / "b.npy") - 4 * values.size();
    };
    std::vector<std::size_t> shape(20, 1); // 55 bytes of text, 3 a side, 11 around them
    CHECK(sizeOf(shape) == 128);
    shape.back() = 100; // two digits more: exactly 128
    CHECK(sizeOf(shape) == 128);
    shape.back() = 1000;
    CHECK(sizeOf(shape) == 192);
}

TEST_CASE("an array that cannot be written names its file") {
    const testing_support::TemporaryFolder folder;
    testing_support::writeText(folder / "file", "in the way");
    const std::array<float, 1> value = {7};
    const std::array<std::size_t, 1> shape = {1};
    const auto written = core::writeNpy(folder / "file/c.npy", value, shape);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == core::ErrorCode::Io);
    CHECK(written.error().message.find("c.npy") != std::string::npos);
}
