// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch's private operators that convolve, add and rectify in one oneDNN call. Their names may change between
// versions, so they are found by name at run time, tried once, and never required.
#pragma once

#include "inference/engine/plan.h"

#include <ATen/core/Tensor.h>
#include <array>

namespace inference {

/// Arguments of one convolution, [1, C, H, W] channels last on the processor.
struct FusedCall {
    at::Tensor input, weight, bias;                        ///< an undefined bias is none
    std::array<std::int64_t, 2> padding, stride, dilation; ///< vertical, horizontal
    std::int64_t groups = 1;
    Activation activation = Activation::None;
};

/// activation(conv).
at::Tensor convolve(const FusedCall& call);
/// activation(conv + other). REQUIRES: one group, no Relu6.
at::Tensor convolveAndAdd(const at::Tensor& other, const FusedCall& call);
/// The same, written over `other`, which is returned.
at::Tensor convolveInto(at::Tensor other, const FusedCall& call);

/// True when the three are there and compute what plain operators compute; looked at once.
bool hasFusedConvolutions();

} // namespace inference
