// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/cost.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using core::Size;

namespace {

/// One convolution of 3 → `out` channels, kept at the input's size, on which others can be built.
core::GraphBuilder startOf(int out) {
    core::GraphBuilder builder("small", {.classes = 2});
    builder.conv("first", builder.input(), {.out = out, .kernel = 3, .padding = 1});
    return builder;
}

double gigaMacs(const char* name, const core::NetworkOptions& options, Size input) {
    return static_cast<double>(core::costOf(core::buildNetwork(name, options).value(), input)->macs) / 1e9;
}

core::NodeId idOf(const core::Graph& graph, const std::string& name) {
    const auto found =
        std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const auto& n) { return n.name == name; });
    REQUIRE(found != graph.nodes.end());
    return static_cast<core::NodeId>(found - graph.nodes.begin());
}

} // namespace

TEST_CASE("multiply-adds agree with an independent recount of the published networks") {
    // Rounded to whole 10⁹ there, twice it seems (1308.49 stands as 1309): hence 0.6. Width 0.5 is the U-Net of base
    // width 32.
    struct Row {
        const char* network;
        core::NetworkOptions options;
        double at1024, at2048;
    };
    const Row rows[] = {{"deeplabv3-resnet50", {}, 327, 1309},
                        {"deeplabv3-resnet50", {.outputStride = 16}, 97, 387},
                        {"unet", {}, 386, 1544},
                        {"unet", {.width = 0.5}, 97, 388},
                        {"denseaspp121", {}, 77, 309},
                        {"denseaspp161", {}, 310, 1240}};
    for (const Row& row : rows) {
        CAPTURE(row.network);
        CAPTURE(row.options.outputStride);
        CHECK(std::abs(gigaMacs(row.network, row.options, {1024, 512}) - row.at1024) <= 0.6);
        CHECK(std::abs(gigaMacs(row.network, row.options, {2048, 1024}) - row.at2048) <= 0.6);
    }
}

TEST_CASE("multiply-adds of single layers, by hand") {
    const auto graph = core::buildNetwork("deeplabv3-resnet50", {.aux = true}).value();
    const auto cost = core::costOf(graph, {1024, 512}).value();
    const auto at = [&](const char* name) { return cost.nodes[static_cast<std::size_t>(idOf(graph, name))]; };
    CHECK(at("backbone.conv1").macs == 64ULL * 256 * 512 * 3 * 49);
    CHECK(at("classifier.0.convs.1.0").macs == 38'654'705'664ULL); // 256 · 64·128 · 2048 · 9
    CHECK(at("classifier.0.convs.4.1").macs == 256ULL * 2048);     // on the one pooled cell
    CHECK(at("backbone.bn1").macs == 0);
    CHECK(at("backbone.bn1").outputElements == 64ULL * 256 * 512);
    CHECK(at("aux_classifier.0").macs == 0); // not on the way to `out`
    CHECK(at("classifier.resize").outputElements == 0);

    const auto unet = core::buildNetwork("unet", {}).value();
    const auto unetCost = core::costOf(unet, {1024, 512}).value();
    // Each of the 64·128 outputs reads one input cell: 1024·512 products each, for 512 channels.
    CHECK(unetCost.nodes[static_cast<std::size_t>(idOf(unet, "up1.up"))].macs == 64ULL * 128 * 1024 * 512);
    const auto mobile = core::buildNetwork("denseaspp-mobilenet", {}).value();
    const auto mobileCost = core::costOf(mobile, {1024, 512}).value();
    CHECK(mobileCost.nodes[static_cast<std::size_t>(idOf(mobile, "features.features.2.conv.3"))].macs ==
          96ULL * 128 * 256 * 9);
}

TEST_CASE("what is live at once is freed after its last reader") {
    auto builder = startOf(4);                                // input 3, first 4 channels of 10×10
    const auto left = builder.relu("left", 1);                // 4
    const auto both = builder.concat("both", {1, left});      // 8
    const auto last = builder.conv("last", both, {.out = 2}); // 2
    builder.output("out", last, last);
    // input+first 7, first+left 8, first+left+both 16, both+last 10
    CHECK(core::costOf(builder.finish(), {10, 10})->peakActivationElements == 1600);
}

TEST_CASE("the receptive field of small graphs, by hand") {
    auto builder = startOf(4);                                       // 3
    const auto pooled = builder.add("pool", core::MaxPoolOp{}, {1}); // 4, jump 2
    const auto atrous = builder.conv("atrous", pooled, {.out = 4, .kernel = 3, .padding = 3, .dilation = 3}); // 4 + 6·2
    const auto up = builder.add("up", core::ConvTransposeOp{.out = 4}, {atrous});        // same, jump 1
    const auto after = builder.conv("after", up, {.out = 4, .kernel = 5, .padding = 2}); // + 4
    const auto smooth = builder.add("smooth", core::UpsampleOp{}, {atrous});             // + one cell of 2
    const auto global = builder.add("global", core::GlobalAvgPoolOp{}, {pooled});
    const auto wide = builder.add("wide", core::ResizeLikeOp{}, {global, pooled});
    const auto mixed = builder.concat("mixed", {wide, atrous});
    const auto graph = builder.finish();
    const auto field = [&](core::NodeId id) { return core::receptiveFieldOf(graph, id).pixels; };
    CHECK(field(0) == 1);
    CHECK(field(1) == 3);
    CHECK(field(pooled) == 4);
    CHECK(field(atrous) == 16);
    CHECK(field(up) == 16);
    CHECK(field(after) == 20);
    CHECK(field(smooth) == 18);
    CHECK(field(mixed) == 16);
    CHECK_FALSE(core::receptiveFieldOf(graph, after).wholeImage);
    CHECK(core::receptiveFieldOf(graph, mixed).wholeImage);
}

TEST_CASE("the dense pyramid reaches 126 cells further than its features") {
    // Rates 3, 6, 12, 18, 24 one after the other: 2·(3+6+12+18+24) cells of 8 pixels.
    const auto graph = core::buildNetwork("denseaspp121", {}).value();
    const auto features = core::receptiveFieldOf(graph, idOf(graph, "features.norm5")).pixels;
    CHECK(core::receptiveFieldOf(graph, graph.outputs[0].logits).pixels == features + 126 * 8);
    CHECK(core::receptiveFieldOf(core::buildNetwork("deeplabv3-resnet50", {}).value(), 0).pixels == 1);
}

TEST_CASE("the receptive field of U-Net is 200 pixels, and DeepLabV3 sees the whole image through its pooling") {
    // Down: two 3×3 per level at jump 1, 2, 4, 8, 16 and four pools: 1 + 4·(1+2+4+8+16) + (1+2+4+8) = 140;
    // up: two 3×3 at jump 8, 4, 2, 1: + 4·(8+4+2+1) = 200.
    const auto unet = core::buildNetwork("unet", {}).value();
    const auto field = core::receptiveFieldOf(unet, unet.outputs[0].logits);
    CHECK(field.pixels == 200);
    CHECK_FALSE(field.wholeImage);
    const auto deepLab = core::buildNetwork("deeplabv3-resnet50", {}).value();
    CHECK(core::receptiveFieldOf(deepLab, deepLab.outputs[0].logits).wholeImage);
}
