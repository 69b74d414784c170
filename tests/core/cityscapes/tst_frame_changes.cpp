// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_changes.h"

#include "core/image/image_io.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>

using core::FrameChanges;
using core::FrameListing;
using core::FrameSource;
using testing_support::TemporaryFolder;
using testing_support::writeText;

namespace fs = std::filesystem;

namespace {

void writePicture(const fs::path& path, core::Size size = {4, 2}) {
    REQUIRE(core::writeImage(path, core::Image(size)));
}

FrameListing listing(const fs::path& path) { return FrameListing(FrameSource::open(path).value()); }

} // namespace

TEST_CASE("frames that come and go are told, and where the others stood") {
    const TemporaryFolder folder;
    for (const char* name : {"1.png", "3.png", "4.png"}) writePicture(folder / name);
    const auto before = listing(folder.path());
    CHECK(FrameChanges::between(before, listing(folder.path())).isEmpty());
    fs::remove(folder / "3.png");
    writePicture(folder / "2.png");
    const auto changes = FrameChanges::between(before, listing(folder.path()));
    CHECK(changes.before == std::vector{0, -1, 2});
    CHECK(changes.origins == changes.before);
    CHECK(changes.added == std::vector{1});
    CHECK(changes.gone == std::vector{1});
    CHECK(changes.altered.empty());
}

TEST_CASE("a photo that was written anew is told, of another length or only later") {
    const TemporaryFolder folder;
    for (const char* name : {"1.png", "2.png", "3.png"}) writePicture(folder / name);
    const auto before = listing(folder.path());
    writePicture(folder / "1.png", {64, 64});
    fs::last_write_time(folder / "1.png", fs::last_write_time(folder / "3.png"));
    fs::last_write_time(folder / "2.png", fs::last_write_time(folder / "2.png") + std::chrono::seconds(5));
    const auto changes = FrameChanges::between(before, listing(folder.path()));
    CHECK(changes.altered == std::vector{0, 1});
    CHECK(changes.before == std::vector{-1, -1, 2});
    CHECK(changes.origins == std::vector{0, 1, 2});
    CHECK(changes.gone.empty());
}

TEST_CASE("truth that comes, and a name that a twin changes, alter a frame") {
    const TemporaryFolder folder;
    for (const char* name : {"town_000000_000001_leftImg8bit.png", "2.png"}) writePicture(folder / name);
    const auto before = listing(folder.path());
    REQUIRE(core::writeLabelMap(folder / "town_000000_000001_gtFine_labelIds.png", core::LabelMap({4, 2}, 7)));
    writePicture(folder / "2.jpg");
    const auto after = listing(folder.path());
    const auto changes = FrameChanges::between(before, after);
    CHECK(after.source().frames().size() == 3);
    CHECK(changes.altered.size() == 2);
    CHECK(changes.added.size() == 1);
}

TEST_CASE("a picture that a list names twice has not changed for that") {
    const TemporaryFolder folder;
    writePicture(folder / "1.png");
    writeText(folder / "list.txt", "1.png\n1.png\n");
    const auto before = listing(folder / "list.txt");
    CHECK(FrameChanges::between(before, listing(folder / "list.txt")).before == std::vector{0, 1});
    writeText(folder / "list.txt", "1.png\n");
    CHECK(FrameChanges::between(before, listing(folder / "list.txt")).gone == std::vector{1});
}

TEST_CASE("the folders to watch are those where frames may come") {
    const TemporaryFolder folder;
    writePicture(folder / "trip/1.png");
    CHECK(core::foldersToWatch(FrameSource::open(folder / "trip").value()) == std::vector{folder / "trip"});
    writePicture(folder / "city/leftImg8bit/val/town/town_000000_000000_leftImg8bit.png");
    REQUIRE(core::writeLabelMap(folder / "city/gtFine/val/town/town_000000_000000_gtFine_labelIds.png",
                                core::LabelMap({4, 2}, 7)));
    const auto folders = core::foldersToWatch(FrameSource::open(folder / "city").value());
    for (const char* name : {"city", "city/leftImg8bit", "city/leftImg8bit/val", "city/leftImg8bit/val/town",
                             "city/gtFine", "city/gtFine/val", "city/gtFine/val/town"})
        CHECK(std::ranges::find(folders, folder / name) != folders.end());
    CHECK(folders.size() == 7);
    CHECK(core::foldersToWatch(FrameSource::open(folder / "city/").value()) == folders);
    const fs::path relative = fs::relative(folder / "city") / "";
    const auto relatives = core::foldersToWatch(FrameSource::open(relative).value());
    CHECK(relatives.size() == 7); // and neither "" nor ".." among them
    CHECK(std::ranges::find(relatives, relative.parent_path()) != relatives.end());
    writeText(folder / "lists/list.txt", "../trip/1.png\n");
    CHECK(core::foldersToWatch(FrameSource::open(folder / "lists/list.txt").value()).size() == 2);
    CHECK(core::foldersToWatch(FrameSource::open(core::kScenesPath).value()).empty());
}
