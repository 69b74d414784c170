// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/import.h"
#include "tests/support/golden_model.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <limits>

using namespace testing_support;
using core::ErrorCode;
using core::Family;
using core::ImportOptions;
using core::NetworkOptions;
using core::TensorMap;

namespace {

constexpr double kSmall = 0.03; // as few channels as there can be: 8 in most places

TensorMap tensorsOf(const std::string& network, const NetworkOptions& options) {
    return goldenTensors(core::buildNetwork(network, options).value());
}

TensorMap under(const std::string& prefix, const TensorMap& tensors) {
    TensorMap renamed;
    for (const auto& [name, tensor] : tensors) renamed[prefix + name] = tensor;
    return renamed;
}

template <class Rule> TensorMap renamed(const TensorMap& tensors, Rule rule) {
    TensorMap result;
    for (const auto& [name, tensor] : tensors) result[rule(name)] = tensor;
    return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

core::Imported imported(TensorMap tensors, const ImportOptions& options = {}) {
    auto result = core::importTensors(std::move(tensors), "some/file.pth", options);
    REQUIRE_MESSAGE(result, result.error().message);
    return std::move(*result);
}

core::Error refused(TensorMap tensors, const ImportOptions& options = {}) {
    const auto result = core::importTensors(std::move(tensors), "some/file.pth", options);
    REQUIRE_FALSE(result);
    CHECK(result.error().message.starts_with("some/file.pth: "));
    return result.error();
}

bool mentions(const std::vector<std::string>& sentences, const std::string& part) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const auto& s) { return s.find(part) != std::string::npos; });
}

void poison(core::Tensor& tensor, std::size_t index, float value) {
    std::memcpy(tensor.data.data() + index * sizeof(float), &value, sizeof value);
}

} // namespace

TEST_CASE("network, class count, width and auxiliary head are told from the tensors of every network") {
    for (const auto& info : core::networks()) {
        for (const double width : {kSmall, 0.125}) {
            for (const bool aux : {false, true}) {
                if (aux && info.family != Family::DeepLabV3) continue;
                CAPTURE(info.name);
                CAPTURE(width);
                const NetworkOptions options{.classes = 7, .width = width, .aux = aux};
                const auto tensors = tensorsOf(std::string(info.name), options);
                const auto result = imported(tensors);
                CHECK(result.report.network == info.name);
                CHECK(result.model.card.network == info.name);
                CHECK(result.model.card.options.classes == 7);
                CHECK(result.model.card.options.aux == aux);
                // Another width may give the same channels; the graph is what counts.
                CHECK(core::parametersOf(result.model.graph).size() == tensors.size());
                CHECK(result.report.used == tensors.size());
                CHECK(result.report.unexpected.empty());
                CHECK(result.model.tensors.size() == tensors.size());
            }
        }
    }
}

TEST_CASE("widths of a quarter and a half are found as such") {
    CHECK(imported(tensorsOf("unet", {.width = 0.5})).model.card.options.width == 0.5);
    CHECK(imported(tensorsOf("deeplabv3-resnet50", {.width = 0.25})).model.card.options.width == 0.25);
    CHECK(imported(tensorsOf("denseaspp121", {.width = 0.5})).model.card.options.width == 0.5);
    CHECK(imported(tensorsOf("denseaspp-mobilenet", {.width = 0.75})).model.card.options.width == 0.75);
    CHECK(imported(tensorsOf("denseaspp-mobilenet", {})).model.card.options.width == 1.0);
}

TEST_CASE("wrappers and prefixes are taken off, one inside the other") {
    const auto plain = tensorsOf("unet", {.width = kSmall});
    for (const char* prefix : {"", "state_dict.", "model.", "model_state.", "net.", "module.", "_orig_mod.",
                               "state_dict.module.", "model._orig_mod.module.", "[0].", "ema.shadow."}) {
        CAPTURE(prefix);
        const auto result = imported(under(prefix, plain));
        CHECK(result.report.strippedPrefix == prefix);
        CHECK(result.report.form == "milesial");
        CHECK(result.model.tensors.at("outc.conv.bias").data == plain.at("outc.conv.bias").data);
        CHECK(result.report.warnings.empty());
    }
}

TEST_CASE("half a name is no prefix") {
    auto tensors = tensorsOf("unet", {.width = kSmall});
    tensors["xinc.double_conv.0.weight"] = core::Tensor::fromFloats({1, 3, 3, 3}, std::vector<float>(27));
    const auto result = imported(tensors);
    CHECK(result.report.strippedPrefix.empty());
    CHECK(result.report.unexpected == std::vector<std::string>{"'xinc.double_conv.0.weight'"});
    CHECK_FALSE(mentions(result.report.warnings, "holds such a network"));
}

TEST_CASE("what lies beside the wrapped network is left out and said to be") {
    auto tensors = under("model.", tensorsOf("unet", {.width = kSmall}));
    tensors["optimizer.state.0.square_avg"] = core::Tensor::fromFloats({2}, {1, 2});
    tensors["optimizer.state.1.square_avg"] = core::Tensor::fromFloats({2}, {1, 2});
    const auto result = imported(tensors, {.strict = true});
    CHECK(result.report.unexpected.empty());
    CHECK(
        mentions(result.report.warnings, "2 tensors outside 'model.' were left out: 'optimizer.state.0.square_avg', "));
}

TEST_CASE("of two copies of a network the model is taken, not its average") {
    const auto plain = tensorsOf("unet", {.width = kSmall});
    auto tensors = under("model.", plain);
    for (auto& [name, tensor] : under("averaged.", plain)) tensors[name] = tensor;
    const auto result = imported(tensors);
    CHECK(result.report.strippedPrefix == "model.");
    CHECK(mentions(result.report.warnings,
                   "holds such a network 2 times; the one under 'model.' was taken, not 'averaged.'"));
}

TEST_CASE("counts of batches and mask values are dropped without a word") {
    auto tensors = tensorsOf("unet", {.width = kSmall});
    tensors["inc.double_conv.1.num_batches_tracked"] = core::Tensor{core::DType::I64, {}, std::vector<std::byte>(8)};
    tensors["mask_values"] = core::Tensor{core::DType::I64, {2}, std::vector<std::byte>(16)};
    const auto result = imported(tensors, {.strict = true});
    CHECK(result.report.unexpected.empty());
    CHECK(result.report.warnings.empty());
}

TEST_CASE("DenseASPP is imported from each of its spellings with the same outcome") {
    const auto dotted = tensorsOf("denseaspp121", {.width = kSmall});
    const auto spelled = [&](const std::string& joint) {
        return renamed(dotted, [&](const std::string& name) {
            std::string result = name;
            for (const char* part : {"norm", "conv"})
                for (const char* number : {"1", "2"})
                    if (name.find("denselayer") != std::string::npos || name.starts_with("ASPP_"))
                        result = replaced(result, fmt::format(".{}.{}.", part, number),
                                          fmt::format(".{}{}{}.", part, joint, number));
            return result;
        });
    };
    CHECK(spelled("_").contains("ASPP_6.norm_1.weight"));
    CHECK(spelled("").contains("features.denseblock2.denselayer3.conv2.weight"));
    for (const auto& tensors : {dotted, spelled("_"), spelled(""), under("module.", dotted)}) {
        const auto result = imported(tensors);
        CHECK(result.report.form == "DenseASPP");
        CHECK(result.model.tensors.size() == dotted.size());
        CHECK(result.model.tensors.at("ASPP_6.norm.1.weight").data == dotted.at("ASPP_6.norm.1.weight").data);
        CHECK(result.report.unexpected.empty());
    }
    auto both = spelled("_");
    both["ASPP_6.norm1.weight"] = both.at("ASPP_6.norm_1.weight");
    const auto error = refused(both);
    CHECK(error.code == ErrorCode::Corrupt);
    CHECK(error.message == "some/file.pth: holds 'ASPP_6.norm.1.weight' in two spellings.");
}

TEST_CASE("a plain DeepLabV3 of DeepLabV3Plus-Pytorch is one of torchvision's with a doubled name") {
    const auto plain = tensorsOf("deeplabv3-resnet50", {.width = kSmall});
    const auto doubled = renamed(plain, [](const std::string& name) {
        return "model_state." + (name.starts_with("classifier.") ? "classifier." + name : name);
    });
    const auto result = imported(doubled, {.strict = true});
    CHECK(result.report.network == "deeplabv3-resnet50");
    CHECK(result.report.strippedPrefix == "model_state.");
    CHECK(result.report.used == plain.size());
    // Its DeepLabV3+ is another network.
    CHECK(refused({{"model_state.classifier.aspp.convs.0.0.weight", core::Tensor::fromFloats({1}, {1})}})
              .message.find("it looks like a DeepLabV3+") != std::string::npos);
}

TEST_CASE("preprocessing and align_corners are those of the public projects") {
    const auto deepLab = imported(tensorsOf("deeplabv3-resnet50", {.width = kSmall})).model.card;
    CHECK(deepLab.input.mean == std::array{0.485F, 0.456F, 0.406F});
    CHECK(deepLab.input.std == std::array{0.229F, 0.224F, 0.225F});
    CHECK(deepLab.input.filter == core::Filter::Bilinear);
    CHECK(deepLab.input.scale == 1.0);
    CHECK_FALSE(deepLab.input.antialias);
    CHECK_FALSE(deepLab.options.alignCorners);
    CHECK(deepLab.options.outputStride == 8);

    const auto unet = imported(tensorsOf("unet", {.width = kSmall})).model.card;
    CHECK(unet.input.mean == std::array{0.0F, 0.0F, 0.0F});
    CHECK(unet.input.std == std::array{1.0F, 1.0F, 1.0F});
    CHECK(unet.input.filter == core::Filter::Bicubic);
    CHECK(unet.input.antialias);
    CHECK(unet.input.scale == 0.5);
    CHECK_FALSE(unet.options.alignCorners);

    const auto dense = imported(tensorsOf("denseaspp121", {.width = kSmall})).model.card;
    CHECK(dense.input.mean == std::array{0.290101F, 0.328081F, 0.286964F});
    CHECK(dense.input.std == std::array{0.182954F, 0.186566F, 0.184475F});
    CHECK(dense.input.filter == core::Filter::Bicubic);
    CHECK(dense.input.antialias);
    CHECK(dense.input.scale == 1.0);
    CHECK(dense.options.alignCorners);
}

TEST_CASE("output stride and align_corners follow the caller where the tensors cannot tell") {
    const auto dense = tensorsOf("denseaspp121", {.width = kSmall});
    const auto card = imported(dense, {.outputStride = 16, .alignCorners = false}).model.card;
    CHECK(card.options.outputStride == 16);
    CHECK_FALSE(card.options.alignCorners);
    CHECK(imported(tensorsOf("unet", {.width = kSmall}), {.outputStride = 16}).model.card.options.outputStride == 8);
    CHECK(refused(dense, {.outputStride = 4}).message ==
          "some/file.pth: denseaspp121: output stride 4 cannot be; 8 and 16 can.");
}

TEST_CASE("the class count chooses the scheme") {
    const auto card = [](int classes) { return imported(tensorsOf("unet", {.classes = classes, .width = kSmall})); };
    const auto nineteen = card(19);
    CHECK(nineteen.model.scheme.name() == "cityscapes-19");
    CHECK(nineteen.model.card.scheme == "cityscapes-19");
    CHECK(nineteen.model.card.classes.size() == 19);
    CHECK(nineteen.model.card.classes[10] == "sky");
    CHECK(nineteen.report.warnings.empty());

    const auto twenty = card(20);
    CHECK(twenty.model.scheme.name() == "cityscapes-19");
    CHECK(twenty.model.scheme.size() == 19);
    CHECK(twenty.model.card.classes.size() == 20);
    CHECK(twenty.model.card.classes.back() == "unlabeled");
    CHECK(mentions(twenty.report.warnings, "The last of 20 channels"));

    const auto ten = card(10);
    CHECK(ten.model.scheme.name() == "merged-10");
    CHECK(mentions(ten.report.warnings, "10 classes are taken for merged-10"));

    const auto voc = card(21);
    CHECK(voc.model.scheme.name() == "voc-21");
    CHECK(voc.report.warnings.empty());

    const auto other = card(7);
    CHECK(other.model.scheme.name() == "channels-7");
    CHECK(mentions(other.report.warnings, "drawn, never scored"));
    CHECK(mentions(card(1).report.warnings, "same class everywhere"));
}

TEST_CASE("a class count or scheme other than the file's is refused, never cut") {
    const auto tensors = tensorsOf("unet", {.classes = 21, .width = kSmall});
    const auto count = refused(tensors, {.classes = 19});
    CHECK(count.code == ErrorCode::InvalidArgument);
    CHECK(count.message ==
          "some/file.pth: has 21 classes, not the 19 asked for; a classifier is never cut or stretched.");
    const auto scheme = refused(tensors, {.scheme = "cityscapes-19"});
    CHECK(scheme.code == ErrorCode::InvalidArgument);
    CHECK(
        scheme.message ==
        "some/file.pth: has 21 classes, and the scheme cityscapes-19 has 19; a classifier is never cut or stretched.");
    CHECK(imported(tensors, {.classes = 21}).model.scheme.name() == "voc-21");
    CHECK(imported(tensors, {.scheme = "channels-21"}).model.scheme.name() == "channels-21");
    // Only Cityscapes models are known to have one channel more.
    const auto eleven = tensorsOf("unet", {.classes = 11, .width = kSmall});
    CHECK(refused(eleven, {.scheme = "merged-10"}).code == ErrorCode::InvalidArgument);
    const auto twenty = tensorsOf("unet", {.classes = 20, .width = kSmall});
    CHECK(imported(twenty, {.scheme = "cityscapes-19"}).model.card.classes.back() == "unlabeled");
    const auto ten = tensorsOf("unet", {.classes = 10, .width = kSmall});
    CHECK(imported(ten, {.scheme = "merged-10"}).report.warnings.empty());
    CHECK_FALSE(core::importTensors(ten, "f", {.scheme = "no-such-scheme"}));
}

TEST_CASE("missing and reshaped tensors refuse the import with the first names and the counts") {
    auto tensors = tensorsOf("deeplabv3-resnet50", {.width = kSmall, .aux = true});
    tensors.erase("backbone.bn1.running_var");
    tensors.erase("classifier.2.bias");
    tensors.erase("classifier.2.weight");
    tensors.erase("classifier.2.running_mean");
    tensors["backbone.layer1.0.bn1.weight"] = core::Tensor::fromFloats({2}, {1, 1});
    const auto error = refused(tensors);
    CHECK(error.code == ErrorCode::Corrupt);
    CHECK(error.message ==
          "some/file.pth: does not fit deeplabv3-resnet50: 4 missing (backbone.bn1.running_var, classifier.2.bias, "
          "classifier.2.running_mean and 1 more), 1 of another shape (backbone.layer1.0.bn1.weight: [2] instead of "
          "[8]).");
    const auto report = core::inspectTensors(tensors, "some/file.pth");
    REQUIRE(report);
    CHECK(report->missing.size() == 4);
    CHECK(report->missing.back() == "classifier.2.weight");
    CHECK(report->reshaped.size() == 1);
    CHECK(report->toText().find("4 missing:\n  backbone.bn1.running_var\n") != std::string::npos);
}

TEST_CASE("a tensor of whole numbers is no weight") {
    auto tensors = tensorsOf("unet", {.width = kSmall});
    auto& bias = tensors.at("outc.conv.bias");
    bias = {core::DType::I64, bias.shape, std::vector<std::byte>(8 * bias.elements())};
    CHECK(refused(tensors).message.find("outc.conv.bias: int64 instead of a float type") != std::string::npos);
}

TEST_CASE("unexpected tensors are reported, and refused only when strict") {
    auto tensors = tensorsOf("unet", {.width = kSmall});
    tensors["attention.weight"] = core::Tensor::fromFloats({1}, {1});
    const auto result = imported(tensors);
    CHECK(result.report.unexpected == std::vector<std::string>{"'attention.weight'"});
    CHECK(mentions(result.report.warnings, "1 tensor belongs to no part of unet"));
    CHECK_FALSE(result.model.tensors.contains("attention.weight"));
    CHECK(refused(tensors, {.strict = true}).message ==
          "some/file.pth: does not fit unet: 1 unexpected ('attention.weight').");
}

TEST_CASE("an auxiliary head that does not fit is dropped knowingly") {
    auto tensors = tensorsOf("deeplabv3-resnet50", {.classes = 19, .width = kSmall, .aux = true});
    tensors["aux_classifier.4.weight"] = core::Tensor::fromFloats({1, 8, 1, 1}, std::vector<float>(8));
    const auto result = imported(tensors, {.strict = true});
    CHECK_FALSE(result.model.card.options.aux);
    CHECK(result.model.graph.findOutput("aux") == nullptr);
    CHECK(mentions(result.report.warnings, "The auxiliary head (7 tensors)"));
}

TEST_CASE("a checkpoint of another network is refused with what was looked for and what it seems to be") {
    TensorMap resnet;
    for (const auto& [name, tensor] : tensorsOf("deeplabv3-resnet50", {.width = kSmall}))
        if (name.starts_with("backbone.")) resnet[name.substr(9)] = tensor;
    resnet["fc.weight"] = core::Tensor::fromFloats({1, 1}, {1});
    const auto classifier = refused(resnet);
    CHECK(classifier.code == ErrorCode::NotFound);
    CHECK(classifier.message ==
          "some/file.pth: holds none of the tensors looked for: classifier.0.convs.0.0.weight (DeepLabV3), "
          "inc.double_conv.0.weight (U-Net), ASPP_3.conv.1.weight (DenseASPP); it looks like a ResNet classifier. "
          "It has 266 tensors, the first is 'bn1.bias'.");

    auto pspNet = resnet;
    pspNet["ppm.features.0.1.weight"] = core::Tensor::fromFloats({1, 1, 1, 1}, {1});
    CHECK(refused(under("state_dict.module.", pspNet)).message.find("it looks like a PSPNet") != std::string::npos);
    CHECK(refused({}).message.find("It has 0 tensors, the first is none.") != std::string::npos);
    CHECK(refused({{"a", core::Tensor::fromFloats({1}, {1})}}).message.find("looks like") == std::string::npos);
}

TEST_CASE("a network asked for by name must be the file's") {
    const auto unet = tensorsOf("unet", {.width = kSmall});
    CHECK(imported(unet, {.network = "unet"}).report.network == "unet");
    CHECK(
        refused(unet, {.network = "denseaspp121"}).message ==
        "some/file.pth: holds none of the tensors looked for: ASPP_3.conv.1.weight (DenseASPP); it looks like a U-Net. "
        "It has 100 tensors, the first is 'down1.maxpool_conv.1.double_conv.0.weight'.");
    CHECK(refused(unet, {.network = "unet-bilinear"}).message == "some/file.pth: holds unet, not unet-bilinear.");
    // The shallower network would find all its tensors in the deeper one's file.
    CHECK(refused(tensorsOf("deeplabv3-resnet101", {.width = kSmall}), {.network = "deeplabv3-resnet50"}).message ==
          "some/file.pth: holds deeplabv3-resnet101, not deeplabv3-resnet50.");
    const auto unknown = core::importTensors(unet, "f", {.network = "segnet"});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.find("There is no network \"segnet\"") == 0);
}

TEST_CASE("variants that are not known are refused with their numbers") {
    auto deepLab = tensorsOf("deeplabv3-resnet50", {.width = kSmall});
    deepLab.erase("backbone.layer3.5.conv1.weight");
    CHECK(refused(deepLab).message ==
          "some/file.pth: layer3 of its backbone has 5 blocks; a ResNet-50 has 6 and a ResNet-101 has 23.");
    auto dense = tensorsOf("denseaspp121", {.width = kSmall});
    dense.erase("features.denseblock4.denselayer16.conv.1.weight");
    CHECK(refused(dense).message == "some/file.pth: its dense blocks have 6, 12, 24 and 15 layers, as no DenseASPP of "
                                    "121, 161, 169 or 201 layers has.");
    CHECK(refused(tensorsOf("unet", {.width = kSmall, .inputChannels = 1})).message ==
          "some/file.pth: its first convolution takes 1 channels; images have 3.");
    auto headless = tensorsOf("unet", {.width = kSmall});
    headless.erase("outc.conv.weight");
    CHECK(refused(headless).message ==
          "some/file.pth: taken for unet, but outc.conv.weight is missing or no weight of a convolution.");
}

TEST_CASE("channels that no width gives are reported against the width that most tensors agree with") {
    auto tensors = tensorsOf("unet", {.width = 0.25});
    tensors["inc.double_conv.0.weight"] = core::Tensor::fromFloats({12, 3, 3, 3}, std::vector<float>(12 * 27));
    CHECK(refused(tensors).message == "some/file.pth: does not fit unet: 1 of another shape (inc.double_conv.0.weight: "
                                      "[12, 3, 3, 3] instead of [16, 3, 3, 3]).");
}

TEST_CASE("numbers that are not finite are counted and named") {
    auto tensors = tensorsOf("unet", {.width = kSmall});
    poison(tensors.at("outc.conv.bias"), 3, std::numeric_limits<float>::quiet_NaN());
    poison(tensors.at("outc.conv.bias"), 4, -std::numeric_limits<float>::infinity());
    const auto result = imported(tensors);
    CHECK(result.report.warnings == std::vector<std::string>{"outc.conv.bias: 2 of 19 numbers are NaN or infinite."});
    for (auto& [name, tensor] : tensors) poison(tensor, 0, std::numeric_limits<float>::infinity());
    CHECK(mentions(imported(tensors).report.warnings, "95 more tensors hold NaN or infinite numbers."));
}

TEST_CASE("float16 stays, and every other type becomes float32") {
    const auto plain = tensorsOf("unet", {.width = kSmall});
    auto half = plain, mixed = plain;
    for (auto& [name, tensor] : half) tensor = core::convert(tensor, core::DType::F16);
    mixed.at("outc.conv.weight") = core::convert(mixed.at("outc.conv.weight"), core::DType::BF16);
    mixed.at("outc.conv.bias") = core::convert(mixed.at("outc.conv.bias"), core::DType::F64);
    CHECK(imported(half).model.card.weightsType == "float16");
    CHECK(imported(half).model.tensors.at("outc.conv.bias").type == core::DType::F16);
    const auto result = imported(mixed);
    CHECK(result.model.card.weightsType == "float32");
    for (const auto& [name, tensor] : result.model.tensors) CHECK(tensor.type == core::DType::F32);
    CHECK(result.model.tensors.at("outc.conv.bias").data == plain.at("outc.conv.bias").data);
}

TEST_CASE("the model is named after the file, or as asked, but never as no file can be") {
    const auto tensors = tensorsOf("unet", {.width = kSmall});
    const auto nameOf = [&](const char* origin) {
        return core::importTensors(tensors, origin).value().model.card.name;
    };
    CHECK(nameOf("a/b/checkpoint_epoch5.pth") == "checkpoint_epoch5");
    CHECK(nameOf("best.pth.tar") == "best");
    CHECK(nameOf("v1.2.pkl") == "v1.2");
    CHECK(nameOf("plain") == "plain");
    CHECK(imported(tensors, {.name = "street"}).model.card.name == "street");
    CHECK(imported(tensors, {.name = "street"}).model.card.weightsFile == "street.safetensors");
    CHECK(imported(tensors).model.card.origin == "Imported from file.pth (milesial form).");
    for (const char* bad : {"../up", "a/b", ".hidden", "a\\b", "line\nbreak", "no\xFFtext"})
        CHECK_FALSE(core::importTensors(tensors, "f", {.name = bad}));
}
