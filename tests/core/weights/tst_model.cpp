// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/weights/model.h"
#include "core/weights/safetensors.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace testing_support;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr double kSmall = 0.03;

std::string textOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Changes the card's JSON on disk.
template <class Change> void editCard(const fs::path& card, Change change) {
    Json json = Json::parse(textOf(card));
    change(json);
    writeText(card, json.dump());
}

/// Rewrites the weights with a change and puts the new SHA-256 into the card.
template <class Change> void editWeights(const fs::path& card, Change change) {
    const fs::path weights = card.parent_path() / Json::parse(textOf(card))["weights"]["file"].get<std::string>();
    core::TensorMap tensors = core::readSafetensors(weights).value().tensors;
    change(tensors);
    REQUIRE(core::writeSafetensors(weights, tensors));
    editCard(card, [&](Json& json) { json["weights"]["sha256"] = core::sha256OfFile(weights).value(); });
}

core::Error refused(const fs::path& path) {
    const auto model = core::loadModel(path);
    REQUIRE_FALSE(model);
    return model.error();
}

/// What loading says, without the folder.
std::string said(const fs::path& path) {
    std::string message = refused(path).message;
    const std::string folder = path.parent_path().string() + "/";
    for (auto at = message.find(folder); at != std::string::npos; at = message.find(folder))
        message.erase(at, folder.size());
    return message;
}

struct Saved {
    TemporaryFolder folder;
    core::Model model;
    fs::path card;
    explicit Saved(const std::string& network = "unet", const core::NetworkOptions& options = {.width = kSmall})
        : model(goldenModel(network, options)), card(core::saveModel(model, folder.path()).value()) {}
};

} // namespace

TEST_CASE("every network survives saving and loading") {
    for (const auto& info : core::networks()) {
        CAPTURE(info.name);
        const bool aux = info.family == core::Family::DeepLabV3;
        const Saved saved(std::string(info.name), {.classes = 20, .outputStride = 8, .width = kSmall, .aux = aux});
        CHECK(saved.card.filename() == std::string(info.name) + ".card.json");
        const auto loaded = core::loadModel(saved.card);
        REQUIRE_MESSAGE(loaded, loaded.error().message);
        CHECK(loaded->card.options == saved.model.card.options);
        CHECK(loaded->card.input == saved.model.card.input);
        CHECK(loaded->card.classes == saved.model.card.classes);
        CHECK(loaded->scheme == saved.model.scheme);
        CHECK(loaded->graph.nodes.size() == saved.model.graph.nodes.size());
        CHECK(loaded->card.weightsSha256 ==
              core::sha256OfFile(saved.folder / (std::string(info.name) + ".safetensors")).value());
        REQUIRE(loaded->tensors.size() == saved.model.tensors.size());
        for (const auto& [name, tensor] : saved.model.tensors) {
            CHECK(loaded->tensors.at(name).shape == tensor.shape);
            CHECK(loaded->tensors.at(name).data == tensor.data);
        }
    }
}

TEST_CASE("a model is found by its weights as well as by its card") {
    const Saved saved;
    CHECK(core::loadModel(saved.folder / "unet.safetensors"));
    fs::remove(saved.card);
    CHECK(said(saved.folder / "unet.safetensors") ==
          "unet.safetensors: has no model card unet.card.json beside it; import it to make one.");
    CHECK(refused(saved.folder / "unet.safetensors").code == core::ErrorCode::NotFound);
    CHECK(refused(saved.folder / "other.safetensors").code == core::ErrorCode::NotFound);
    CHECK(said(saved.folder / "unet.pth") ==
          "unet.pth: is neither a model card (.card.json) nor weights (.safetensors).");
}

TEST_CASE("weights that were changed are not the card's") {
    const Saved saved;
    const fs::path weights = saved.folder / "unet.safetensors";
    std::string bytes = textOf(weights);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeText(weights, bytes);
    CHECK(refused(saved.card).code == core::ErrorCode::Corrupt);
    CHECK(said(saved.card).starts_with("unet.safetensors: are not the weights of unet.card.json: SHA-256 "));
}

TEST_CASE("truncated weights are refused even when the card agrees with them") {
    const Saved saved;
    const fs::path weights = saved.folder / "unet.safetensors";
    const std::string bytes = textOf(weights);
    writeText(weights, bytes.substr(0, bytes.size() - 5));
    editCard(saved.card, [&](Json& json) { json["weights"]["sha256"] = core::sha256OfFile(weights).value(); });
    CHECK(refused(saved.card).code == core::ErrorCode::Corrupt);
    CHECK(said(saved.card).starts_with("unet.safetensors: "));
    fs::remove(weights);
    CHECK(refused(saved.card).code == core::ErrorCode::NotFound);
}

TEST_CASE("missing, reshaped and surplus tensors are named") {
    const auto after = [](auto change) {
        const Saved saved;
        editWeights(saved.card, change);
        return said(saved.card);
    };
    CHECK(after([](auto& tensors) { tensors.erase("inc.double_conv.1.bias"); }) ==
          "unet.safetensors: 1 tensor is missing for unet: inc.double_conv.1.bias.");
    CHECK(after([](auto& tensors) {
              tensors["inc.double_conv.1.bias"] = core::Tensor::fromFloats({2}, {0, 0});
          }) == "unet.safetensors: 1 tensor has another shape for unet: inc.double_conv.1.bias: [2] instead of [8].");
    CHECK(after([](auto& tensors) { tensors["extra"] = core::Tensor::fromFloats({1}, {0}); }) ==
          "unet.safetensors: 1 tensor is too many for unet: extra.");
    CHECK(after([](auto& tensors) {
              tensors["outc.conv.bias"] = core::convert(tensors.at("outc.conv.bias"), core::DType::F16);
          }) == "unet.safetensors: outc.conv.bias is float16, and the card says float32.");
}

TEST_CASE("a card whose classes are not the weights' channels is refused") {
    const Saved saved("unet", {.classes = 7, .width = kSmall});
    editCard(saved.card, [](Json& json) {
        json["classes"] = {"channel 0", "channel 1"};
        json["scheme"]["name"] = "channels-2";
    });
    CHECK(said(saved.card) == "unet.safetensors: has 7 channels, and its card lists 2 classes.");
    editCard(saved.card, [](Json& json) { json["classes"] = {"channel 0", "channel 1", "channel 2"}; });
    CHECK(said(saved.card) == "unet.card.json: lists 3 classes, and its scheme channels-2 has 2.");
    editCard(saved.card, [](Json& json) { json["classes"] = {"channel 0", "road"}; });
    CHECK(said(saved.card) ==
          "unet.card.json: class 1 is 'road' in the card and 'channel 1' in the scheme channels-2.");
}

TEST_CASE("a twentieth class must be called unlabeled") {
    const Saved saved("unet", {.classes = 20, .width = kSmall});
    CHECK(core::loadModel(saved.card)->card.classes.back() == "unlabeled");
    editCard(saved.card, [](Json& json) { json["classes"].back() = "ego vehicle"; });
    CHECK(said(saved.card) == "unet.card.json: lists 20 classes, and its scheme cityscapes-19 has 19.");
}

TEST_CASE("a user's scheme travels inside the card, and an unknown one is refused without opening a file") {
    const auto scheme = core::ClassScheme::fromJson(
        R"({"format": 1, "name": "two", "version": 3, "classes": [{"name": "road", "color": [1, 2, 3], "labelIds": [7]},
            {"name": "rest", "color": [4, 5, 6], "labelIds": [8, 11]}]})",
        "x");
    REQUIRE(scheme);
    core::Model model = goldenModel("unet", {.classes = 2, .width = kSmall});
    model.scheme = *scheme;
    model.card.scheme = "two";
    model.card.schemeVersion = 3;
    model.card.classes = {"road", "rest"};
    const TemporaryFolder folder;
    const auto card = core::saveModel(model, folder.path());
    REQUIRE_MESSAGE(card, card.error().message);
    const auto loaded = core::loadModel(*card);
    REQUIRE_MESSAGE(loaded, loaded.error().message);
    CHECK(loaded->scheme == *scheme);

    editCard(*card, [](Json& json) { json["scheme"]["version"] = 4; });
    CHECK(core::loadModel(*card)->scheme.version() == 4); // it is the card's own
    editCard(*card, [&](Json& json) {
        json["scheme"] = {{"name", (folder / "scheme.json").string()}, {"version", 3}};
    });
    writeText(folder / "scheme.json", scheme->toJson());
    CHECK(refused(*card).code == core::ErrorCode::NotFound);
    CHECK(refused(*card).message.find("is not built in, and the card does not carry it") != std::string::npos);
}

TEST_CASE("a newer version of a built-in scheme is refused") {
    const Saved saved;
    editCard(saved.card, [](Json& json) { json["scheme"]["version"] = 2; });
    CHECK(said(saved.card) ==
          "unet.card.json: needs version 2 of the scheme cityscapes-19; this program has version 1.");
}

TEST_CASE("a model that is not whole is not saved, and a folder that cannot be is named") {
    core::Model model = goldenModel("unet", {.width = kSmall});
    const TemporaryFolder folder;
    core::Model torn = model;
    torn.tensors.erase("outc.conv.bias");
    CHECK_FALSE(core::saveModel(torn, folder.path()));
    core::Model misnamed = model;
    misnamed.card.name = "../street";
    CHECK_FALSE(core::saveModel(misnamed, folder.path()));
    CHECK(fs::is_empty(folder.path()));
    writeText(folder / "plain", "a file");
    const auto status = core::saveModel(model, folder / "plain/inner");
    REQUIRE_FALSE(status);
    CHECK(status.error().code == core::ErrorCode::Io);
}

TEST_CASE("an imported checkpoint, saved and loaded, is the same model") {
    core::Model model =
        goldenModel("denseaspp121", {.classes = 10, .outputStride = 16, .width = kSmall, .alignCorners = true});
    const TemporaryFolder folder;
    const auto card = core::saveModel(model, folder.path());
    REQUIRE(card);
    const auto loaded = core::loadModel(*card).value();
    CHECK(loaded.card.scheme == "merged-10");
    CHECK(loaded.card.options.outputStride == 16);
    CHECK(loaded.card.options.alignCorners);
    CHECK(loaded.graph.options == model.graph.options);
}
