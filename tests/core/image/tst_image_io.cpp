// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image_io.h"

#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "tests/support/test_pictures.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace testing_support;
using namespace std::string_literals;
using core::ErrorCode;
using core::Image;
using core::LabelMap;
using core::Orientation;
using core::Rgb;
using core::Size;

namespace {

/// 3x2: red, green, blue over black, grey, white.
const Image sixColours({3, 2}, {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {0, 0, 0}, {128, 128, 128}, {255, 255, 255}});

/// 16x8, left half red, right half blue, top row of blocks brighter: survives JPEG well enough to tell what is where.
Image quarters() {
    Image image({32, 16});
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 32; ++x) {
            const auto level = static_cast<std::uint8_t>(y < 8 ? 250 : 90);
            image.at(x, y) = x < 16 ? Rgb{level, 0, 0} : Rgb{0, 0, level};
        }
    return image;
}

bool isNear(Rgb a, Rgb b) { return std::abs(a.r - b.r) < 12 && std::abs(a.g - b.g) < 12 && std::abs(a.b - b.b) < 12; }

constexpr Rgb brightRed = {250, 0, 0};
constexpr Rgb brightBlue = {0, 0, 250};
constexpr Rgb darkRed = {90, 0, 0};

} // namespace

TEST_CASE("picture files are known by their endings in any case") {
    for (const char* name : {"a.png", "a.PNG", "a.jpg", "b.c.JPEG", "a.bmp", "a.tif", "a.TIFF"})
        CHECK(core::isImageFile(name));
    for (const char* name : {"a.gif", "a.webp", "png", "a.png.txt", "a.mp4", ""}) CHECK_FALSE(core::isImageFile(name));
}

TEST_CASE("a PNG photo comes back as it was written") {
    TemporaryFolder folder;
    const Image image = noisePicture({61, 37});
    REQUIRE(core::writeImage(folder / "a.png", image));
    CHECK(core::readImage(folder / "a.png").value() == image);
    CHECK(core::readImageSize(folder / "a.png").value() == Size{61, 37});
}

TEST_CASE("label maps and 16-bit planes come back as they were written") {
    TemporaryFolder folder;
    const LabelMap map = noisePlane({61, 37}, 0);
    REQUIRE(core::writeLabelMap(folder / "labels.png", map));
    CHECK(core::readLabelMap(folder / "labels.png").value() == map);
    const core::Plane<std::uint16_t> plane({2, 2}, {0, 26003, 65535, 256});
    REQUIRE(core::writePlane16(folder / "instances.png", plane));
    CHECK(core::readPlane16(folder / "instances.png").value() == plane);
    CHECK(core::readPlane16(folder / "labels.png").value().at(5, 3) == map.at(5, 3));
}

TEST_CASE("a written JPEG is near the picture and has its size") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "a.jpeg", quarters()));
    const auto image = core::readImage(folder / "a.jpeg").value();
    REQUIRE(image.size() == Size{32, 16});
    CHECK(isNear(image.at(2, 2), brightRed));
    CHECK(isNear(image.at(29, 2), brightBlue));
    CHECK(isNear(image.at(2, 13), darkRed));
    CHECK(core::readImageSize(folder / "a.jpeg").value() == Size{32, 16});
}

TEST_CASE("every kind of PNG becomes RGB with 8 bits") {
    TemporaryFolder folder;
    const auto read = [&](const std::string& bytes) {
        writeText(folder / "a.png", bytes);
        return core::readImage(folder / "a.png").value();
    };
    CHECK(read(pngFile(2, 1, PngKind::Grey, 8, {"\x07\xf0"})) == Image({2, 1}, {{7, 7, 7}, {240, 240, 240}}));
    // One bit: black and white, not 0 and 1.
    CHECK(read(pngFile(2, 1, PngKind::Grey, 1, {"\x40"})) == Image({2, 1}, {{0, 0, 0}, {255, 255, 255}}));
    // 16 bits: the high byte.
    CHECK(read(pngFile(1, 1, PngKind::Rgb, 16, {"\x12\xff\x34\xff\x56\xff"})) == Image({1, 1}, {{0x12, 0x34, 0x56}}));
    CHECK(read(pngFile(1, 1, PngKind::Rgba, 8, {"\x01\x02\x03\x00"s})) == Image({1, 1}, {{1, 2, 3}}));
    CHECK(read(pngFile(1, 1, PngKind::GreyAlpha, 8, {"\x09\x00"s})) == Image({1, 1}, {{9, 9, 9}}));
    const std::string palette = pngChunk("PLTE", "\x0a\x0b\x0c\xc8\x64\x32");
    CHECK(read(pngFile(2, 1, PngKind::Palette, 8, {"\x01\x00"s}, palette + pngChunk("tRNS", "\x00\x80"s))) ==
          Image({2, 1}, {{200, 100, 50}, {10, 11, 12}}));
}

TEST_CASE("BMP and TIFF are read, red first") {
    TemporaryFolder folder;
    // From bottom to top, BGR, three pixels and three bytes of padding.
    writeText(folder / "a.bmp", bmpFile(3, 2,
                                        "\x00\x00\x00\x80\x80\x80\xff\xff\xff\x00\x00\x00"s +
                                            "\x00\x00\xff\x00\xff\x00\xff\x00\x00\x00\x00\x00"s));
    CHECK(core::readImage(folder / "a.bmp").value() == sixColours);
    CHECK(core::readImageSize(folder / "a.bmp").value() == Size{3, 2});
    const std::string pixels = "\xff\x00\x00\x00\xff\x00\x00\x00\xff\x00\x00\x00\x80\x80\x80\xff\xff\xff"s;
    writeText(folder / "a.tif", tiffFile(3, 2, 1, pixels));
    CHECK(core::readImage(folder / "a.tif").value() == sixColours);
    CHECK(core::readImageSize(folder / "a.tif").value() == Size{3, 2});
}

TEST_CASE("the content decides on the format, not the ending") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "a.png", sixColours));
    std::filesystem::rename(folder / "a.png", folder / "a.jpg");
    CHECK(core::readImage(folder / "a.jpg").value() == sixColours);
}

TEST_CASE("the orientation tag of a photo turns it only when it is to be upright") {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / "plain.jpg", quarters()));
    for (const bool bigEnd : {false, true}) {
        writeText(folder / "turned.jpg", withExif(bytesOf(folder / "plain.jpg"), 6, bigEnd));
        CHECK(core::readImage(folder / "turned.jpg").value() == core::readImage(folder / "plain.jpg").value());
        CHECK(core::readImageSize(folder / "turned.jpg").value() == Size{32, 16});
        const auto upright = core::readImage(folder / "turned.jpg", Orientation::Upright).value();
        REQUIRE(upright.size() == Size{16, 32});
        // A quarter turn clockwise: the stored top left, bright red, comes to the top right.
        CHECK(isNear(upright.at(13, 2), brightRed));
        CHECK(isNear(upright.at(2, 2), darkRed));
        CHECK(isNear(upright.at(13, 29), brightBlue));
    }
}

TEST_CASE("all eight orientations bring the first pixel where the standard says") {
    TemporaryFolder folder;
    const std::string pixels = "\xff\x00\x00\x00\xff\x00\x00\x00\xff\x00\x00\x00\x80\x80\x80\xff\xff\xff"s;
    // Where stored column 0, row 0 (red) and column 2, row 0 (blue) lie in the upright picture.
    struct Row {
        int orientation;
        Size size;
        int redX, redY, blueX, blueY;
    };
    for (const Row& row : {Row{1, {3, 2}, 0, 0, 2, 0}, Row{2, {3, 2}, 2, 0, 0, 0}, Row{3, {3, 2}, 2, 1, 0, 1},
                           Row{4, {3, 2}, 0, 1, 2, 1}, Row{5, {2, 3}, 0, 0, 0, 2}, Row{6, {2, 3}, 1, 0, 1, 2},
                           Row{7, {2, 3}, 1, 2, 1, 0}, Row{8, {2, 3}, 0, 2, 0, 0}}) {
        CAPTURE(row.orientation);
        writeText(folder / "a.tif", tiffFile(3, 2, row.orientation, pixels));
        CHECK(core::readImage(folder / "a.tif").value() == sixColours);
        const auto upright = core::readImage(folder / "a.tif", Orientation::Upright).value();
        REQUIRE(upright.size() == row.size);
        CHECK(upright.at(row.redX, row.redY) == Rgb{255, 0, 0});
        CHECK(upright.at(row.blueX, row.blueY) == Rgb{0, 0, 255});
        writeText(folder / "a.png", pngFile(3, 2, PngKind::Rgb, 8, {pixels.substr(0, 9), pixels.substr(9)},
                                            pngChunk("eXIf", orientationBlock(row.orientation, true))));
        CHECK(core::readImage(folder / "a.png", Orientation::Upright).value() == upright);
    }
}

TEST_CASE("label maps are the numbers in the file: grey of any depth, palette indices, no alpha") {
    TemporaryFolder folder;
    const auto read = [&](const std::string& bytes) {
        writeText(folder / "a.png", bytes);
        return core::readLabelMap(folder / "a.png").value();
    };
    CHECK(read(pngFile(2, 2, PngKind::Grey, 8, {"\x07\x08", "\xff\x21"})) == LabelMap({2, 2}, {7, 8, 255, 33}));
    CHECK(read(pngFile(4, 1, PngKind::Grey, 2, {"\x1b"})) == LabelMap({4, 1}, {0, 1, 2, 3}));
    CHECK(read(pngFile(3, 1, PngKind::Grey, 4, {"\x0f\x70"})) == LabelMap({3, 1}, {0, 15, 7}));
    CHECK(read(pngFile(3, 1, PngKind::Grey, 1, {"\xa0"})) == LabelMap({3, 1}, {1, 0, 1}));
    CHECK(read(pngFile(2, 1, PngKind::GreyAlpha, 8, {"\x18\x00\x1a\xff"s})) == LabelMap({2, 1}, {24, 26}));
    const std::string palette = pngChunk("PLTE", "\x80\x40\x80\xf4\x23\xe8\x46\x46\x46");
    CHECK(read(pngFile(3, 1, PngKind::Palette, 8, {"\x02\x00\x01"s}, palette)) == LabelMap({3, 1}, {2, 0, 1}));
    CHECK(read(pngFile(4, 1, PngKind::Palette, 2, {"\x86"}, palette)) == LabelMap({4, 1}, {2, 0, 1, 2}));
    CHECK(read(pngFile(2, 1, PngKind::Grey, 16, {"\x00\x07\x00\xff"s})) == LabelMap({2, 1}, {7, 255}));
}

TEST_CASE("the real label maps hold label ids, and instance ids divided by 1000 are the same") {
    const auto root = cityscapesDataset();
    if (!root) {
        MESSAGE("skipped: CITYSCAPES_DATASET is not set");
        return;
    }
    int frames = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*root / "gtFine")) {
        const std::string name = entry.path().string();
        const auto ending = name.rfind("_labelIds.png");
        if (ending == std::string::npos) continue;
        const auto labels = core::readLabelMap(entry.path()).value();
        const auto instances = core::readPlane16(name.substr(0, ending) + "_instanceIds.png").value();
        REQUIRE(labels.size() == Size{2048, 1024});
        REQUIRE(instances.size() == labels.size());
        std::size_t different = 0;
        for (std::size_t i = 0; i < labels.values().size(); ++i) {
            const int id = instances.values()[i] < 1000 ? instances.values()[i] : instances.values()[i] / 1000;
            different += id != labels.values()[i] ? 1 : 0;
        }
        CHECK(different == 0);
        ++frames;
    }
    CHECK(frames > 0);
}

TEST_CASE("writing elsewhere than PNG or JPEG, or nothing, is refused") {
    TemporaryFolder folder;
    CHECK(core::writeImage(folder / "a.bmp", sixColours).error().message ==
          (folder / "a.bmp").string() + ": pictures are written as .png or .jpg, not \".bmp\".");
    CHECK(core::writeLabelMap(folder / "a.jpg", LabelMap({1, 1})).error().message ==
          (folder / "a.jpg").string() + ": label maps are written as .png only.");
    for (const char* name : {"a.png", "a.jpg"})
        CHECK(core::writeImage(folder / name, Image()).error().message ==
              (folder / name).string() + ": an empty picture cannot be written.");
    CHECK(core::writeImage(folder / "wide.jpg", Image({65501, 1})).error().code == ErrorCode::InvalidArgument);
    CHECK(std::filesystem::is_empty(folder.path()));
}
