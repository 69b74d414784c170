// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/tensor.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <doctest/doctest.h>
#include <limits>

using core::DType;
using core::Tensor;

namespace {

template <class T> Tensor make(DType type, const std::vector<T>& values) {
    Tensor tensor{type, {static_cast<std::int64_t>(values.size())}, std::vector<std::byte>(values.size() * sizeof(T))};
    std::memcpy(tensor.data.data(), values.data(), tensor.data.size());
    return tensor;
}

template <class T> std::vector<T> values(const Tensor& tensor) {
    std::vector<T> result(tensor.elements());
    std::memcpy(result.data(), tensor.data.data(), tensor.data.size());
    return result;
}

std::uint16_t rounded(float value, DType type) {
    return values<std::uint16_t>(convert(make<float>(DType::F32, {value}), type))[0];
}
std::uint16_t rounded(double value, DType type) {
    return values<std::uint16_t>(convert(make<double>(DType::F64, {value}), type))[0];
}

/// The definition of float16, slowly: sign, 5 bits of exponent (bias 15), 10 bits of mantissa.
double halfByDefinition(unsigned bits) {
    const double sign = (bits & 0x8000U) != 0 ? -1 : 1;
    const int exponent = static_cast<int>((bits >> 10) & 31U);
    const double mantissa = bits & 1023U;
    if (exponent == 31) return mantissa != 0 ? std::numeric_limits<double>::quiet_NaN() : sign * HUGE_VAL;
    return exponent == 0 ? sign * std::ldexp(mantissa, -24) : sign * std::ldexp(1024 + mantissa, exponent - 25);
}

} // namespace

TEST_CASE("every float16 becomes the number it stands for, and comes back bit by bit") {
    std::vector<std::uint16_t> all(65536);
    for (unsigned i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint16_t>(i);
    const Tensor halves = make(DType::F16, all);
    const auto floats = toFloats(halves);
    const auto back = values<std::uint16_t>(convert(convert(halves, DType::F32), DType::F16));
    const auto backFromDouble = values<std::uint16_t>(convert(convert(halves, DType::F64), DType::F16));
    unsigned wrong = 0;
    for (unsigned i = 0; i < all.size(); ++i) {
        const double expected = halfByDefinition(i);
        if (std::isnan(expected))
            wrong += !std::isnan(floats[i]) || (back[i] & 0x7C00U) != 0x7C00U || (back[i] & 0x3FFU) == 0;
        else
            wrong +=
                std::bit_cast<std::uint32_t>(floats[i]) != std::bit_cast<std::uint32_t>(static_cast<float>(expected)) ||
                back[i] != i || backFromDouble[i] != i;
    }
    CHECK(wrong == 0);
}

TEST_CASE("float16 rounds to the nearest, ties to even") {
    CHECK(rounded(1.0F, DType::F16) == 0x3C00);
    CHECK(rounded(1.0F + 0x1.0p-11F, DType::F16) == 0x3C00);     // tie, down to even
    CHECK(rounded(1.0F + 3 * 0x1.0p-11F, DType::F16) == 0x3C02); // tie, up to even
    CHECK(rounded(1.0F + 0x1.0p-11F + 0x1.0p-23F, DType::F16) == 0x3C01);
    CHECK(rounded(65504.0F, DType::F16) == 0x7BFF);
    CHECK(rounded(65519.99F, DType::F16) == 0x7BFF);
    CHECK(rounded(65520.0F, DType::F16) == 0x7C00); // tie with the first number beyond the range
    CHECK(rounded(-1e30F, DType::F16) == 0xFC00);
    CHECK(rounded(0x1.0p-25F, DType::F16) == 0x0000); // half of the smallest subnormal
    CHECK(rounded(0x1.8p-25F, DType::F16) == 0x0001);
    CHECK(rounded(-0x1.0p-24F, DType::F16) == 0x8001);
    CHECK(rounded(-0.0F, DType::F16) == 0x8000);
    CHECK(std::isnan(toFloats(convert(make<float>(DType::F32, {std::nanf("")}), DType::F16))[0]));
}

TEST_CASE("bfloat16 rounds to the nearest, ties to even, and NaN stays NaN") {
    CHECK(rounded(1.0F, DType::BF16) == 0x3F80);
    CHECK(rounded(1.0F + 0x1.0p-8F, DType::BF16) == 0x3F80);
    CHECK(rounded(1.0F + 3 * 0x1.0p-8F, DType::BF16) == 0x3F82);
    CHECK(rounded(1.0F + 0x1.0p-8F + 0x1.0p-23F, DType::BF16) == 0x3F81);
    CHECK(rounded(std::numeric_limits<float>::max(), DType::BF16) == 0x7F80);
    CHECK(rounded(-std::numeric_limits<float>::infinity(), DType::BF16) == 0xFF80);
    CHECK(rounded(0x1.0p-149F, DType::BF16) == 0x0000);
    CHECK(rounded(std::bit_cast<float>(0xFFFF'FFFFU), DType::BF16) == 0xFFC0);
    CHECK(toFloats(make<std::uint16_t>(DType::BF16, {0xC048}))[0] == -3.125F);
}

TEST_CASE("a double is rounded once on its way to 16 bits") {
    // By way of float32 both would be ties: 1 + 2^-11 + 2^-40 is above the middle.
    CHECK(rounded(1.0 + 0x1.0p-11 + 0x1.0p-40, DType::F16) == 0x3C01);
    CHECK(rounded(1.0 + 3 * 0x1.0p-11 - 0x1.0p-40, DType::F16) == 0x3C01);
    CHECK(rounded(-(1.0 + 0x1.0p-8 + 0x1.0p-40), DType::BF16) == 0xBF81);
    CHECK(rounded(1e300, DType::BF16) == 0x7F80);
    CHECK(rounded(1e-300, DType::F16) == 0x0000);
    CHECK(toFloats(make<double>(DType::F64, {1.0 + 0x1.0p-24}))[0] == 1.0F);
    CHECK(values<float>(convert(make<double>(DType::F64, {0.1}), DType::F32))[0] == 0.1F);
    CHECK(values<double>(convert(make<float>(DType::F32, {0.1F}), DType::F64))[0] == static_cast<double>(0.1F));
}

TEST_CASE("integers and truth values become floats") {
    CHECK(toFloats(make<std::int64_t>(DType::I64, {-5, 1LL << 40})) == std::vector<float>{-5.0F, 0x1.0p40F});
    CHECK(toFloats(make<std::int32_t>(DType::I32, {-7})) == std::vector<float>{-7.0F});
    CHECK(toFloats(make<std::int16_t>(DType::I16, {-300})) == std::vector<float>{-300.0F});
    CHECK(toFloats(make<std::int8_t>(DType::I8, {-128})) == std::vector<float>{-128.0F});
    CHECK(toFloats(make<std::uint8_t>(DType::U8, {200})) == std::vector<float>{200.0F});
    CHECK(toFloats(make<std::uint8_t>(DType::Bool, {0, 1})) == std::vector<float>{0.0F, 1.0F});
}

TEST_CASE("a scalar has one element, an empty tensor none, and shapes are told in brackets") {
    CHECK(Tensor{DType::F32, {}, {}}.elements() == 1);
    CHECK(Tensor{DType::F32, {3, 0, 2}, {}}.elements() == 0);
    CHECK(toFloats(Tensor{DType::F32, {0}, {}}).empty());
    CHECK(core::shapeText({64, 3, 7, 7}) == "[64, 3, 7, 7]");
    CHECK(core::shapeText({}) == "[]");
    const Tensor made = Tensor::fromFloats({2, 1}, {1.5F, -2.0F});
    CHECK(made.shape == std::vector<std::int64_t>{2, 1});
    CHECK(toFloats(made) == std::vector<float>{1.5F, -2.0F});
}
