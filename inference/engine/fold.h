// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Weights as the engine wants them: batch normalisation folded into the convolution before it, computed in double.
#pragma once

#include "core/base/result.h"
#include "core/networks/graph.h"
#include "core/weights/tensor.h"

#include <vector>

namespace inference {

struct ConvWeights {
    std::vector<float> weight; ///< as the state_dict has it: [out][in / groups][k][k], transposed: [in][out][k][k]
    std::vector<float> bias;   ///< [out]; zeros when there is none
};

/// y = x·scale + shift, per channel.
struct ScaleShift {
    std::vector<float> scale;
    std::vector<float> shift;
};

/// Of a conv or conv_transpose node; `norm` is the batch_norm node to fold, or -1. Corrupt names a tensor that is
/// missing or has another number of elements than the graph says.
core::Result<ConvWeights> convWeights(const core::Graph& graph, const core::TensorMap& tensors, core::NodeId conv,
                                      core::NodeId norm = -1);
core::Result<ScaleShift> normWeights(const core::Graph& graph, const core::TensorMap& tensors, core::NodeId norm);

} // namespace inference
