// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/cityscapes/frame_source.h"
#include "core/cityscapes/polygons.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"
#include "core/scenes/scene_dataset.h"
#include "core/scenes/sequence.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace core;
using namespace testing_support;
namespace fs = std::filesystem;

namespace {

constexpr Size kSize{75, 41}; // odd on purpose

nlohmann::json jsonOf(const fs::path& path) { return nlohmann::json::parse(readFile(path, 1 << 20).value()); }

std::size_t filesIn(const fs::path& folder) {
    std::size_t count = 0;
    if (fs::exists(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file();
    return count;
}

SceneDatasetOptions smallOptions(const fs::path& root) {
    SceneDatasetOptions options;
    options.root = root;
    options.size = kSize;
    return options;
}

} // namespace

TEST_CASE("a written dataset reads back as Cityscapes frames with their truth") {
    const TemporaryFolder folder;
    SceneDatasetOptions options = smallOptions(folder / "street");
    options.train = 3;
    options.val = 2;
    double done = 0;
    REQUIRE(writeSceneDataset(options, [&](const Progress& p) {
        CHECK(p.total == 5);
        done = p.done;
    }));
    CHECK(done == 5);

    CHECK(FrameSource::splits(options.root) == std::vector<std::string>{"train", "val"});
    for (const auto& [split, count] : {std::pair<const char*, int>{"train", 3}, {"val", 2}}) {
        const FrameSource source = FrameSource::open(options.root, {.split = split}).value();
        CHECK(source.kind() == SourceKind::Cityscapes);
        REQUIRE(source.frames().size() == static_cast<std::size_t>(count));
        CHECK(source.hasTruth());
        for (int i = 0; i < count; ++i) {
            const Frame& frame = source.frames()[static_cast<std::size_t>(i)];
            StreetSettings settings = std::string(split) == "val" ? valScene(options, i) : trainScene(options, i);
            const StreetFrame drawn = drawStreet(settings).value();
            CHECK(frame.city == "street");
            CHECK(readFrameImage(frame).value() == drawn.photo);
            CHECK(readFrameTruth(frame, kSize).value() == drawn.labelIds);
            CHECK(readFrameInstances(frame, kSize).value() == drawn.instanceIds);
            CHECK(readPolygons(frame.polygons).value() == drawn.polygons);
        }
    }
}

TEST_CASE("every file of a frame is there under its official name and says the same") {
    const TemporaryFolder folder;
    SceneDatasetOptions options = smallOptions(folder.path());
    options.val = 1;
    REQUIRE(writeSceneDataset(options));
    const std::string name = "val/street/street_000001_000019";
    const auto file = [&](const std::string& kind, const std::string& ending) {
        return folder / (kind + "/" + name + ending);
    };
    CHECK(filesIn(folder.path()) == 9);
    const StreetFrame drawn = drawStreet(valScene(options, 0)).value();

    CHECK(readImageSize(file("leftImg8bit", "_leftImg8bit.png")).value() == kSize);
    const LabelMap trainIds = readLabelMap(file("gtFine", "_gtFine_labelTrainIds.png")).value();
    const Image color = readImage(file("gtFine", "_gtFine_color.png")).value();
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x) {
            const std::uint8_t id = drawn.labelIds.at(x, y);
            if (id == 7) {
                CHECK(trainIds.at(x, y) == 0);
                CHECK(color.at(x, y) == Rgb{128, 64, 128});
            } else if (id == 23) {
                CHECK(trainIds.at(x, y) == 10);
                CHECK(color.at(x, y) == Rgb{70, 130, 180});
            } else if (id == 9) {
                CHECK(trainIds.at(x, y) == 255);
            }
        }
    CHECK(readPlane16(file("disparity", "_disparity.png")).value() == codeDisparity(drawn.depth, drawn.camera));
    const auto camera = jsonOf(file("camera", "_camera.json"));
    CHECK(camera["intrinsic"]["fx"].get<double>() == drawn.camera.fx);
    CHECK(camera["extrinsic"]["baseline"].get<double>() == drawn.camera.baseline);
    const auto scene = jsonOf(file("scene", "_scene.json"));
    CHECK(scene["seed"].get<std::uint64_t>() == 1);
    CHECK(scene["weather"] == "clear");
    CHECK(scene["brightness"].get<double>() == doctest::Approx(drawn.brightness));
}

TEST_CASE("without a seed the scenes are the listed ones; another seed gives other streets; weathers take turns") {
    SceneDatasetOptions options = smallOptions("unused");
    options.size = kSceneSize;
    for (int i = 0; i < 60; ++i) {
        CHECK(valScene(options, i).seed == valScenes()[static_cast<std::size_t>(i)].seed);
        CHECK(valScene(options, i).weather == valScenes()[static_cast<std::size_t>(i)].weather);
        CHECK(trainScene(options, i).seed == trainScenes(60)[static_cast<std::size_t>(i)].seed);
        CHECK(trainScene(options, i).weather == trainScenes(60)[static_cast<std::size_t>(i)].weather);
    }
    options.seed = 3;
    CHECK(valScene(options, 0).seed == 3'000'001);
    options.weathers = {Weather::Fog, Weather::Dusk, Weather::Clear};
    CHECK(trainScene(options, 4).weather == Weather::Dusk);
}

TEST_CASE("a film has consecutive frames with truth, and a video of them") {
    const TemporaryFolder folder;
    SceneDatasetOptions options = smallOptions(folder.path());
    options.size = {96, 64};
    options.film = 4;
    options.weathers = {Weather::Fog};
    REQUIRE(writeSceneDataset(options));
    const FrameSource source = FrameSource::open(folder.path(), {.split = "film"}).value();
    REQUIRE(source.frames().size() == 4);
    CHECK(source.frames()[3].name == "street_950001_000003");
    const StreetSettings first{.seed = 950001, .weather = Weather::Fog, .size = options.size};
    for (int i = 0; i < 4; ++i) {
        const Frame& frame = source.frames()[static_cast<std::size_t>(i)];
        const StreetFrame drawn = drawStreet(filmFrame(first, i)).value();
        CHECK(readFrameImage(frame).value() == drawn.photo);
        CHECK(readFrameTruth(frame, options.size).value() == drawn.labelIds);
    }
    VideoReader film = VideoReader::open(folder / "street_fog.mp4").value();
    int frames = 0;
    for (auto frame = film.next(); frame && *frame; frame = film.next()) {
        CHECK((*frame)->size() == options.size);
        ++frames;
    }
    CHECK(frames == 4);
}

TEST_CASE("a stop leaves finished frames and says that it was one") {
    const TemporaryFolder folder;
    SceneDatasetOptions options = smallOptions(folder.path());
    options.val = 5;
    std::stop_source stop;
    const Status status = writeSceneDataset(
        options, [&](const Progress&) { stop.request_stop(); }, stop.get_token());
    REQUIRE(!status);
    CHECK(status.error().code == ErrorCode::Cancelled);
    CHECK(filesIn(folder.path()) == 9);
    CHECK(FrameSource::open(folder.path()).value().frames().size() == 1);
}

TEST_CASE("a folder that cannot be made and a full disk are told; finished frames stay") {
    const TemporaryFolder folder;
    writeText(folder / "file", "not a folder");
    SceneDatasetOptions options = smallOptions(folder.path() / "file" / "root");
    options.val = 1;
    const Status denied = writeSceneDataset(options);
    REQUIRE(!denied);
    CHECK(denied.error().code == ErrorCode::Io);
    CHECK(denied.error().message.find("file") != std::string::npos);

    options = smallOptions(folder / "good");
    options.val = 1;
    REQUIRE(writeSceneDataset(options));
    options.val = 2;
    options.size = {400, 200};
    const FileSizeLimit full(3000);
    const Status refused = writeSceneDataset(options);
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::Io);
    CHECK(refused.error().message.find("street_000001_000019") != std::string::npos);
    CHECK(readImageSize(folder / "good/leftImg8bit/val/street/street_000001_000019_leftImg8bit.png").value() == kSize);
}

TEST_CASE("impossible wishes are refused before anything is written") {
    const TemporaryFolder folder;
    SceneDatasetOptions options = smallOptions(folder / "root");
    options.val = 1001;
    CHECK(writeSceneDataset(options).error().code == ErrorCode::InvalidArgument);
    CHECK(writeSceneDataset(options).error().message.find("1001") != std::string::npos);
    options.val = -1;
    CHECK(writeSceneDataset(options).error().code == ErrorCode::InvalidArgument);
    options.val = 1;
    options.weathers.clear();
    CHECK(writeSceneDataset(options).error().code == ErrorCode::InvalidArgument);
    options.weathers = {Weather::Clear};
    options.size = {8, 8};
    CHECK(writeSceneDataset(options).error().code == ErrorCode::InvalidArgument);
    CHECK_FALSE(fs::exists(folder / "root"));
}
