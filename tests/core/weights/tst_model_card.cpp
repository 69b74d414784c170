// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/model_card.h"

#include "core/weights/model.h"
#include "tests/support/golden_model.h"

#include <doctest/doctest.h>
#include <functional>
#include <nlohmann/json.hpp>

using namespace testing_support;
using Json = nlohmann::ordered_json;

namespace {

const std::string kSha = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

core::ModelCard exampleCard() {
    core::ModelCard card;
    card.name = "street";
    card.network = "denseaspp121";
    card.options = {.classes = 3, .outputStride = 16, .width = 0.25, .alignCorners = true};
    card.scheme = "channels-3";
    card.classes = {"channel 0", "channel 1", "channel 2"};
    card.input.mean = {0.290101F, 0.328081F, 0.286964F};
    card.input.std = {0.182954F, 0.186566F, 0.184475F};
    card.input.scale = 0.5;
    card.input.filter = core::Filter::Bicubic;
    card.input.antialias = true;
    card.weightsFile = "street.safetensors";
    card.weightsSha256 = kSha;
    card.weightsType = "float32";
    card.parent = kSha;
    card.recipe = "denseaspp";
    card.dataName = "frames of today";
    card.dataSha256 = kSha;
    card.origin = "Made up.";
    card.licence = "None.";
    card.scoresJson = R"([{"data":"val","scores":{"channels-3":{"miou":0.5}}}])";
    return card;
}

/// What the reader says to the example with one change.
std::string said(const std::function<void(Json&)>& change) {
    Json json = Json::parse(core::toJson(exampleCard()));
    change(json);
    const auto card = core::parseModelCard(json.dump(), "a.card.json");
    REQUIRE_FALSE(card);
    return card.error().message;
}

} // namespace

TEST_CASE("a card survives writing and reading, every field of it") {
    for (const bool fixedSize : {false, true}) {
        core::ModelCard card = exampleCard();
        if (fixedSize) card.input.size = core::Size{1024, 512};
        if (fixedSize) card.input.scale = 1.0;
        const auto again = core::parseModelCard(core::toJson(card), "x");
        REQUIRE_MESSAGE(again, again.error().message);
        CHECK(again->name == card.name);
        CHECK(again->network == card.network);
        CHECK(again->options == card.options);
        CHECK(again->scheme == card.scheme);
        CHECK(again->schemeVersion == 1);
        CHECK(again->classes == card.classes);
        CHECK(again->input == card.input);
        CHECK(again->weightsFile == card.weightsFile);
        CHECK(again->weightsSha256 == kSha);
        CHECK(again->weightsType == "float32");
        CHECK(again->parent == card.parent);
        CHECK(again->recipe == card.recipe);
        CHECK(again->dataName == card.dataName);
        CHECK(again->dataSha256 == card.dataSha256);
        CHECK(again->origin == card.origin);
        CHECK(again->licence == card.licence);
        CHECK(again->scoresJson == card.scoresJson);
        CHECK(core::toJson(*again) == core::toJson(card));
    }
}

TEST_CASE("a card is written with the fields and the numbers that people read") {
    const Json json = Json::parse(core::toJson(exampleCard()));
    CHECK(json["format"] == 1);
    CHECK(json["options"].dump() ==
          R"({"outputStride":16,"width":0.25,"aux":false,"alignCorners":true,"upsampling":"bilinear"})");
    CHECK(json["scheme"].dump() == R"({"name":"channels-3","version":1})");
    CHECK(json["input"].dump() ==
          R"({"channels":"RGB","range":[0,1],"mean":[0.290101,0.328081,0.286964],)"
          R"("std":[0.182954,0.186566,0.184475],"scale":0.5,"resize":"bicubic","antialias":true})");
    CHECK(json["weights"]["file"] == "street.safetensors");
    core::ModelCard young = exampleCard();
    young.parent.reset();
    young.recipe.clear();
    const Json second = Json::parse(core::toJson(young));
    CHECK(second["parent"].is_null());
    CHECK(second["recipe"].is_null());
    CHECK(core::parseModelCard(core::toJson(young), "x")->parent == std::nullopt);
}

TEST_CASE("a card of only the needed fields is read with the defaults") {
    Json json = Json::parse(core::toJson(exampleCard()));
    for (const char* key : {"parent", "recipe", "data", "origin", "licence", "scores"}) json.erase(key);
    json["options"] = Json::object();
    json["input"].erase("antialias");
    json["somethingNew"] = {{"of", "a later version"}};
    const auto card = core::parseModelCard(json.dump(), "x");
    REQUIRE_MESSAGE(card, card.error().message);
    CHECK(card->options == core::NetworkOptions{.classes = 3});
    CHECK(card->scoresJson == "[]");
    CHECK_FALSE(card->input.antialias);
}

TEST_CASE("missing fields and wrong types are named") {
    CHECK(said([](Json& j) { j.erase("network"); }) == "a.card.json: 'network' is missing; it must be a text.");
    CHECK(said([](Json& j) { j["name"] = 7; }) == "a.card.json: 'name' is number; it must be a text.");
    CHECK(said([](Json& j) { j["name"] = nullptr; }) == "a.card.json: 'name' is missing; it must be a text.");
    CHECK(said([](Json& j) { j.erase("options"); }) == "a.card.json: 'options' is missing; it must be an object.");
    CHECK(said([](Json& j) { j["options"]["aux"] = 1; }) ==
          "a.card.json: 'options.aux' is number; it must be true or false.");
    CHECK(said([](Json& j) { j["options"]["width"] = "wide"; }) ==
          "a.card.json: 'options.width' is string; it must be a number.");
    CHECK(said([](Json& j) { j["options"]["outputStride"] = 8.5; }) ==
          "a.card.json: 'options.outputStride' is 8.5; it must be a whole number from 1 to 64.");
    CHECK(said([](Json& j) { j["classes"] = 3; }) == "a.card.json: 'classes' is number; it must be an array.");
    CHECK(said([](Json& j) { j["classes"][1] = 3; }) ==
          "a.card.json: 'classes' holds number; it must be an array of texts.");
    CHECK(said([](Json& j) { j["input"]["mean"].push_back(1); }) ==
          "a.card.json: 'input.mean' is not an array of 3 numbers.");
    CHECK(said([](Json& j) { j["input"]["std"][0] = "x"; }) ==
          "a.card.json: 'input.std' is not an array of 3 numbers.");
    CHECK(said([](Json& j) { j["input"].erase("scale"); }) ==
          "a.card.json: 'input.size' and 'scale' are both missing; one of them is needed.");
    CHECK(said([](Json& j) { j["weights"] = "street.safetensors"; }) ==
          "a.card.json: 'weights' is string; it must be an object.");
    CHECK(said([](Json& j) { j["scores"] = Json::object(); }) ==
          "a.card.json: 'scores' is object; it must be an array.");
    CHECK(core::parseModelCard("[]", "f").error().message == "f: holds array, not the object of a model card.");
    CHECK(core::parseModelCard("{", "f").error().code == core::ErrorCode::Corrupt);
    CHECK(core::parseModelCard("{}", "f").error().message == "f: 'format' is missing; it must be a whole number.");
}

TEST_CASE("values that cannot be are named with what could") {
    CHECK(said([](Json& j) { j["format"] = 2; }) ==
          "a.card.json: 'format' is 2; this program reads model cards of format 1.");
    CHECK(said([](Json& j) { j["name"] = "../street"; }) == "a.card.json: 'name' cannot be a file's name.");
    CHECK(said([](Json& j) { j["network"] = "segnet"; }) ==
          "a.card.json: 'network' is 'segnet', which is no network of this program.");
    CHECK(said([](Json& j) { j["options"]["upsampling"] = "transposed"; }) ==
          "a.card.json: 'options.upsampling' is 'transposed'; denseaspp121 has bilinear.");
    CHECK(said([](Json& j) { j["options"]["width"] = -1; }) ==
          "a.card.json: denseaspp121: width -1 cannot be; above 0 and up to 4 can.");
    CHECK(said([](Json& j) { j["options"]["outputStride"] = 4; }) ==
          "a.card.json: denseaspp121: output stride 4 cannot be; 8 and 16 can.");
    CHECK(said([](Json& j) { j["classes"] = Json::array(); }) ==
          "a.card.json: 'classes' holds 0 names; 1 to 255 can be.");
    CHECK(said([](Json& j) { j["classes"][1] = "channel 0"; }) == "a.card.json: 'classes' holds a name twice.");
    CHECK(said([](Json& j) { j["input"]["std"][1] = 0; }) ==
          "a.card.json: 'input.std' holds 0; it must be above 0 and finite, as every mean.");
    CHECK(said([](Json& j) { j["input"]["channels"] = "BGR"; }) ==
          "a.card.json: 'input.channels' is 'BGR'; photos are given as RGB.");
    CHECK(said([](Json& j) {
              j["input"]["range"] = {0, 255};
          }) == "a.card.json: 'input.range' is not [0, 1]; photos are given in this range.");
    CHECK(said([](Json& j) {
              j["input"]["size"] = {1024, 512};
          }) == "a.card.json: 'input.size' and 'scale' are both given; one of them decides.");
    CHECK(said([](Json& j) {
              j["input"].erase("scale");
              j["input"]["size"] = {0, 512};
          }) == "a.card.json: 'input.size' is 0; it must be a whole number from 1 to 65536.");
    CHECK(said([](Json& j) { j["input"]["scale"] = 0; }) ==
          "a.card.json: 'input.scale' is 0; above 0 and up to 16 can be.");
    CHECK(said([](Json& j) { j["input"]["resize"] = "nearest"; }) ==
          "a.card.json: 'input.resize' is 'nearest'; bilinear and bicubic are known.");
    CHECK(said([](Json& j) { j["weights"]["file"] = "../../etc/x.safetensors"; }) ==
          "a.card.json: 'weights.file' is '../../etc/x.safetensors'; it must be the name of a .safetensors file beside "
          "the card.");
    CHECK(said([](Json& j) { j["weights"]["sha256"] = "ABC"; }) ==
          "a.card.json: 'weights.sha256' is not 64 lower-case hexadecimal digits.");
    CHECK(said([](Json& j) { j["weights"]["dtype"] = "int8"; }) ==
          "a.card.json: 'weights.dtype' is 'int8'; float32 and float16 are known.");
    CHECK(said([](Json& j) { j["parent"] = "me"; }) ==
          "a.card.json: 'parent' is neither null nor 64 lower-case hexadecimal digits.");
}
