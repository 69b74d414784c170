// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/aspp.h"

namespace core {

NodeId addAspp(GraphBuilder& graph, const std::string& name, NodeId features, const std::array<int, 3>& rates) {
    const int out = graph.width(256);
    // Index of the convolution in its Sequential: the pooling branch has the pooling before it.
    const auto branch = [&](const std::string& prefix, int first, NodeId from, ConvOp conv) {
        NodeId x = graph.conv(fmt::format("{}.{}", prefix, first), from, conv);
        x = graph.batchNorm(fmt::format("{}.{}", prefix, first + 1), x);
        return graph.relu(fmt::format("{}.{}", prefix, first + 2), x);
    };
    std::vector<NodeId> branches = {branch(name + ".convs.0", 0, features, {.out = out})};
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const ConvOp atrous{.out = out, .kernel = 3, .padding = rates[i], .dilation = rates[i]};
        branches.push_back(branch(fmt::format("{}.convs.{}", name, i + 1), 0, features, atrous));
    }
    const NodeId pooled = graph.add(name + ".convs.4.0", GlobalAvgPoolOp{}, {features});
    const NodeId image = branch(name + ".convs.4", 1, pooled, {.out = out});
    branches.push_back(graph.add(name + ".convs.4.resize", ResizeLikeOp{}, {image, features}));

    const NodeId all = graph.concat(name + ".concat", branches);
    const NodeId projected = branch(name + ".project", 0, all, {.out = out});
    return graph.add(name + ".project.3", DropoutOp{.probability = 0.5}, {projected});
}

} // namespace core
