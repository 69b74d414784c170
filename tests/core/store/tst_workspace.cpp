// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo_models.h"
#include "core/store/workspace.h"

#include "tests/support/test_files.h"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>

using core::ErrorCode;
using core::Workspace;
using testing_support::TemporaryFolder;
using testing_support::writeText;

namespace {

void writeModel(const std::filesystem::path& folder, const std::string& name, bool withWeights = true) {
    core::ModelCard card;
    card.name = name;
    card.network = "unet";
    card.options.classes = 10;
    card.scheme = "merged-10";
    card.classes = {"road", "sidewalk", "building", "pole and sign", "vegetation",
                    "sky",  "person",   "car",      "large vehicle", "two-wheeler"};
    card.weightsFile = name + ".safetensors";
    card.weightsSha256 = std::string(64, 'a');
    card.weightsType = "float32";
    writeText(folder / (name + ".card.json"), core::toJson(card));
    if (withWeights) writeText(folder / card.weightsFile, "weights are not read for a list");
}

} // namespace

TEST_CASE("the default workspace is Kerbside in the home folder") {
    const char* home = std::getenv("HOME");
    const std::string old = home != nullptr ? home : "";
    ::setenv("HOME", "/home/someone", 1);
    CHECK(Workspace::defaultFolder() == "/home/someone/Kerbside");
    ::unsetenv("HOME");
    CHECK(Workspace::defaultFolder() == "Kerbside");
    if (home != nullptr) ::setenv("HOME", old.c_str(), 1);
}

TEST_CASE("asking a workspace that is not there makes no folder and finds no model") {
    TemporaryFolder folder;
    const Workspace workspace(folder / "new");
    REQUIRE(workspace.models());
    CHECK(workspace.models()->empty());
    CHECK_FALSE(std::filesystem::exists(workspace.root()));
    REQUIRE(Workspace::ensure(workspace.modelsFolder()));
    CHECK(std::filesystem::is_directory(folder / "new/models"));
}

TEST_CASE("a folder that cannot be made is an error that names it") {
    TemporaryFolder folder;
    writeText(folder / "file", "no folder");
    const auto made = Workspace::ensure(folder / "file/models");
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::Io);
    CHECK(made.error().message.find("file/models") != std::string::npos);
}

TEST_CASE("models are listed by name, and a broken card stays in the list with its error") {
    TemporaryFolder folder;
    const Workspace workspace(folder.path());
    writeModel(workspace.modelsFolder(), "zebra");
    writeModel(workspace.modelsFolder(), "alone", false);
    writeText(workspace.modelsFolder() / "broken.card.json", "{");
    writeText(workspace.modelsFolder() / "notes.txt", "no model");
    const auto models = workspace.models();
    REQUIRE(models);
    REQUIRE(models->size() == 3);
    CHECK((*models)[0].name == "alone");
    REQUIRE_FALSE((*models)[0].card);
    CHECK((*models)[0].card.error().message.find("alone.safetensors") != std::string::npos);
    CHECK((*models)[1].name == "broken");
    REQUIRE_FALSE((*models)[1].card);
    CHECK((*models)[1].card.error().message.find("broken.card.json") != std::string::npos);
    CHECK((*models)[2].name == "zebra");
    REQUIRE((*models)[2].card);
    CHECK((*models)[2].card->network == "unet");
}

TEST_CASE("a workspace that cannot be examined is an error, not an empty one") {
    TemporaryFolder folder;
    const auto models = Workspace(folder / std::string(300, 'x')).models(); // no file system has such names
    REQUIRE_FALSE(models);
    CHECK(models.error().code == ErrorCode::Io);
    CHECK(models.error().message.ends_with("the folder cannot be listed: File name too long."));
}

TEST_CASE("a model reference is a card, weights with a card beside them, or a name of the workspace") {
    TemporaryFolder folder;
    const Workspace workspace(folder.path());
    writeModel(workspace.modelsFolder(), "city");
    const auto card = workspace.modelsFolder() / "city.card.json";
    CHECK(workspace.resolveModel("city").value() == card);
    CHECK(workspace.resolveModel(card.string()).value() == card);
    CHECK(workspace.resolveModel((workspace.modelsFolder() / "city.safetensors").string()).value() == card);
}

TEST_CASE("built-in models are listed after the workspace's own, which hide those of the same name") {
    TemporaryFolder folder;
    const Workspace workspace(folder / "own", folder / "share");
    writeModel(workspace.modelsFolder(), "zebra");
    writeModel(workspace.modelsFolder(), "demo-unet");
    writeModel(folder / "share", "demo-deeplabv3");
    writeModel(folder / "share", "demo-unet");
    const auto models = workspace.models();
    REQUIRE(models);
    REQUIRE(models->size() == 3);
    CHECK((*models)[0].cardPath == workspace.modelsFolder() / "demo-unet.card.json");
    CHECK_FALSE((*models)[0].builtIn);
    CHECK((*models)[1].name == "zebra");
    CHECK((*models)[2].name == "demo-deeplabv3");
    CHECK((*models)[2].builtIn);
    CHECK(workspace.resolveModel("demo-unet").value() == workspace.modelsFolder() / "demo-unet.card.json");
    CHECK(workspace.resolveModel("demo-deeplabv3").value() == folder / "share/demo-deeplabv3.card.json");
    CHECK(Workspace(folder / "own").models()->size() == 2); // only who asks for them gets them
}

TEST_CASE("a demo model that is not there is missed in one sentence, and hinders no other") {
    TemporaryFolder folder;
    const Workspace workspace(folder / "own", folder / "share");
    writeModel(workspace.modelsFolder(), "city");
    CHECK(workspace.models()->size() == 1);
    const auto missing = workspace.resolveModel("demo-unet");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::NotFound);
    CHECK(missing.error().message == "demo-unet: this demo model comes with the program, but is not in " +
                                         (folder / "share").string() + "; name another model with --model.");
    CHECK(workspace.resolveModel("town").error().message.find("no such model") != std::string::npos);
}

TEST_CASE("demo data lie beside the program's folder") {
    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    CHECK(core::builtInModelsFolder() == program.parent_path().parent_path() / "share/kerbside/models");
}

TEST_CASE("a model reference that means nothing says what there is") {
    TemporaryFolder folder;
    const Workspace workspace(folder.path());
    writeModel(workspace.modelsFolder(), "city");
    const auto unknown = workspace.resolveModel("town");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::NotFound);
    CHECK(unknown.error().message.find("town") != std::string::npos);
    CHECK(unknown.error().message.find("city") != std::string::npos);

    writeText(folder / "bare.safetensors", "x");
    const auto bare = workspace.resolveModel((folder / "bare.safetensors").string());
    REQUIRE_FALSE(bare);
    CHECK(bare.error().message.find("bare.card.json") != std::string::npos);

    writeText(folder / "foreign.pth", "x");
    const auto checkpoint = workspace.resolveModel((folder / "foreign.pth").string());
    REQUIRE_FALSE(checkpoint);
    CHECK(checkpoint.error().code == ErrorCode::Unsupported);

    const auto path = workspace.resolveModel("../models/city");
    REQUIRE_FALSE(path); // a name, not a path
    CHECK_FALSE(workspace.resolveModel("gone.card.json"));
    CHECK_FALSE(workspace.resolveModel(""));
}

TEST_CASE("a model of the workspace is removed with its weights, a demo model is not") {
    TemporaryFolder folder;
    const Workspace workspace(folder.path(), folder / "demo");
    writeModel(workspace.modelsFolder(), "mine");
    writeModel(workspace.modelsFolder(), "other");
    writeModel(folder / "demo", "demo-unet");
    const auto entry = [&](const std::string& name) {
        const auto models = workspace.models();
        REQUIRE(models);
        const auto found = std::ranges::find(*models, name, &core::ModelEntry::name);
        REQUIRE(found != models->end());
        return *found;
    };
    REQUIRE(workspace.removeModel(entry("mine")));
    CHECK_FALSE(std::filesystem::exists(workspace.modelsFolder() / "mine.card.json"));
    CHECK_FALSE(std::filesystem::exists(workspace.modelsFolder() / "mine.safetensors"));
    CHECK(std::filesystem::exists(workspace.modelsFolder() / "other.safetensors"));
    const auto refused = workspace.removeModel(entry("demo-unet"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
    CHECK(std::filesystem::exists(folder / "demo/demo-unet.safetensors"));
}

TEST_CASE("weights that another card needs stay when a model is removed") {
    TemporaryFolder folder;
    const Workspace workspace(folder.path());
    writeModel(workspace.modelsFolder(), "first");
    auto card = core::readModelCard(workspace.modelsFolder() / "first.card.json");
    REQUIRE(card);
    card->name = "second";
    writeText(workspace.modelsFolder() / "second.card.json", core::toJson(*card));
    REQUIRE(workspace.removeModel(workspace.models()->back()));
    CHECK_FALSE(std::filesystem::exists(workspace.modelsFolder() / "second.card.json"));
    CHECK(std::filesystem::exists(workspace.modelsFolder() / "first.safetensors"));
}
