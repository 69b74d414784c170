// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace testing_support;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("bench measures each model at each size and precision, layer by layer") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "speed.json";
    const Outcome outcome =
        runCli({"bench", "--model", "demo-denseaspp", "--size", "96x64", "--size", "128x64", "--precision", "f32",
                "--precision", "exact", "--runs", "2", "--layers", "--device", "cpu", "--json", file.string()});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const auto json = nlohmann::json::parse(contentOf(file));
    CHECK(json["format"] == 1);
    CHECK(json["peakGigaFlops"].get<double>() > 0);
    REQUIRE(json["measurements"].size() == 4);
    for (const auto& measurement : json["measurements"]) {
        CHECK(measurement["allMs"].size() == 2);
        CHECK(measurement["networkMs"].get<double>() <= measurement["ms"].get<double>());
        double macs = 0;
        bool ours = false;
        for (const auto& layer : measurement["layers"]) {
            macs += layer["macs"].get<double>();
            ours = ours || layer["algorithm"].get<std::string>().rfind("Winograd", 0) == 0;
        }
        // Transition 1 multiplies a quarter of what the definition does, and the last resize nothing at all.
        CHECK(macs * 1e-9 <= measurement["gigaMacs"].get<double>());
        CHECK(macs * 1e-9 > 0.9 * measurement["gigaMacs"].get<double>());
        CHECK(ours == (measurement["precision"] == "f32"));
    }
    CHECK(json["measurements"][0]["width"] == 96);
    CHECK(json["measurements"][3]["width"] == 128);
    CHECK(contains(outcome.out, "demo-denseaspp"));
    CHECK(contains(outcome.out, "Winograd F6×F6"));
    CHECK(contains(outcome.out, "LibTorch"));
}

TEST_CASE("bench names what it cannot measure") {
    CHECK(contains(runCli({"bench", "--size", "12"}).err, "--size"));
    CHECK(runCli({"bench", "--size", "12"}).code == 2);
    CHECK(contains(runCli({"bench", "--precision", "fp64"}).err, "fp64"));
    const Outcome missing = runCli({"bench", "--model", "nobody"});
    CHECK(missing.code == 1);
    CHECK(contains(missing.err, "nobody"));
    const Outcome small = runCli({"bench", "--model", "demo-unet", "--size", "3x3", "--runs", "1", "--device", "cpu"});
    CHECK(small.code == 1);
    CHECK(contains(small.err, "3×3"));
}
