// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/score_json.h"

#include "core/base/atomic_file.h"
#include "tests/core/metrics/made_maps.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <set>

using made_maps::kLabelIdSpace;
using made_maps::row;
using made_maps::scheme;
using nlohmann::json;

namespace {

std::vector<core::FrameCounts> frames() {
    const auto ids = row<std::uint16_t>({7, 7, 26001, 26001});
    return {core::countFrame("frame", row({7, 7, 26, 26}), row({7, 8, 26, 0}), kLabelIdSpace, &ids).value()};
}

core::EvaluationRecord record() {
    core::EvaluationRecord record{"kerbside-cli 0.1.0", {"street", "val", 1, "abc"}, {}};
    core::SlotRecord forced{"a", "", "", {"77 is no label id."}, {}};
    for (const char* name : {"cityscapes-19", "merged-10"})
        forced.scores.push_back(core::scoresOf(frames(), kLabelIdSpace, scheme(name)).value());
    core::SlotRecord plain{"b", "def", "cityscapes-19", {}, {forced.scores.front()}};
    record.models = {forced, plain};
    return record;
}

std::set<std::string> keys(const json& object) {
    std::set<std::string> names;
    for (const auto& item : object.items()) names.insert(item.key());
    return names;
}

/// Whether `value` has the keys that an object of the schema must have, and none that it may not have; follows objects
/// and arrays down. Enough of JSON schema to hold the file and the code together.
void checkKeys(const json& value, json schema, const json& whole, const std::string& place) {
    INFO(place);
    while (schema.contains("$ref")) {
        const std::string pointer = schema["$ref"].get<std::string>().substr(1);
        schema = whole.at(json::json_pointer(pointer));
    }
    if (value.is_array() && schema.contains("items"))
        for (std::size_t i = 0; i < value.size(); ++i)
            checkKeys(value[i], schema["items"], whole, place + "/" + std::to_string(i));
    if (!value.is_object()) return;
    const json known = schema.value("properties", json::object());
    for (const auto& name : schema.value("required", json::array())) CHECK(value.contains(name.get<std::string>()));
    for (const auto& item : value.items()) {
        INFO(item.key());
        if (known.contains(item.key())) {
            checkKeys(item.value(), known[item.key()], whole, place + "/" + item.key());
        } else {
            REQUIRE(schema.contains("additionalProperties"));
            REQUIRE(schema["additionalProperties"].is_object());
            checkKeys(item.value(), schema["additionalProperties"], whole, place + "/" + item.key());
        }
    }
}

} // namespace

TEST_CASE("the JSON of an evaluation has the keys of its schema") {
    const auto schemaText = core::readFile(
        testing_support::dataFolder().parent_path().parent_path() / "docs/schema/evaluate.schema.json", 1 << 20);
    REQUIRE(schemaText);
    const json schema = json::parse(*schemaText);
    const json written = json::parse(core::evaluationJson(record()));
    checkKeys(written, schema, schema, "");
    // every property of the schema is written by one of the two models
    const json scores = written["models"][0]["scores"]["cityscapes-19"];
    CHECK(keys(scores) == keys(schema["$defs"]["scores"]["properties"]));
    CHECK(keys(written["models"][0]) == keys(schema["$defs"]["model"]["properties"]));
}

TEST_CASE("scores are written under the names of the classes, undefined ones as null") {
    const json written = json::parse(core::evaluationJson(record()));
    const json scores = written["models"][0]["scores"]["cityscapes-19"];
    CHECK(scores["frames"] == 1);
    CHECK(scores["pixels"] == 4);
    CHECK(scores["perClass"].size() == 19);
    CHECK(scores["perClass"]["road"] == 0.5);
    CHECK(scores["perClass"]["sidewalk"] == 0.0);
    CHECK(scores["perClass"]["traffic light"].is_null());
    CHECK(scores["perClassRecall"]["sidewalk"].is_null());
    CHECK(scores["perClassPrecision"]["sidewalk"] == 0.0);
    CHECK(scores["perClassIiou"]["road"].is_null());
    CHECK(scores["perClassIiou"]["car"] == 0.5);
    CHECK(scores["perCategory"]["flat"] == 1.0);
    CHECK(scores["perCategory"].size() == 7);
    CHECK(scores["confusion"].size() == 19);
    CHECK(scores["confusion"][0].size() == 20);
    CHECK(scores["confusion"][0][1] == 1);   // road taken for sidewalk
    CHECK(scores["confusion"][13][19] == 1); // void for a car
    CHECK(scores["jaccard"]["perFrame"]["perPixel"] == 0.5);
    CHECK(scores["jaccard"]["pooled"]["macro"] == (0.5 + 0.0 + 0.5) / 3);
    const json coarse = written["models"][0]["scores"]["merged-10"];
    CHECK(coarse["perClass"].size() == 10);
    CHECK(!coarse.contains("iiou"));
    CHECK(!coarse.contains("perClassIiou"));
}

TEST_CASE("a slot tells its scheme and weights where it has them, and what was forced") {
    const json written = json::parse(core::evaluationJson(record()));
    CHECK(written["format"] == 1);
    CHECK(written["dataset"] == json({{"path", "street"}, {"split", "val"}, {"frames", 1}, {"sha256", "abc"}}));
    CHECK(written["models"][0]["scheme"].is_null());
    CHECK(written["models"][0]["sha256"].is_null());
    CHECK(written["models"][0]["forced"] == json({"77 is no label id."}));
    CHECK(written["models"][1]["scheme"] == "cityscapes-19");
    CHECK(written["models"][1]["sha256"] == "def");
    CHECK(!written["models"][1].contains("forced"));
}

TEST_CASE("a path that is no UTF-8 is written with replacement characters") {
    auto odd = record();
    odd.dataset.path = "caf\xe9";
    CHECK(json::parse(core::evaluationJson(odd))["dataset"]["path"] == "caf\xef\xbf\xbd");
}

TEST_CASE("the official result file has the official keys, sorted, with all 34 labels and 8 categories") {
    const auto official = core::officialScores(frames(), kLabelIdSpace);
    REQUIRE(official);
    const std::string text = core::officialJson(*official);
    const auto written = nlohmann::ordered_json::parse(text);
    std::vector<std::string> names;
    for (const auto& item : written.items()) names.push_back(item.key());
    const std::vector<std::string> expected = {"averageScoreCategories",
                                               "averageScoreClasses",
                                               "averageScoreInstCategories",
                                               "averageScoreInstClasses",
                                               "categoryInstScores",
                                               "categoryScores",
                                               "classInstScores",
                                               "classScores",
                                               "confMatrix",
                                               "labels",
                                               "priors"};
    CHECK(names == expected);
    for (const char* name : {"classScores", "classInstScores", "priors", "labels"}) CHECK(written[name].size() == 34);
    for (const char* name : {"categoryScores", "categoryInstScores"}) CHECK(written[name].size() == 8);
    CHECK(written["confMatrix"].size() == 34);
    CHECK(written["confMatrix"][7].size() == 34);
    CHECK(written["confMatrix"][7][8] == 1);
    CHECK(written["labels"]["bicycle"] == 33);
    CHECK(written["priors"]["car"] == 0.5);
    CHECK(written["classScores"]["car"] == 0.5);
    CHECK(written["classScores"]["ego vehicle"].is_null());
    CHECK(written["categoryScores"]["void"].is_null());
    CHECK(written["categoryInstScores"]["vehicle"] == 0.5);
    CHECK(text.starts_with("{\n    \"averageScoreCategories\": 0.75,\n")); // flat 1, vehicle 1/2
}

TEST_CASE("on request 0/0 is the bare NaN of the official script, and nothing else changes") {
    const auto official = core::officialScores(frames(), kLabelIdSpace);
    REQUIRE(official);
    const std::string strict = core::officialJson(*official);
    std::string bare = core::officialJson(*official, core::Undefined::BareNan);
    CHECK(strict.find("NaN") == std::string::npos);
    CHECK(bare.find("null") == std::string::npos);
    CHECK(bare.find("\"void\": NaN") != std::string::npos);
    for (auto at = bare.find("NaN"); at != std::string::npos; at = bare.find("NaN")) bare.replace(at, 3, "null");
    CHECK(bare == strict);
}
