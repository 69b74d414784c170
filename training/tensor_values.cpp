// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/tensor_values.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/from_blob.h>
#include <cassert>
#include <cstring>

namespace training {

core::Tensor toCore(const at::Tensor& tensor) {
    const at::Tensor values = tensor.detach().to(at::kCPU).contiguous();
    assert(values.scalar_type() == at::kFloat || values.scalar_type() == at::kDouble);
    core::Tensor result;
    result.type = values.scalar_type() == at::kDouble ? core::DType::F64 : core::DType::F32;
    result.shape.assign(values.sizes().begin(), values.sizes().end());
    result.data.resize(values.nbytes());
    if (!result.data.empty()) std::memcpy(result.data.data(), values.const_data_ptr(), result.data.size());
    return result;
}

core::Status copyInto(const core::TensorMap& from, const std::string& name, at::Tensor& tensor) {
    const auto found = from.find(name);
    if (found == from.end()) return core::fail(core::ErrorCode::Corrupt, "The tensor {} is missing.", name);
    const core::Tensor& source = found->second;
    const std::vector<std::int64_t> shape(tensor.sizes().begin(), tensor.sizes().end());
    if (source.shape != shape || !source.isFloat())
        return core::fail(core::ErrorCode::InvalidArgument, "The tensor {} is {} {}; the network needs floats {}.",
                          name, core::dtypeName(source.type), core::shapeText(source.shape), core::shapeText(shape));
    const bool wide = source.type == core::DType::F64;
    const core::Tensor plain =
        wide || source.type == core::DType::F32 ? source : core::convert(source, core::DType::F32);
    const at::NoGradGuard noGradient;
    tensor.copy_(at::from_blob(const_cast<std::byte*>(plain.data.data()), shape, wide ? at::kDouble : at::kFloat));
    return {};
}

} // namespace training
