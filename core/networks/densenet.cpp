// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/densenet.h"

namespace core {

namespace {

NodeId addDenseLayer(GraphBuilder& graph, const std::string& name, NodeId from, int growth, int dilation) {
    NodeId x = graph.relu(name + ".relu.1", graph.batchNorm(name + ".norm.1", from));
    x = graph.conv(name + ".conv.1", x, {.out = 4 * growth});
    x = graph.relu(name + ".relu.2", graph.batchNorm(name + ".norm.2", x));
    x = graph.conv(name + ".conv.2", x, {.out = growth, .kernel = 3, .padding = dilation, .dilation = dilation});
    return graph.concat(name + ".concat", {from, x});
}

NodeId addTransition(GraphBuilder& graph, const std::string& name, NodeId from, bool pools) {
    NodeId x = graph.relu(name + ".relu", graph.batchNorm(name + ".norm", from));
    x = graph.conv(name + ".conv", x, {.out = graph.channels(from) / 2});
    return pools ? graph.add(name + ".pool", AvgPoolOp{}, {x}) : x;
}

} // namespace

NodeId addDenseNet(GraphBuilder& graph, NodeId input, const DenseNetShape& shape) {
    const bool stride8 = graph.options().outputStride == 8;
    const std::array<int, 4> dilations = stride8 ? std::array{1, 1, 2, 4} : std::array{1, 1, 1, 2};
    const std::array<bool, 4> pools = {true, !stride8, false, false};

    const ConvOp stem{.out = graph.width(shape.stem), .kernel = 7, .stride = 2, .padding = 3};
    NodeId x = graph.conv("features.conv0", input, stem);
    x = graph.relu("features.relu0", graph.batchNorm("features.norm0", x));
    x = graph.add("features.pool0", MaxPoolOp{.kernel = 3, .stride = 2, .padding = 1}, {x});
    for (std::size_t block = 0; block < 4; ++block) {
        for (int layer = 1; layer <= shape.layers[block]; ++layer) {
            const auto name = fmt::format("features.denseblock{}.denselayer{}", block + 1, layer);
            x = addDenseLayer(graph, name, x, graph.width(shape.growth), dilations[block]);
        }
        x = addTransition(graph, fmt::format("features.transition{}", block + 1), x, pools[block]);
    }
    return graph.batchNorm("features.norm5", x);
}

} // namespace core
