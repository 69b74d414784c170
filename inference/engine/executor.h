// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the steps of a plan with LibTorch's operators.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "inference/engine/channel_operations.h"
#include "inference/engine/convolution.h"
#include "inference/engine/up_convolution.h"

#include <map>
#include <stop_token>
#include <tuple>
#include <vector>

namespace inference {

/// The prepared weights of a network, shared by its plans.
class Kernels {
public:
    struct Source {
        const core::Graph& graph;
        const core::TensorMap& tensors;
        const Placement& placement;
        const std::vector<core::NodeId>& logits; ///< nodes whose numbers are never rounded to a half type
    };
    core::Status prepare(const Plan& plan, const Source& source);

    const Convolution& convolution(const ConvStep& step) const { return m_convolutions.at(keyOf(step)); }
    const UpConvolution& upConvolution(const UpConvStep& step) const { return m_ups.at(step.conv); }
    const Norm& norm(const NormStep& step) const { return m_norms.at(step.norm); }
    std::size_t bytes() const { return m_bytes; }

private:
    /// Convolution, normalisation folded into it, number of parts.
    using Key = std::tuple<core::NodeId, core::NodeId, std::size_t>;
    static Key keyOf(const ConvStep& step) { return {step.conv, step.norm, step.parts.size()}; }
    std::map<Key, Convolution> m_convolutions;
    std::map<core::NodeId, UpConvolution> m_ups;
    std::map<core::NodeId, Norm> m_norms;
    std::size_t m_bytes = 0;
};

struct RunContext {
    const Plan& plan;
    const Kernels& kernels;
    const Placement& placement;
    std::vector<std::uint64_t> macs; ///< per step
    std::stop_token stop;
    const core::ProgressFunction& progress;
};

/// Input [1, C, H, W] channels last of the placement's type; gives the plan's result, [1, C, h, w]. Throws Stopped.
at::Tensor execute(const RunContext& context, at::Tensor input);

} // namespace inference
