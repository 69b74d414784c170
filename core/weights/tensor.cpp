// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/tensor.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <fmt/ranges.h>
#include <span>

namespace core {

static_assert(std::endian::native == std::endian::little, "tensors are kept as they lie in files: little-endian");

namespace {

/// float16 to float32 without branches, so that the compiler can use SIMD: once as if the number were normal (the
/// exponent is re-biased by a multiplication, which makes infinities and NaN right too), once as if it were subnormal
/// (the mantissa is put under a known exponent, which is then subtracted), and the right one is chosen.
float fromHalf(std::uint16_t half) {
    const std::uint32_t word = static_cast<std::uint32_t>(half) << 16;
    const std::uint32_t sign = word & 0x8000'0000U;
    const std::uint32_t shifted = word + word;
    const float normal = std::bit_cast<float>((shifted >> 4) + (0xE0U << 23)) * 0x1.0p-112F;
    const float subnormal = std::bit_cast<float>((shifted >> 17) | (126U << 23)) - 0.5F;
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(shifted < (1U << 27) ? subnormal : normal));
}

/// float32 to float16: the addition of a number of the right magnitude lets the processor round the mantissa, ties to
/// even.
std::uint16_t toHalf(float value) {
    const float magnitude = std::fabs(value);
    float base = (magnitude * 0x1.0p+112F) * 0x1.0p-110F; // too large becomes infinite
    const auto word = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t shifted = word + word;
    std::uint32_t bias = shifted & 0xFF00'0000U;
    if (bias < 0x7100'0000U) bias = 0x7100'0000U;
    base = std::bit_cast<float>((bias >> 1) + 0x0780'0000U) + base;
    const auto bits = std::bit_cast<std::uint32_t>(base);
    const std::uint32_t rounded = ((bits >> 13) & 0x7C00U) + (bits & 0x0FFFU);
    const std::uint32_t unsignedHalf = shifted > 0xFF00'0000U ? 0x7E00U : rounded;
    return static_cast<std::uint16_t>(((word & 0x8000'0000U) >> 16) | unsignedHalf);
}

float fromBrain(std::uint16_t brain) { return std::bit_cast<float>(static_cast<std::uint32_t>(brain) << 16); }

std::uint16_t toBrain(float value) {
    const auto word = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t rounded = (word + 0x7FFFU + ((word >> 16) & 1U)) >> 16;
    const std::uint32_t quietNan = ((word >> 16) & 0x8000U) | 0x7FC0U;
    return static_cast<std::uint16_t>((word & 0x7FFF'FFFFU) > 0x7F80'0000U ? quietNan : rounded);
}

/// Rounds to odd: towards zero, with the last bit set when anything was lost. A second rounding to a narrower type is
/// then the same as one rounding of the double (Boldo and Melquiond, "When double rounding is odd", 2005).
float toFloatRoundedToOdd(double value) {
    const auto nearest = static_cast<float>(value);
    if (std::isnan(value) || static_cast<double>(nearest) == value) return nearest;
    auto bits = std::bit_cast<std::uint32_t>(nearest);
    if (std::fabs(static_cast<double>(nearest)) > std::fabs(value)) --bits;
    return std::bit_cast<float>(bits | 1U);
}

/// One pass; memcpy, since the bytes of a tensor have no alignment promise and no type of their own.
template <class From, class To, class Rule>
void transform(const std::byte* from, std::byte* to, std::size_t count, Rule rule) {
    for (std::size_t i = 0; i < count; ++i) {
        From value;
        std::memcpy(&value, from + i * sizeof(From), sizeof(From));
        const To result = rule(value);
        std::memcpy(to + i * sizeof(To), &result, sizeof(To));
    }
}

template <class To, class Rule> // Rule: float → To
void fromNarrow(const Tensor& tensor, std::byte* to, Rule rule) {
    const std::byte* from = tensor.data.data();
    const std::size_t count = tensor.elements();
    switch (tensor.type) {
    case DType::F32: return transform<float, To>(from, to, count, rule);
    case DType::F16:
        return transform<std::uint16_t, To>(from, to, count, [&](std::uint16_t v) { return rule(fromHalf(v)); });
    case DType::BF16:
        return transform<std::uint16_t, To>(from, to, count, [&](std::uint16_t v) { return rule(fromBrain(v)); });
    default: assert(!"fromNarrow is for the float types up to 32 bits");
    }
}

template <class From> void fromPlain(const Tensor& tensor, std::byte* to) {
    transform<From, float>(tensor.data.data(), to, tensor.elements(), [](From v) { return static_cast<float>(v); });
}

} // namespace

std::size_t itemSize(DType type) {
    switch (type) {
    case DType::F64:
    case DType::I64: return 8;
    case DType::F32:
    case DType::I32: return 4;
    case DType::F16:
    case DType::BF16:
    case DType::I16: return 2;
    case DType::I8:
    case DType::U8:
    case DType::Bool: return 1;
    }
    return 0;
}

std::string_view dtypeName(DType type) {
    switch (type) {
    case DType::F64: return "float64";
    case DType::F32: return "float32";
    case DType::F16: return "float16";
    case DType::BF16: return "bfloat16";
    case DType::I64: return "int64";
    case DType::I32: return "int32";
    case DType::I16: return "int16";
    case DType::I8: return "int8";
    case DType::U8: return "uint8";
    case DType::Bool: return "bool";
    }
    return {};
}

std::size_t Tensor::elements() const {
    std::size_t count = 1;
    for (const std::int64_t size : shape) count *= static_cast<std::size_t>(size);
    return count;
}

Tensor Tensor::fromFloats(std::vector<std::int64_t> shape, const std::vector<float>& values) {
    Tensor tensor{DType::F32, std::move(shape), {}};
    assert(tensor.elements() == values.size());
    const auto bytes = std::as_bytes(std::span(values));
    tensor.data.assign(bytes.begin(), bytes.end());
    return tensor;
}

std::vector<float> toFloats(const Tensor& tensor) {
    assert(tensor.data.size() == tensor.elements() * itemSize(tensor.type));
    std::vector<float> values(tensor.elements());
    auto* to = reinterpret_cast<std::byte*>(values.data());
    switch (tensor.type) {
    case DType::F64: fromPlain<double>(tensor, to); break;
    case DType::F32:
        if (!values.empty()) std::memcpy(to, tensor.data.data(), tensor.data.size());
        break;
    case DType::F16:
    case DType::BF16: fromNarrow<float>(tensor, to, [](float v) { return v; }); break;
    case DType::I64: fromPlain<std::int64_t>(tensor, to); break;
    case DType::I32: fromPlain<std::int32_t>(tensor, to); break;
    case DType::I16: fromPlain<std::int16_t>(tensor, to); break;
    case DType::I8: fromPlain<std::int8_t>(tensor, to); break;
    case DType::U8:
    case DType::Bool: fromPlain<std::uint8_t>(tensor, to); break;
    }
    return values;
}

Tensor convert(const Tensor& tensor, DType type) {
    assert(tensor.isFloat() && tensor.data.size() == tensor.elements() * itemSize(tensor.type));
    if (tensor.type == type) return tensor;
    Tensor result{type, tensor.shape, std::vector<std::byte>(tensor.elements() * itemSize(type))};
    assert(result.isFloat());
    const std::byte* from = tensor.data.data();
    std::byte* to = result.data.data();
    const std::size_t count = tensor.elements();
    const bool wide = tensor.type == DType::F64;
    switch (type) {
    case DType::F64: fromNarrow<double>(tensor, to, [](float v) { return static_cast<double>(v); }); break;
    case DType::F32:
        if (wide)
            fromPlain<double>(tensor, to);
        else
            fromNarrow<float>(tensor, to, [](float v) { return v; });
        break;
    case DType::F16:
        if (wide)
            transform<double, std::uint16_t>(from, to, count, [](double v) { return toHalf(toFloatRoundedToOdd(v)); });
        else
            fromNarrow<std::uint16_t>(tensor, to, [](float v) { return toHalf(v); });
        break;
    case DType::BF16:
        if (wide)
            transform<double, std::uint16_t>(from, to, count, [](double v) { return toBrain(toFloatRoundedToOdd(v)); });
        else
            fromNarrow<std::uint16_t>(tensor, to, [](float v) { return toBrain(v); });
        break;
    default: break;
    }
    return result;
}

std::string shapeText(const std::vector<std::int64_t>& shape) { return fmt::format("[{}]", fmt::join(shape, ", ")); }

} // namespace core
