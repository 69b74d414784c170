// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the steps of a plan: convolutions by the engine's own kernels or LibTorch's, the rest by LibTorch's operators.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "inference/engine/channel_operations.h"
#include "inference/engine/convolution.h"
#include "inference/engine/kernel_convolution.h"
#include "inference/engine/up_convolution.h"

#include <map>
#include <stop_token>
#include <tuple>
#include <vector>

namespace inference {

/// The prepared weights of a network, shared by its plans.
class Kernels {
public:
    explicit Kernels(int threads) : m_workspace(threads) {}
    struct Source {
        const core::Graph& graph;
        const core::TensorMap& tensors;
        const Placement& placement;
        const KernelSettings& settings;
        const std::vector<core::NodeId>& logits; ///< nodes whose numbers are never rounded to a half type
    };
    core::Status prepare(const Plan& plan, const Source& source);

    /// One of the two: the engine's own, or null.
    KernelConvolution* ownConvolution(const ConvStep& step) { return find(m_ownConvolutions, keyOf(step)); }
    const Convolution& convolution(const ConvStep& step) const { return m_convolutions.at(keyOf(step)); }
    const KernelUpConvolution* ownUpConvolution(const UpConvStep& step) { return find(m_ownUps, step.conv); }
    const UpConvolution& upConvolution(const UpConvStep& step) const { return m_ups.at(step.conv); }
    const Norm& norm(const NormStep& step) const { return m_norms.at(step.norm); }
    kernels::Workspace& workspace() { return m_workspace; }
    std::size_t bytes() const;

private:
    /// Convolution, normalisation folded into it, what is done before it, number of parts.
    using Key = std::tuple<core::NodeId, core::NodeId, core::NodeId, Activation, bool, std::size_t>;
    static Key keyOf(const ConvStep& step) {
        return {step.conv, step.norm, step.before, step.beforeActivation, step.average, step.parts.size()};
    }
    template <class Map>
    static auto find(Map& map, const typename Map::key_type& key) -> decltype(&map.begin()->second) {
        const auto found = map.find(key);
        return found == map.end() ? nullptr : &found->second;
    }
    core::Status prepare(const ConvStep& step, core::NodeId made, const Source& source,
                         const std::vector<core::NodeShape>& shapes);
    core::Status prepare(const UpConvStep& step, const Source& source);
    core::Status prepare(const NormStep& step, const Source& source);

    kernels::Workspace m_workspace;
    std::map<Key, Convolution> m_convolutions;
    std::map<Key, KernelConvolution> m_ownConvolutions;
    std::map<core::NodeId, UpConvolution> m_ups;
    std::map<core::NodeId, KernelUpConvolution> m_ownUps;
    std::map<core::NodeId, Norm> m_norms;
};

struct RunContext {
    const Plan& plan;
    Kernels& kernels;
    const Placement& placement;
    std::vector<std::uint64_t> macs; ///< per step
    std::stop_token stop;
    const core::ProgressFunction& progress;
    std::vector<double>* milliseconds; ///< gets the time of each step; may be null
};

/// Input [1, C, H, W] channels last of the placement's type; gives the plan's result, [1, C, h, w]. Throws Stopped.
at::Tensor execute(const RunContext& context, at::Tensor input);

} // namespace inference
