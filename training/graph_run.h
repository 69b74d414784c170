// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One pass through a graph, node by node, with operations of LibTorch's that record their own derivatives. Includes
// Torch; used by TrainableNetwork only.
#pragma once

#include "core/networks/graph.h"

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <vector>

namespace training {

/// What belongs to one node; undefined where its operation has none. Handles of the tensors the network owns.
struct NodeTensors {
    at::Tensor weight, bias, runningMean, runningVariance;
};

struct GraphRun {
    const core::Graph& graph;
    const std::vector<NodeTensors>& tensors; ///< by node
    const std::vector<bool>& frozenStatistics;
    bool isTraining = false;
    bool bf16 = false;
    std::uint64_t dropoutSeed = 0;
};

/// The values of the nodes `targets` for `input` [N, 3, H, W]. A value is let go after its last use, so that only what
/// a derivative needs stays. Throws what LibTorch throws.
std::vector<at::Tensor> runGraph(const GraphRun& run, const at::Tensor& input,
                                 const std::vector<core::NodeId>& targets);

} // namespace training
