// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/resnet.h"

namespace core {

namespace {

struct Bottleneck {
    int planes = 0; ///< already scaled; the block gives 4·planes
    int stride = 1;
    int dilation = 1;
    bool projects = false; ///< the shortcut is a 1×1 convolution: the first block of every layer, layer1 too
};

NodeId addBottleneck(GraphBuilder& graph, const std::string& name, NodeId from, const Bottleneck& block) {
    NodeId x = graph.conv(name + ".conv1", from, {.out = block.planes});
    x = graph.relu(name + ".relu1", graph.batchNorm(name + ".bn1", x));
    x = graph.conv(name + ".conv2", x,
                   {.out = block.planes,
                    .kernel = 3,
                    .stride = block.stride,
                    .padding = block.dilation,
                    .dilation = block.dilation});
    x = graph.relu(name + ".relu2", graph.batchNorm(name + ".bn2", x));
    x = graph.conv(name + ".conv3", x, {.out = 4 * block.planes});
    x = graph.batchNorm(name + ".bn3", x);
    NodeId shortcut = from;
    if (block.projects) {
        shortcut = graph.conv(name + ".downsample.0", from, {.out = 4 * block.planes, .stride = block.stride});
        shortcut = graph.batchNorm(name + ".downsample.1", shortcut);
    }
    return graph.relu(name + ".relu3", graph.add(name + ".add", AddOp{}, {x, shortcut}));
}

} // namespace

ResNetFeatures addResNet(GraphBuilder& graph, NodeId input, const std::array<int, 4>& blocks) {
    NodeId x = graph.conv("backbone.conv1", input, {.out = graph.width(64), .kernel = 7, .stride = 2, .padding = 3});
    x = graph.relu("backbone.relu", graph.batchNorm("backbone.bn1", x));
    x = graph.add("backbone.maxpool", MaxPoolOp{.kernel = 3, .stride = 2, .padding = 1}, {x});

    const int firstDilated = graph.options().outputStride == 8 ? 3 : 4;
    int dilation = 1;
    ResNetFeatures features;
    for (int layer = 1; layer <= 4; ++layer) {
        // Where dilation takes the place of a stride, the first block still has the dilation of the layer before.
        const int before = dilation;
        int stride = layer == 1 ? 1 : 2;
        if (layer >= firstDilated) {
            dilation *= stride;
            stride = 1;
        }
        const int planes = graph.width(64 << (layer - 1));
        for (int block = 0; block < blocks[static_cast<std::size_t>(layer - 1)]; ++block) {
            const bool first = block == 0;
            const auto name = fmt::format("backbone.layer{}.{}", layer, block);
            x = addBottleneck(graph, name, x, {planes, first ? stride : 1, first ? before : dilation, first});
        }
        if (layer == 3) features.layer3 = x;
    }
    features.layer4 = x;
    return features;
}

} // namespace core
