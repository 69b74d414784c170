// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <sstream>

using testing_support::TemporaryFolder;

namespace {

struct Outcome {
    int code;
    std::string out, err;
};

/// In this process: what goes wrong before anything is loaded needs no program of its own.
Outcome runCli(const std::vector<std::string>& arguments) {
    unsetenv("CITYSCAPES_DATASET");
    std::ostringstream out, err;
    const int code = app::cli::run(arguments, {out, err, false});
    return {code, out.str(), err.str()};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct UsageRow {
    const char* name;
    std::vector<std::string> arguments;
    const char* sentence;
};

} // namespace

TEST_CASE("the version is one line on stdout") {
    const Outcome outcome = runCli({"--version"});
    CHECK(outcome.code == 0);
    CHECK(outcome.out.rfind("kerbside-cli ", 0) == 0);
    CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 1);
    CHECK(outcome.err.empty());
}

TEST_CASE("an import that is stopped ends with 130, without a report and without a file") {
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    std::ostringstream out, err;
    const auto file = testing_support::dataFolder() / "checkpoints/01_plain_dict.pt";
    const int code =
        app::cli::run({"import", file.string(), "--out", folder.path().string()}, {out, err, false}, stop.get_token());
    CHECK(code == 130);
    CHECK(out.str().empty());
    CHECK(err.str() == "Interrupted.\n");
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("help lists every sub-command, and each has an example and the common options") {
    const Outcome all = runCli({"--help"});
    CHECK(all.code == 0);
    CHECK(all.err.empty());
    for (const char* name :
         {"segment", "evaluate", "import", "check", "models", "scenes", "train", "devices", "bench"}) {
        CAPTURE(name);
        CHECK(contains(all.out, std::string("  ") + name));
        const Outcome one = runCli({name, "--help"});
        CHECK(one.code == 0);
        CHECK(contains(one.out, std::string("Example:\n  kerbside-cli ") + name));
        CHECK(contains(one.out, "--workspace"));
        CHECK(one.err.empty());
    }
}

TEST_CASE("what does not exist yet is not offered") {
    const Outcome evaluate = runCli({"evaluate", "--help"});
    for (const char* option : {"--where", "--report"}) CHECK_FALSE(contains(evaluate.out, option));
    CHECK_FALSE(contains(runCli({"check", "--help"}).out, "--repair"));
    CHECK_FALSE(contains(runCli({"train", "--help"}).out, "--launch"));
}

TEST_CASE("a wrong command line gives one sentence, a hint and exit code 2") {
    const std::vector<UsageRow> rows = {
        {"no sub-command", {}, "kerbside-cli: A subcommand is required\n"},
        {"unknown sub-command", {"paint"}, "kerbside-cli: there is no sub-command 'paint'\n"},
        {"unknown option",
         {"devices", "--fast"},
         "kerbside-cli devices: The following argument was not expected: --fast\n"},
        {"missing --out", {"segment", "a.png", "--model", "m"}, "kerbside-cli segment: --out is required\n"},
        {"missing value", {"segment", "a.png", "--out"}, "kerbside-cli segment: --out: 1 required DIR missing\n"},
        {"no checkpoint", {"import"}, "kerbside-cli import: CHECKPOINT is required\n"},
        {"output stride", {"import", "a.pth", "--os", "4"}, "kerbside-cli import: --os: "},
        {"classes and scheme", {"import", "a.pth", "--classes", "19", "--scheme", "voc-21"}, "kerbside-cli import: "},
        {"average", {"segment", "a.png", "--out", "o", "--average", "mean"}, "kerbside-cli segment: --average: "},
        {"threads", {"segment", "a.png", "--out", "o", "--threads", "0"}, "kerbside-cli segment: --threads: "},
        {"scenes without a place", {"scenes", "--val", "1"}, "kerbside-cli scenes: --out is required\n"},
        {"fewer scenes than none", {"scenes", "--out", "o", "--val", "-1"}, "kerbside-cli scenes: --val: "},
        {"fail-under", {"evaluate", "--fail-under", "60"}, "kerbside-cli evaluate: --fail-under: "},
        {"group before", {"evaluate", "--group", "before"}, "kerbside-cli evaluate: --group: "},
    };
    for (const UsageRow& row : rows) {
        CAPTURE(row.name);
        const Outcome outcome = runCli(row.arguments);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        INFO(outcome.err);
        CHECK(outcome.err.rfind(row.sentence, 0) == 0);
        CHECK(contains(outcome.err, "--help'.\n"));
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 2);
    }
}

TEST_CASE("an option value that makes no sense is quoted, exit code 2") {
    const std::vector<UsageRow> rows = {
        {"size",
         {"--size", "wide"},
         "kerbside-cli segment: --size: 'wide' is neither a size such as 1024x512 nor a factor of the frame such as "
         "0.5\n"},
        {"tile", {"--tile", "0x4"}, "kerbside-cli segment: --tile: '0x4' is not a size such as 1024x512\n"},
        {"scales", {"--scales", "1,,2"}, "kerbside-cli segment: --scales: '' is not a factor above 0 such as 0.5\n"},
        {"save",
         {"--save", "ids,masks"},
         "kerbside-cli segment: --save: 'masks' is none of ids, trainids, color, overlay, sidebyside, logits, film\n"},
        {"logits of an average",
         {"--save", "logits", "--flip"},
         "kerbside-cli segment: --save logits: tiles, flips and scales have no single grid of logits; leave --tile, "
         "--flip and --scales out.\n"},
        {"precision", {"--precision", "f8"}, "kerbside-cli segment: --precision: "},
    };
    for (const UsageRow& row : rows) {
        CAPTURE(row.name);
        std::vector<std::string> arguments = {"segment", "a.png", "--out", "o"};
        arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
        const Outcome outcome = runCli(arguments);
        CHECK(outcome.code == 2);
        INFO(outcome.err);
        CHECK(outcome.err.rfind(row.sentence, 0) == 0);
    }
}

TEST_CASE("nothing to work on is said, exit code 2") {
    const Outcome segment = runCli({"segment", "--model", "m", "--out", "o"});
    CHECK(segment.code == 2);
    CHECK(segment.err == "kerbside-cli segment: nothing to segment is given; name pictures, folders, list files or "
                         "videos, or a dataset with --dataset or CITYSCAPES_DATASET.\n");
    const Outcome dataset = runCli({"evaluate", "--model", "m"});
    CHECK(dataset.code == 2);
    CHECK(dataset.err ==
          "kerbside-cli evaluate: no dataset is given; name one with --dataset REF or CITYSCAPES_DATASET.\n");
    const Outcome official = runCli({"evaluate", "--model", "a", "--model", "b", "--dataset", "d", "--official", "f"});
    CHECK(official.code == 2);
    CHECK(official.err == "kerbside-cli evaluate: --official takes exactly one slot, and there are 2.\n");
    const Outcome demos = runCli({"evaluate", "--dataset", "d", "--official", "f"});
    CHECK(demos.code == 2);
    CHECK(demos.err == "kerbside-cli evaluate: --official takes exactly one slot, and there are 3.\n");
}

TEST_CASE("without a model the three demo models are taken") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"evaluate", "--dataset", "nowhere"}, {"segment", "nowhere", "--out", "o"}}) {
        const Outcome outcome = runCli(arguments);
        CHECK(outcome.code == 1);
        INFO(outcome.err);
        // All three are there: what is missing is the frames.
        CHECK(contains(outcome.err, "nowhere: there is no such file or folder."));
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    }
}

TEST_CASE("scenes says what is wrong with its command line, exit code 2, and writes nothing") {
    const TemporaryFolder folder;
    const std::string out = (folder / "street").string();
    const std::vector<UsageRow> rows = {
        {"nothing asked for",
         {},
         "kerbside-cli scenes: nothing to draw is asked for; say how many frames: --train N, --val N or --film N\n"},
        {"size", {"--val", "1", "--size", "half"}, "kerbside-cli scenes: --size: 'half' is not a size such as"},
        {"weather",
         {"--val", "1", "--weather", "clear,snow"},
         "kerbside-cli scenes: --weather: 'snow' is none of clear, rain, fog, dusk\n"},
        {"weather twice",
         {"--val", "1", "--weather", "fog,fog"},
         "kerbside-cli scenes: --weather: 'fog' is named twice\n"},
    };
    for (const UsageRow& row : rows) {
        CAPTURE(row.name);
        std::vector<std::string> arguments = {"scenes", "--out", out};
        arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
        const Outcome outcome = runCli(arguments);
        CHECK(outcome.code == 2);
        INFO(outcome.err);
        CHECK(outcome.err.rfind(row.sentence, 0) == 0);
        CHECK_FALSE(std::filesystem::exists(out));
    }
}

TEST_CASE("common options may stand before and after the sub-command") {
    const TemporaryFolder folder;
    for (const bool before : {true, false}) {
        std::vector<std::string> arguments = {"models"};
        const std::vector<std::string> common = {"--workspace", (folder / "w").string(), "--log",
                                                 (folder / "log.txt").string()};
        arguments.insert(before ? arguments.begin() : arguments.end(), common.begin(), common.end());
        const Outcome outcome = runCli(arguments);
        CHECK(outcome.code == 0);
        CHECK(outcome.err == "There are no models in " + (folder / "w/models").string() +
                                 "; 'kerbside-cli import' puts some there.\n");
    }
    CHECK(std::filesystem::file_size(folder / "log.txt") > 0);
    const Outcome quiet = runCli({"models", "--quiet", "--workspace", (folder / "w").string()});
    CHECK(quiet.err.empty());
}

TEST_CASE("devices lists the processor") {
    const Outcome table = runCli({"devices"});
    CHECK(table.code == 0);
    CHECK(contains(table.out, "\ncpu "));
    const Outcome json = runCli({"devices", "--json"});
    CHECK(json.code == 0);
    CHECK(contains(json.out, "\"id\": \"cpu\""));
}
