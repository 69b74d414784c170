// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

TEST_CASE("SHA-256 equals the published values (FIPS 180-2, appendix B)") {
    CHECK(core::sha256(std::as_bytes(std::span(std::string_view("abc")))) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(core::sha256({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("pieces and a file give the digest of the whole") {
    core::Sha256 digest;
    digest.add("a");
    digest.add("bc");
    CHECK(digest.hex() == core::sha256(std::as_bytes(std::span(std::string_view("abc")))));
    testing_support::TemporaryFolder folder;
    testing_support::writeText(folder / "abc", "abc");
    CHECK(core::sha256OfFile(folder / "abc").value() ==
          core::sha256(std::as_bytes(std::span(std::string_view("abc")))));
    CHECK(core::sha256OfFile(folder / "none").error().code == core::ErrorCode::NotFound);
    CHECK(core::sha256OfFile(folder.path()).error().code == core::ErrorCode::InvalidArgument);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(core::sha256OfFile(folder / "pipe").error().message ==
          (folder / "pipe").string() + ": is a device or a pipe, not an ordinary file.");
}
