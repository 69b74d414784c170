// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strict_json.h"
#include "core/metrics/score_json.h"
#include "core/weights/import_defaults.h"
#include "inference/evaluator.h"
#include "tests/inference/small_models.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "tests/training/made_set.h"
#include "training/checkpoint.h"
#include "training/run_options.h"
#include "training/trainer.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace training;
using namespace testing_support;
namespace fs = std::filesystem;

namespace {

constexpr core::Size kSize{64, 64}; // 32×32 for a U-Net, whose card halves frames

RunOptions tinyRun(const fs::path& root, int epochs = 3) {
    RunOptions options;
    options.recipe.name = "tiny";
    options.recipe.optimizer = OptimizerKind::Adam;
    options.recipe.learningRate = 0.005;
    options.recipe.epochs = epochs;
    options.recipe.stepsPerEpoch = 4;
    options.recipe.batch = 2;
    options.recipe.precision = TrainingPrecision::F32;
    options.recipe.checkpointSteps = 3;
    options.network = "unet";
    options.width = 0.125;
    options.datasets = {root.string()};
    options.device = "cpu";
    options.threads = 1;
    options.seed = 5;
    return options;
}

void writeSets(const fs::path& root) {
    writeMadeSet(root, "train", kSize, 0, 5);
    writeMadeSet(root, "val", kSize, 10, 2);
}

/// Stops when the report says so.
struct Stopper {
    std::stop_source source;
    std::int64_t atStep = -1;
    std::vector<TrainingReport> reports;
    ReportFunction function() {
        return [this](const TrainingReport& report) {
            reports.push_back(report);
            if (report.event == "step" && report.step == atStep) source.request_stop();
        };
    }
};

std::vector<nlohmann::ordered_json> eventsOf(const fs::path& run, const std::string& event) {
    std::vector<nlohmann::ordered_json> found;
    const std::string text = bytesOf(run / "progress.jsonl");
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        auto line = core::parseStrictJson(text.substr(begin, end - begin), "progress.jsonl");
        REQUIRE(line);
        if ((*line)["event"] == event) found.push_back(*std::move(line));
        begin = end + 1;
    }
    return found;
}

/// Stops at each of these steps, resumes, and goes on to the end.
void trainInPieces(const RunOptions& options, const fs::path& run, const std::vector<std::int64_t>& stops) {
    bool resume = false;
    for (const std::int64_t step : stops) {
        Stopper stopper;
        stopper.atStep = step;
        const auto part = train(options, run, resume, stopper.function(), stopper.source.get_token());
        REQUIRE_MESSAGE(part, part.error().message);
        CHECK_FALSE(part->finished);
        CHECK(part->steps == step);
        resume = true;
    }
    const auto end = train({}, run, true);
    REQUIRE_MESSAGE(end, end.error().message);
    CHECK(end->finished);
}

} // namespace

TEST_CASE("a tiny network learns two frames by heart") {
    const TemporaryFolder folder;
    writeMadeSet(folder / "set", "train", {128, 64}, 0, 2);
    writeMadeSet(folder / "set", "val", {128, 64}, 0, 2);
    RunOptions options = tinyRun(folder / "set", 4);
    options.recipe.stepsPerEpoch = 20;
    options.recipe.dice = 0.5;
    options.recipe.augmentation.flip = 0.5;
    const auto outcome = train(options, folder / "run", false);
    REQUIRE_MESSAGE(outcome, outcome.error().message);
    CHECK(outcome->finished);
    CHECK(outcome->steps == 80);
    CHECK(outcome->bestMiou > 0.95);
    const auto warnings = eventsOf(folder / "run", "warning");
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0]["message"].get<std::string>().find("among those it is trained on") != std::string::npos);
}

TEST_CASE("a run that is stopped and resumed ends with the weights of one that was not, bit for bit") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    RunOptions options = tinyRun(folder / "set");
    options.recipe.optimizer = OptimizerKind::RmsProp;
    options.recipe.learningRate = 0.002;
    options.recipe.momentum = 0.9;
    options.recipe.accumulate = 2;
    options.recipe.clip = 1;
    options.recipe.schedule = ScheduleKind::Plateau;
    options.recipe.patience = 0;
    options.recipe.classWeights = ClassWeighting::Enet;
    options.recipe.augmentation = {0.8, 1.3, {32, 32}, 0.5, 0.1, 0.1, 0.1, 0.02};
    SUBCASE("U-Net") {}
    SUBCASE("DenseASPP, which has dropout") {
        options.network = "denseaspp-mobilenet";
        options.recipe.optimizer = OptimizerKind::Sgd;
    }
    REQUIRE(train(options, folder / "whole", false));
    trainInPieces(options, folder / "pieces", {1, 4, 9, 11});
    CHECK((bytesOf(folder / "whole/last.safetensors") == bytesOf(folder / "pieces/last.safetensors")));
    CHECK((bytesOf(folder / "whole/best.safetensors") == bytesOf(folder / "pieces/best.safetensors")));
    const auto whole = readState(statePath(folder / "whole", 12));
    const auto pieces = readState(statePath(folder / "pieces", 12));
    REQUIRE(whole);
    REQUIRE(pieces);
    CHECK(whole->schedule == pieces->schedule);
    CHECK(whole->bestMiou == pieces->bestMiou);
    for (const auto& [name, tensor] : whole->optimizer) CHECK(tensor.data == pieces->optimizer.at(name).data);
    options.seed = 6;
    REQUIRE(train(options, folder / "other", false));
    CHECK((bytesOf(folder / "whole/last.safetensors") != bytesOf(folder / "other/last.safetensors")));
}

TEST_CASE("best is the best validation, its card tells where it comes from, and evaluate gives its score again") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    RunOptions options = tinyRun(folder / "set", 4);
    options.name = "street-unet";
    options.recipe.stepsPerEpoch = 10;
    options.scheme = "merged-10";
    const fs::path run = folder / "run";
    const auto outcome = train(options, run, false);
    REQUIRE_MESSAGE(outcome, outcome.error().message);
    double best = -1;
    int bestEpoch = 0;
    const auto epochs = eventsOf(run, "epoch");
    REQUIRE(epochs.size() == 4);
    for (const auto& epoch : epochs)
        if (epoch["miou"] > best) {
            best = epoch["miou"];
            bestEpoch = epoch["epoch"];
        }
    CHECK(outcome->bestMiou == best);
    CHECK(outcome->bestEpoch == bestEpoch);
    CHECK(bestEpoch > 1); // it does learn
    const auto model = core::loadModel(outcome->bestCard);
    REQUIRE_MESSAGE(model, model.error().message);
    CHECK(outcome->bestCard == run / "best.card.json");
    CHECK(model->card.name == "street-unet");
    CHECK(model->card.recipe == "tiny");
    CHECK(model->card.dataName == "set");
    CHECK(model->card.dataSha256.size() == 64);
    CHECK(model->card.scheme == "merged-10");
    CHECK(model->card.input == core::publicInput(core::Family::UNet));
    CHECK_FALSE(model->card.parent);
    CHECK_FALSE(model->card.origin.empty());
    const auto scores = core::parseStrictJson(model->card.scoresJson, "card").value();
    CHECK(scores[0]["data"] == "set val");
    CHECK(scores[0]["scores"].size() == 1); // its classes are too coarse for cityscapes-19
    CHECK(scores[0]["scores"]["merged-10"]["miou"] == best);

    auto segmenter = inference::Segmenter::create(*model, {"cpu", inference::Precision::Auto, 1, 0});
    REQUIRE(segmenter);
    const auto source = core::FrameSource::open(folder / "set");
    const auto counts = inference::evaluateModel(*segmenter, source->frames());
    REQUIRE(counts);
    const auto again = core::scoresOf(counts->frames, counts->space, model->scheme);
    REQUIRE(again);
    CHECK(*again->miou == best);
    CHECK(scores[0]["scores"]["merged-10"] == core::toJson(*again)); // number for number
    const auto last = core::loadModel(run / "last.card.json");
    REQUIRE(last);
    CHECK(core::parseStrictJson(last->card.scoresJson, "card").value()[0]["scores"]["merged-10"]["miou"] ==
          epochs.back()["miou"]);
}

TEST_CASE("a new network is judged, and later used, at the scale that its run gives") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    RunOptions options = tinyRun(folder / "set", 1);
    options.scale = 0.75;
    const auto outcome = train(options, folder / "run", false);
    REQUIRE_MESSAGE(outcome, outcome.error().message);
    core::InputSpec expected = core::publicInput(core::Family::UNet);
    CHECK(expected.scale == 0.5);
    expected.scale = 0.75;
    CHECK(core::readModelCard(outcome->bestCard).value().input == expected);
}

TEST_CASE("half weights are written in float16, and judged as they are written") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    RunOptions options = tinyRun(folder / "set", 1);
    options.recipe.halfWeights = true;
    const auto outcome = train(options, folder / "run", false);
    REQUIRE(outcome);
    const auto model = core::loadModel(outcome->bestCard);
    REQUIRE(model);
    CHECK(model->card.weightsType == "float16");
    for (const auto& [name, tensor] : model->tensors) CHECK_MESSAGE(tensor.type == core::DType::F16, name);

    auto segmenter = inference::Segmenter::create(*model, {"cpu", inference::Precision::Auto, 1, 0});
    REQUIRE(segmenter);
    const auto source = core::FrameSource::open(folder / "set");
    const auto counts = inference::evaluateModel(*segmenter, source->frames());
    REQUIRE(counts);
    CHECK(core::scoresOf(counts->frames, counts->space, model->scheme).value().miou == outcome->bestMiou);

    options.recipe.halfWeights = false;
    const auto whole = train(options, folder / "whole", false);
    REQUIRE(whole);
    const auto wholeModel = core::loadModel(whole->bestCard);
    REQUIRE(wholeModel);
    for (const auto& [name, tensor] : wholeModel->tensors)
        CHECK_MESSAGE(core::convert(tensor, core::DType::F16).data == model->tensors.at(name).data, name);
}

TEST_CASE("the progress lines tell each step's rate, loss and place") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    RunOptions options = tinyRun(folder / "set", 2);
    options.recipe.schedule = ScheduleKind::Poly;
    options.recipe.power = 1;
    Stopper stopper;
    REQUIRE(train(options, folder / "run", false, stopper.function()));
    const auto steps = eventsOf(folder / "run", "step");
    REQUIRE(steps.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(steps[i]["step"] == i + 1);
        CHECK(steps[i]["epoch"] == (i < 4 ? 1 : 2));
        CHECK(steps[i]["lr"].get<double>() == doctest::Approx(0.005 * (1 - static_cast<double>(i) / 8)));
        CHECK(steps[i]["loss"] > 0);
        CHECK(steps[i]["waitShare"] >= 0);
    }
    CHECK(steps[7]["loss"] < steps[0]["loss"]);
    double sum = 0;
    for (std::size_t i = 4; i < 8; ++i) sum += steps[i]["loss"].get<double>();
    CHECK(eventsOf(folder / "run", "epoch")[1]["loss"].get<double>() == doctest::Approx(sum / 4));
    CHECK(eventsOf(folder / "run", "epoch")[1]["perClass"]["car"].is_number());
    CHECK(eventsOf(folder / "run", "checkpoint").size() == 4); // steps 3, 4, 6 and 8
    REQUIRE(eventsOf(folder / "run", "end").size() == 1);
    CHECK(stopper.reports.back().event == "end");
    CHECK(stopper.reports.front().steps == 8);
}

TEST_CASE("a loss that is no number ends the run with step and frames, and leaves the last good state") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    RunOptions options = tinyRun(folder / "set", 50);
    options.recipe.optimizer = OptimizerKind::Sgd;
    options.recipe.learningRate = 1e6;
    options.recipe.weightDecay = 1; // weights grow a millionfold a step
    options.recipe.schedule = ScheduleKind::Constant;
    options.recipe.checkpointSteps = 1;
    const auto outcome = train(options, folder / "run", false);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == core::ErrorCode::Corrupt);
    const std::string& sentence = outcome.error().message;
    INFO(sentence);
    CHECK(sentence.starts_with("Step "));
    CHECK(sentence.find("madetown_000000_") != std::string::npos);
    CHECK(sentence.find("last good state is") != std::string::npos);
    const auto found = newestState(folder / "run");
    REQUIRE(found);
    REQUIRE(*found);
    for (const auto& [name, tensor] : (*found)->state.network)
        for (const float value : core::toFloats(tensor)) REQUIRE(std::isfinite(value));
    CHECK(eventsOf(folder / "run", "end").at(0)["message"] == sentence);
}

TEST_CASE("a full disk ends the run with the file's name and leaves a state to go on from") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const RunOptions options = tinyRun(folder / "set");
    REQUIRE(train(options, folder / "whole", false));
    std::optional<FileSizeLimit> limit;
    const auto outcome = train(options, folder / "run", false, [&](const TrainingReport& report) {
        if (report.event == "checkpoint" && !limit) limit.emplace(20000);
    });
    limit.reset();
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == core::ErrorCode::Io);
    INFO(outcome.error().message);
    CHECK(outcome.error().message.find("last good state is") != std::string::npos);
    CHECK(outcome.error().message.find("state-000003.ckpt") != std::string::npos);
    CHECK((*newestState(folder / "run"))->state.step == 3);
    REQUIRE(train({}, folder / "run", true));
    CHECK((bytesOf(folder / "whole/last.safetensors") == bytesOf(folder / "run/last.safetensors")));
}

TEST_CASE("a newest state that is cut is left out with a warning, and the run still ends the same") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const RunOptions options = tinyRun(folder / "set");
    REQUIRE(train(options, folder / "whole", false));
    Stopper stopper;
    stopper.atStep = 7;
    REQUIRE(train(options, folder / "run", false, stopper.function(), stopper.source.get_token()));
    const std::string bytes = bytesOf(statePath(folder / "run", 7));
    writeText(statePath(folder / "run", 7), bytes.substr(0, bytes.size() - 10));
    REQUIRE(train({}, folder / "run", true));
    const auto warnings = eventsOf(folder / "run", "warning");
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0]["message"].get<std::string>().find("state-000007.ckpt") != std::string::npos);
    CHECK((bytesOf(folder / "whole/last.safetensors") == bytesOf(folder / "run/last.safetensors")));
}

TEST_CASE("a state beyond its run, or with epochs that its steps cannot have, is refused") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    REQUIRE(train(tinyRun(folder / "set", 1), folder / "run", false));
    const auto good = readState(statePath(folder / "run", 4));
    REQUIRE(good);
    for (const auto& [step, validations] : {std::pair{5, 1}, std::pair{4, 2}, std::pair{6, 0}}) {
        TrainingState state = *good;
        state.step = step;
        state.validations = validations;
        const auto written = saveState(state, folder / "run");
        REQUIRE(written);
        const auto refused = train({}, folder / "run", true);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == core::ErrorCode::Corrupt);
        CHECK(refused.error().message.find("of a run of 4 steps") != std::string::npos);
        fs::remove(*written);
    }
}

TEST_CASE("a state is not resumed with other options or other frames, nor two runs kept in one folder") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const RunOptions options = tinyRun(folder / "set");
    const fs::path run = folder / "run";
    CHECK(train({}, run, true).error().message.find("is no run") != std::string::npos);
    Stopper stopper;
    stopper.atStep = 2;
    REQUIRE(train(options, run, false, stopper.function(), stopper.source.get_token()));
    CHECK(train(options, run, false).error().message.find("holds a run already") != std::string::npos);

    RunOptions changed = readRunOptions(run).value();
    changed.threads = 2;             // where it runs may change …
    changed.recipe.learningRate = 1; // … what it computes may not
    writeText(run / "options.json", toJson(changed));
    CHECK(train({}, run, true).error().message.find("other options than options.json has now") != std::string::npos);
    changed.recipe.learningRate = options.recipe.learningRate;
    writeText(run / "options.json", toJson(changed));
    writeMadeSet(folder / "set", "train", kSize, 20, 1);
    CHECK(train({}, run, true).error().message.find("other frames than the dataset has now") != std::string::npos);
    fs::remove(madeSetPhoto(folder / "set", "train", 20));
    fs::remove(madeSetTruth(folder / "set", "train", 20));
    REQUIRE(train({}, run, true));
    const auto again = train({}, run, true);
    REQUIRE(again);
    CHECK(again->finished);
    CHECK(again->steps == 12);
}

TEST_CASE("a second trainer in one folder is refused while the first is at work") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const RunOptions options = tinyRun(folder / "set", 1);
    std::optional<core::Error> second;
    const auto outcome = train(options, folder / "run", false, [&](const TrainingReport& report) {
        if (report.event == "step" && report.step == 1) second = train({}, folder / "run", true).error();
    });
    CHECK(outcome);
    REQUIRE(second);
    CHECK(second->message.find("another trainer is at work") != std::string::npos);
}

TEST_CASE("a run asked to stop before its first step can be resumed, and one killed before its first state too") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const RunOptions options = tinyRun(folder / "set", 1);
    std::stop_source stop;
    stop.request_stop();
    const auto none = train(options, folder / "early", false, {}, stop.get_token());
    REQUIRE(none);
    CHECK_FALSE(none->finished);
    const fs::path run = folder / "run";
    REQUIRE(train(options, run, false));
    const std::string weights = bytesOf(run / "last.safetensors");
    fs::remove(statePath(run, 3));
    fs::remove(statePath(run, 4));
    REQUIRE(train({}, run, true));
    CHECK(eventsOf(run, "warning").at(0)["message"] == "There is no state yet: the run begins anew.");
    CHECK((bytesOf(run / "last.safetensors") == weights));
}

TEST_CASE("a model is trained on from its weights: parent, scheme and what is frozen stay") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    core::Model start = smallModel("unet", 10);
    start.card.name = "start";
    start.card.scheme = "merged-10";
    for (const core::SchemeClass& entry : start.scheme.classes()) start.card.classes.push_back(entry.name);
    start.card.origin = start.card.licence = "Made for a test.";
    const auto card = core::saveModel(start, folder.path());
    REQUIRE_MESSAGE(card, card.error().message);
    RunOptions options = tinyRun(folder / "set", 1);
    options.network.clear();
    options.model = card->string();
    options.recipe.freeze = {"inc.", "down"};
    const auto outcome = train(options, folder / "run", false);
    REQUIRE_MESSAGE(outcome, outcome.error().message);
    const auto model = core::loadModel(outcome->bestCard);
    REQUIRE(model);
    CHECK(model->card.parent == core::loadModel(*card)->card.weightsSha256);
    CHECK(model->card.scheme == "merged-10");
    CHECK(model->card.licence == "Made for a test.");
    int changed = 0;
    for (const auto& [name, tensor] : model->tensors) {
        const bool isSame = tensor.data == start.tensors.at(name).data;
        if (name.starts_with("inc.") || name.starts_with("down")) CHECK_MESSAGE(isSame, name);
        changed += isSame ? 0 : 1;
    }
    CHECK(changed > 10);
}

TEST_CASE("what a run cannot begin with is refused with a sentence, and leaves no options behind") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const auto refusal = [&](const RunOptions& options) {
        const auto outcome = train(options, folder / "run", false);
        REQUIRE_FALSE(outcome);
        CHECK_FALSE(fs::exists(folder / "run/options.json"));
        return outcome.error().message;
    };
    RunOptions options = tinyRun(folder / "set");
    options.network = "alexnet";
    CHECK(refusal(options).find("'alexnet' is not known") != std::string::npos);
    options = tinyRun(folder / "set");
    options.datasets.clear();
    CHECK(refusal(options) == "A run needs a dataset to train on.");
    options.datasets = {(folder / "nowhere").string()};
    CHECK(refusal(options).find("nowhere") != std::string::npos);
    options = tinyRun(folder / "set");
    options.model = "x.card.json";
    CHECK(refusal(options).find("one only") != std::string::npos);
    options = tinyRun(folder / "set");
    options.scheme = "channels-4";
    CHECK(refusal(options).find("nothing can be learned") != std::string::npos);
    options = tinyRun(folder / "set");
    options.split = "test";
    CHECK(refusal(options).find("test") != std::string::npos);
    options = tinyRun(folder / "set");
    options.name = "../x";
    CHECK(refusal(options).find("..") != std::string::npos);
    options = tinyRun(folder / "set");
    options.recipe.freeze = {"nothing."};
    CHECK(train(options, folder / "frozen", false).error().message.find("'nothing.'") != std::string::npos);
    options.recipe.freeze = {"inc", "down", "up", "outc"};
    CHECK(train(options, folder / "all", false).error().message.find("nothing to train") != std::string::npos);
}
