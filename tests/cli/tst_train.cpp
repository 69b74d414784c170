// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/model.h"
#include "tests/cli/made_street.h"
#include "tests/cli/program_run.h"
#include "tests/support/made_files.h"
#include "tests/training/made_set.h"

#include <doctest/doctest.h>
#include <random>
#include <thread>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

constexpr core::Size kSize{64, 64}; // 32×32 for a U-Net, whose card halves frames

std::vector<std::string> trainCommand(const fs::path& set, const fs::path& out, int epochs = 2,
                                      const std::string& threads = "1") {
    return {"train",
            "--recipe",
            "demo-unet",
            "--set",
            "epochs=" + std::to_string(epochs),
            "--set",
            "batch=2",
            "--set",
            "stepsPerEpoch=8",
            "--set",
            "checkpointSteps=2",
            "--set",
            "warmUpSteps=0",
            "--set",
            "augmentation.crop=[32,32]",
            "--network",
            "unet",
            "--width",
            "0.125",
            "--scheme",
            "merged-10",
            "--dataset",
            set.string(),
            "--out",
            out.string(),
            "--device",
            "cpu",
            "--threads",
            threads,
            "--seed",
            "3"};
}

void writeSets(const fs::path& root) {
    writeMadeSet(root, "train", kSize, 0, 5);
    writeMadeSet(root, "val", kSize, 10, 2);
}

std::size_t linesOf(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) return 0;
    const std::string text = bytesOf(path);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("train writes a model that evaluate scores, and says where it is") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const fs::path out = folder / "first";
    const Outcome outcome = runCli(trainCommand(folder / "set", out, 3));
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK(outcome.out.starts_with((out / "best.card.json").string() + "  mIoU 0."));
    CHECK(outcome.err.find("epoch 3/3  loss ") != std::string::npos);
    CHECK(outcome.err.find("ETA") == std::string::npos); // no terminal, no progress line
    const auto model = core::loadModel(out / "best.card.json");
    REQUIRE_MESSAGE(model, model.error().message);
    CHECK(model->card.name == "first");
    const std::string shown = outcome.out.substr(outcome.out.find("mIoU ") + 5, 6);
    const Outcome scored =
        runCli({"evaluate", "--model", (out / "best.card.json").string(), "--dataset", (folder / "set").string(),
                "--split", "val", "--json", (folder / "s.json").string()});
    INFO(scored.err);
    REQUIRE(scored.code == 0);
    const std::string scores = bytesOf(folder / "s.json");
    const double miou = std::stod(scores.substr(scores.find("\"miou\": ") + 8));
    CHECK(fmt::format("{:.4f}", miou) == shown);

    const Outcome again = runCli(trainCommand(folder / "set", out));
    CHECK(again.code == 1);
    CHECK(again.err.find("holds a run already") != std::string::npos);
}

TEST_CASE("a run killed at ten random moments ends with the weights of one that was not, bit for bit") {
    std::string threads;
    SUBCASE("one thread") { threads = "1"; }
    SUBCASE("two threads") { threads = "2"; }
    const TemporaryFolder folder;
    writeSets(folder / "set");
    constexpr int kEpochs = 8; // far more lines than the ten pieces have
    const Outcome whole = runCli(trainCommand(folder / "set", folder / "whole", kEpochs, threads));
    INFO(whole.err);
    REQUIRE(whole.code == 0);
    const fs::path run = folder / "killed";
    std::vector<std::string> command = trainCommand(folder / "set", run, kEpochs, threads);
    std::mt19937 random(20260101);
    int kills = 0;
    for (int i = 0; i < 10; ++i) {
        // So many lines, and then some way into a step, a save or a validation.
        const std::size_t lines = linesOf(run / "progress.jsonl") + random() % 7;
        const auto turns = random() % 2000;
        ProgramRun process(command);
        while (linesOf(run / "progress.jsonl") < lines && !process.hasEnded()) std::this_thread::yield();
        for (auto turn = turns; turn > 0 && !process.hasEnded(); --turn) std::this_thread::yield();
        if (!process.hasEnded()) ++kills;
        process.send(SIGKILL);
        process.wait();
        if (fs::exists(run / "options.json")) command = {"train", "--resume", "--out", run.string()};
    }
    CHECK(kills == 10);
    const Outcome end = runCli(command);
    INFO(end.err);
    REQUIRE(end.code == 0);
    CHECK((bytesOf(folder / "whole/last.safetensors") == bytesOf(run / "last.safetensors")));
    CHECK((bytesOf(folder / "whole/best.safetensors") == bytesOf(run / "best.safetensors")));
    CHECK(core::loadModel(run / "best.card.json"));
    CHECK(core::loadModel(run / "last.card.json"));
}

TEST_CASE("Ctrl-C saves the state, exits with 130 and says how to go on") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const TemporaryFolder folder;
        writeSets(folder / "set");
        const fs::path run = folder / "run";
        const auto command = trainCommand(folder / "set", run, 500);
        ProgramRun process(command);
        while (linesOf(run / "progress.jsonl") < 3 && !process.hasEnded()) std::this_thread::yield();
        REQUIRE_FALSE(process.hasEnded());
        process.send(signal);
        const Outcome outcome = process.wait();
        INFO(outcome.err);
        CHECK(outcome.code == 130);
        CHECK(outcome.err.find("go on with: kerbside-cli train --resume --out " + run.string()) != std::string::npos);
        const std::string lines = bytesOf(run / "progress.jsonl");
        CHECK(lines.find("Stopped on request after ") != std::string::npos);
        ProgramRun resumed({"train", "--resume", "--out", run.string()});
        const std::size_t before = linesOf(run / "progress.jsonl");
        while (linesOf(run / "progress.jsonl") < before + 2 && !resumed.hasEnded()) std::this_thread::yield();
        CHECK_FALSE(resumed.hasEnded());
        resumed.send(SIGINT);
        CHECK(resumed.wait().code == 130);
        CHECK(bytesOf(run / "progress.jsonl").find("Resumed from state-") != std::string::npos);
    }
}

TEST_CASE("a disk that is full ends train with 1 and the last good state") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const fs::path run = folder / "run";
    ProgramRun first(trainCommand(folder / "set", run, 500));
    while (linesOf(run / "progress.jsonl") < 6 && !first.hasEnded()) std::this_thread::yield();
    first.send(SIGINT);
    REQUIRE(first.wait().code == 130);
    RunOptions small;
    small.fileBytes = 30000; // a state has more than ten times as many bytes
    const Outcome outcome = runCli({"train", "--resume", "--out", run.string()}, small);
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK(outcome.err.find("The last good state is " + (run / "state-").string()) != std::string::npos);
}

TEST_CASE("what is wrong with train's command line is told before anything is made") {
    const TemporaryFolder folder;
    writeSets(folder / "set");
    const fs::path run = folder / "run";
    const auto usage = [&](std::vector<std::string> arguments, const std::string& expected) {
        arguments.insert(arguments.begin(), "train");
        const Outcome outcome = runCli(arguments);
        INFO(outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.err.find(expected) != std::string::npos);
        CHECK_FALSE(fs::exists(run));
    };
    const std::string out = run.string();
    const std::string set = (folder / "set").string();
    usage({"--recipe", "demo-unet"}, "--out");
    usage({"--out", out}, "--recipe is required");
    usage({"--out", out, "--recipe", "demo-unet", "--dataset", set}, "--model or --network");
    usage({"--out", out, "--recipe", "demo-unet", "--network", "unet"}, "--dataset is required");
    usage({"--out", out, "--recipe", "demo-unet", "--network", "alexnet", "--dataset", set}, "'alexnet' is not known");
    usage({"--out", out, "--recipe", "demo-unet", "--network", "unet", "--model", "x", "--dataset", set}, "--model");
    usage({"--out", out, "--recipe", "demo-unet", "--network", "unet", "--dataset", set, "--set", "epoch=1"},
          "--set epoch=1: 'epoch' is no field of a recipe.");
    usage({"--out", out, "--recipe", "demo-unet", "--network", "unet", "--dataset", set, "--set", "epochs=0"},
          "'epochs' is 0; it must lie between 1 and 1000000.");
    usage({"--out", out, "--resume", "--recipe", "demo-unet"}, "--resume");
    usage({"--out", out, "--recipe", "demo-unet", "--width", "0.5", "--model", "x", "--dataset", set}, "--network");
    const Outcome none = runCli({"train", "--resume", "--out", out});
    CHECK(none.code == 1);
    CHECK(none.err.find("is no run") != std::string::npos);
    const Outcome unknown =
        runCli({"train", "--recipe", "no-such", "--network", "unet", "--dataset", set, "--out", out});
    CHECK(unknown.code == 1);
    CHECK(unknown.err.find("demo-deeplabv3 demo-unet demo-denseaspp") != std::string::npos);
    CHECK_FALSE(fs::exists(run));
}
