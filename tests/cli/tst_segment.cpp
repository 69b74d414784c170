// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/classes/class_scheme.h"
#include "core/classes/palette.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"
#include "core/image/video_writer.h"
#include "tests/cli/made_street.h"
#include "tests/cli/program_run.h"
#include "tests/support/test_pictures.h"

#include <cstring>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

constexpr core::Size kSize = {64, 48};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

nlohmann::json readJson(const fs::path& path) {
    const auto text = core::readFile(path, 1 << 24);
    REQUIRE_MESSAGE(text, path.string());
    return nlohmann::json::parse(*text);
}

std::size_t filesIn(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

/// Two models in a workspace, two frames with truth.
struct Fixture {
    TemporaryFolder folder;
    fs::path workspace = folder / "workspace";
    fs::path root = folder / "street";
    fs::path out = folder / "out";

    Fixture() {
        writeTinyModel(workspace / "models", "tiny-unet", "unet", 10);
        writeTinyModel(workspace / "models", "tiny-deeplab", "deeplabv3-resnet50", 19);
        writeCityscapes(root, "val", kSize, {core::LabelMap(kSize, 7), core::LabelMap(kSize, 26)});
    }
    Outcome run(std::vector<std::string> arguments, const RunOptions& options = {}) const {
        arguments.insert(arguments.begin(), "segment");
        arguments.insert(arguments.end(), {"--out", out.string(), "--workspace", workspace.string()});
        return runCli(arguments, options);
    }
};

fs::path writeVideo(const fs::path& path, int frames) {
    auto writer = core::VideoWriter::create(path, kSize, 10);
    REQUIRE(writer);
    for (int i = 0; i < frames; ++i)
        REQUIRE(writer->write(core::Image(kSize, {static_cast<std::uint8_t>(40 * i), 90, 60})));
    REQUIRE(writer->finish());
    return path;
}

} // namespace

TEST_CASE("two models on two frames write every kind of file") {
    const Fixture f;
    const Outcome outcome =
        f.run({f.root.string(), "--model", "A=tiny-deeplab", "--model", "tiny-unet", "--save",
               "ids,trainids,color,overlay,sidebyside,logits", "--json", (f.folder / "report.json").string()});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK(contains(outcome.err, "2 of 2 frames segmented"));
    CHECK(contains(outcome.out, madeName(0) + "  A "));
    CHECK(contains(outcome.out, "  tiny-unet "));

    const std::vector<std::pair<std::string, core::ClassScheme>> slots = {
        {"A", *core::ClassScheme::builtIn("cityscapes-19")}, {"tiny-unet", *core::ClassScheme::builtIn("merged-10")}};
    for (const auto& [slot, scheme] : slots)
        for (std::size_t frame = 0; frame < 2; ++frame) {
            const auto path = [&, name = slot](const std::string& ending) {
                return f.out / name / (madeName(frame) + ending);
            };
            const auto classes = core::readLabelMap(path("_labelTrainIds.png"));
            REQUIRE(classes);
            CHECK(classes->size() == kSize);
            const auto ids = core::readLabelMap(path("_labelIds.png"));
            REQUIRE(ids);
            CHECK(*ids == core::toLabelIds(*classes, scheme));
            const auto color = core::readImage(path("_color.png"));
            REQUIRE(color);
            CHECK(*color == core::colorize(*classes, core::paletteOf(scheme)));
            const auto photo = core::readImage(madePhoto(f.root, "val", frame));
            REQUIRE(photo);
            const auto overlay = core::readImage(path("_overlay.png"));
            REQUIRE(overlay);
            CHECK(*overlay == core::overlay(*photo, *classes, core::paletteOf(scheme), 0.5));
            const auto logits = core::readFile(path("_" + slot + "_logits.npy"), 1 << 24);
            REQUIRE(logits);
            CHECK(logits->rfind("\x93NUMPY", 0) == 0);
            CHECK(contains(*logits, slot == "A" ? "(19, 6, 8, )" : "(10, "));
            CHECK(fs::exists(f.out / (madeName(frame) + "_sidebyside.png")));
        }
    CHECK(filesIn(f.out) == 2 * 2 * 5 + 2 + 2);

    const auto predictions = readJson(f.out / "tiny-unet" / "predictions.json");
    CHECK(predictions["scheme"] == "merged-10");
    CHECK(predictions["model"]["network"] == "unet");
    const auto report = readJson(f.folder / "report.json");
    CHECK(report["complete"] == true);
    REQUIRE(report["frames"].size() == 2);
    CHECK(report["frames"][0]["name"] == madeName(0));
    double shares = 0;
    for (const auto& share : report["frames"][0]["models"][1]["shares"]) shares += share.get<double>();
    CHECK(shares == doctest::Approx(1.0));
}

TEST_CASE("without --save pictures get ids, colour, overlay and side by side, a video its film") {
    const Fixture f;
    const fs::path video = writeVideo(f.folder / "drive.mp4", 3);
    const Outcome outcome = f.run({madePhoto(f.root, "val", 0).string(), video.string(), "--model", "tiny-unet"});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK(filesIn(f.out) == 4 + 1 + 1);
    auto film = core::VideoReader::open(f.out / "drive_film.mp4");
    REQUIRE(film);
    int frames = 0;
    for (auto frame = film->next(); frame && *frame; frame = film->next()) ++frames;
    CHECK(frames == 3);
    CHECK(film->size().width % 2 == 0);
    CHECK(film->framesPerSecond() == doctest::Approx(10));
}

TEST_CASE("frames of a video are named by their number") {
    const Fixture f;
    const fs::path video = writeVideo(f.folder / "drive.mp4", 2);
    REQUIRE(f.run({video.string(), "--model", "tiny-unet", "--save", "ids"}).code == 0);
    CHECK(fs::exists(f.out / "tiny-unet/drive_000000_labelIds.png"));
    CHECK(fs::exists(f.out / "tiny-unet/drive_000001_labelIds.png"));
}

TEST_CASE("a finer model is mapped to the scheme asked for, a coarser one is refused") {
    const Fixture f;
    const std::string photo = madePhoto(f.root, "val", 0).string();
    REQUIRE(f.run({photo, "--model", "tiny-deeplab", "--save", "trainids"}).code == 0);
    const fs::path file = f.out / "tiny-deeplab" / (madeName(0) + "_labelTrainIds.png");
    const auto own = core::readLabelMap(file);
    REQUIRE(own);
    REQUIRE(f.run({photo, "--model", "tiny-deeplab", "--save", "trainids", "--scheme", "merged-10"}).code == 0);
    const auto mapped = core::readLabelMap(file);
    REQUIRE(mapped);
    const auto table = core::ClassScheme::builtIn("cityscapes-19")->mappingTo(*core::ClassScheme::builtIn("merged-10"));
    for (std::size_t i = 0; i < own->values().size(); ++i) CHECK(mapped->values()[i] == (*table)[own->values()[i]]);
    CHECK(readJson(f.out / "tiny-deeplab/predictions.json")["scheme"] == "merged-10");

    const Outcome refused = f.run({photo, "--model", "tiny-unet", "--scheme", "cityscapes-19"});
    CHECK(refused.code == 1);
    CHECK(contains(refused.err, "tiny-unet: its scheme merged-10 cannot be mapped to cityscapes-19"));
}

TEST_CASE("the default dataset comes from the environment") {
    const Fixture f;
    const Outcome outcome = f.run({"--model", "tiny-unet", "--save", "ids"},
                                  {.folder = {}, .dataset = f.root.string(), .fileBytes = {}, .unprivileged = false});
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.err, "2 of 2 frames"));
}

TEST_CASE("two slots of one name and two frames of one name are refused before anything is written") {
    const Fixture f;
    const std::string photo = madePhoto(f.root, "val", 0).string();
    const Outcome slots = f.run({photo, "--model", "tiny-unet", "--model", "tiny-unet"});
    CHECK(slots.code == 2);
    CHECK(contains(slots.err, "there are two slots named 'tiny-unet'"));
    const Outcome frames = f.run({photo, f.root.string(), "--model", "tiny-unet"});
    CHECK(frames.code == 2);
    CHECK(contains(frames.err, "would both be written as " + madeName(0)));
    const Outcome name = f.run({photo, "--model", "../up=tiny-unet"});
    CHECK(name.code == 1); // a slash before the sign: no name, and no such model
    const Outcome dots = f.run({photo, "--model", "..=tiny-unet"});
    CHECK(dots.code == 2);
    CHECK(contains(dots.err, "'..' cannot be the name of a folder"));
    CHECK_FALSE(fs::exists(f.out));
}

TEST_CASE("a film without a video is refused") {
    const Fixture f;
    const Outcome outcome = f.run({f.root.string(), "--model", "tiny-unet", "--save", "film"});
    CHECK(outcome.code == 2);
    CHECK(outcome.err == "kerbside-cli segment: --save film: there is no video and no street film among the inputs.\n");
}
