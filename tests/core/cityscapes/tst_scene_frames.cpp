// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in street as a source of frames; what is drawn is tested in tests/core/scenes.
#include "core/base/digest.h"
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/frame_source.h"
#include "core/cityscapes/scene_frames.h"
#include "core/scenes/scene_lists.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace core;

namespace {

/// Small, so that drawing it takes no time.
Frame smallFrame() { return {.name = "street_000001_000007", .scene = SceneFrame{7, Weather::Rain, {64, 32}}}; }

} // namespace

TEST_CASE("the word scenes opens the built-in street with the listed scenes") {
    const auto source = FrameSource::open("scenes");
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::Scenes);
    CHECK(source->split() == "val");
    CHECK(source->path() == "scenes");
    CHECK(source->hasTruth());
    const auto listed = valScenes();
    REQUIRE(source->frames().size() == 60);
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const Frame& frame = source->frames()[i];
        CHECK(frame.scene == SceneFrame{listed[i].seed, listed[i].weather, listed[i].size});
        CHECK(frame.image.empty());
        CHECK(frame.city == "street");
    }
    CHECK(source->frames()[7].name == fmt::format("street_{:06}_000019", listed[7].seed));
    CHECK(parseCityscapesName(source->frames()[7].name + "_leftImg8bit.png")->city == "street");
    CHECK(FrameSource::splits("scenes") == std::vector<std::string>{"train", "val"});
}

TEST_CASE("train has scenes of its own, under names of its own") {
    const auto train = FrameSource::open("scenes", {.split = "train"});
    const auto val = FrameSource::open("scenes");
    REQUIRE((train && val));
    CHECK(train->frames().size() == static_cast<std::size_t>(kTrainScenes));
    std::set<std::string> names;
    for (const Frame& frame : val->frames()) names.insert(frame.name);
    CHECK(std::ranges::none_of(train->frames(), [&](const Frame& frame) { return names.contains(frame.name); }));
    CHECK(train->digest() != val->digest());
    CHECK(val->digest() == FrameSource::open("scenes")->digest());
}

TEST_CASE("the word scenes wins over a folder of that name, which is ./scenes") {
    testing_support::TemporaryFolder folder;
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    testing_support::writeText(folder / "scenes/street_000001_000000_leftImg8bit.png", "x");
    const auto word = FrameSource::open("scenes");
    const auto named = FrameSource::open("./scenes");
    std::filesystem::current_path(here);
    REQUIRE(word);
    CHECK(word->kind() == SourceKind::Scenes);
    REQUIRE(named);
    CHECK(named->kind() == SourceKind::Folder);
    CHECK(named->frames().size() == 1);
    CHECK(word->digest() != named->digest());
}

TEST_CASE("other splits and another truth are refused with what there is") {
    CHECK(FrameSource::open("scenes", {.split = "test"}).error().message ==
          "scenes: the built-in street has no split test, only train and val; a folder of that name is ./scenes.");
    const auto coarse = FrameSource::open("scenes", {.truth = "coarse"});
    CHECK(coarse.error().code == ErrorCode::InvalidArgument);
    CHECK(coarse.error().message == "scenes: the built-in street has no truth 'coarse', only fine.");
}

TEST_CASE("photo, truth, instances and polygons of a scene are those of one drawing") {
    const Frame frame = smallFrame();
    const auto drawn =
        drawStreet({.seed = frame.scene->seed, .weather = frame.scene->weather, .size = frame.scene->size});
    REQUIRE(drawn);
    CHECK(frame.hasTruth());
    CHECK(readFrameImage(frame).value() == drawn->photo);
    std::string objection = "of the frame before";
    CHECK(readFrameTruth(frame, {64, 32}, &objection).value() == drawn->labelIds);
    CHECK(objection.empty());
    CHECK(readFrameInstances(frame, {64, 32}).value() == drawn->instanceIds);
    CHECK(readFramePolygons(frame, {}).value() == drawn->polygons);
    for (const int threads : {0, 1, 3}) {
        objection = "of the frame before";
        const auto parts = readFrameParts(frame, {.instances = true, .threads = threads, .objection = &objection});
        REQUIRE(parts);
        CHECK(parts->photo == drawn->photo);
        CHECK(parts->truth == drawn->labelIds);
        CHECK(parts->instances == drawn->instanceIds);
        CHECK(objection.empty());
    }
    CHECK(!readFrameParts(frame).value().instances);
}

TEST_CASE("truth of a scene in another size than the photo is refused") {
    const auto truth = readFrameTruth(smallFrame(), {32, 32});
    REQUIRE(!truth);
    CHECK(truth.error().code == ErrorCode::InvalidArgument);
    CHECK(truth.error().message == "street_000001_000007: is drawn with 64x32 pixels, not 32x32.");
    CHECK(!readFrameInstances(smallFrame(), {32, 32}));
}

TEST_CASE("a street that is drawn otherwise has another version, so that no stored prediction is taken for its own") {
    const Frame frame = smallFrame();
    const Image photo = readFrameImage(frame).value();
    const LabelMap labels = readFrameTruth(frame, {}).value();
    Sha256 sum;
    for (const Rgb& pixel : photo.values()) sum.add(std::string{char(pixel.r), char(pixel.g), char(pixel.b)});
    for (const std::uint8_t label : labels.values()) sum.add(std::string{char(label)});
    INFO("Other bytes than before: raise kStreetVersion, and put both values here.");
    CHECK(sum.hex() == "6af75af912de5ac4bec968bec539de81ab3e39cb8099b2e75189a536f4064989");
    CHECK(kStreetVersion == 2);
}

TEST_CASE("scenes/film is a drive through one street, frame after frame in time, with truth") {
    const auto source = FrameSource::open("scenes/film", {.split = "whatever"});
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::SceneFilm);
    CHECK(source->isFilm());
    CHECK(source->hasTruth());
    CHECK(source->split().empty());
    CHECK(FrameSource::splits("scenes/film").empty());
    CHECK(source->framesPerSecond() == 17);
    CHECK(source->filmName() == "street_clear");
    REQUIRE(source->frames().size() == 340);
    REQUIRE(source->seconds().size() == 340);
    CHECK(source->seconds()[0] == 0);
    CHECK(source->seconds()[34] == doctest::Approx(2));
    const Frame& frame = source->frames()[34];
    CHECK(frame.name == "street_950001_000034"); // as `kerbside-cli scenes --film` names it
    CHECK(frame.scene == SceneFrame{950'001, Weather::Clear, {1024, 512}, source->seconds()[34]});
    CHECK(!FrameSource::open("scenes")->isFilm());
    CHECK(FrameSource::open("scenes")->seconds().empty());
}

TEST_CASE("the film of the street is drawn at the time of its frame") {
    Frame frame = smallFrame();
    frame.scene->seconds = 1.5;
    const auto drawn = drawStreet({.seed = 7, .weather = Weather::Rain, .size = {64, 32}, .seconds = 1.5});
    REQUIRE(drawn);
    CHECK(readFrameImage(frame).value() == drawn->photo);
    CHECK(readFrameTruth(frame, {64, 32}).value() == drawn->labelIds);
    CHECK(drawn->photo != readFrameImage(smallFrame()).value());
}

TEST_CASE("the street's film has four weathers, and others are refused by name") {
    std::set<std::string> digests;
    for (const char* word : {"scenes/film/clear", "scenes/film/rain", "scenes/film/fog", "scenes/film/dusk"}) {
        const auto film = FrameSource::open(word);
        REQUIRE(film);
        CHECK(weatherName(film->frames()[0].scene->weather) == std::string_view(word).substr(12));
        digests.insert(film->digest());
    }
    CHECK(digests.size() == 4);
    CHECK(FrameSource::open("scenes/film/")->digest() == FrameSource::open("scenes/film")->digest());
    const auto snow = FrameSource::open("scenes/film/snow");
    CHECK(snow.error().code == ErrorCode::InvalidArgument);
    CHECK(snow.error().message ==
          "scenes/film/snow: 'snow' is none of the weathers clear, rain, fog and dusk; a folder "
          "of that name is ./scenes/film/snow.");
    const auto other = FrameSource::open("scenes/movie");
    CHECK(other.error().code == ErrorCode::NotFound);
    CHECK(other.error().message == "scenes/movie: there is no such file or folder. The built-in street is scenes, "
                                   "scenes/film and scenes/film/rain, fog or dusk.");
    CHECK(isScenesPath("scenes/film/snow"));
    CHECK(!isScenesPath("./scenes/film"));
    CHECK(!isScenesPath("scenes/films"));
}
