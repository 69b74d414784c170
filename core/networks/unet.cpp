// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/unet.h"

#include <array>

namespace core {

namespace {

NodeId addDoubleConv(GraphBuilder& graph, const std::string& name, NodeId from, int middle, int out) {
    NodeId x = graph.conv(name + ".double_conv.0", from, {.out = middle, .kernel = 3, .padding = 1});
    x = graph.relu(name + ".double_conv.2", graph.batchNorm(name + ".double_conv.1", x));
    x = graph.conv(name + ".double_conv.3", x, {.out = out, .kernel = 3, .padding = 1});
    return graph.relu(name + ".double_conv.5", graph.batchNorm(name + ".double_conv.4", x));
}

NodeId addUp(GraphBuilder& graph, const std::string& name, NodeId from, NodeId skip, int out, UNetUp kind) {
    const int half = graph.channels(from) / 2;
    const Operation enlarge = kind == UNetUp::Transposed ? Operation(ConvTransposeOp{.out = half})
                                                         : Operation(UpsampleOp{.scale = 2, .alignCorners = true});
    NodeId up = graph.add(name + ".up", enlarge, {from});
    // A side that was odd before pooling comes back one short.
    up = graph.add(name + ".pad", PadLikeOp{}, {up, skip});
    const NodeId both = graph.concat(name + ".concat", {skip, up});
    const int middle = kind == UNetUp::Transposed ? out : graph.channels(both) / 2;
    return addDoubleConv(graph, name + ".conv", both, middle, out);
}

} // namespace

Graph buildUNet(const std::string& network, const NetworkOptions& options, UNetUp up) {
    GraphBuilder graph(network, options);
    const int factor = up == UNetUp::Bilinear ? 2 : 1;
    std::array<int, 5> widths = {};
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = graph.width(64 << i);

    std::array<NodeId, 5> skips = {};
    skips[0] = addDoubleConv(graph, "inc", graph.input(), widths[0], widths[0]);
    for (std::size_t i = 1; i < widths.size(); ++i) {
        const auto name = fmt::format("down{}.maxpool_conv", i);
        const int out = i == 4 ? widths[i] / factor : widths[i];
        const NodeId pooled = graph.add(name + ".0", MaxPoolOp{}, {skips[i - 1]});
        skips[i] = addDoubleConv(graph, name + ".1", pooled, out, out);
    }
    NodeId x = skips[4];
    for (std::size_t i = 1; i <= 4; ++i) {
        const int out = i == 4 ? widths[0] : widths[4 - i] / factor;
        x = addUp(graph, fmt::format("up{}", i), x, skips[4 - i], out, up);
    }
    const NodeId logits = graph.conv("outc.conv", x, {.out = options.classes, .bias = true});
    graph.output("out", logits, logits);
    return graph.finish();
}

} // namespace core
