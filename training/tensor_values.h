// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between weights as plain bytes and LibTorch's tensors. Includes Torch.
#pragma once

#include "core/base/result.h"
#include "core/weights/tensor.h"

#include <ATen/core/Tensor.h>
#include <string>
#include <vector>

namespace training {

/// Row-major values of a float32 or float64 tensor, wherever it lives.
core::Tensor toCore(const at::Tensor& tensor);

/// Writes `from[name]` into `tensor`, rounded to its type; its layout and device stay. Corrupt when the name is
/// missing, InvalidArgument when the shape is another; both name the tensor.
core::Status copyInto(const core::TensorMap& from, const std::string& name, at::Tensor& tensor);

} // namespace training
