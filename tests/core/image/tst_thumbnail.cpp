// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/thumbnail.h"

#include "core/image/image_io.h"
#include "tests/support/error_of.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "tests/support/test_pictures.h"

#include <chrono>
#include <cstdlib>
#include <doctest/doctest.h>

using namespace testing_support;
using core::ErrorCode;
using core::Image;
using core::Orientation;
using core::Rgb;
using core::Size;
using core::ThumbnailCache;

namespace fs = std::filesystem;

namespace {

/// Left half red, right half blue.
Image halves(Size size) {
    Image image(size, Rgb{250, 0, 0});
    for (int y = 0; y < size.height; ++y)
        for (int x = size.width / 2; x < size.width; ++x) image.at(x, y) = {0, 0, 250};
    return image;
}

bool isNear(Rgb a, Rgb b) { return std::abs(a.r - b.r) < 12 && std::abs(a.g - b.g) < 12 && std::abs(a.b - b.b) < 12; }

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
}

} // namespace

TEST_CASE("a thumbnail keeps the proportions, fits into its box, and never grows") {
    CHECK(core::thumbnailSize({2048, 1024}, {160, 120}) == Size{160, 80});
    CHECK(core::thumbnailSize({1024, 2048}, {160, 120}) == Size{60, 120});
    CHECK(core::thumbnailSize({640, 480}, {160, 120}) == Size{160, 120});
    CHECK(core::thumbnailSize({160, 100}, {160, 120}) == Size{160, 100});
    CHECK(core::thumbnailSize({20, 10}, {160, 120}) == Size{20, 10});
    // 100 · 160 / 300 = 53.3, 101 · 160 / 300 = 53.9
    CHECK(core::thumbnailSize({300, 100}, {160, 120}) == Size{160, 53});
    CHECK(core::thumbnailSize({300, 101}, {160, 120}) == Size{160, 54});
    CHECK(core::thumbnailSize({100000, 3}, {160, 120}) == Size{160, 1});
    CHECK(core::thumbnailSize({3, 60000}, {160, 120}) == Size{1, 120});
}

TEST_CASE("a pixel of a thumbnail is a mean, not one of the pixels it covers") {
    Image stripes({64, 64}); // one column in eight is bright
    for (int y = 0; y < 64; ++y)
        for (int x = 3; x < 64; x += 8) stripes.at(x, y) = {240, 160, 80};
    const Image small = core::thumbnailOf(stripes, {8, 8});
    REQUIRE(small.size() == Size{8, 8});
    for (const Rgb pixel : small.values()) CHECK(isNear(pixel, {30, 20, 10}));
}

TEST_CASE("a draft of a JPEG is a divided one that still reaches the box, of others the picture itself") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "a.jpg", halves({331, 166})));
    const auto draft = [&](Size box) { return core::readImageDraft(folder / "a.jpg", box).value(); };
    CHECK(draft({165, 165}).size() == Size{166, 83});
    CHECK(draft({166, 166}).size() == Size{331, 166}); // 331 / 2 would not reach 166
    CHECK(draft({331, 41}).size() == Size{83, 42});    // 166 / 4 reaches 41
    CHECK(draft({8, 8}).size() == Size{42, 21});       // an eighth at least
    CHECK(draft({1000, 1000}).size() == Size{331, 166});
    CHECK(isNear(draft({8, 8}).at(10, 10), {250, 0, 0}));
    CHECK(isNear(draft({8, 8}).at(31, 10), {0, 0, 250}));
    REQUIRE(core::writeImage(folder / "a.png", halves({331, 166})));
    CHECK(core::readImageDraft(folder / "a.png", {8, 8}).value() == halves({331, 166}));
}

TEST_CASE("a draft of a photo that lies on its side is measured upright") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "plain.jpg", halves({320, 160})));
    writeText(folder / "turned.jpg", withExif(bytesOf(folder / "plain.jpg"), 6, true));
    const auto draft = [&](Size box, Orientation orientation) {
        return core::readImageDraft(folder / "turned.jpg", box, orientation).value();
    };
    CHECK(draft({400, 160}, Orientation::Upright).size() == Size{80, 160});
    CHECK(draft({400, 160}, Orientation::AsStored).size() == Size{320, 160});
    // A quarter turn clockwise: what was left is on top.
    const auto upright = draft({80, 80}, Orientation::Upright);
    REQUIRE(upright.size() == Size{40, 80});
    CHECK(isNear(upright.at(20, 10), {250, 0, 0}));
    CHECK(isNear(upright.at(20, 70), {0, 0, 250}));
}

TEST_CASE("damage in a JPEG is an error of the draft too") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "a.jpg", noisePicture({320, 160})));
    fs::resize_file(folder / "a.jpg", fs::file_size(folder / "a.jpg") / 2);
    const auto error = errorOf(core::readImageDraft(folder / "a.jpg", {8, 8}));
    CHECK(error.code == ErrorCode::Corrupt);
    CHECK(error.message.find((folder / "a.jpg").string() + ": damaged JPEG: ") == 0);
    CHECK(errorOf(core::readImageDraft(folder / "b.jpg", {8, 8})).code == ErrorCode::NotFound);
}

TEST_CASE("a thumbnail is made once and then read") {
    TemporaryFolder folder;
    const ThumbnailCache cache(folder / "t", {40, 30});
    REQUIRE(core::writeImage(folder / "a.png", halves({320, 160})));
    const auto made = cache.ofFile(folder / "a.png", Orientation::AsStored).value();
    CHECK_FALSE(made.cacheError);
    REQUIRE(made.image.size() == Size{40, 20});
    CHECK(isNear(made.image.at(5, 10), {250, 0, 0}));
    CHECK(isNear(made.image.at(35, 10), {0, 0, 250}));
    const auto files = filesIn(folder / "t");
    REQUIRE(files.size() == 1);
    CHECK(files[0].extension() == ".jpg");
    // Whoever changes the file in the cache sees it.
    REQUIRE(core::writeImage(files[0], Image({40, 20}, Rgb{0, 250, 0})));
    CHECK(isNear(cache.ofFile(folder / "a.png", Orientation::AsStored)->image.at(5, 10), {0, 250, 0}));
    CHECK(isNear(
        ThumbnailCache(folder / "t", {40, 30}).ofFile(folder / "t/../a.png", Orientation::AsStored)->image.at(5, 10),
        {0, 250, 0}));
}

TEST_CASE("another box, orientation, length or time of change is another thumbnail") {
    TemporaryFolder folder;
    const auto photo = folder / "a.png";
    REQUIRE(core::writeImage(photo, halves({320, 160})));
    const auto count = [&](Size box, Orientation orientation) {
        REQUIRE(ThumbnailCache(folder / "t", box).ofFile(photo, orientation));
        return filesIn(folder / "t").size();
    };
    CHECK(count({40, 30}, Orientation::AsStored) == 1);
    CHECK(count({40, 30}, Orientation::AsStored) == 1);
    CHECK(count({40, 31}, Orientation::AsStored) == 2);
    CHECK(count({40, 30}, Orientation::Upright) == 3);
    const auto changed = fs::last_write_time(photo);
    fs::last_write_time(photo, changed + std::chrono::microseconds(1));
    CHECK(count({40, 30}, Orientation::AsStored) == 4);
    fs::last_write_time(photo, changed);
    CHECK(count({40, 30}, Orientation::AsStored) == 4);
    REQUIRE(core::writeImage(photo, halves({300, 160})));
    fs::last_write_time(photo, changed);
    CHECK(count({40, 30}, Orientation::AsStored) == 5);
    fs::copy_file(photo, folder / "b.png");
    fs::last_write_time(folder / "b.png", changed);
    REQUIRE(ThumbnailCache(folder / "t", {40, 30}).ofFile(folder / "b.png", Orientation::AsStored));
    CHECK(filesIn(folder / "t").size() == 6);
}

TEST_CASE("a damaged or oversized thumbnail is made again") {
    TemporaryFolder folder;
    const ThumbnailCache cache(folder / "t", {40, 30});
    REQUIRE(core::writeImage(folder / "a.png", halves({320, 160})));
    REQUIRE(cache.ofFile(folder / "a.png", Orientation::AsStored));
    const auto file = filesIn(folder / "t").at(0);
    const std::string sound = bytesOf(file);
    for (const std::string& bytes : {sound.substr(0, sound.size() / 2), std::string(), std::string("text")}) {
        writeText(file, bytes);
        CHECK(cache.ofFile(folder / "a.png", Orientation::AsStored)->image.size() == Size{40, 20});
        CHECK(bytesOf(file) == sound);
    }
    REQUIRE(core::writeImage(file, halves({41, 20})));
    CHECK(cache.ofFile(folder / "a.png", Orientation::AsStored)->image.size() == Size{40, 20});
    CHECK(bytesOf(file) == sound);
}

TEST_CASE("pictures that are no files are kept by what tells them apart") {
    TemporaryFolder folder;
    const ThumbnailCache cache(folder / "t", {40, 30});
    CHECK_FALSE(cache.find("street 1 rain"));
    REQUIRE(cache.add("street 1 rain", halves({40, 20})));
    REQUIRE(cache.add("street 1 fog", Image({40, 20})));
    REQUIRE(cache.find("street 1 rain"));
    CHECK(isNear(cache.find("street 1 rain")->at(5, 10), {250, 0, 0}));
    CHECK(isNear(cache.find("street 1 fog")->at(5, 10), {0, 0, 0}));
    CHECK_FALSE(cache.find("street 1"));
    for (const auto& file : filesIn(folder / "t")) writeText(file, "damaged");
    CHECK_FALSE(cache.find("street 1 rain"));
    CHECK(filesIn(folder / "t").size() == 1);
}

TEST_CASE("where thumbnails cannot be kept they are made all the same, and the reason is told") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "a.png", noisePicture({320, 160})));
    writeText(folder / "file", "no folder");
    const auto made = ThumbnailCache(folder / "file", {40, 30}).ofFile(folder / "a.png", Orientation::AsStored);
    REQUIRE(made);
    CHECK(made->image.size() == Size{40, 20});
    REQUIRE(made->cacheError);
    CHECK(made->cacheError->code == ErrorCode::Io);
    const FileSizeLimit limit(200);
    const auto full = ThumbnailCache(folder / "t", {40, 30}).ofFile(folder / "a.png", Orientation::AsStored);
    REQUIRE(full);
    REQUIRE(full->cacheError);
    CHECK(full->cacheError->message.find("cannot write: File too large.") != std::string::npos);
    CHECK(filesIn(folder / "t").empty());
}

TEST_CASE("a photo that is not there, or is none, has no thumbnail but a sentence") {
    TemporaryFolder folder;
    const ThumbnailCache cache(folder / "t", {40, 30});
    CHECK(errorOf(cache.ofFile(folder / "gone.png", Orientation::AsStored)).code == ErrorCode::NotFound);
    CHECK(errorOf(cache.ofFile(folder.path(), Orientation::AsStored)).code == ErrorCode::InvalidArgument);
    writeText(folder / "text.png", "text");
    CHECK(errorOf(cache.ofFile(folder / "text.png", Orientation::AsStored)).code == ErrorCode::Unsupported);
    CHECK_FALSE(fs::exists(folder / "t"));
}
