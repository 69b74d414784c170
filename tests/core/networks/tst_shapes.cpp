// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/registry.h"
#include "core/networks/shapes.h"

#include <doctest/doctest.h>

using core::NodeShape;
using core::Size;

namespace {

core::Graph network(const char* name, const core::NetworkOptions& options = {}) {
    return core::buildNetwork(name, options).value();
}

NodeShape shapeAt(const core::Graph& graph, core::NodeId node, Size input) {
    return core::shapesOf(graph, input).value()[static_cast<std::size_t>(node)];
}

NodeShape logitsOf(const core::Graph& graph, Size input) { return shapeAt(graph, graph.outputs[0].logits, input); }
NodeShape fullOf(const core::Graph& graph, Size input) { return shapeAt(graph, graph.outputs[0].full, input); }

} // namespace

TEST_CASE("DeepLabV3's grid is an eighth rounded up, and its full logits have the input's size") {
    const auto graph = network("deeplabv3-resnet50");
    CHECK(logitsOf(graph, {1024, 512}) == NodeShape{19, 64, 128});
    CHECK(logitsOf(graph, {257, 129}) == NodeShape{19, 17, 33});
    CHECK(logitsOf(graph, {513, 513}) == NodeShape{19, 65, 65});
    CHECK(logitsOf(graph, {1280, 720}) == NodeShape{19, 90, 160});
    CHECK(fullOf(graph, {257, 129}) == NodeShape{19, 129, 257});
    CHECK(fullOf(graph, {1, 1}) == NodeShape{19, 1, 1});
}

TEST_CASE("DeepLabV3 at output stride 16 has a grid of a sixteenth, its auxiliary head too") {
    const auto graph = network("deeplabv3-resnet101", {.classes = 5, .outputStride = 16, .aux = true});
    CHECK(logitsOf(graph, {1024, 512}) == NodeShape{5, 32, 64});
    REQUIRE(graph.findOutput("aux") != nullptr);
    CHECK(shapeAt(graph, graph.findOutput("aux")->logits, {1024, 512}) == NodeShape{5, 32, 64});
    CHECK(shapeAt(graph, graph.findOutput("aux")->full, {1023, 511}) == NodeShape{5, 511, 1023});
}

TEST_CASE("U-Net gives the input's size, odd or even, and refuses less than 16") {
    for (const char* name : {"unet", "unet-bilinear"}) {
        const auto graph = network(name);
        CHECK(logitsOf(graph, {95, 67}) == NodeShape{19, 67, 95});
        CHECK(fullOf(graph, {95, 67}) == NodeShape{19, 67, 95});
        CHECK(logitsOf(graph, {16, 16}) == NodeShape{19, 16, 16});
        const auto small = core::shapesOf(graph, {100, 15});
        REQUIRE_FALSE(small);
        CHECK(small.error().code == core::ErrorCode::InvalidArgument);
        CHECK(
            small.error().message ==
            std::string(name) +
                ": an input of 100×15 does not fit: down4.maxpool_conv.0 (max_pool) needs at least 2×2 and gets 12×1.");
    }
}

TEST_CASE("DenseASPP gives eight times its grid, whatever the input's size") {
    const auto graph = network("denseaspp121");
    CHECK(logitsOf(graph, {128, 64}) == NodeShape{19, 8, 16});
    CHECK(fullOf(graph, {2049, 1025}) == NodeShape{19, 1024, 2048});
    CHECK(fullOf(graph, {513, 513}) == NodeShape{19, 512, 512});
    CHECK(fullOf(graph, {129, 65}) == NodeShape{19, 64, 128});
    CHECK(fullOf(graph, {3686, 1843}) == NodeShape{19, 1840, 3688});
}

TEST_CASE("DenseASPP at output stride 16 doubles its features after norm5 and so keeps the size") {
    const auto graph = network("denseaspp121", {.outputStride = 16});
    CHECK(logitsOf(graph, {128, 64}) == NodeShape{19, 8, 16});
    CHECK(fullOf(graph, {128, 64}) == NodeShape{19, 64, 128});
}

TEST_CASE("DenseASPP on MobileNetV2 at output stride 16 gives half the size, as the public program does") {
    CHECK(fullOf(network("denseaspp-mobilenet"), {128, 64}) == NodeShape{19, 64, 128});
    CHECK(fullOf(network("denseaspp-mobilenet", {.outputStride = 16}), {128, 64}) == NodeShape{19, 32, 64});
}

TEST_CASE("an empty input is refused") {
    const auto shapes = core::shapesOf(network("unet"), {0, 512});
    REQUIRE_FALSE(shapes);
    CHECK(shapes.error().message == "unet: an input of 0×512 is empty.");
}

TEST_CASE("an input too large for its numbers is refused") {
    for (const char* name : {"deeplabv3-resnet50", "unet", "denseaspp121"}) {
        const auto graph = network(name, {.outputStride = 8, .width = 4.0});
        CHECK(core::shapesOf(graph, {65536, 65536}));
        const auto shapes = core::shapesOf(graph, {2147483647, 512});
        REQUIRE_FALSE(shapes);
        CHECK(shapes.error().code == core::ErrorCode::InvalidArgument);
        CHECK(shapes.error().message ==
              std::string(name) + ": an input of 2147483647×512 is too large; sides up to 65536 can be.");
    }
}

TEST_CASE("a graph edited into a contradiction is refused by the node's name") {
    auto graph = network("unet");
    for (auto& node : graph.nodes)
        if (node.name == "down2.maxpool_conv.1.double_conv.0") std::get<core::ConvOp>(node.operation).in = 64;
    const auto shapes = core::shapesOf(graph, {64, 64});
    REQUIRE_FALSE(shapes);
    CHECK(shapes.error().message.find("down2.maxpool_conv.1.double_conv.0 (conv) takes 64 channels and gets 128") !=
          std::string::npos);
}

TEST_CASE("input pixels per cell: 8 and 16 before the last resize, 1 after it") {
    const auto stride = [](const core::Graph& graph) { return core::strideOf(graph, graph.outputs[0].logits); };
    const auto fullStride = [](const core::Graph& graph) { return core::strideOf(graph, graph.outputs[0].full); };
    CHECK(stride(network("deeplabv3-resnet50")) == 8);
    CHECK(stride(network("deeplabv3-resnet50", {.outputStride = 16})) == 16);
    CHECK(fullStride(network("deeplabv3-resnet50")) == 1);
    CHECK(stride(network("unet")) == 1);
    CHECK(stride(network("unet-bilinear")) == 1);
    CHECK(stride(network("denseaspp161")) == 8);
    CHECK(stride(network("denseaspp161", {.outputStride = 16})) == 8);
    CHECK(fullStride(network("denseaspp161")) == 1);
    CHECK(stride(network("denseaspp-mobilenet", {.outputStride = 16})) == 16);
    CHECK(fullStride(network("denseaspp-mobilenet", {.outputStride = 16})) == 2);
}
