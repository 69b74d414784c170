// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/evaluation_file.h"

#include "tests/core/metrics/made_maps.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using made_maps::kLabelIdSpace;
using made_maps::row;
using made_maps::scheme;
using Json = nlohmann::ordered_json;

namespace {

core::EvaluationRecord record() {
    const auto ids = row<std::uint16_t>({7, 7, 26001, 26001});
    const std::vector frames{
        core::countFrame("1", row({7, 7, 26, 26}), row({7, 8, 26, 0}), kLabelIdSpace, &ids).value(),
        core::countFrame("2", row({7, 7, 7, 26}), row({7, 7, 7, 26}), kLabelIdSpace, &ids).value()};
    core::EvaluationRecord record{"kerbside-cli 0.1.0", {"street", "val", 2, "abc"}, {}};
    core::SlotRecord slot{"a", "", "", {"77 is no label id."}, {}};
    for (const char* name : {"cityscapes-19", "merged-10"})
        slot.scores.push_back(core::scoresOf(frames, kLabelIdSpace, scheme(name)).value());
    record.models = {slot};
    return record;
}

Json made() { return Json::parse(core::evaluationJson(record())); }

Json& scores(Json& whole) { return whole["models"][0]["scores"]["cityscapes-19"]; }

core::Error refusal(const Json& json) {
    const auto read = core::parseEvaluation(json.dump(), "results.json");
    REQUIRE_FALSE(read.has_value());
    INFO(read.error().message);
    CHECK(read.error().message.find("results.json") == 0);
    return read.error();
}

bool says(const core::Error& error, const char* part) { return error.message.find(part) != std::string::npos; }

} // namespace

TEST_CASE("what evaluate has written is read back, number for number") {
    const auto read = core::parseEvaluation(core::evaluationJson(record()), "results.json");
    REQUIRE(read.has_value());
    CHECK(read->program == "kerbside-cli 0.1.0");
    CHECK(read->dataset.path == "street");
    CHECK(read->dataset.frames == 2);
    REQUIRE(read->models.size() == 1);
    CHECK(read->models[0].forced == std::vector<std::string>{"77 is no label id."});
    REQUIRE(read->models[0].scores.size() == 2);
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(core::toJson(read->models[0].scores[i])["jaccard"] ==
              core::toJson(record().models[0].scores[i])["jaccard"]);
    const core::Scores& one = read->models[0].scores[0];
    CHECK(one.scheme == scheme("cityscapes-19"));
    CHECK(one.perClass[0].truePositive == 4); // road
    CHECK(one.perClass[0].falseNegative == 1);
    CHECK(one.iiou == record().models[0].scores[0].iiou);
    CHECK(one.frames == 2);
}

TEST_CASE("scores are found by the model's name, the scheme's name and its classes") {
    const auto read = core::parseEvaluation(core::evaluationJson(record()), "results.json").value();
    const core::SlotRecord* slot = core::findSlot(read, "a");
    REQUIRE(slot != nullptr);
    CHECK(core::findSlot(read, "b") == nullptr);
    CHECK(core::findScores(*slot, scheme("merged-10")) == &slot->scores[1]);
    CHECK(core::findScores(*slot, scheme("voc-21")) == nullptr);
}

TEST_CASE("a scheme of the user's comes back with its class names") {
    const auto own = core::ClassScheme::fromJson(R"({"format": 1, "name": "mine", "version": 3, "classes": [
        {"name": "ways", "color": [1, 2, 3], "labelIds": [7]}, {"name": "cars", "color": [4, 5, 6], "labelIds": [26]}]})",
                                                 "test")
                         .value();
    core::EvaluationRecord mine = record();
    const std::vector frames{core::countFrame("1", row({7, 26}), row({7, 7}), kLabelIdSpace).value()};
    mine.models[0].scores = {core::scoresOf(frames, kLabelIdSpace, own).value()};
    const auto read = core::parseEvaluation(core::evaluationJson(mine), "results.json").value();
    const core::Scores* scores = core::findScores(read.models[0], own);
    REQUIRE(scores != nullptr);
    CHECK(scores->miou == mine.models[0].scores[0].miou);
}

TEST_CASE("a scheme of the user's comes back with the scores of its categories") {
    const auto own = core::ClassScheme::fromJson(R"({"format": 1, "name": "mine", "version": 3, "classes": [
        {"name": "ways", "color": [1, 2, 3], "labelIds": [7]}, {"name": "cars", "color": [4, 5, 6], "labelIds": [26]}]})",
                                                 "test")
                         .value();
    core::EvaluationRecord mine = record();
    const std::vector frames{core::countFrame("1", row({7, 7, 26}), row({7, 26, 26}), kLabelIdSpace).value()};
    mine.models[0].scores = {core::scoresOf(frames, kLabelIdSpace, own).value()};
    const auto read = core::parseEvaluation(core::evaluationJson(mine), "results.json").value();
    const core::Scores& scores = read.models[0].scores[0];
    REQUIRE(scores.perCategory.size() == 7);
    CHECK(scores.perCategory[0].iou == core::Score(0.5)); // flat
    CHECK(scores.perCategory[6].iou == core::Score(0.5)); // vehicle
    CHECK_FALSE(scores.perCategory[3].iou.has_value());
    CHECK(scores.categoryMiou == core::Score(0.5));

    Json json = Json::parse(core::evaluationJson(mine));
    json["models"][0]["scores"]["mine"]["categoryMiou"] = 0.75;
    CHECK(says(refusal(json), "'categoryMiou'"));
    json = Json::parse(core::evaluationJson(mine));
    json["models"][0]["scores"]["mine"]["perCategory"].erase("sky");
    CHECK(says(refusal(json), "6 categories"));
    json["models"][0]["scores"]["mine"]["perCategory"]["heaven"] = 0.5;
    CHECK(says(refusal(json), "'sky'"));
    json["models"][0]["scores"]["mine"]["perCategory"] = Json::object(); // one that cannot be mapped to them
    json["models"][0]["scores"]["mine"]["categoryMiou"] = nullptr;
    const auto none = core::parseEvaluation(json.dump(), "results.json");
    REQUIRE(none.has_value());
    CHECK(none->models[0].scores[0].perCategory.empty());
}

TEST_CASE("instance scores of the categories are read back too") {
    const auto read = core::parseEvaluation(core::evaluationJson(record()), "results.json").value();
    const auto written = record();
    const auto& one = read.models[0].scores[0].perCategory;
    const auto& same = written.models[0].scores[0].perCategory;
    REQUIRE(one.size() == 7);
    REQUIRE(same[6].iiou.has_value());
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].iiou == same[i].iiou);
}

TEST_CASE("files of other kinds are refused with a sentence") {
    CHECK(says(refusal(Json::object()), "evaluate --json"));
    CHECK(says(refusal(Json{{"averageScoreClasses", 0.5}}), "official"));
    CHECK(refusal(Json{{"averageScoreClasses", 0.5}}).code == core::ErrorCode::Unsupported);
    CHECK(says(refusal(Json::array()), "array"));
    Json newer = made();
    newer["format"] = 2;
    CHECK(refusal(newer).code == core::ErrorCode::Unsupported);
    CHECK_FALSE(core::parseEvaluation("{\"format\": 1,", "results.json").has_value());
    CHECK(core::readEvaluation("/no/such.json").error().code == core::ErrorCode::NotFound);
}

TEST_CASE("numbers that contradict each other are refused, with model and field") {
    Json json = made();
    scores(json)["miou"] = 0.9;
    const auto error = refusal(json);
    CHECK(says(error, "'a'"));
    CHECK(says(error, "'miou'"));
    json = made();
    scores(json)["perClass"]["car"] = 0.123;
    CHECK(says(refusal(json), "'car'"));
    json = made();
    scores(json)["perClass"].erase("road");
    CHECK(says(refusal(json), "19 classes"));
}

TEST_CASE("two models of one name are refused") {
    Json json = made();
    json["models"].push_back(json["models"][0]);
    CHECK(says(refusal(json), "two models named 'a'"));
}

TEST_CASE("more bytes than any evaluation has are not parsed") {
    const auto read = core::parseEvaluation("[" + std::string(std::size_t{33} << 20, ' ') + "]", "results.json");
    CHECK(says(read.error(), "bytes"));
}

TEST_CASE("a broken confusion is refused") {
    Json json = made();
    scores(json)["confusion"].erase(0);
    CHECK(says(refusal(json), "18 rows for 19 classes"));
    json = made();
    scores(json)["confusion"][3].erase(0);
    CHECK(says(refusal(json), "array of 19"));
    json = made();
    scores(json)["confusion"][3][3] = -1;
    CHECK(says(refusal(json), "-1"));
    json = made();
    scores(json)["confusion"][3][3] = std::string(1000, 'x');
    CHECK(refusal(json).message.size() < 200); // what stands there is not told at length
    json = made();
    scores(json).erase("confusion");
    CHECK(says(refusal(json), "'confusion'"));
}

TEST_CASE("a number outside 0 to 1 is no score") {
    Json json = made();
    scores(json)["jaccard"]["perFrame"]["macro"] = 1.5;
    CHECK(says(refusal(json), "1.5"));
    json = made();
    json["dataset"]["frames"] = "two";
    CHECK(says(refusal(json), "'frames' is string"));
}

TEST_CASE("a model card gives its scores in the scheme that is asked for") {
    core::ModelCard card;
    card.name = "card";
    card.scoresJson = Json::array({{{"data", "street val"}, {"scores", made()["models"][0]["scores"]}}}).dump();
    const auto found = core::cardScores(card, scheme("merged-10"));
    REQUIRE(found.has_value());
    CHECK(found->data == "street val");
    CHECK(found->scores.scheme.name() == "merged-10");
    CHECK(found->scores.frames == 2);
    CHECK_FALSE(core::cardScores(card, scheme("voc-21")).has_value());
    card.scoresJson = R"([{"data": "x", "scores": {"merged-10": {"miou": 0.5}}}])"; // no more than that
    CHECK_FALSE(core::cardScores(card, scheme("merged-10")).has_value());
}
