// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Weights as plain bytes with a type and a shape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };
std::size_t itemSize(DType type);
std::string_view dtypeName(DType type); ///< "float32", …

/// Row-major, little-endian, contiguous.
struct Tensor {
    DType type = DType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> data;

    std::size_t elements() const; ///< 1 for a scalar
    bool isFloat() const {
        return type == DType::F64 || type == DType::F32 || type == DType::F16 || type == DType::BF16;
    }
    static Tensor fromFloats(std::vector<std::int64_t> shape, const std::vector<float>& values);
};

/// As float32, whatever the stored type.
std::vector<float> toFloats(const Tensor& tensor);
/// Rounded to the nearest representable value, ties to even. REQUIRES: both float types.
Tensor convert(const Tensor& tensor, DType type);
std::string shapeText(const std::vector<std::int64_t>& shape); ///< "[64, 3, 7, 7]"

/// Sorted bytewise by name.
using TensorMap = std::map<std::string, Tensor>;

} // namespace core
