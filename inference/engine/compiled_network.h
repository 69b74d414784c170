// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A graph with its weights, made ready for one device and one precision. The only door to LibTorch's operators; this
// header is free of Torch.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/image/image.h"
#include "core/networks/graph.h"
#include "core/weights/tensor.h"
#include "inference/engine/device.h"
#include "inference/engine/plan.h"
#include "inference/engine/plan_text.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace inference {

/// What a node of the network gave for one input, always float32: [channels][height][width].
struct GridOutput {
    core::NodeShape shape;
    std::vector<float> values;
};

struct CompileOptions {
    std::string device = "cpu";           ///< "cpu", "cuda:0"
    Precision precision = Precision::F32; ///< F32, Careful, Exact, Bf16, F16
    int threads = 1;                      ///< processor only
    PlanOptions plan;
    bool ownKernels = true;     ///< where the precision is F32 or Careful, on the processor
    bool fusedOperators = true; ///< convolution with sum and activation in one call, where LibTorch offers it
    std::int64_t macsPerPiece =
        0; ///< of large convolutions, between which a stop is looked at; 0: as the engine sees fit
};

/// Used by one thread at a time.
class CompiledNetwork {
public:
    /// Prepares what the nodes `targets` need. Corrupt (a tensor is missing), OutOfMemory, Internal.
    static core::Result<CompiledNetwork> compile(const core::Graph& graph, const core::TensorMap& tensors,
                                                 const std::vector<core::NodeId>& targets,
                                                 const CompileOptions& options);
    CompiledNetwork(CompiledNetwork&&) noexcept;
    CompiledNetwork& operator=(CompiledNetwork&&) noexcept;
    ~CompiledNetwork();

    /// `input` is [height][width][channels] float32. REQUIRES: `target` was compiled. InvalidArgument (input too small,
    /// wrong length), Cancelled (looked at between steps and between the pieces of large ones), OutOfMemory, Internal.
    core::Result<GridOutput> run(core::NodeId target, const std::vector<float>& input, core::Size size,
                                 std::stop_token stop = {}, const core::ProgressFunction& progress = {});

    std::uint64_t weightBytes() const;
    /// What runs for a target, step by step.
    std::vector<StepDescription> describe(core::NodeId target) const;
    /// The same with what each step of one run took, as run().
    core::Result<std::vector<StepDescription>> profile(core::NodeId target, const std::vector<float>& input,
                                                       core::Size size, std::stop_token stop = {});
    /// Estimated peak of activations; InvalidArgument when the input is too small.
    core::Result<std::uint64_t> activationBytes(core::NodeId target, core::Size size) const;

private:
    struct State;
    struct Cost; ///< per step
    core::Result<GridOutput> run(core::NodeId target, const std::vector<float>& input, core::Size size,
                                 std::stop_token stop, const core::ProgressFunction& progress, Cost* cost);
    explicit CompiledNetwork(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace inference
