// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Normalisation and max-pooling of tensors: our own passes on the processor, LibTorch's operators elsewhere.
#pragma once

#include "inference/engine/plan.h"

#include <ATen/core/Tensor.h>

namespace inference {

/// Scale and shift of a normalisation that no convolution could take, [C] float32.
struct Norm {
    at::Tensor scale, shift;
};

/// activation(input·scale + shift), [1, C, H, W] → `place`, which may be a slice of a buffer.
void scaleAndShift(const at::Tensor& input, const Norm& norm, Activation activation, const at::Tensor& place);
/// [1, C, H, W] → [1, C, h, w], channels last.
at::Tensor maxPool(const at::Tensor& input, const MaxPoolStep& window);

} // namespace inference
