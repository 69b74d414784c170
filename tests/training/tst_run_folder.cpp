// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strict_json.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "training/progress_log.h"
#include "training/run_lock.h"

#include <doctest/doctest.h>

#include <unistd.h>

using namespace training;
using namespace testing_support;

namespace {

TrainingReport stepReport(std::int64_t step) {
    TrainingReport report;
    report.event = "step";
    report.step = step;
    report.epoch = 1;
    report.loss = 0.5;
    report.learningRate = 0.001;
    return report;
}

std::vector<std::string> linesOf(const std::filesystem::path& path) {
    std::vector<std::string> lines;
    const std::string text = bytesOf(path);
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end == std::string::npos ? text.size() : end + 1;
    }
    return lines;
}

} // namespace

TEST_CASE("each line is an object with the fields of its event") {
    const TemporaryFolder folder;
    auto log = ProgressLog::open(folder / "progress.jsonl", {"road", "car"});
    REQUIRE(log);
    REQUIRE(log->write(stepReport(7)));
    TrainingReport epoch = stepReport(8);
    epoch.event = "epoch";
    epoch.miou = 0.25;
    epoch.perClass = {0.25, std::nullopt};
    REQUIRE(log->write(epoch));
    TrainingReport note;
    note.event = "warning";
    note.message = "a \"name\"\nin two lines";
    REQUIRE(log->write(note));
    const auto lines = linesOf(folder / "progress.jsonl"); // what was written is there before the log is closed
    REQUIRE(lines.size() == 3);
    const auto step = core::parseStrictJson(lines[0], "0").value();
    CHECK(step["event"] == "step");
    CHECK(step["step"] == 7);
    CHECK(step["loss"] == 0.5);
    CHECK(step["lr"] == 0.001);
    CHECK(step["t"] > 1e9);
    CHECK_FALSE(step.contains("miou"));
    CHECK_FALSE(step.contains("message"));
    const auto second = core::parseStrictJson(lines[1], "1").value();
    CHECK(second["miou"] == 0.25);
    CHECK(second["perClass"]["road"] == 0.25);
    CHECK(second["perClass"]["car"].is_null());
    const auto third = core::parseStrictJson(lines[2], "2").value();
    CHECK(third["message"] == note.message);
    CHECK_FALSE(third.contains("loss"));
}

TEST_CASE("a last line that was cut is removed, whole ones stay") {
    const TemporaryFolder folder;
    const auto path = folder / "progress.jsonl";
    for (const std::string& torn : {std::string("{\"t\": 1, \"ev"), std::string(10000, 'x')}) {
        writeText(path, "{\"a\": 1}\n{\"a\": 2}\n" + torn);
        REQUIRE(ProgressLog::open(path, {})->write(stepReport(3)));
        const auto lines = linesOf(path);
        REQUIRE(lines.size() == 3);
        CHECK(lines[1] == "{\"a\": 2}");
        CHECK(core::parseStrictJson(lines[2], "2"));
    }
    writeText(path, "torn from the start");
    REQUIRE(ProgressLog::open(path, {}));
    CHECK(bytesOf(path).empty());
}

TEST_CASE("a full disk leaves whole lines only") {
    const TemporaryFolder folder;
    const auto path = folder / "progress.jsonl";
    auto log = ProgressLog::open(path, {});
    REQUIRE(log);
    REQUIRE(log->write(stepReport(1)));
    const std::string before = bytesOf(path);
    {
        const FileSizeLimit limit(before.size() + 20);
        const auto failed = log->write(stepReport(2));
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code == core::ErrorCode::Io);
        CHECK(failed.error().message.find("progress.jsonl") != std::string::npos);
    }
    CHECK(bytesOf(path) == before);
}

TEST_CASE("a run folder has one trainer at a time, and its lock names the process") {
    const TemporaryFolder folder;
    {
        const auto lock = RunLock::take(folder.path());
        REQUIRE(lock);
        const auto written = core::parseStrictJson(bytesOf(folder / "lock"), "lock").value();
        CHECK(written["pid"] == getpid());
        CHECK(written["startTime"] > 0);
        const auto second = RunLock::take(folder.path());
        REQUIRE_FALSE(second);
        CHECK(second.error().code == core::ErrorCode::InvalidArgument);
        CHECK(second.error().message.find(std::to_string(getpid())) != std::string::npos);
    }
    CHECK(bytesOf(folder / "lock").empty());
    CHECK(RunLock::take(folder.path()));
    CHECK_FALSE(RunLock::take(folder / "missing"));
}
