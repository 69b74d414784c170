// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/executor.h"

#include <ATen/ops/tensor.h>
#include <algorithm>

namespace inference {

core::Status Kernels::prepare(const Plan& plan, const Source& source) {
    for (const Step& step : plan.steps) {
        if (const auto* conv = std::get_if<ConvStep>(&step.operation)) {
            if (m_convolutions.count(keyOf(*conv)) != 0) continue;
            auto weights = convWeights(source.graph, source.tensors, conv->conv, conv->norm);
            if (!weights) return core::fail(std::move(weights).error());
            Placement placement = source.placement;
            const core::NodeId made = plan.values[static_cast<std::size_t>(step.output)].node;
            if (std::find(source.logits.begin(), source.logits.end(), made) != source.logits.end())
                placement.type = at::kFloat;
            const auto& shape = std::get<core::ConvOp>(source.graph.node(conv->conv).operation);
            const auto added = m_convolutions.try_emplace(keyOf(*conv), shape, conv->parts, *weights, placement);
            m_bytes += added.first->second.bytes();
        } else if (const auto* up = std::get_if<UpConvStep>(&step.operation)) {
            if (m_ups.count(up->conv) != 0) continue;
            auto weights = convWeights(source.graph, source.tensors, up->conv);
            if (!weights) return core::fail(std::move(weights).error());
            const auto& shape = std::get<core::ConvTransposeOp>(source.graph.node(up->conv).operation);
            m_bytes += m_ups.try_emplace(up->conv, shape, *weights, source.placement).first->second.bytes();
        } else if (const auto* norm = std::get_if<NormStep>(&step.operation)) {
            if (m_norms.count(norm->norm) != 0) continue;
            auto weights = normWeights(source.graph, source.tensors, norm->norm);
            if (!weights) return core::fail(std::move(weights).error());
            const auto options = at::TensorOptions().device(source.placement.device);
            m_norms[norm->norm] = {at::tensor(weights->scale).to(options), at::tensor(weights->shift).to(options)};
        }
    }
    return {};
}

} // namespace inference
