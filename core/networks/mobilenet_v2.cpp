// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mobilenet_v2.h"

namespace core {

namespace {

struct InvertedResidual {
    int expansion = 1; ///< hidden channels per input channel
    int out = 0;
    int stride = 1;
    int dilation = 1;
    bool residual = false;
};

NodeId addInvertedResidual(GraphBuilder& graph, const std::string& name, NodeId from, const InvertedResidual& block) {
    const int hidden = graph.channels(from) * block.expansion;
    const auto part = [&](int index) { return fmt::format("{}.conv.{}", name, index); };
    NodeId x = graph.conv(part(0), from, {.out = hidden});
    x = graph.add(part(2), Relu6Op{}, {graph.batchNorm(part(1), x)});
    x = graph.conv(part(3), x,
                   {.out = hidden,
                    .kernel = 3,
                    .stride = block.stride,
                    .padding = block.dilation,
                    .dilation = block.dilation,
                    .groups = hidden});
    x = graph.add(part(5), Relu6Op{}, {graph.batchNorm(part(4), x)});
    x = graph.batchNorm(part(7), graph.conv(part(6), x, {.out = block.out}));
    return block.residual ? graph.add(name + ".add", AddOp{}, {from, x}) : x;
}

} // namespace

NodeId addMobileNetV2(GraphBuilder& graph, NodeId input) {
    struct Stage {
        int expansion, channels, blocks;
    };
    constexpr Stage stages[] = {{1, 16, 1}, {6, 24, 2}, {6, 32, 3}, {6, 64, 4}, {6, 96, 3}, {6, 160, 3}, {6, 320, 1}};
    const bool stride8 = graph.options().outputStride == 8;

    // The stem has a plain ReLU, the blocks ReLU6.
    NodeId x =
        graph.conv("features.features.0.0", input, {.out = graph.width(32), .kernel = 3, .stride = 2, .padding = 1});
    x = graph.relu("features.features.0.2", graph.batchNorm("features.features.0.1", x));
    int block = 1;
    for (const Stage& stage : stages) {
        for (int i = 0; i < stage.blocks; ++i, ++block) {
            const bool halves = block == 2 || block == 4 || (block == 7 && !stride8);
            const int dilation = stride8 && block >= 7 ? 2 : 1;
            x = addInvertedResidual(graph, fmt::format("features.features.{}", block), x,
                                    {stage.expansion, graph.width(stage.channels), halves ? 2 : 1, dilation, i > 0});
        }
    }
    return x;
}

} // namespace core
