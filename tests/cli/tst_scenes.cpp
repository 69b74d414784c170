// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_source.h"
#include "core/image/video_reader.h"
#include "tests/cli/program_run.h"

#include <doctest/doctest.h>
#include <thread>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kEndings = {"gtFine/*_gtFine_labelIds.png",  "gtFine/*_gtFine_labelTrainIds.png",
                                           "gtFine/*_gtFine_color.png",     "gtFine/*_gtFine_instanceIds.png",
                                           "gtFine/*_gtFine_polygons.json", "disparity/*_disparity.png",
                                           "camera/*_camera.json",          "scene/*_scene.json",
                                           "leftImg8bit/*_leftImg8bit.png"};

fs::path fileOf(const fs::path& root, const std::string& ending, const std::string& split, const std::string& name) {
    const auto slash = ending.find('/');
    return root / ending.substr(0, slash) / split / "street" / (name + ending.substr(slash + 2));
}

std::size_t filesOf(const fs::path& root) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

bool hasHalfWrittenFiles(const fs::path& root) {
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.path().filename().string().starts_with('.')) return true;
    return false;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Outcome drawScenes(const fs::path& out, std::vector<std::string> more, const RunOptions& options = {}) {
    std::vector<std::string> arguments = {"scenes", "--out", out.string(), "--size", "65x33"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return runCli(arguments, options);
}

} // namespace

TEST_CASE("scenes writes stills and films with all their files, and what it wrote opens as a dataset") {
    const TemporaryFolder folder;
    const fs::path root = folder / "street";
    const Outcome outcome = drawScenes(root, {"--train", "1", "--val", "1", "--film", "2", "--weather", "fog"});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK(outcome.out == "written: " + root.string() + "\n");
    for (const auto& [split, name] : {std::pair("val", "street_000001_000019"),
                                      {"train", "street_001001_000019"},
                                      {"film", "street_950001_000000"},
                                      {"film", "street_950001_000001"}})
        for (const std::string& ending : kEndings) {
            CAPTURE(ending);
            CHECK(fs::is_regular_file(fileOf(root, ending, split, name)));
        }
    CHECK(filesOf(root) == 4 * kEndings.size() + 1);
    auto film = core::VideoReader::open(root / "street_fog.mp4");
    REQUIRE(film);
    int frames = 0;
    for (auto frame = film->next(); frame && *frame; frame = film->next()) ++frames;
    CHECK(frames == 2);
    const auto source = core::FrameSource::open(root, {.split = "val"});
    REQUIRE(source);
    REQUIRE(source->frames().size() == 1);
    const auto photo = core::readFrameImage(source->frames().front());
    REQUIRE(photo);
    CHECK(photo->size() == core::Size{65, 33});
    CHECK(core::readFrameTruth(source->frames().front(), photo->size()));
    CHECK(core::readFrameInstances(source->frames().front(), photo->size()));
    CHECK(core::readFramePolygons(source->frames().front(), photo->size()));
}

TEST_CASE("scenes into a root that is there writes the same bytes over it and leaves other files alone") {
    const TemporaryFolder folder;
    const fs::path root = folder / "street";
    REQUIRE(drawScenes(root, {"--val", "1"}).code == 0);
    const fs::path photo = fileOf(root, kEndings.back(), "val", "street_000001_000019");
    const std::string first = contentOf(photo);
    writeText(root / "notes.txt", "mine");
    writeText(photo, "damaged");
    REQUIRE(drawScenes(root, {"--val", "2"}).code == 0);
    CHECK(contentOf(photo) == first);
    CHECK(contentOf(root / "notes.txt") == "mine");
    CHECK(filesOf(root) == 2 * kEndings.size() + 1);
}

TEST_CASE("scenes on a full disk names the file that could not be written, and leaves nothing of it") {
    const TemporaryFolder folder;
    const fs::path root = folder / "street";
    const Outcome outcome =
        drawScenes(root, {"--val", "1"}, {.folder = {}, .dataset = {}, .fileBytes = 200, .unprivileged = false});
    CHECK(outcome.code == 1);
    INFO(outcome.err);
    CHECK(contains(outcome.err, "kerbside-cli scenes: " + root.string()));
    CHECK(contains(outcome.err, ": cannot write: File too large."));
    CHECK(outcome.out.empty());
    CHECK_FALSE(hasHalfWrittenFiles(root));
}

TEST_CASE("a film on a full disk is an error, not a film that cannot be played") {
    const TemporaryFolder folder;
    const fs::path root = folder / "street";
    const Outcome outcome =
        runCli({"scenes", "--out", root.string(), "--size", "48x24", "--film", "200", "--weather", "rain"},
               {.folder = {}, .dataset = {}, .fileBytes = 12000, .unprivileged = false});
    CHECK(outcome.code == 1);
    INFO(outcome.err);
    CHECK(contains(outcome.err, (root / "street_rain.mp4").string() + ": cannot write: File too large."));
    CHECK_FALSE(fs::exists(root / "street_rain.mp4"));
    CHECK_FALSE(hasHalfWrittenFiles(root));
}

TEST_CASE("scenes names a root that it may not write to, and one that is a file") {
    const TemporaryFolder folder;
    const fs::path root = folder / "street";
    fs::create_directories(root);
    fs::permissions(root, fs::perms::owner_read | fs::perms::owner_exec);
    const Outcome refused =
        drawScenes(root, {"--val", "1"}, {.folder = {}, .dataset = {}, .fileBytes = {}, .unprivileged = true});
    fs::permissions(root, fs::perms::owner_all);
    if (refused.code == kNoPrivilegesLost) {
        MESSAGE("skipped: the superuser may write everywhere");
    } else {
        CHECK(refused.code == 1);
        INFO(refused.err);
        CHECK(contains(refused.err, root.string()));
        CHECK(contains(refused.err, "Permission denied."));
    }
    writeText(folder / "file", "x");
    const Outcome file = drawScenes(folder / "file", {"--val", "1"});
    CHECK(file.code == 1);
    CHECK(contains(file.err, "kerbside-cli scenes: " + (folder / "file").string()));
    CHECK(contentOf(folder / "file") == "x");
}

TEST_CASE("an interrupted scenes ends with 130; its finished frames are whole") {
    const TemporaryFolder folder;
    const fs::path root = folder / "street";
    ProgramRun run({"scenes", "--out", root.string(), "--size", "64x32", "--val", "1000"});
    const fs::path second = fileOf(root, kEndings.back(), "val", "street_000002_000019");
    while (!fs::exists(second) && !run.hasEnded()) std::this_thread::yield();
    REQUIRE_FALSE(run.hasEnded());
    run.send(SIGINT);
    const Outcome outcome = run.wait();
    CHECK(outcome.code == 130);
    CHECK(contains(outcome.err, "Interrupted.\n"));
    CHECK_FALSE(hasHalfWrittenFiles(root));
    const auto source = core::FrameSource::open(root, {.split = "val"});
    REQUIRE(source);
    for (const core::Frame& frame : source->frames()) {
        const auto photo = core::readFrameImage(frame); // written last: the frame is complete
        REQUIRE(photo);
        CHECK(core::readFrameInstances(frame, photo->size()));
    }
}

TEST_CASE("check tells what the built-in street and its films are, and what is no weather") {
    const Outcome outcome = runCli({"check", "scenes", "scenes/film", "scenes/film/rain"});
    INFO(outcome.out);
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.out, "scenes: built-in street, "));
    CHECK(contains(outcome.out, "  val: 60 frames, 60 with truth\n"));
    CHECK(contains(outcome.out, "scenes/film: film of the built-in street, clear, 340 frames, 340 with truth\n"));
    CHECK(contains(outcome.out, "scenes/film/rain: film of the built-in street, rain, 340 frames"));
    const Outcome snow = runCli({"check", "scenes/film/snow"});
    CHECK(snow.code == 1);
    CHECK(contains(snow.out, "'snow' is none of the weathers clear, rain, fog and dusk"));
    const Outcome other = runCli({"check", "scenes/drive"});
    CHECK(other.code == 1);
    CHECK(contains(other.out, "The built-in street is scenes, scenes/film and scenes/film/rain, fog or dusk."));
}

TEST_CASE("where no frames are wanted, the built-in street is told to be frames") {
    const TemporaryFolder folder;
    const Outcome imported = runCli({"import", "scenes", "--workspace", (folder / "workspace").string()});
    CHECK(imported.code == 1);
    CHECK(contains(imported.err, "scenes: there is no such file. The built-in street is a source of frames"));
    const Outcome evaluated = runCli({"evaluate", "--dataset", "scenes", "--predictions", "scenes/film"});
    CHECK(evaluated.code == 1);
    CHECK(contains(evaluated.err, "The built-in street is a source of frames with truth"));
}
