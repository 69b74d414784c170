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

TEST_CASE("a new file follows the user's mask, and an unguarded moment is not needed for it") {
    TemporaryFolder folder;
    const mode_t before = ::umask(027);
    const auto written = core::writeFileAtomically(folder / "file.txt", std::string_view("new"));
    CHECK(::umask(before) == 027U);
    REQUIRE(written);
    struct stat now = {};
    REQUIRE(::stat((folder / "file.txt").c_str(), &now) == 0);
    CHECK((now.st_mode & 0777U) == 0640U);
}

TEST_CASE("a link stays a link, and what it leads to is replaced") {
    TemporaryFolder folder;
    writeText(folder / "far/file.txt", "old");
    std::filesystem::create_symlink("far/file.txt", folder / "link.txt");
    REQUIRE(core::writeFileAtomically(folder / "link.txt", std::string_view("new")));
    CHECK(std::filesystem::is_symlink(folder / "link.txt"));
    CHECK(core::readFile(folder / "far/file.txt", 100).value() == "new");
    CHECK(filesIn(folder / "far") == 1);
    std::filesystem::create_symlink("nowhere", folder / "broken");
    CHECK(core::writeFileAtomically(folder / "broken", std::string_view("x")).error().code == core::ErrorCode::Io);
}

TEST_CASE("a folder, a device and a pipe are not replaced by a file") {
    TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    std::filesystem::create_directory(folder / "inner");
    std::filesystem::create_symlink("/dev/null", folder / "null");
    for (const char* name : {"pipe", "inner", "null"}) {
        const auto status = core::writeFileAtomically(folder / name, std::string_view("x"));
        REQUIRE_FALSE(status);
        CHECK(status.error().code == core::ErrorCode::InvalidArgument);
        CHECK(status.error().message.starts_with((folder / name).string() + ": is a "));
    }
    CHECK(filesIn(folder.path()) == 3);
}

TEST_CASE("what a killed process left beside the target is neither used nor removed") {
    TemporaryFolder folder;
    auto first = core::AtomicFile::create(folder / "file.txt");
    REQUIRE(first);
    const std::string name = first->temporary().filename().string(); // .file.PID-COUNT.txt
    const int count = std::stoi(name.substr(name.find('-') + 1));
    const auto leftover = folder / fmt::format("{}-{}.txt", name.substr(0, name.find('-')), count + 1);
    writeText(leftover, "left over");
    const auto second = core::AtomicFile::create(folder / "file.txt");
    REQUIRE(second);
    CHECK(second->temporary() != leftover);
    CHECK(core::readFile(leftover, 100).value() == "left over");
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
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(core::readFile(folder / "pipe", 10).error().message ==
          (folder / "pipe").string() + ": is a device or a pipe, not an ordinary file.");
    const auto tooLong = folder / std::string(300, 'x');
    CHECK(core::readFile(tooLong, 10).error().message == tooLong.string() + ": cannot be opened: File name too long.");
    writeText(folder / "eleven", "0123456789a");
    CHECK(core::readFile(folder / "eleven", 10).error().code == core::ErrorCode::Corrupt);
    CHECK(core::readFile(folder / "eleven", 11).value().size() == 11);
}
