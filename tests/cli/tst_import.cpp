// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/cityscapes/polygons.h"
#include "core/image/image_io.h"
#include "core/networks/registry.h"
#include "core/weights/safetensors.h"
#include "tests/cli/made_street.h"
#include "tests/cli/program_run.h"
#include "tests/support/golden.h"
#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A small network's tensors as a foreign file without a card.
fs::path writeCheckpoint(const fs::path& path, const std::string& network, int classes) {
    core::NetworkOptions options;
    options.classes = classes;
    options.width = 0.125;
    const auto graph = core::buildNetwork(network, options);
    REQUIRE(graph);
    REQUIRE(core::writeSafetensors(path, goldenTensors(*graph)));
    return path;
}

} // namespace

TEST_CASE("an imported checkpoint is a model of the workspace that segments") {
    const TemporaryFolder folder;
    const std::string workspace = (folder / "workspace").string();
    const fs::path checkpoint = writeCheckpoint(folder / "mini.safetensors", "unet", 10);
    const Outcome imported = runCli({"import", checkpoint.string(), "--workspace", workspace});
    INFO(imported.err);
    INFO(imported.out);
    REQUIRE(imported.code == 0);
    CHECK(contains(imported.out, "unet"));
    CHECK(contains(imported.out, "written: " + (folder / "workspace/models/mini.card.json").string() + "\n"));
    CHECK(fs::exists(folder / "workspace/models/mini.safetensors"));

    const Outcome models = runCli({"models", "--workspace", workspace});
    CHECK(models.code == 0);
    CHECK(models.out.find("\nmini ") != std::string::npos);
    CHECK(contains(models.out, "merged-10"));
    const Outcome json = runCli({"models", "--json", "--workspace", workspace});
    const auto list = nlohmann::json::parse(json.out)["models"];
    REQUIRE(list.size() >= 1); // built-in ones follow
    CHECK(list[0]["builtIn"] == false);
    CHECK(list[0]["name"] == "mini");
    CHECK(list[0]["width"] == 0.125);
    CHECK(list[0]["classes"] == 10);
    CHECK(list[0]["macs1024x512"].get<long>() > 0);

    REQUIRE(core::writeImage(folder / "photo.png", noisePicture({64, 48})));
    const Outcome segmented = runCli({"segment", (folder / "photo.png").string(), "--model", "mini", "--workspace",
                                      workspace, "--out", (folder / "out").string(), "--save", "ids"});
    CHECK(segmented.code == 0);
    CHECK(fs::exists(folder / "out/mini/photo_labelIds.png"));

    const Outcome again = runCli({"import", checkpoint.string(), "--workspace", workspace});
    CHECK(again.code == 1);
    CHECK(again.err == "kerbside-cli import: " + (folder / "workspace/models/mini.card.json").string() +
                           ": there is a model of this name; give another one with --name.\n");
    CHECK(runCli({"import", checkpoint.string(), "--workspace", workspace, "--name", "second"}).code == 0);
}

TEST_CASE("another class count than expected is refused, never cut") {
    const TemporaryFolder folder;
    const fs::path checkpoint = writeCheckpoint(folder / "mini.safetensors", "unet", 10);
    const Outcome outcome =
        runCli({"import", checkpoint.string(), "--classes", "19", "--out", (folder / "models").string()});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, "10"));
    CHECK(contains(outcome.err, "19"));
    CHECK_FALSE(fs::exists(folder / "models"));
}

TEST_CASE("a checkpoint is not written over by its own import") {
    const TemporaryFolder folder;
    const fs::path checkpoint = writeCheckpoint(folder / "mini.safetensors", "unet", 10);
    const auto before = fs::last_write_time(checkpoint);
    const Outcome outcome = runCli({"import", checkpoint.string(), "--out", folder.path().string()});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, checkpoint.string() + ": there is a file of this name; give another name with --name"));
    CHECK(fs::last_write_time(checkpoint) == before);
    CHECK_FALSE(fs::exists(folder / "mini.card.json"));
}

TEST_CASE("evaluate takes an unknown scheme, a name twice and nan for wrong command lines") {
    const TemporaryFolder folder;
    writeTinyModel(folder / "models", "tiny", "unet", 10);
    const std::string model = (folder / "models/tiny.card.json").string();
    for (const std::vector<std::string>& more :
         {std::vector<std::string>{"--scheme", "nope"}, {"--model", model}, {"--fail-under", "nan"}}) {
        std::vector<std::string> arguments = {"evaluate", "--model", model, "--dataset", folder.path().string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        INFO(more.front());
        CHECK(runCli(arguments).code == 2);
    }
}

TEST_CASE("an unknown network is a wrong command line, and the known ones are listed") {
    const Outcome outcome = runCli({"import", "a.pth", "--network", "resnet"});
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.err, "--network: 'resnet' is not known; there are: deeplabv3-resnet50"));
}

TEST_CASE("a broken model is told beside the sound ones") {
    const TemporaryFolder folder;
    writeTinyModel(folder / "w/models", "good", "unet", 10);
    writeText(folder / "w/models/bad.card.json", "{}");
    const Outcome outcome = runCli({"models", "--workspace", (folder / "w").string()});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.out, "good"));
    CHECK(contains(outcome.err, "bad.card.json"));
}

TEST_CASE("check tells what things are") {
    const TemporaryFolder folder;
    const core::Size size = {64, 48};
    writeTinyModel(folder / "models", "tiny", "unet", 10);
    writeCityscapes(folder / "street", "val", size, {core::LabelMap(size, 7)});
    writeCheckpoint(folder / "mini.safetensors", "unet", 10);
    REQUIRE(core::writeImage(folder / "photo.png", noisePicture(size)));
    writeText(folder / "mine.json",
              R"({"format":1,"name":"mine","version":1,"classes":[{"name":"a","color":[1,2,3],"labelIds":[7]}]})");
    writeText(folder / "x_gtFine_polygons.json",
              R"({"imgHeight":48,"imgWidth":64,"objects":[{"label":"road","polygon":[[0,0],[9,0],[9,9]]}]})");
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"models/tiny.card.json", "model 'tiny', unet, merged-10, 0."},
        {"models/tiny.safetensors", "model 'tiny', unet"},
        {"mini.safetensors", "checkpoint, safetensors, "},
        {"street", "Cityscapes root, 1 frame, 1 with truth"},
        {"photo.png", "picture, 64x48"},
        {"street/gtFine/val/madetown/" + madeName(0) + "_gtFine_labelIds.png", "label map, 64x48, label ids 7"},
        {"mine.json", "class scheme 'mine', 1 class"},
        {"x_gtFine_polygons.json", "polygons, 64x48, 1 object"},
    };
    std::vector<std::string> arguments = {"check"};
    for (const auto& [path, what] : rows) arguments.push_back((folder / path).string());
    const Outcome outcome = runCli(arguments);
    INFO(outcome.out);
    CHECK(outcome.code == 0);
    for (const auto& [path, what] : rows) CHECK(contains(outcome.out, (folder / path).string() + ": " + what));
}

TEST_CASE("check finds what is wrong with a dataset and goes on") {
    const TemporaryFolder folder;
    const core::Size size = {64, 48};
    const fs::path root = folder / "street";
    writeCityscapes(root, "val", size,
                    {core::LabelMap(size, 77), core::LabelMap({32, 48}, 7), core::LabelMap(size, 7)});
    fs::resize_file(madePhoto(root, "val", 2), 200);
    const Outcome outcome = runCli({"check", root.string()});
    INFO(outcome.out);
    CHECK(outcome.code == 1);
    for (std::size_t frame = 0; frame < 3; ++frame) CHECK(contains(outcome.out, madeName(frame)));
    CHECK(contains(outcome.out, "77"));
    CHECK(contains(outcome.out, "32x48"));
    CHECK(outcome.err == "1 of 1 has faults.\n");
}
