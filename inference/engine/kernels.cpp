// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/executor.h"

#include <ATen/ops/tensor.h>
#include <algorithm>

namespace inference {

core::Status Kernels::prepare(const Plan& plan, const Source& source) {
    const auto shapes = core::shapesOf(source.graph, source.settings.expected);
    if (!shapes) return core::fail(shapes.error());
    for (const Step& step : plan.steps) {
        core::Status prepared;
        if (const auto* conv = std::get_if<ConvStep>(&step.operation))
            prepared = prepare(*conv, plan.values[static_cast<std::size_t>(step.output)].node, source, *shapes);
        else if (const auto* up = std::get_if<UpConvStep>(&step.operation))
            prepared = prepare(*up, source);
        else if (const auto* norm = std::get_if<NormStep>(&step.operation))
            prepared = prepare(*norm, source);
        if (!prepared) return prepared;
    }
    return {};
}

core::Status Kernels::prepare(const ConvStep& step, core::NodeId made, const Source& source,
                              const std::vector<core::NodeShape>& shapes) {
    const Key key = keyOf(step);
    if (m_convolutions.count(key) != 0 || m_ownConvolutions.count(key) != 0) return {};
    auto weights = convWeights(source.graph, source.tensors, step.conv, step.norm);
    if (!weights) return core::fail(std::move(weights).error());
    const auto& shape = std::get<core::ConvOp>(source.graph.node(step.conv).operation);
    if (source.placement.ownKernels && KernelConvolution::covers(shape)) {
        std::optional<ScaleShift> before;
        if (step.before >= 0) {
            auto norm = normWeights(source.graph, source.tensors, step.before);
            if (!norm) return core::fail(std::move(norm).error());
            before = std::move(*norm);
        }
        const core::NodeShape& input = shapes[static_cast<std::size_t>(source.graph.node(step.conv).inputs.front())];
        m_ownConvolutions.try_emplace(
            key,
            KernelConvolution::Source{shape, step, std::move(*weights), std::move(before), {input.width, input.height}},
            source.settings, m_workspace);
        return {};
    }
    Placement placement = source.placement;
    if (std::find(source.logits.begin(), source.logits.end(), made) != source.logits.end()) placement.type = at::kFloat;
    m_convolutions.try_emplace(key, shape, step.parts, *weights, placement);
    return {};
}

core::Status Kernels::prepare(const UpConvStep& step, const Source& source) {
    if (m_ups.count(step.conv) != 0 || m_ownUps.count(step.conv) != 0) return {};
    auto weights = convWeights(source.graph, source.tensors, step.conv);
    if (!weights) return core::fail(std::move(weights).error());
    const auto& shape = std::get<core::ConvTransposeOp>(source.graph.node(step.conv).operation);
    if (source.placement.ownKernels)
        m_ownUps.emplace(step.conv, KernelUpConvolution{{weights->weight.data(), shape.in, shape.out, shape.kernel},
                                                        std::move(weights->bias),
                                                        shape.kernel,
                                                        shape.out});
    else
        m_ups.try_emplace(step.conv, shape, *weights, source.placement);
    return {};
}

core::Status Kernels::prepare(const NormStep& step, const Source& source) {
    if (m_norms.count(step.norm) != 0) return {};
    auto weights = normWeights(source.graph, source.tensors, step.norm);
    if (!weights) return core::fail(std::move(weights).error());
    const auto options = at::TensorOptions().device(source.placement.device);
    m_norms[step.norm] = {at::tensor(weights->scale).to(options), at::tensor(weights->shift).to(options)};
    return {};
}

std::size_t Kernels::bytes() const {
    std::size_t bytes = m_workspace.bytes(); // it stays between frames, as weights do
    for (const auto& [key, convolution] : m_convolutions) bytes += convolution.bytes();
    for (const auto& [key, convolution] : m_ownConvolutions) bytes += convolution.bytes();
    for (const auto& [node, up] : m_ups) bytes += up.bytes();
    for (const auto& [node, up] : m_ownUps) bytes += up.kernel.bytes();
    return bytes;
}

} // namespace inference
