// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/graph_run.h"

#include "core/scenes/exact_math.h"

#include <ATen/Context.h>
#include <ATen/core/Generator.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <algorithm>

namespace training {
namespace {

template <class... Functions> struct Overloaded : Functions... { using Functions::operator()...; };
template <class... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

class Run {
public:
    Run(const GraphRun& settings, const std::vector<core::NodeId>& targets)
        : m_settings(settings), m_values(settings.graph.nodes.size()), m_uses(settings.graph.nodes.size(), 0),
          m_isLogits(settings.graph.nodes.size(), false) {
        for (const core::NodeId id : targets) count(id);
        for (const core::Output& output : settings.graph.outputs) m_isLogits[index(output.logits)] = true;
    }

    std::vector<at::Tensor> operator()(const at::Tensor& input, const std::vector<core::NodeId>& targets) {
        m_remaining = m_uses;
        for (core::NodeId id = 0; id < static_cast<core::NodeId>(m_values.size()); ++id) {
            if (m_uses[index(id)] == 0) continue;
            const core::Node& node = m_settings.graph.node(id);
            m_values[index(id)] = std::holds_alternative<core::InputOp>(node.operation) ? input : evaluate(id, node);
            for (const core::NodeId from : node.inputs)
                if (--m_remaining[index(from)] == 0) m_values[index(from)].reset();
        }
        std::vector<at::Tensor> results;
        for (const core::NodeId id : targets) results.push_back(m_values[index(id)]);
        return results;
    }

private:
    static std::size_t index(core::NodeId id) { return static_cast<std::size_t>(id); }
    const core::Node& node(core::NodeId id) const { return m_settings.graph.node(id); }

    /// Counts a use of `id`; at the first one also those it makes itself.
    void count(core::NodeId id) {
        if (m_uses[index(id)]++ > 0) return;
        for (const core::NodeId from : node(id).inputs) count(from);
    }

    const at::Tensor& input(const core::Node& of, std::size_t i = 0) const { return m_values[index(of.inputs[i])]; }

    /// Nobody else reads this input, and the derivative of the operation that made it does not need its result.
    bool canOverwrite(const core::Node& of) const {
        const core::NodeId from = of.inputs[0];
        const core::Operation& made = node(from).operation;
        return m_uses[index(from)] == 1 &&
               (std::holds_alternative<core::ConvOp>(made) || std::holds_alternative<core::BatchNormOp>(made) ||
                std::holds_alternative<core::AddOp>(made));
    }

    at::Tensor evaluate(core::NodeId id, const core::Node& of) const {
        return std::visit(
            Overloaded{
                [&](const core::InputOp&) { return at::Tensor(); },
                [&](const core::ConvOp& op) { return convolve(id, of, op); },
                [&](const core::ConvTransposeOp& op) {
                    const NodeTensors& own = m_settings.tensors[index(id)];
                    return at::conv_transpose2d(product(input(of)), product(own.weight), product(own.bias), op.stride);
                },
                [&](const core::BatchNormOp& op) { return normalise(id, of, op); },
                [&](const core::ReluOp&) {
                    at::Tensor from = input(of);
                    return canOverwrite(of) ? at::relu_(from) : at::relu(from);
                },
                [&](const core::Relu6Op&) { return at::clamp(input(of), 0, 6); },
                [&](const core::MaxPoolOp& op) { return at::max_pool2d(input(of), op.kernel, op.stride, op.padding); },
                [&](const core::AvgPoolOp& op) { return at::avg_pool2d(input(of), op.kernel, op.stride); },
                [&](const core::GlobalAvgPoolOp&) {
                    return at::mean(input(of), {2, 3}, true);
                },
                [&](const core::ConcatOp&) {
                    std::vector<at::Tensor> parts;
                    for (std::size_t i = 0; i < of.inputs.size(); ++i) parts.push_back(input(of, i));
                    return at::cat(parts, 1);
                },
                [&](const core::AddOp&) {
                    at::Tensor left = input(of);
                    return canOverwrite(of) ? left.add_(input(of, 1)) : left.add(input(of, 1));
                },
                [&](const core::UpsampleOp& op) {
                    const at::Tensor& from = input(of);
                    return at::upsample_bilinear2d(from, {from.size(2) * op.scale, from.size(3) * op.scale},
                                                   op.alignCorners);
                },
                [&](const core::ResizeLikeOp& op) {
                    const at::Tensor& like = input(of, 1);
                    return at::upsample_bilinear2d(input(of), {like.size(2), like.size(3)}, op.alignCorners);
                },
                [&](const core::PadLikeOp&) { return pad(input(of), input(of, 1)); },
                [&](const core::DropoutOp& op) { return dropout(id, input(of), op); },
            },
            of.operation);
    }

    /// What a product reads: bfloat16 where that was asked for. Undefined stays undefined.
    at::Tensor product(const at::Tensor& tensor) const {
        return m_settings.bf16 && tensor.defined() ? tensor.to(at::kBFloat16) : tensor;
    }

    at::Tensor convolve(core::NodeId id, const core::Node& of, const core::ConvOp& op) const {
        const NodeTensors& own = m_settings.tensors[index(id)];
        if (m_settings.bf16 && isUnsafeInBf16(op))
            return at::conv2d(input(of).to(at::kFloat), own.weight, own.bias, op.stride, op.padding, op.dilation,
                              op.groups)
                .to(at::kBFloat16);
        const at::Tensor result = at::conv2d(product(input(of)), product(own.weight), product(own.bias), op.stride,
                                             op.padding, op.dilation, op.groups);
        // The last upsampling and the losses want all bits, and are faster class by class.
        return m_isLogits[index(id)] ? result.to(own.weight.scalar_type()).contiguous() : result;
    }

    /// The oneDNN of PyTorch 2.13 reads memory that nobody has written when it makes the bf16 gradient of such a kernel
    /// (seen with 56 channels and dilation 2): two equal steps differ, and now and then a gradient is infinite.
    static bool isUnsafeInBf16(const core::ConvOp& op) { return op.dilation > 1 && op.in % 16 != 0; }

    /// Sums are float32 inside, whatever the type of the map.
    at::Tensor normalise(core::NodeId id, const core::Node& of, const core::BatchNormOp& op) const {
        const NodeTensors& own = m_settings.tensors[index(id)];
        const bool useBatch = m_settings.isTraining && !m_settings.frozenStatistics[index(id)];
        return at::batch_norm(input(of), own.weight, own.bias, own.runningMean, own.runningVariance, useBatch,
                              op.momentum, op.eps, true);
    }

    /// Left and top get half of what is missing, rounded down.
    static at::Tensor pad(const at::Tensor& from, const at::Tensor& like) {
        const std::int64_t rows = like.size(2) - from.size(2), columns = like.size(3) - from.size(3);
        if (rows == 0 && columns == 0) return from;
        return at::constant_pad_nd(from, {columns / 2, columns - columns / 2, rows / 2, rows - rows / 2}, 0);
    }

    at::Tensor dropout(core::NodeId id, const at::Tensor& from, const core::DropoutOp& op) const {
        if (!m_settings.isTraining || op.probability <= 0) return from;
        const std::uint64_t seed = core::Random(m_settings.dropoutSeed).fork(static_cast<std::uint64_t>(id)).bits();
        const std::vector<std::int64_t> shape = {from.size(0), from.size(1), op.wholeChannels ? 1 : from.size(2),
                                                 op.wholeChannels ? 1 : from.size(3)};
        const double keep = 1 - op.probability;
        // A generator of its own: the same seed gives the same holes, whatever else draws numbers in this process.
        at::Generator generator = at::globalContext().defaultGenerator(from.device()).clone();
        generator.set_current_seed(seed);
        const at::Tensor mask = at::empty(shape, from.options()).bernoulli_(keep, generator);
        return from.mul(mask).mul(1 / keep);
    }

    const GraphRun& m_settings;
    std::vector<at::Tensor> m_values; ///< by node; undefined before they are made and after their last use
    std::vector<int> m_uses, m_remaining;
    std::vector<bool> m_isLogits;
};

} // namespace

std::vector<at::Tensor> runGraph(const GraphRun& run, const at::Tensor& input,
                                 const std::vector<core::NodeId>& targets) {
    return Run(run, targets)(input, targets);
}

} // namespace training
