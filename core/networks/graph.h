// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A network as data: named operations in an order in which they can be run. An operation's name is its state_dict
// prefix (`features.denseblock1.denselayer1.norm.1`), so that importing weights is a look-up. No tensors here.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace core {

using NodeId = int; ///< index into Graph::nodes; inputs of a node have smaller ids

// clang-format off
struct InputOp { int channels = 3; };
/// Square kernels. Weight [out, in/groups, k, k], bias [out].
struct ConvOp { int in = 0, out = 0, kernel = 1, stride = 1, padding = 0, dilation = 1, groups = 1; bool bias = false; };
/// Weight [in, out, k, k] (as PyTorch stores it), bias [out]; no padding.
struct ConvTransposeOp { int in = 0, out = 0, kernel = 2, stride = 2; bool bias = true; };
struct BatchNormOp { int channels = 0; double eps = 1e-5; double momentum = 0.1; };
struct ReluOp {};
struct Relu6Op {};
struct MaxPoolOp { int kernel = 2, stride = 2, padding = 0; };
struct AvgPoolOp { int kernel = 2, stride = 2; };
struct GlobalAvgPoolOp {};                                       ///< → 1×1
struct ConcatOp {};                                              ///< along channels, in the order of the inputs
struct AddOp {};
struct UpsampleOp { int scale = 2; bool alignCorners = false; }; ///< bilinear
struct ResizeLikeOp { bool alignCorners = false; };              ///< bilinear; input 0 to the height and width of input 1
struct PadLikeOp {}; ///< zeros around input 0 up to the size of input 1: left and top get half, rounded down
struct DropoutOp { double probability = 0.5; bool wholeChannels = false; }; ///< identity when not training
// clang-format on

using Operation = std::variant<InputOp, ConvOp, ConvTransposeOp, BatchNormOp, ReluOp, Relu6Op, MaxPoolOp, AvgPoolOp,
                               GlobalAvgPoolOp, ConcatOp, AddOp, UpsampleOp, ResizeLikeOp, PadLikeOp, DropoutOp>;
std::string_view operationName(const Operation& operation); ///< "conv", "batch_norm", …

struct Node {
    std::string name; ///< unique; state_dict prefix where the operation has parameters
    Operation operation;
    std::vector<NodeId> inputs;
};

/// One result of a network. `logits` is on the network's own grid, `full` the same brought to the input's size as the
/// public source does it (ResizeLike for DeepLabV3, ×8 for DenseASPP, equal to `logits` for U-Net).
struct Output {
    std::string name; ///< "out", "aux"
    NodeId logits = 0;
    NodeId full = 0;
};

struct NetworkOptions {
    int classes = 19;
    int outputStride = 8; ///< 8 or 16; U-Net ignores it
    double width = 1.0;   ///< c becomes max(8, round(c·width/8)·8), halves up
    bool aux = false;     ///< DeepLabV3: the auxiliary head on layer3
    /// DenseASPP: all its upsamplings. DeepLabV3: the last one, to the input's size. U-Net: nothing inside the graph.
    bool alignCorners = false;
    int inputChannels = 3;
    bool operator==(const NetworkOptions&) const = default;
};

struct Graph {
    std::string network; ///< registry name
    NetworkOptions options;
    std::vector<Node> nodes;
    std::vector<Output> outputs; ///< "out" first

    const Output* findOutput(std::string_view name) const;
    const Node& node(NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
};

/// Appends nodes and names them; used by the files that describe networks. Knows the channels of every node, so that
/// `in` and `channels` of an operation may stay 0: they are filled from its input.
class GraphBuilder {
public:
    explicit GraphBuilder(std::string network, NetworkOptions options);
    NodeId input();
    NodeId add(std::string name, Operation operation, std::vector<NodeId> inputs);
    NodeId conv(const std::string& name, NodeId from, ConvOp op) { return add(name, op, {from}); }
    NodeId batchNorm(const std::string& name, NodeId from, double momentum = 0.1);
    NodeId relu(const std::string& name, NodeId from) { return add(name, ReluOp{}, {from}); }
    NodeId relu(NodeId from); ///< named `<input>.relu`
    NodeId concat(const std::string& name, std::vector<NodeId> inputs) {
        return add(name, ConcatOp{}, std::move(inputs));
    }
    int channels(NodeId node) const { return m_channels[static_cast<std::size_t>(node)]; }
    /// A channel count of the public network at this network's width.
    int width(int publicChannels) const;
    const NetworkOptions& options() const { return m_graph.options; }
    void output(std::string name, NodeId logits, NodeId full);
    Graph finish() { return std::move(m_graph); }

private:
    Graph m_graph;
    std::vector<int> m_channels;
};

/// max(8, round(c·width/8)·8), halves up. Width changes these numbers, never which nodes there are.
int scaledWidth(int channels, double width);

/// One float tensor of the network's state_dict.
struct ParameterSpec {
    std::string name; ///< `backbone.bn1.running_mean`
    std::vector<std::int64_t> shape;
    bool isBuffer = false; ///< running_mean, running_var: not counted as parameters
    NodeId node = 0;
};
/// All of them in node order; num_batches_tracked is not listed (it holds no weight).
std::vector<ParameterSpec> parametersOf(const Graph& graph);

} // namespace core
