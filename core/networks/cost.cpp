// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/cost.h"

#include <algorithm>

namespace core {

namespace {

/// For each node whether `target` is computed from it.
std::vector<bool> ancestorsOf(const Graph& graph, NodeId target) {
    std::vector<bool> needed(graph.nodes.size(), false);
    needed[static_cast<std::size_t>(target)] = true;
    for (NodeId id = target; id >= 0; --id) {
        if (!needed[static_cast<std::size_t>(id)]) continue;
        for (const NodeId input : graph.node(id).inputs) needed[static_cast<std::size_t>(input)] = true;
    }
    return needed;
}

std::uint64_t macsOf(const Operation& operation, const NodeShape& out) {
    const auto cells = static_cast<std::uint64_t>(out.elements());
    if (const auto* conv = std::get_if<ConvOp>(&operation))
        return cells * static_cast<std::uint64_t>(conv->in / conv->groups) *
               static_cast<std::uint64_t>(conv->kernel * conv->kernel);
    if (const auto* up = std::get_if<ConvTransposeOp>(&operation)) {
        // Each output cell is reached by (kernel/stride)² input cells.
        const auto taps = static_cast<std::uint64_t>(up->kernel * up->kernel);
        return cells * static_cast<std::uint64_t>(up->in) * taps / static_cast<std::uint64_t>(up->stride * up->stride);
    }
    return 0;
}

std::uint64_t countParameters(const Graph& graph, bool buffers) {
    std::uint64_t sum = 0;
    for (const ParameterSpec& parameter : parametersOf(graph)) {
        if (parameter.isBuffer != buffers) continue;
        std::uint64_t elements = 1;
        for (const std::int64_t side : parameter.shape) elements *= static_cast<std::uint64_t>(side);
        sum += elements;
    }
    return sum;
}

/// Elements live at once when every node of `needed` gets its own result, freed after its last reader.
std::uint64_t peakOf(const Graph& graph, const std::vector<bool>& needed, const std::vector<NodeShape>& shapes) {
    std::vector<int> readers(graph.nodes.size(), 0);
    for (std::size_t id = 0; id < graph.nodes.size(); ++id)
        if (needed[id])
            for (const NodeId input : graph.nodes[id].inputs) ++readers[static_cast<std::size_t>(input)];
    std::uint64_t live = 0, peak = 0;
    for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
        if (!needed[id]) continue;
        live += shapes[id].elements();
        peak = std::max(peak, live);
        for (const NodeId input : graph.nodes[id].inputs)
            if (--readers[static_cast<std::size_t>(input)] == 0)
                live -= shapes[static_cast<std::size_t>(input)].elements();
    }
    return peak;
}

/// Receptive field of one node, and the distance of its neighbours in input pixels.
struct Reach {
    int pixels = 1;
    int jump = 1;
    bool wholeImage = false;
};

Reach slid(Reach from, int kernel, int stride, int dilation) {
    from.pixels += dilation * (kernel - 1) * from.jump;
    from.jump *= stride;
    return from;
}

/// Bilinear: an output pixel reads two neighbouring cells.
Reach enlarged(Reach from, int jump) { return {from.pixels + from.jump, jump, from.wholeImage}; }

Reach reachOf(const Operation& operation, const std::vector<Reach>& in) {
    if (in.empty()) return {};
    Reach reach = in[0];
    if (const auto* conv = std::get_if<ConvOp>(&operation))
        return slid(reach, conv->kernel, conv->stride, conv->dilation);
    if (const auto* pool = std::get_if<MaxPoolOp>(&operation)) return slid(reach, pool->kernel, pool->stride, 1);
    if (const auto* pool = std::get_if<AvgPoolOp>(&operation)) return slid(reach, pool->kernel, pool->stride, 1);
    if (const auto* up = std::get_if<UpsampleOp>(&operation))
        return enlarged(reach, std::max(1, reach.jump / up->scale));
    if (const auto* up = std::get_if<ConvTransposeOp>(&operation)) {
        reach.pixels += ((up->kernel - 1) / up->stride) * reach.jump;
        reach.jump = std::max(1, reach.jump / up->stride);
        return reach;
    }
    if (std::holds_alternative<GlobalAvgPoolOp>(operation)) return {reach.pixels, reach.jump, true};
    if (std::holds_alternative<ResizeLikeOp>(operation)) // one pooled cell stays one cell
        return reach.wholeImage && in[1].jump == reach.jump ? reach : enlarged(reach, in[1].jump);
    if (std::holds_alternative<PadLikeOp>(operation)) return reach;
    for (const Reach& other : in) {
        reach.pixels = std::max(reach.pixels, other.pixels);
        reach.wholeImage = reach.wholeImage || other.wholeImage;
    }
    return reach;
}

} // namespace

Result<NetworkCost> costOf(const Graph& graph, Size input) {
    const auto shapes = shapesOf(graph, input);
    if (!shapes) return fail(shapes.error());
    NetworkCost cost;
    cost.parameters = countParameters(graph, false);
    cost.bufferElements = countParameters(graph, true);
    cost.nodes.resize(graph.nodes.size());
    const std::vector<bool> needed = ancestorsOf(graph, graph.outputs.front().logits);
    for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
        if (!needed[id]) continue;
        cost.nodes[id] = {macsOf(graph.nodes[id].operation, (*shapes)[id]), (*shapes)[id].elements()};
        cost.macs += cost.nodes[id].macs;
    }
    cost.peakActivationElements = peakOf(graph, needed, *shapes);
    return cost;
}

std::uint64_t parameterCount(const Graph& graph) { return countParameters(graph, false); }

ReceptiveField receptiveFieldOf(const Graph& graph, NodeId node) {
    std::vector<Reach> reaches;
    for (NodeId id = 0; id <= node; ++id) {
        std::vector<Reach> in;
        for (const NodeId input : graph.node(id).inputs) in.push_back(reaches[static_cast<std::size_t>(input)]);
        reaches.push_back(reachOf(graph.node(id).operation, in));
    }
    return {reaches.back().pixels, reaches.back().wholeImage};
}

} // namespace core
