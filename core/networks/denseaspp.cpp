// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/denseaspp.h"

#include "core/networks/mobilenet_v2.h"

#include <cassert>

namespace core {

namespace {

constexpr double kMomentum = 3e-4; // of the batch norms in the branches

DenseAsppShape shapeOfDepth(int depth) {
    switch (depth) {
    case 121: return {{32, {6, 12, 24, 16}, 64}, 128, 64};
    case 161: return {{48, {6, 12, 36, 24}, 96}, 512, 128};
    case 169: return {{32, {6, 12, 32, 32}, 64}, 336, 168};
    default: assert(depth == 201); return {{32, {6, 12, 48, 32}, 64}, 480, 240};
    }
}

NodeId addBranch(GraphBuilder& graph, int rate, NodeId from, const DenseAsppShape& shape) {
    const auto name = fmt::format("ASPP_{}", rate);
    NodeId x = from;
    if (rate != 3) x = graph.relu(name + ".relu.1", graph.batchNorm(name + ".norm.1", x, kMomentum));
    x = graph.conv(name + ".conv.1", x, {.out = graph.width(shape.reduced), .bias = true});
    x = graph.relu(name + ".relu.2", graph.batchNorm(name + ".norm.2", x, kMomentum));
    const ConvOp atrous{.out = graph.width(shape.branch), .kernel = 3, .padding = rate, .dilation = rate, .bias = true};
    x = graph.conv(name + ".conv.2", x, atrous);
    return graph.add(name + ".dropout", DropoutOp{.probability = 0.1, .wholeChannels = true}, {x});
}

Graph addHead(GraphBuilder graph, NodeId features, const DenseAsppShape& shape) {
    // The public ASPP_3 begins with an in-place ReLU on the shared features: from there on everyone sees them
    // rectified.
    NodeId x = graph.relu("ASPP_3.relu.1", features);
    for (const int rate : {3, 6, 12, 18, 24})
        x = graph.concat(fmt::format("ASPP_{}.concat", rate), {addBranch(graph, rate, x, shape), x});
    x = graph.add("classification.0", DropoutOp{.probability = 0.1, .wholeChannels = true}, {x});
    const NodeId logits = graph.conv("classification.1", x, {.out = graph.options().classes, .bias = true});
    // ×8, whatever the input's size was: the result is a multiple of 8.
    const UpsampleOp enlarge{.scale = 8, .alignCorners = graph.options().alignCorners};
    graph.output("out", logits, graph.add("classification.2", enlarge, {logits}));
    return graph.finish();
}

} // namespace

Graph buildDenseAspp(const std::string& network, const NetworkOptions& options, int depth) {
    GraphBuilder graph(network, options);
    const DenseAsppShape shape = shapeOfDepth(depth);
    NodeId features = addDenseNet(graph, graph.input(), shape.backbone);
    if (options.outputStride == 16)
        features =
            graph.add("features.upsample", UpsampleOp{.scale = 2, .alignCorners = options.alignCorners}, {features});
    return addHead(std::move(graph), features, shape);
}

Graph buildDenseAsppMobileNet(const std::string& network, const NetworkOptions& options) {
    GraphBuilder graph(network, options);
    const NodeId features = addMobileNetV2(graph, graph.input());
    return addHead(std::move(graph), features, {.backbone = {}, .reduced = 128, .branch = 64});
}

} // namespace core
