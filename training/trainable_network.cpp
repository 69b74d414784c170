// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainable_network.h"

#include "core/networks/shapes.h"
#include "inference/engine/guard.h"
#include "training/initialisation.h"
#include "training/tensor_values.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <stdexcept>

namespace training {
namespace {

at::Tensor& place(NodeTensors& node, const std::string& name) {
    if (name.ends_with(".running_mean")) return node.runningMean;
    if (name.ends_with(".running_var")) return node.runningVariance;
    return name.ends_with(".bias") ? node.bias : node.weight;
}

/// Channels last: a step of each of the three networks takes less time than in PyTorch's own order. In float64 that
/// order is kept, so that sums are made as in the program it is compared with.
at::MemoryFormat layoutOf(std::size_t sides, const NetworkSettings& settings) {
    return sides == 4 && !settings.doublePrecision ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
}

/// DenseASPP's own upsampling ends at a multiple of 8.
at::Tensor atSize(const at::Tensor& full, const at::Tensor& input, bool alignCorners) {
    if (full.size(2) == input.size(2) && full.size(3) == input.size(3)) return full;
    return at::upsample_bilinear2d(full, {input.size(2), input.size(3)}, alignCorners);
}

} // namespace

core::Result<TrainableNetwork> TrainableNetwork::create(const core::Graph& graph, const core::TensorMap& start,
                                                        std::uint64_t seed, const NetworkSettings& settings) {
    return inference::guarded("Making the network ready for training", [&]() -> core::Result<TrainableNetwork> {
        TrainableNetwork network;
        network.m_graph = graph;
        network.m_settings = settings;
        network.m_tensors.resize(graph.nodes.size());
        network.m_frozenStatistics.assign(graph.nodes.size(), false);
        const auto options =
            at::TensorOptions(settings.doublePrecision ? at::kDouble : at::kFloat).device(at::Device(settings.device));
        for (const core::ParameterSpec& spec : core::parametersOf(graph)) {
            at::Tensor tensor = at::empty(spec.shape, options, layoutOf(spec.shape.size(), settings));
            const core::Status copied =
                start.contains(spec.name)
                    ? copyInto(start, spec.name, tensor)
                    : copyInto({{spec.name, initialValues(graph, spec, seed)}}, spec.name, tensor);
            if (!copied) return core::fail(copied.error());
            place(network.m_tensors[static_cast<std::size_t>(spec.node)], spec.name) = tensor;
            if (spec.isBuffer)
                network.m_buffers[spec.name] = tensor;
            else
                network.m_parameters.push_back({spec.name, tensor.requires_grad_(true), spec.node});
        }
        return network;
    });
}

core::Status TrainableNetwork::check(core::Size size, std::int64_t pictures) const {
    const auto shapes = core::shapesOf(m_graph, size);
    if (!shapes) return core::fail(shapes.error());
    for (std::size_t i = 0; i < m_graph.nodes.size() && pictures == 1; ++i) {
        const core::Node& node = m_graph.nodes[i];
        const core::NodeShape& shape = (*shapes)[i];
        if (std::holds_alternative<core::BatchNormOp>(node.operation) && !m_frozenStatistics[i] &&
            shape.height * shape.width == 1)
            return core::fail(
                core::ErrorCode::InvalidArgument,
                "The batch norm {} sees a single value per channel with one picture of {}×{} in a batch, "
                "which has no variance: train on at least two pictures a batch, or freeze its statistics.",
                node.name, size.width, size.height);
    }
    return {};
}

ForwardOutputs TrainableNetwork::forward(const at::Tensor& input, bool isTraining, std::uint64_t dropoutSeed) {
    if (isTraining) {
        const core::Size size{static_cast<int>(input.size(3)), static_cast<int>(input.size(2))};
        const core::Status possible = check(size, input.size(0));
        if (!possible) throw std::invalid_argument(possible.error().message);
    }
    const at::AutoGradMode recording(isTraining);
    const core::Output* aux = isTraining ? m_graph.findOutput("aux") : nullptr;
    std::vector<core::NodeId> targets = {m_graph.findOutput("out")->full};
    if (aux) targets.push_back(aux->full);
    const GraphRun run{m_graph, m_tensors, m_frozenStatistics, isTraining, m_settings.bf16, dropoutSeed};
    const std::vector<at::Tensor> results = runGraph(run, input.contiguous(layoutOf(4, m_settings)), targets);
    const bool alignCorners = m_graph.options.alignCorners;
    return {atSize(results[0], input, alignCorners), aux ? atSize(results[1], input, alignCorners) : at::Tensor()};
}

int TrainableNetwork::freeze(const std::string& prefix) {
    int count = 0;
    for (Parameter& parameter : m_parameters)
        if (parameter.name.starts_with(prefix)) {
            parameter.value.set_requires_grad(false);
            ++count;
        }
    freezeStatistics(prefix);
    return count;
}

int TrainableNetwork::freezeStatistics(const std::string& prefix) {
    int count = 0;
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
        if (std::holds_alternative<core::BatchNormOp>(m_graph.nodes[i].operation) &&
            m_graph.nodes[i].name.starts_with(prefix)) {
            m_frozenStatistics[i] = true;
            ++count;
        }
    return count;
}

core::TensorMap TrainableNetwork::state() const {
    core::TensorMap all;
    for (const Parameter& parameter : m_parameters) all[parameter.name] = toCore(parameter.value);
    for (const auto& [name, tensor] : m_buffers) all[name] = toCore(tensor);
    return all;
}

core::Status TrainableNetwork::load(const core::TensorMap& state) {
    for (Parameter& parameter : m_parameters)
        if (const auto copied = copyInto(state, parameter.name, parameter.value); !copied) return copied;
    for (auto& [name, tensor] : m_buffers)
        if (const auto copied = copyInto(state, name, tensor); !copied) return copied;
    return {};
}

} // namespace training
