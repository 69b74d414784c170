// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A graph run with gradients: every operation is a call of LibTorch's that records its own derivative. Includes Torch;
// used inside training/ only.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/networks/graph.h"
#include "core/weights/tensor.h"
#include "training/graph_run.h"

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace training {

struct NetworkSettings {
    std::string device = "cpu";
    bool doublePrecision = false; ///< for checks; else float32
    bool bf16 = false;            ///< products in bfloat16, weights and sums in float32
};

struct Parameter {
    std::string name;
    at::Tensor value; ///< leaf with requires_grad unless frozen
    core::NodeId node = 0;
};

struct ForwardOutputs {
    at::Tensor out; ///< [N, classes, H, W] at the input's size, as the public source brings it there
    at::Tensor aux; ///< the same of the auxiliary head; undefined without one, and when not training
};

/// Used by one thread at a time.
class TrainableNetwork {
public:
    /// Weights by name from `start` where it has them (shapes must fit: InvalidArgument names the tensor), else by the
    /// public sources' initialisation, drawn from `seed`.
    static core::Result<TrainableNetwork> create(const core::Graph& graph, const core::TensorMap& start,
                                                 std::uint64_t seed, const NetworkSettings& settings);

    /// Whether a batch of `pictures` of this size can be trained on. InvalidArgument: the input is too small for the
    /// network, or a batch norm would see a single value per channel, which has no variance (names the layer).
    core::Status check(core::Size size, std::int64_t pictures) const;

    /// `input`: [N, 3, H, W] float. Training: batch statistics are used and running ones updated; dropout is a function
    /// of `dropoutSeed`. Otherwise no gradients are recorded. Throws what LibTorch throws, and std::invalid_argument
    /// with the sentence of check(): the caller has the guard.
    ForwardOutputs forward(const at::Tensor& input, bool isTraining, std::uint64_t dropoutSeed = 0);

    std::vector<Parameter>& parameters() { return m_parameters; }
    /// Freezes every parameter whose name begins with `prefix`, and the running statistics of the batch norms there.
    /// Gives how many parameters that were.
    int freeze(const std::string& prefix);
    /// Only keeps the running statistics of the batch norms whose name begins with `prefix` (`classifier.0.convs.4.2`
    /// where the batch is 1); they then normalise with them in training too. Gives how many batch norms that were.
    int freezeStatistics(const std::string& prefix);

    core::TensorMap state() const; ///< parameters and buffers, float32 (float64 with doublePrecision)
    /// Corrupt (a tensor is missing), InvalidArgument (another shape); tensors before it are loaded already.
    core::Status load(const core::TensorMap& state);
    const core::Graph& graph() const { return m_graph; }

private:
    TrainableNetwork() = default;
    core::Graph m_graph;
    NetworkSettings m_settings;
    std::vector<Parameter> m_parameters;
    std::map<std::string, at::Tensor> m_buffers;
    std::vector<NodeTensors> m_tensors;   ///< by node: the same tensors
    std::vector<bool> m_frozenStatistics; ///< by node
};

} // namespace training
