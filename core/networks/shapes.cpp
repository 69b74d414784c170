// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/shapes.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

/// What is wrong with a node, without its name.
using Outcome = tl::expected<NodeShape, std::string>;
tl::unexpected<std::string> wrong(std::string reason) { return tl::unexpected<std::string>(std::move(reason)); }

struct Window {
    int kernel, stride, padding, dilation;
};

struct ShapeRule {
    const std::vector<NodeShape>& in;
    Size input;

    Outcome slide(const Window& w, int channels) const {
        const int reach = w.dilation * (w.kernel - 1) + 1;
        const int height = in[0].height + 2 * w.padding - reach;
        const int width = in[0].width + 2 * w.padding - reach;
        if (height < 0 || width < 0)
            return wrong(fmt::format("needs at least {}×{} and gets {}×{}", reach - 2 * w.padding,
                                     reach - 2 * w.padding, in[0].width, in[0].height));
        return NodeShape{channels, height / w.stride + 1, width / w.stride + 1};
    }
    Outcome channelsMustBe(int channels) const {
        if (in[0].channels == channels) return in[0];
        return wrong(fmt::format("takes {} channels and gets {}", channels, in[0].channels));
    }

    Outcome operator()(const InputOp& op) const { return NodeShape{op.channels, input.height, input.width}; }
    Outcome operator()(const ConvOp& op) const {
        if (auto good = channelsMustBe(op.in); !good) return good;
        return slide({op.kernel, op.stride, op.padding, op.dilation}, op.out);
    }
    Outcome operator()(const ConvTransposeOp& op) const {
        if (auto good = channelsMustBe(op.in); !good) return good;
        return NodeShape{op.out, (in[0].height - 1) * op.stride + op.kernel, (in[0].width - 1) * op.stride + op.kernel};
    }
    Outcome operator()(const BatchNormOp& op) const { return channelsMustBe(op.channels); }
    Outcome operator()(const ReluOp&) const { return in[0]; }
    Outcome operator()(const Relu6Op&) const { return in[0]; }
    Outcome operator()(const DropoutOp&) const { return in[0]; }
    Outcome operator()(const MaxPoolOp& op) const {
        return slide({op.kernel, op.stride, op.padding, 1}, in[0].channels);
    }
    Outcome operator()(const AvgPoolOp& op) const { return slide({op.kernel, op.stride, 0, 1}, in[0].channels); }
    Outcome operator()(const GlobalAvgPoolOp&) const { return NodeShape{in[0].channels, 1, 1}; }
    Outcome operator()(const ConcatOp&) const {
        NodeShape sum{0, in[0].height, in[0].width};
        for (const NodeShape& part : in) {
            if (part.height != sum.height || part.width != sum.width)
                return wrong(fmt::format("joins {}×{} with {}×{}", sum.width, sum.height, part.width, part.height));
            sum.channels += part.channels;
        }
        return sum;
    }
    Outcome operator()(const AddOp&) const {
        if (in[0] == in[1]) return in[0];
        return wrong(fmt::format("adds {}×{}×{} to {}×{}×{}", in[1].channels, in[1].width, in[1].height, in[0].channels,
                                 in[0].width, in[0].height));
    }
    Outcome operator()(const UpsampleOp& op) const {
        return NodeShape{in[0].channels, in[0].height * op.scale, in[0].width * op.scale};
    }
    Outcome operator()(const ResizeLikeOp&) const { return NodeShape{in[0].channels, in[1].height, in[1].width}; }
    Outcome operator()(const PadLikeOp&) const {
        if (in[0].height > in[1].height || in[0].width > in[1].width)
            return wrong(
                fmt::format("cannot pad {}×{} to {}×{}", in[0].width, in[0].height, in[1].width, in[1].height));
        return NodeShape{in[0].channels, in[1].height, in[1].width};
    }
};

std::size_t inputsNeeded(const Operation& operation) {
    if (std::holds_alternative<InputOp>(operation)) return 0;
    const bool two = std::holds_alternative<AddOp>(operation) || std::holds_alternative<ResizeLikeOp>(operation) ||
                     std::holds_alternative<PadLikeOp>(operation);
    return two ? 2 : 1;
}

} // namespace

Result<std::vector<NodeShape>> shapesOf(const Graph& graph, Size input) {
    if (input.isEmpty())
        return fail(ErrorCode::InvalidArgument, "{}: an input of {}×{} is empty.", graph.network, input.width,
                    input.height);
    // Below it no side, no count of cells and no count of multiply-adds leaves its type.
    constexpr int kLargestSide = 1 << 16;
    if (std::max(input.width, input.height) > kLargestSide)
        return fail(ErrorCode::InvalidArgument, "{}: an input of {}×{} is too large; sides up to {} can be.",
                    graph.network, input.width, input.height, kLargestSide);
    std::vector<NodeShape> shapes;
    shapes.reserve(graph.nodes.size());
    for (const Node& node : graph.nodes) {
        std::vector<NodeShape> from;
        for (const NodeId id : node.inputs) {
            if (id < 0 || static_cast<std::size_t>(id) >= shapes.size())
                return fail(ErrorCode::InvalidArgument, "{}: {} reads node {}, which does not come before it.",
                            graph.network, node.name, id);
            from.push_back(shapes[static_cast<std::size_t>(id)]);
        }
        const std::size_t needed = inputsNeeded(node.operation);
        const bool many = std::holds_alternative<ConcatOp>(node.operation);
        if (from.size() < needed || (!many && from.size() > needed))
            return fail(ErrorCode::InvalidArgument, "{}: {} ({}) has {} inputs instead of {}.", graph.network,
                        node.name, operationName(node.operation), from.size(), needed);
        const Outcome shape = std::visit(ShapeRule{from, input}, node.operation);
        if (!shape)
            return fail(ErrorCode::InvalidArgument, "{}: an input of {}×{} does not fit: {} ({}) {}.", graph.network,
                        input.width, input.height, node.name, operationName(node.operation), shape.error());
        shapes.push_back(*shape);
    }
    return shapes;
}

int strideOf(const Graph& graph, NodeId node) {
    std::vector<int> strides(static_cast<std::size_t>(node) + 1, 1);
    for (NodeId id = 0; id <= node; ++id) {
        const Node& at = graph.node(id);
        const auto of = [&](std::size_t input) { return strides[static_cast<std::size_t>(at.inputs[input])]; };
        int& stride = strides[static_cast<std::size_t>(id)];
        if (at.inputs.empty()) continue;
        stride = of(0);
        if (const auto* conv = std::get_if<ConvOp>(&at.operation)) stride *= conv->stride;
        if (const auto* pool = std::get_if<MaxPoolOp>(&at.operation)) stride *= pool->stride;
        if (const auto* pool = std::get_if<AvgPoolOp>(&at.operation)) stride *= pool->stride;
        if (const auto* transposed = std::get_if<ConvTransposeOp>(&at.operation))
            stride = std::max(1, stride / transposed->stride);
        if (const auto* upsample = std::get_if<UpsampleOp>(&at.operation))
            stride = std::max(1, stride / upsample->scale);
        const bool follows =
            std::holds_alternative<ResizeLikeOp>(at.operation) || std::holds_alternative<PadLikeOp>(at.operation);
        if (follows) stride = of(1);
    }
    return strides.back();
}

} // namespace core
