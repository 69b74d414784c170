// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/image/image_io.h"
#include "tests/cli/made_street.h"
#include "tests/cli/program_run.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

constexpr core::Size kSize = {4, 2};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

core::LabelMap labels(std::vector<std::uint8_t> values) { return {kSize, std::move(values)}; }

nlohmann::json readJson(const fs::path& path) {
    const auto text = core::readFile(path, 1 << 24);
    REQUIRE_MESSAGE(text, path.string());
    return nlohmann::json::parse(*text);
}

/// Label ids 7 road, 8 sidewalk, 23 sky, 26 car, 0 unlabeled. Over both frames: road 9 of 12 hit, car 2 hit and 1 false
/// alarm, sky missed, sidewalk 2 false alarms; 11 of the 15 valid pixels are right.
struct Fixture {
    TemporaryFolder folder;
    fs::path root = folder / "street";
    fs::path predictions = folder / "mine";

    Fixture() {
        writeCityscapes(root, "val", kSize, {labels({7, 7, 7, 7, 26, 26, 23, 0}), labels({7, 7, 7, 7, 7, 7, 7, 7})});
        writePrediction(0, labels({7, 7, 7, 26, 26, 26, 0, 7}));
        writePrediction(1, labels({7, 7, 7, 7, 7, 7, 8, 8}));
    }
    void writePrediction(std::size_t frame, const core::LabelMap& map) const {
        REQUIRE(core::writeLabelMap(predictions / "madetown" / (madeName(frame) + "_pred.png"), map));
    }
    Outcome run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "evaluate");
        arguments.insert(arguments.end(), {"--dataset", root.string(), "--workspace", (folder / "workspace").string()});
        return runCli(arguments);
    }
    Outcome score(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--predictions", predictions.string()});
        return run(arguments);
    }
};

const double kMiou = (0.75 + 0.0 + 0.0 + 2.0 / 3.0) / 4.0;

} // namespace

TEST_CASE("made predictions have the scores computed by hand") {
    const Fixture f;
    const fs::path file = f.folder / "scores.json";
    const Outcome outcome = f.score({"--json", file.string()});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK(contains(outcome.out, "IoU road"));
    CHECK(contains(outcome.out, "official mIoU                0.3542\n"));
    CHECK(contains(outcome.out, "PerPixel, pooled             0.7333\n"));

    const auto json = readJson(file);
    CHECK(json["dataset"]["frames"] == 2);
    CHECK(json["dataset"]["split"] == "val");
    REQUIRE(json["models"].size() == 1);
    CHECK(json["models"][0]["name"] == "mine");
    CHECK(json["models"][0]["scheme"].is_null());
    for (const char* scheme : {"cityscapes-19", "merged-10"}) {
        CAPTURE(scheme);
        const auto& scores = json["models"][0]["scores"][scheme];
        CHECK(scores["miou"].get<double>() == doctest::Approx(kMiou).epsilon(1e-12));
        CHECK(scores["perClass"]["road"].get<double>() == 0.75);
        CHECK(scores["perClass"]["sky"].get<double>() == 0.0);
        CHECK(scores["perClass"]["person"].is_null());
        CHECK(scores["jaccard"]["pooled"].contains("micro"));
        // Frame by frame 5 of 7 and 6 of 8 valid pixels are right.
        CHECK(scores["jaccard"]["perFrame"]["perPixel"].get<double>() ==
              doctest::Approx((5.0 / 7.0 + 6.0 / 8.0) / 2.0).epsilon(1e-12));
    }
}

TEST_CASE("scores in a scheme that is not the slot's own tell the mapping") {
    const Fixture f;
    const Outcome outcome = f.score({});
    CHECK(contains(outcome.out, "mine: merged-10 from cityscapes-19, argmax first, then mapped: building = building + "
                                "wall + fence; pole and sign = pole + traffic light + traffic sign;"));
    CHECK_FALSE(contains(f.score({"--scheme", "cityscapes-19"}).out, "mapped"));
}

TEST_CASE("predictions.json says which scheme the values are of") {
    const Fixture f;
    writeText(f.predictions / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    // Classes of merged-10: road 0, sidewalk 1, sky 5, car 7, void 255; the same picture as before.
    f.writePrediction(0, labels({0, 0, 0, 7, 7, 7, 255, 0}));
    f.writePrediction(1, labels({0, 0, 0, 0, 0, 0, 1, 1}));
    const fs::path file = f.folder / "scores.json";
    const Outcome outcome = f.score({"--json", file.string()});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    const auto model = readJson(file)["models"][0];
    CHECK(model["scheme"] == "merged-10");
    CHECK(model["scores"].size() == 1);
    CHECK(model["scores"]["merged-10"]["miou"].get<double>() == doctest::Approx(kMiou).epsilon(1e-12));

    const Outcome finer = f.score({"--scheme", "cityscapes-19"});
    CHECK(finer.code == 1);
    CHECK(finer.err ==
          "kerbside-cli evaluate: mine: its scheme merged-10 cannot be mapped to cityscapes-19, so that it "
          "has no score there: a class of it has no label ids or belongs to several classes of "
          "cityscapes-19.\n");
    const Outcome official = f.score({"--official", (f.folder / "official.json").string()});
    CHECK(official.code == 1);
    CHECK(official.err ==
          "kerbside-cli evaluate: mine: its scheme merged-10 cannot be mapped to cityscapes-19, so that "
          "there is no official result for it.\n");
    CHECK_FALSE(fs::exists(f.folder / "official.json"));
}

TEST_CASE("the official result is strict JSON, or has the bare NaN of the official script") {
    const Fixture f;
    const fs::path file = f.folder / "official.json";
    REQUIRE(f.score({"--official", file.string()}).code == 0);
    const auto json = readJson(file);
    CHECK(json["averageScoreClasses"].get<double>() == doctest::Approx(kMiou).epsilon(1e-12));
    CHECK(json["classScores"]["person"].is_null());
    REQUIRE(f.score({"--official", file.string(), "--nan"}).code == 0);
    CHECK(contains(*core::readFile(file, 1 << 20), "\"person\": NaN"));
}

TEST_CASE("a score below the threshold exits with 3 and names slot, scheme and score") {
    const Fixture f;
    CHECK(f.score({"--fail-under", "0.35"}).code == 0);
    const Outcome below = f.score({"--fail-under", "0.4"});
    CHECK(below.code == 3);
    CHECK(below.err == "kerbside-cli evaluate: mine: the official mIoU in cityscapes-19 is 0.3542, below 0.4.\n");
    CHECK_FALSE(below.out.empty());
    const Outcome merged = f.score({"--fail-under", "0.4", "--scheme", "merged-10"});
    CHECK(merged.code == 3);
    CHECK(contains(merged.err, "in merged-10 is 0.3542"));
}

TEST_CASE("impossible label ids and trainIds are refused, and scored when forced") {
    const Fixture f;
    f.writePrediction(0, labels({7, 7, 7, 77, 26, 26, 0, 7}));
    const Outcome refused = f.score({});
    CHECK(refused.code == 1);
    INFO(refused.err);
    CHECK(contains(refused.err, madeName(0) + "_pred.png"));
    CHECK(contains(refused.err, "77"));
    const fs::path file = f.folder / "scores.json";
    const Outcome forced = f.score({"--force", "--json", file.string()});
    CHECK(forced.code == 0);
    CHECK(contains(forced.err, "Scored all the same."));
    CHECK(readJson(file)["models"][0]["forced"].size() == 1);
}

TEST_CASE("a missing prediction, a missing split and a wrong size name what is missing") {
    const Fixture f;
    const Outcome split = f.score({"--split", "test"});
    CHECK(split.code == 1);
    INFO(split.err);
    CHECK(contains(split.err, "test"));
    CHECK(contains(split.err, "val"));
    f.writePrediction(1, core::LabelMap({5, 2}, 7));
    const Outcome size = f.score({});
    CHECK(size.code == 1);
    CHECK(contains(size.err, "5x2"));
    CHECK(contains(size.err, "4x2"));
    fs::remove(f.predictions / "madetown" / (madeName(1) + "_pred.png"));
    const Outcome missing = f.score({});
    CHECK(missing.code == 1);
    CHECK(contains(missing.err, madeName(1)));
}

TEST_CASE("a model and the label maps that it writes have the same scores") {
    const Fixture f;
    const fs::path root = f.folder / "larger";
    const core::Size size = {64, 48};
    core::LabelMap half(size, 7);
    for (int y = 24; y < 48; ++y)
        for (int x = 0; x < 64; ++x) half.at(x, y) = 26;
    writeCityscapes(root, "val", size, {half, core::LabelMap(size, 11)});
    for (const auto& [network, classes] : {std::pair("unet", 10), std::pair("denseaspp121", 19)}) {
        const char* scheme = classes == 10 ? "merged-10" : "cityscapes-19";
        CAPTURE(network);
        const fs::path models = f.folder / "workspace/models";
        writeTinyModel(models, network, network, classes);
        const std::string workspace = (f.folder / "workspace").string();
        const fs::path out = f.folder / "out";
        REQUIRE(runCli({"segment", root.string(), "--model", network, "--save", "ids,color", "--out", out.string(),
                        "--workspace", workspace})
                    .code == 0);
        const fs::path file = f.folder / "scores.json";
        const Outcome outcome =
            runCli({"evaluate", "--model", network, "--predictions", "files=" + (out / network).string(), "--dataset",
                    root.string(), "--workspace", workspace, "--json", file.string()});
        INFO(outcome.err);
        REQUIRE(outcome.code == 0);
        const auto json = readJson(file);
        REQUIRE(json["models"].size() == 2);
        CHECK(json["models"][0]["sha256"].is_string());
        CHECK(json["models"][0]["scheme"] == scheme);
        CHECK(json["models"][1]["scheme"] == scheme);
        CHECK(json["models"][0]["scores"] == json["models"][1]["scores"]);
        fs::remove(models / (std::string(network) + ".card.json"));
    }
}
