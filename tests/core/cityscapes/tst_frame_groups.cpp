// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_groups.h"
#include "core/cityscapes/frame_thumbnail.h"

#include "core/image/image_io.h"
#include "tests/support/error_of.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using core::FrameGroup;
using core::FrameSource;
using testing_support::errorOf;
using testing_support::TemporaryFolder;
using testing_support::writeText;

namespace {

void writePicture(const std::filesystem::path& path) {
    REQUIRE(core::writeImage(path, core::Image({8, 4}, core::Rgb{9, 9, 9})));
}

} // namespace

TEST_CASE("frames of a root are grouped by city") {
    const TemporaryFolder folder;
    for (const char* city : {"aachen", "bochum"})
        for (const char* number : {"000000", "000001"})
            writePicture(folder / fmt::format("leftImg8bit/val/{0}/{0}_000000_{1}_leftImg8bit.png", city, number));
    const auto groups = core::groupFrames(FrameSource::open(folder.path()).value());
    CHECK(groups == std::vector<FrameGroup>{{"aachen", {0, 1}}, {"bochum", {2, 3}}});
}

TEST_CASE("frames of a list are grouped by folder, wherever they stand in it") {
    const TemporaryFolder folder;
    for (const char* name : {"a/day/1.png", "b/day/2.png", "night/3.png"}) writePicture(folder / name);
    writeText(folder / "list.txt", "a/day/1.png\nnight/3.png\nb/day/2.png\n");
    const auto groups = core::groupFrames(FrameSource::open(folder / "list.txt").value());
    REQUIRE(groups.size() == 3);
    CHECK(groups[0] == FrameGroup{(folder / "a/day").string(), {0}}); // two folders have this name
    CHECK(groups[1] == FrameGroup{"night", {1}});
    CHECK(groups[2] == FrameGroup{(folder / "b/day").string(), {2}});
}

TEST_CASE("a folder is one group, and the street has one per weather") {
    const TemporaryFolder folder;
    writePicture(folder / "trip/1.png");
    CHECK(core::groupFrames(FrameSource::open(folder / "trip").value()) == std::vector<FrameGroup>{{"trip", {0}}});
    CHECK(core::groupFrames(FrameSource::open(folder / "trip/1.png").value()) ==
          std::vector<FrameGroup>{{"trip", {0}}});
    const auto street = FrameSource::open(core::kScenesPath).value();
    std::size_t frames = 0;
    for (const FrameGroup& group : core::groupFrames(street)) {
        CHECK(core::findWeather(group.title).has_value());
        frames += group.frames.size();
    }
    CHECK(frames == street.frames().size());
}

TEST_CASE("a frame of the street has a small picture, which is kept") {
    const TemporaryFolder folder;
    const core::ThumbnailCache cache(folder.path(), {160, 90});
    const core::Frame frame = FrameSource::open(core::kScenesPath).value().frames().front();
    const auto made = core::frameThumbnail(frame, cache).value();
    CHECK(made.image.size() == core::thumbnailSize(frame.scene->size, {160, 90}));
    CHECK(!made.cacheError);
    CHECK(!std::filesystem::is_empty(folder.path()));
    // It shows what the whole picture shows: the mean colours of the quarters are near.
    const core::Image whole = core::thumbnailOf(core::readFrameImage(frame).value(), {2, 2});
    const core::Image small = core::thumbnailOf(made.image, {2, 2});
    REQUIRE(whole.size() == small.size());
    for (std::size_t i = 0; i < whole.values().size(); ++i)
        CHECK(std::abs(whole.values()[i].g - small.values()[i].g) <= 12);
}

TEST_CASE("a frame without photo has no small picture but a sentence") {
    const TemporaryFolder folder;
    const core::ThumbnailCache cache(folder.path(), {160, 90});
    CHECK(errorOf(core::frameThumbnail({.name = "truth-only"}, cache)).message ==
          "truth-only: there is no photo of this frame.");
    CHECK(errorOf(core::frameThumbnail({.name = "gone", .image = folder / "gone.png"}, cache)).code ==
          core::ErrorCode::NotFound);
}

TEST_CASE("frames of a film have keys of their own, other ones when the film changes") {
    const TemporaryFolder folder;
    writeText(folder / "film.mp4", "first");
    core::Frame frame{.name = "film_000001", .image = folder / "film.mp4", .videoFrame = 1};
    const std::string key = core::filmThumbnailKey(frame).value();
    frame.videoFrame = 2;
    CHECK(core::filmThumbnailKey(frame).value() != key);
    frame.videoFrame = 1;
    writeText(folder / "film.mp4", "another");
    CHECK(core::filmThumbnailKey(frame).value() != key);
    std::filesystem::remove(folder / "film.mp4");
    CHECK(errorOf(core::filmThumbnailKey(frame)).code == core::ErrorCode::Io);
}
