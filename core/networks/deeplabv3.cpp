// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/deeplabv3.h"

#include "core/networks/aspp.h"
#include "core/networks/resnet.h"

namespace core {

namespace {

NodeId addAuxiliaryHead(GraphBuilder& graph, NodeId layer3) {
    const ConvOp narrow{.out = graph.channels(layer3) / 4, .kernel = 3, .padding = 1};
    NodeId x = graph.conv("aux_classifier.0", layer3, narrow);
    x = graph.relu("aux_classifier.2", graph.batchNorm("aux_classifier.1", x));
    x = graph.add("aux_classifier.3", DropoutOp{.probability = 0.1}, {x});
    return graph.conv("aux_classifier.4", x, {.out = graph.options().classes, .bias = true});
}

} // namespace

Graph buildDeepLabV3(const std::string& network, const NetworkOptions& options, const std::array<int, 4>& blocks) {
    GraphBuilder graph(network, options);
    const NodeId input = graph.input();
    const ResNetFeatures features = addResNet(graph, input, blocks);

    const std::array<int, 3> rates = options.outputStride == 8 ? std::array{12, 24, 36} : std::array{6, 12, 18};
    NodeId x = addAspp(graph, "classifier.0", features.layer4, rates);
    x = graph.conv("classifier.1", x, {.out = graph.width(256), .kernel = 3, .padding = 1});
    x = graph.relu("classifier.3", graph.batchNorm("classifier.2", x));
    const NodeId logits = graph.conv("classifier.4", x, {.out = options.classes, .bias = true});

    const ResizeLikeOp toInput{options.alignCorners};
    graph.output("out", logits, graph.add("classifier.resize", toInput, {logits, input}));
    if (options.aux) {
        const NodeId aux = addAuxiliaryHead(graph, features.layer3);
        graph.output("aux", aux, graph.add("aux_classifier.resize", toInput, {aux, input}));
    }
    return graph.finish();
}

} // namespace core
