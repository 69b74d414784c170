// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A graph as the steps that the engine runs: normalisation folded, neighbours fused, concatenations written in place.
// Free of Torch and of sizes: one plan serves every frame.
#pragma once

#include "core/networks/graph.h"
#include "core/networks/shapes.h"
#include "inference/kernels/grid.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace inference {

using ValueId = int; ///< index into Plan::values

/// activation(conv(inputs side by side) + residual). Several parts stand for a concatenation that is never written:
/// their products are added up. A part that is a point (1×1, spread over the grid) turns into a bias.
struct ConvStep {
    struct Part {
        int channels = 0;
        bool point = false;
    };
    core::NodeId conv = 0;
    core::NodeId norm = -1; ///< folded into the weights
    Activation activation = Activation::None;
    std::vector<Part> parts; ///< one per input, in channel order
    bool residual = false;   ///< one more input after the parts
    // For the engine's own kernels, done while the input is read:
    core::NodeId before = -1; ///< normalisation of the input
    Activation beforeActivation = Activation::None;
    bool average = false; ///< then means of 2×2 pixels
};
/// Kernel = stride: each input pixel gives kernel × kernel output pixels.
struct UpConvStep {
    core::NodeId conv = 0;
};
struct NormStep {
    core::NodeId norm = 0;
    Activation activation = Activation::None;
};
struct ActivationStep {
    Activation activation = Activation::Relu;
};
struct MaxPoolStep {
    int kernel = 2, stride = 2, padding = 0;
};
struct AvgPoolStep {
    int kernel = 2, stride = 2;
};
struct GlobalPoolStep {};
/// Copies those inputs that could not be written in place.
struct ConcatStep {
    std::vector<std::size_t> copied;
};
struct AddStep {};
struct UpsampleStep {
    int scale = 2;
    bool alignCorners = false;
};
struct ResizeStep {
    bool alignCorners = false;
};                 ///< input 0 to the size of input 1
struct PadStep {}; ///< zeros around input 0 up to the size of input 1

using StepOperation = std::variant<ConvStep, UpConvStep, NormStep, ActivationStep, MaxPoolStep, AvgPoolStep,
                                   GlobalPoolStep, ConcatStep, AddStep, UpsampleStep, ResizeStep, PadStep>;

/// What a step makes: a tensor of its own, or channels [offset, offset + channels) of a buffer.
struct Value {
    core::NodeId node = 0; ///< whose result this is
    int channels = 0;
    int buffer = -1;
    int offset = 0;
};

struct Step {
    StepOperation operation;
    std::vector<ValueId> inputs;
    ValueId output = 0;
    std::vector<ValueId> lastUses; ///< values that no later step reads
    std::vector<int> lastBuffers;  ///< buffers that no later step touches
};

struct Plan {
    std::vector<Step> steps;
    std::vector<Value> values; ///< value 0 is the network's input
    std::vector<int> buffers;  ///< channels of each
    bool ownKernels = false;   ///< as PlanOptions had it
    ValueId result = 0;        ///< the value of the node asked for
};

struct PlanOptions {
    bool fold = true; ///< batch normalisation into convolutions
    bool fuse = true; ///< activations, sums, concatenations and pooling with their neighbours
    /// For the engine's own kernels, which read and write slices: concatenations are written in place instead of
    /// summing up products of their parts, and normalisations join the 1×1 convolution that reads them. Needs fold and
    /// fuse.
    bool ownKernels = false;
};

/// Steps that compute `target` and nothing else.
Plan makePlan(const core::Graph& graph, core::NodeId target, const PlanOptions& options = {});

/// What running a plan costs at a size.
struct PlanCost {
    std::vector<std::uint64_t> macs; ///< per step; for progress
    std::uint64_t peakElements = 0;  ///< of activations alive at once, the working space of the steps included
};
PlanCost costOf(const Plan& plan, const core::Graph& graph, const std::vector<core::NodeShape>& shapes);

} // namespace inference
