// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Weights to start training from, as the public sources draw them. No Torch.
#pragma once

#include "core/networks/graph.h"
#include "core/weights/tensor.h"

#include <cstdint>

namespace training {

/// Float32 values of one parameter or buffer of `graph`: a function of its name and `seed` alone.
/// Batch norms: weight 1, bias 0, mean 0, variance 1. Convolutions:
///   DeepLabV3's backbone  normal, standard deviation √(2 / fan out)   (torchvision; He et al. 2015)
///   DenseASPP             uniform within √(6 / fan in)
///   all else, all biases  uniform within √(1 / fan in)                (the default of PyTorch's layers)
core::Tensor initialValues(const core::Graph& graph, const core::ParameterSpec& spec, std::uint64_t seed);

} // namespace training
