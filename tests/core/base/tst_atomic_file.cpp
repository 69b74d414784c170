// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include "tests/support/file_size_limit.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace testing_support;

namespace {

std::size_t filesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("a written file holds what was written, and nothing else is left in its folder") {
    TemporaryFolder folder;
    const auto target = folder / "new/inner/file.txt";
    REQUIRE(core::writeFileAtomically(target, std::string_view("hello")));
    CHECK(core::readFile(target, 100).value() == "hello");
    CHECK(filesIn(target.parent_path()) == 1);
}

TEST_CASE("until commit the old file stays, and a dropped file leaves nothing behind") {
    TemporaryFolder folder;
    const auto target = folder / "file.txt";
    REQUIRE(core::writeFileAtomically(target, std::string_view("old")));
    {
        auto file = core::AtomicFile::create(target);
        REQUIRE(file);
        REQUIRE(file->write(std::as_bytes(std::span(std::string_view("new")))));
        CHECK(core::readFile(target, 100).value() == "old");
    }
    CHECK(core::readFile(target, 100).value() == "old");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a full disk while writing keeps the old file and says so") {
    TemporaryFolder folder;
    const auto target = folder / "file.bin";
    REQUIRE(core::writeFileAtomically(target, std::string_view("old")));
    const std::string large(1 << 16, 'x');
    {
        const FileSizeLimit limit(4096);
        const auto status = core::writeFileAtomically(target, large);
        REQUIRE_FALSE(status);
        CHECK(status.error().code == core::ErrorCode::Io);
        CHECK(status.error().message == target.string() + ": cannot write: File too large.");
    }
    CHECK(core::readFile(target, 100).value() == "old");
    CHECK(filesIn(folder.path()) == 1);
    CHECK(core::writeFileAtomically(target, large));
}

TEST_CASE("a replaced file keeps its permissions") {
    TemporaryFolder folder;
    const auto target = folder / "file.txt";
    REQUIRE(core::writeFileAtomically(target, std::string_view("old")));
    REQUIRE(::chmod(target.c_str(), 0640) == 0);
    REQUIRE(core::writeFileAtomically(target, std::string_view("new")));
    struct stat now = {};
    REQUIRE(::stat(target.c_str(), &now) == 0);
    CHECK((now.st_mode & 0777U) == 0640U);
}

TEST_CASE("a folder that cannot be made is named") {
    TemporaryFolder folder;
    writeText(folder / "plain", "a file where a folder should be");
    const auto status = core::writeFileAtomically(folder / "plain/inner.txt", std::string_view("x"));
    REQUIRE_FALSE(status);
    CHECK(status.error().code == core::ErrorCode::Io);
    CHECK(status.error().message.find((folder / "plain").string()) != std::string::npos);
}

TEST_CASE("readFile refuses what is missing, a folder, or too large") {
    TemporaryFolder folder;
    CHECK(core::readFile(folder / "none", 10).error().code == core::ErrorCode::NotFound);
    CHECK(core::readFile(folder.path(), 10).error().code == core::ErrorCode::InvalidArgument);
    writeText(folder / "eleven", "0123456789a");
    CHECK(core::readFile(folder / "eleven", 10).error().code == core::ErrorCode::Corrupt);
    CHECK(core::readFile(folder / "eleven", 11).value().size() == 11);
}
