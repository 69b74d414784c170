// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading frames: what is wrong with a truth file is said before a number is computed from it.
#include "core/cityscapes/frame_source.h"
#include "core/cityscapes/id_doctor.h"
#include "core/classes/class_scheme.h"
#include "core/image/image_io.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace core;
using testing_support::TemporaryFolder;

static LabelMap street(Size size) {
    LabelMap map(size, 7);
    for (int x = 0; x < size.width; ++x) {
        map.at(x, 0) = 23;
        map.at(x, 1) = 21;
    }
    map.at(0, 2) = 26;
    return map;
}
static Frame frameWith(const std::filesystem::path& truth) { return {.name = "ulm_000000_000019", .truth = truth}; }
static std::string sentenceOf(const Frame& frame, Size photo, ErrorCode code) {
    const auto truth = readFrameTruth(frame, photo);
    REQUIRE(!truth);
    CHECK(truth.error().code == code);
    return truth.error().message;
}

TEST_CASE("truth is read as it is written") {
    TemporaryFolder folder;
    const auto path = folder / "Tübingen_gtFine_labelIds.png";
    REQUIRE(writeLabelMap(path, street({8, 6})));
    CHECK(readFrameTruth(frameWith(path), {8, 6}).value() == street({8, 6}));
    CHECK(readFrameTruth(frameWith(path), {}).value() == street({8, 6}));
}

TEST_CASE("truth of another size than the photo is refused with both sizes") {
    TemporaryFolder folder;
    const auto path = folder / "t.png";
    REQUIRE(writeLabelMap(path, street({8, 6})));
    CHECK(sentenceOf(frameWith(path), {6, 8}, ErrorCode::Corrupt) ==
          path.string() + ": has 8x6 pixels, but the photo of ulm_000000_000019 has 6x8.");
}

TEST_CASE("id 77 is named with its number of pixels") {
    TemporaryFolder folder;
    const auto path = folder / "t.png";
    LabelMap map = street({8, 6});
    map.at(3, 3) = map.at(4, 3) = 77;
    REQUIRE(writeLabelMap(path, map));
    CHECK(sentenceOf(frameWith(path), {8, 6}, ErrorCode::Corrupt) ==
          path.string() + ": Label ids run from 0 to 33, but 2 pixels hold 77.");
}

TEST_CASE("trainIds are not taken for label ids") {
    TemporaryFolder folder;
    const auto path = folder / "t.png";
    LabelMap map = street({8, 6});
    map.at(5, 5) = 0;
    REQUIRE(writeLabelMap(path, toClasses(map, ClassScheme::builtIn("cityscapes-19").value())));
    CHECK(sentenceOf(frameWith(path), {8, 6}, ErrorCode::Corrupt) ==
          path.string() + ": These look like trainIds, not label ids: 1 pixel holds 255 and all others 0 to 18.");
}

TEST_CASE("a colour picture is no truth") {
    TemporaryFolder folder;
    const auto path = folder / "t.png";
    REQUIRE(writeImage(path, Image({8, 6}, Rgb{128, 64, 128})));
    CHECK(sentenceOf(frameWith(path), {8, 6}, ErrorCode::Unsupported) ==
          path.string() + ": is a colour picture, not a label map: its 8-bit RGB pixels hold no class numbers.");
}

TEST_CASE("of a palette the indices are the truth, and 16-bit truth must fit into 8") {
    TemporaryFolder folder;
    const auto path = folder / "t.png";
    const std::string colours = testing_support::pngChunk("PLTE", std::string(3 * 34, '\x40'));
    testing_support::writeText(
        path, testing_support::pngFile(2, 1, testing_support::PngKind::Palette, 8, {"\x07\x1a"}, colours));
    CHECK(readFrameTruth(frameWith(path), {2, 1}).value() == LabelMap({2, 1}, {7, 26}));
    REQUIRE(writePlane16(path, Plane<std::uint16_t>({2, 1}, {7, 26})));
    CHECK(readFrameTruth(frameWith(path), {2, 1}).value() == LabelMap({2, 1}, {7, 26}));
    REQUIRE(writePlane16(path, Plane<std::uint16_t>({2, 1}, {7, 26000})));
    CHECK(sentenceOf(frameWith(path), {2, 1}, ErrorCode::Unsupported) ==
          path.string() + ": is not a label map: 1 of its 2 pixels hold 16-bit numbers above 255, up to 26000.");
}

TEST_CASE("truth that the doctor refuses is taken on request, impossible ids as unlabeled, and told") {
    TemporaryFolder folder;
    const auto path = folder / "t.png";
    REQUIRE(writeLabelMap(path, LabelMap({4, 1}, {7, 77, 33, 34})));
    std::string objection;
    CHECK(readFrameTruth(frameWith(path), {4, 1}, &objection).value() == LabelMap({4, 1}, {7, 0, 33, 0}));
    CHECK(objection == sentenceOf(frameWith(path), {4, 1}, ErrorCode::Corrupt));
    REQUIRE(writeLabelMap(path, street({8, 6})));
    CHECK(readFrameTruth(frameWith(path), {8, 6}, &objection));
    CHECK(objection.empty());
    CHECK(!readFrameTruth(frameWith(path), {6, 8}, &objection)); // another size is beyond any force
}

TEST_CASE("a photo with an orientation tag is turned where it has no truth, and read as stored where it has") {
    TemporaryFolder folder;
    REQUIRE(writeImage(folder / "p.jpg", Image({8, 4})));
    testing_support::writeText(folder / "p.jpg",
                               testing_support::withExif(testing_support::bytesOf(folder / "p.jpg"), 6, true));
    REQUIRE(writeLabelMap(folder / "t.png", street({8, 4})));
    Frame frame{.name = "p", .image = folder / "p.jpg"};
    CHECK(readFrameImage(frame).value().size() == Size{4, 8});
    frame.truth = folder / "t.png";
    CHECK(readFrameImage(frame).value().size() == Size{8, 4});
    CHECK(readFrameTruth(frame, readFrameImage(frame).value().size()));
    const auto parts = readFrameParts(frame, {.instances = true}); // it has none
    REQUIRE(parts);
    CHECK(parts->photo == readFrameImage(frame).value());
    CHECK(parts->truth == readFrameTruth(frame, {}).value());
    CHECK(!parts->instances);
    CHECK(!readFrameParts({.name = "x", .truth = frame.truth}));
    CHECK(!readFrameParts({.name = "x", .image = frame.image}));
}

TEST_CASE("frames without truth, instances or photo say so") {
    const Frame frame{.name = "x"};
    CHECK(sentenceOf(frame, {8, 6}, ErrorCode::NotFound) == "x: there is no truth for this frame.");
    CHECK(readFrameInstances(frame, {8, 6}).error().message == "x: there are no instance ids for this frame.");
    CHECK(readFrameImage(frame).error().message == "x: there is no photo of this frame.");
    const auto ofVideo = readFrameImage({.name = "x_000001", .image = "x.mp4", .videoFrame = 1});
    CHECK(ofVideo.error().code == ErrorCode::InvalidArgument);
    CHECK(sentenceOf(frameWith("gone.png"), {8, 6}, ErrorCode::NotFound) ==
          "gone.png: there is no such file or folder.");
}

TEST_CASE("instance ids are read with 16 bits and must fit the photo") {
    TemporaryFolder folder;
    const auto path = folder / "i.png";
    Plane<std::uint16_t> plane({4, 2}, 26);
    plane.at(1, 1) = 26003;
    REQUIRE(writePlane16(path, plane));
    const Frame frame{.name = "x", .instances = path};
    CHECK(readFrameInstances(frame, {4, 2}).value() == plane);
    CHECK(readFrameInstances(frame, {2, 4}).error().message ==
          path.string() + ": has 4x2 pixels, but the photo of x has 2x4.");
}

TEST_CASE("polygons of another size than the photo are refused with both sizes") {
    TemporaryFolder folder;
    const auto path = folder / "p.json";
    testing_support::writeText(path, toJson({{8, 6}, {{"road", {{0, 0}, {7, 0}, {7, 5}}}}}));
    const Frame frame{.name = "ulm_000000_000019", .polygons = path};
    CHECK(readFramePolygons(frame, {8, 6})->objects.size() == 1);
    CHECK(readFramePolygons(frame, {})->objects.size() == 1); // nothing to compare with
    const auto other = readFramePolygons(frame, {6, 8});
    REQUIRE(!other);
    CHECK(other.error().code == ErrorCode::Corrupt);
    CHECK(other.error().message == path.string() + ": has 8x6 pixels, but the photo of ulm_000000_000019 has 6x8.");
    CHECK(readFramePolygons({.name = "x"}, {8, 6}).error().message == "x: there are no polygons for this frame.");
}

TEST_CASE("the real frames pass the doctor, and their trainIds do not") {
    const auto root = testing_support::cityscapesDataset();
    if (!root) {
        MESSAGE("skipped: CITYSCAPES_DATASET is not set");
        return;
    }
    const ClassScheme scheme = ClassScheme::builtIn("cityscapes-19").value();
    int frames = 0;
    for (const std::string& split : FrameSource::splits(*root)) {
        const auto source = FrameSource::open(*root, {.split = split});
        REQUIRE(source);
        for (const Frame& frame : source->frames()) {
            const auto photo = readFrameImage(frame);
            REQUIRE(photo);
            const auto truth = readFrameTruth(frame, photo->size());
            REQUIRE_MESSAGE(truth, truth.error().message);
            const auto instances = readFrameInstances(frame, photo->size());
            REQUIRE(instances);
            CHECK(std::ranges::equal(truth->values(), instances->values(), {}, {},
                                     [](std::uint16_t value) { return value < 1000 ? value : value / 1000; }));
            LabelMap trainIds = toClasses(*truth, scheme);
            CHECK(diagnoseLabelIds(histogramOf(trainIds)).fault == IdFault::LooksLikeTrainIds);
            for (const int filler : {0, 10, 13, 19}) { // a network that knows no void answers something
                LabelMap answered = trainIds;
                std::ranges::replace(answered.values(), kIgnore, static_cast<std::uint8_t>(filler));
                CHECK(diagnoseLabelIds(histogramOf(answered)).fault == IdFault::LooksLikeTrainIds);
            }
            CHECK(diagnoseLabelIds(histogramOf(toLabelIds(trainIds, scheme))).fault == IdFault::None);
            ++frames;
        }
    }
    CHECK(frames > 0);
}
