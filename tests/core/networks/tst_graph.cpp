// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/registry.h"
#include "core/networks/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <set>

namespace {

const core::Node& nodeNamed(const core::Graph& graph, const std::string& name) {
    const auto found =
        std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const auto& n) { return n.name == name; });
    REQUIRE_MESSAGE(found != graph.nodes.end(), name);
    return *found;
}

const core::ConvOp& convNamed(const core::Graph& graph, const std::string& name) {
    return std::get<core::ConvOp>(nodeNamed(graph, name).operation);
}

std::vector<std::string> inputNames(const core::Graph& graph, const std::string& name) {
    std::vector<std::string> names;
    for (const auto id : nodeNamed(graph, name).inputs) names.push_back(graph.node(id).name);
    return names;
}

/// Every network with every combination of options that changes its nodes.
std::vector<core::Graph> allGraphs() {
    std::vector<core::Graph> graphs;
    for (const auto& info : core::networks())
        for (const int stride : {8, 16})
            for (const double width : {1.0, 0.25, 0.03})
                for (const bool aux : {false, true})
                    for (const int classes : {1, 19}) {
                        if (aux && info.family != core::Family::DeepLabV3) continue;
                        const core::NetworkOptions options{
                            .classes = classes, .outputStride = stride, .width = width, .aux = aux};
                        graphs.push_back(core::buildNetwork(info.name, options).value());
                    }
    return graphs;
}

} // namespace

TEST_CASE("in every network names are unique, inputs come first, and only what can be joined is joined") {
    for (const core::Graph& graph : allGraphs()) {
        CAPTURE(graph.network);
        CAPTURE(graph.options.width);
        std::set<std::string> names;
        for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
            CHECK_MESSAGE(names.insert(graph.nodes[id].name).second, graph.nodes[id].name);
            for (const auto input : graph.nodes[id].inputs) CHECK(static_cast<std::size_t>(input) < id);
        }
        const auto shapes = core::shapesOf(graph, {96, 64});
        REQUIRE_MESSAGE(shapes, shapes.error().message);
        REQUIRE(graph.findOutput("out") == &graph.outputs[0]);
        CHECK((graph.findOutput("aux") != nullptr) == graph.options.aux);
        for (const auto& output : graph.outputs)
            CHECK((*shapes)[static_cast<std::size_t>(output.logits)].channels == graph.options.classes);
    }
}

TEST_CASE("where dilation replaces a stride, the first block keeps the dilation of the layer before") {
    const auto stride8 = core::buildNetwork("deeplabv3-resnet50", {}).value();
    const auto at = [](const core::Graph& graph, const char* block) {
        const auto& conv = convNamed(graph, std::string("backbone.") + block + ".conv2");
        return std::array{conv.stride, conv.dilation, conv.padding};
    };
    CHECK(at(stride8, "layer2.0") == std::array{2, 1, 1});
    CHECK(at(stride8, "layer3.0") == std::array{1, 1, 1});
    CHECK(at(stride8, "layer3.1") == std::array{1, 2, 2});
    CHECK(at(stride8, "layer4.0") == std::array{1, 2, 2});
    CHECK(at(stride8, "layer4.2") == std::array{1, 4, 4});
    const auto stride16 = core::buildNetwork("deeplabv3-resnet50", {.outputStride = 16}).value();
    CHECK(at(stride16, "layer3.0") == std::array{2, 1, 1});
    CHECK(at(stride16, "layer3.5") == std::array{1, 1, 1});
    CHECK(at(stride16, "layer4.0") == std::array{1, 1, 1});
    CHECK(at(stride16, "layer4.1") == std::array{1, 2, 2});
    CHECK(convNamed(stride8, "backbone.layer3.0.downsample.0").stride == 1);
    CHECK(convNamed(stride16, "backbone.layer3.0.downsample.0").stride == 2);
}

TEST_CASE("the ASPP rates are 12, 24, 36 at output stride 8 and 6, 12, 18 at 16, joined in their order") {
    const auto rates = [](int stride) {
        const auto graph = core::buildNetwork("deeplabv3-resnet50", {.outputStride = stride}).value();
        std::vector<int> all;
        for (const char* branch : {"1", "2", "3"})
            all.push_back(convNamed(graph, std::string("classifier.0.convs.") + branch + ".0").dilation);
        return all;
    };
    CHECK(rates(8) == std::vector{12, 24, 36});
    CHECK(rates(16) == std::vector{6, 12, 18});
    const auto graph = core::buildNetwork("deeplabv3-resnet50", {}).value();
    CHECK(inputNames(graph, "classifier.0.concat") ==
          std::vector<std::string>{"classifier.0.convs.0.2", "classifier.0.convs.1.2", "classifier.0.convs.2.2",
                                   "classifier.0.convs.3.2", "classifier.0.convs.4.resize"});
}

TEST_CASE("U-Net puts the skip first, DenseASPP the new part, a dense layer the old part") {
    const auto unet = core::buildNetwork("unet", {}).value();
    CHECK(inputNames(unet, "up1.concat") == std::vector<std::string>{"down3.maxpool_conv.1.double_conv.5", "up1.pad"});
    CHECK(inputNames(unet, "up4.concat") == std::vector<std::string>{"inc.double_conv.5", "up4.pad"});
    const auto dense = core::buildNetwork("denseaspp121", {}).value();
    CHECK(inputNames(dense, "ASPP_3.concat") == std::vector<std::string>{"ASPP_3.dropout", "ASPP_3.relu.1"});
    CHECK(inputNames(dense, "ASPP_24.concat") == std::vector<std::string>{"ASPP_24.dropout", "ASPP_18.concat"});
    CHECK(inputNames(dense, "features.denseblock1.denselayer1.concat") ==
          std::vector<std::string>{"features.pool0", "features.denseblock1.denselayer1.conv.2"});
}

TEST_CASE("DenseASPP rectifies the shared features once, after the upsampling of output stride 16") {
    const auto stride8 = core::buildNetwork("denseaspp121", {}).value();
    CHECK(inputNames(stride8, "ASPP_3.relu.1") == std::vector<std::string>{"features.norm5"});
    CHECK(inputNames(stride8, "ASPP_3.conv.1") == std::vector<std::string>{"ASPP_3.relu.1"});
    const auto stride16 = core::buildNetwork("denseaspp121", {.outputStride = 16, .alignCorners = true}).value();
    CHECK(inputNames(stride16, "ASPP_3.relu.1") == std::vector<std::string>{"features.upsample"});
    CHECK(std::get<core::UpsampleOp>(nodeNamed(stride16, "features.upsample").operation).alignCorners);
    CHECK(std::get<core::UpsampleOp>(nodeNamed(stride16, "classification.2").operation).alignCorners);
    CHECK_FALSE(std::get<core::UpsampleOp>(nodeNamed(stride8, "classification.2").operation).alignCorners);
    CHECK(std::get<core::BatchNormOp>(nodeNamed(stride8, "ASPP_6.norm.1").operation).momentum == 3e-4);
    CHECK(std::get<core::BatchNormOp>(nodeNamed(stride8, "features.norm5").operation).momentum == 0.1);
}

TEST_CASE("U-Net's bilinear upsampling aligns corners whatever the options say") {
    const auto graph = core::buildNetwork("unet-bilinear", {.alignCorners = false}).value();
    CHECK(std::get<core::UpsampleOp>(nodeNamed(graph, "up2.up").operation).alignCorners);
}

TEST_CASE("MobileNetV2 has ReLU6 in its blocks, ReLU in its stem, and adds only inside a stage") {
    const auto graph = core::buildNetwork("denseaspp-mobilenet", {}).value();
    CHECK(core::operationName(nodeNamed(graph, "features.features.0.2").operation) == "relu");
    CHECK(core::operationName(nodeNamed(graph, "features.features.1.conv.2").operation) == "relu6");
    std::vector<int> adds;
    for (int block = 1; block <= 17; ++block)
        for (const auto& node : graph.nodes)
            if (node.name == fmt::format("features.features.{}.add", block)) adds.push_back(block);
    CHECK(adds == std::vector{3, 5, 6, 8, 9, 10, 12, 13, 15, 16});
    CHECK(convNamed(graph, "features.features.7.conv.3").dilation == 2);
    CHECK(convNamed(graph, "features.features.6.conv.3").dilation == 1);
    CHECK(convNamed(graph, "features.features.14.conv.3").stride == 1);
    const auto stride16 = core::buildNetwork("denseaspp-mobilenet", {.outputStride = 16}).value();
    CHECK(convNamed(stride16, "features.features.7.conv.3").stride == 2);
    CHECK(convNamed(stride16, "features.features.17.conv.3").dilation == 1);
}

TEST_CASE("a width gives multiples of eight, halves up, at least eight") {
    CHECK(core::scaledWidth(64, 1.0) == 64);
    CHECK(core::scaledWidth(64, 0.5) == 32);
    CHECK(core::scaledWidth(24, 0.5) == 16);  // 12 → 1.5 eights → 2
    CHECK(core::scaledWidth(48, 0.75) == 40); // 36 → 4.5 eights → 5
    CHECK(core::scaledWidth(64, 0.01) == 8);
    CHECK(core::scaledWidth(336, 0.25) == 88); // 84 → 10.5 eights → 11
}

TEST_CASE("width scales what the public network chooses and derives the rest") {
    const auto deepLab = core::buildNetwork("deeplabv3-resnet50", {.width = 0.25, .aux = true}).value();
    CHECK(convNamed(deepLab, "backbone.conv1").out == 16);
    CHECK(convNamed(deepLab, "backbone.conv1").in == 3);
    CHECK(convNamed(deepLab, "backbone.layer4.0.conv3").out == 512);
    CHECK(convNamed(deepLab, "classifier.0.project.0").in == 320);
    CHECK(convNamed(deepLab, "aux_classifier.0").out == 64);
    CHECK(convNamed(deepLab, "classifier.4").out == 19);
    const auto dense = core::buildNetwork("denseaspp121", {.width = 0.5}).value();
    CHECK(convNamed(dense, "features.denseblock1.denselayer1.conv.1").out == 64);
    CHECK(convNamed(dense, "features.denseblock1.denselayer1.conv.2").out == 16);
    CHECK(convNamed(dense, "features.transition1.conv").out == 64); // (32 + 6·16) / 2
    CHECK(convNamed(dense, "ASPP_3.conv.1").out == 64);
    CHECK(convNamed(dense, "ASPP_3.conv.2").out == 32);
    const auto unet = core::buildNetwork("unet-bilinear", {.width = 0.25}).value();
    CHECK(convNamed(unet, "down4.maxpool_conv.1.double_conv.3").out == 128);
    CHECK(convNamed(unet, "up1.conv.double_conv.0").in == 256);
    CHECK(convNamed(unet, "up1.conv.double_conv.0").out == 128);
    CHECK(convNamed(unet, "up1.conv.double_conv.3").out == 64);
}

TEST_CASE("an unknown network is refused with the names there are") {
    const auto graph = core::buildNetwork("segnet", {});
    REQUIRE_FALSE(graph);
    CHECK(graph.error().code == core::ErrorCode::NotFound);
    CHECK(graph.error().message ==
          "There is no network \"segnet\"; there are deeplabv3-resnet50, deeplabv3-resnet101, unet, unet-bilinear, "
          "denseaspp121, denseaspp161, denseaspp169, denseaspp201, denseaspp-mobilenet.");
    CHECK(core::findNetwork("unet")->title == "U-Net");
    CHECK(core::findNetwork("UNet") == nullptr);
}

TEST_CASE("options that cannot be are refused with the number") {
    const auto message = [](const char* name, const core::NetworkOptions& options) {
        const auto graph = core::buildNetwork(name, options);
        REQUIRE_FALSE(graph);
        CHECK(graph.error().code == core::ErrorCode::InvalidArgument);
        return graph.error().message;
    };
    CHECK(message("unet", {.classes = 0}) == "unet: 0 classes cannot be; 1 to 255 can.");
    CHECK(message("unet", {.classes = 256}) == "unet: 256 classes cannot be; 1 to 255 can.");
    CHECK(message("denseaspp121", {.outputStride = 4}) == "denseaspp121: output stride 4 cannot be; 8 and 16 can.");
    CHECK(message("unet", {.width = 0.0}) == "unet: width 0 cannot be; above 0 and up to 4 can.");
    CHECK(message("unet", {.width = std::nan("")}) == "unet: width nan cannot be; above 0 and up to 4 can.");
    CHECK(message("unet", {.aux = true}) == "unet: has no auxiliary head; only DeepLabV3 has one.");
    CHECK(message("unet", {.inputChannels = 0}) == "unet: 0 input channels cannot be; 1 to 64 can.");
}

TEST_CASE("parameters come in node order with the names of the state_dict") {
    core::GraphBuilder builder("small", {.classes = 2});
    auto x = builder.conv("a", builder.input(), {.out = 4, .kernel = 3, .bias = true});
    x = builder.relu(builder.batchNorm("n", x));
    x = builder.add("up", core::ConvTransposeOp{.out = 5}, {x});
    x = builder.conv("depthwise", x, {.out = 5, .kernel = 3, .groups = 5});
    builder.output("out", x, x);
    const auto graph = builder.finish();
    CHECK(graph.nodes[3].name == "n.relu");
    std::vector<std::string> names;
    for (const auto& parameter : core::parametersOf(graph)) names.push_back(parameter.name);
    CHECK(names == std::vector<std::string>{"a.weight", "a.bias", "n.weight", "n.bias", "n.running_mean",
                                            "n.running_var", "up.weight", "up.bias", "depthwise.weight"});
    const auto parameters = core::parametersOf(graph);
    CHECK(parameters[0].shape == std::vector<std::int64_t>{4, 3, 3, 3});
    CHECK(parameters[6].shape == std::vector<std::int64_t>{4, 5, 2, 2});
    CHECK(parameters[8].shape == std::vector<std::int64_t>{5, 1, 3, 3});
    CHECK(parameters[4].isBuffer);
    CHECK_FALSE(parameters[2].isBuffer);
}
