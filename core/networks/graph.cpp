// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/graph.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace core {

namespace {

constexpr std::array<std::string_view, std::variant_size_v<Operation>> kOperationNames = {
    "input",  "conv", "conv_transpose", "batch_norm",  "relu",     "relu6",  "max_pool", "avg_pool", "global_avg_pool",
    "concat", "add",  "upsample",       "resize_like", "pad_like", "dropout"};

/// Fills what the input decides, and gives the channels of the result. Builders are our own code: a contradiction is a
/// broken promise, not an error to report.
struct ChannelRule {
    const std::vector<int>& from; ///< channels of each input

    int operator()(InputOp& op) const { return op.channels; }
    int operator()(ConvOp& op) const {
        if (op.in == 0) op.in = from[0];
        assert(op.in == from[0] && op.out > 0 && op.in % op.groups == 0 && op.out % op.groups == 0);
        return op.out;
    }
    int operator()(ConvTransposeOp& op) const {
        if (op.in == 0) op.in = from[0];
        assert(op.in == from[0] && op.out > 0);
        return op.out;
    }
    int operator()(BatchNormOp& op) const {
        if (op.channels == 0) op.channels = from[0];
        assert(op.channels == from[0]);
        return op.channels;
    }
    int operator()(ConcatOp&) const {
        int sum = 0;
        for (const int channels : from) sum += channels;
        return sum;
    }
    int operator()(AddOp&) const {
        assert(from.size() == 2 && from[0] == from[1]);
        return from[0];
    }
    template <class Op> int operator()(Op&) const { return from[0]; }
};

} // namespace

std::string_view operationName(const Operation& operation) { return kOperationNames[operation.index()]; }

const Output* Graph::findOutput(std::string_view name) const {
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const Output& o) { return o.name == name; });
    return found == outputs.end() ? nullptr : &*found;
}

GraphBuilder::GraphBuilder(std::string network, NetworkOptions options) {
    m_graph.network = std::move(network);
    m_graph.options = options;
}

NodeId GraphBuilder::input() { return add("input", InputOp{m_graph.options.inputChannels}, {}); }

NodeId GraphBuilder::add(std::string name, Operation operation, std::vector<NodeId> inputs) {
    const auto id = static_cast<NodeId>(m_graph.nodes.size());
    std::vector<int> from;
    for (const NodeId input : inputs) {
        assert(input >= 0 && input < id);
        from.push_back(channels(input));
    }
    assert(from.empty() == std::holds_alternative<InputOp>(operation));
    m_channels.push_back(std::visit(ChannelRule{from}, operation));
    m_graph.nodes.push_back({std::move(name), operation, std::move(inputs)});
    return id;
}

NodeId GraphBuilder::batchNorm(const std::string& name, NodeId from, double momentum) {
    return add(name, BatchNormOp{.momentum = momentum}, {from});
}

NodeId GraphBuilder::relu(NodeId from) { return relu(m_graph.node(from).name + ".relu", from); }

int GraphBuilder::width(int publicChannels) const { return scaledWidth(publicChannels, m_graph.options.width); }

void GraphBuilder::output(std::string name, NodeId logits, NodeId full) {
    m_graph.outputs.push_back({std::move(name), logits, full});
}

int scaledWidth(int channels, double width) {
    return std::max(8, static_cast<int>(std::floor(static_cast<double>(channels) * width / 8.0 + 0.5)) * 8);
}

std::vector<ParameterSpec> parametersOf(const Graph& graph) {
    std::vector<ParameterSpec> all;
    for (NodeId id = 0; id < static_cast<NodeId>(graph.nodes.size()); ++id) {
        const Node& node = graph.node(id);
        const auto put = [&](const char* leaf, std::vector<std::int64_t> shape, bool isBuffer = false) {
            all.push_back({node.name + leaf, std::move(shape), isBuffer, id});
        };
        if (const auto* conv = std::get_if<ConvOp>(&node.operation)) {
            put(".weight", {conv->out, conv->in / conv->groups, conv->kernel, conv->kernel});
            if (conv->bias) put(".bias", {conv->out});
        } else if (const auto* transposed = std::get_if<ConvTransposeOp>(&node.operation)) {
            put(".weight", {transposed->in, transposed->out, transposed->kernel, transposed->kernel});
            if (transposed->bias) put(".bias", {transposed->out});
        } else if (const auto* norm = std::get_if<BatchNormOp>(&node.operation)) {
            put(".weight", {norm->channels});
            put(".bias", {norm->channels});
            put(".running_mean", {norm->channels}, true);
            put(".running_var", {norm->channels}, true);
        }
    }
    return all;
}

} // namespace core
