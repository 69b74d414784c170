// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Weights and inputs by a rule instead of a file: the same numbers come out in C++ and in the Python of
// benchmarks/peers, so that whole networks can be compared without shipping weights.
#pragma once

#include "core/image/image.h"
#include "core/networks/graph.h"
#include "core/weights/tensor.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace testing_support {

/// A hash of (i, j) in [−0.5, 0.5).
inline double goldenNoise(std::uint32_t i, std::uint32_t j) {
    std::uint32_t h = i * 0x9E3779B1U + j * 0x85EBCA77U;
    h ^= h >> 16;
    h *= 0x7FEB352DU;
    h ^= h >> 15;
    h *= 0x846CA68BU;
    h ^= h >> 16;
    return static_cast<double>(h) / 4294967296.0 - 0.5;
}

/// What the fill rule gives for element `i` of the tensor of rank `j` in the sorted names; computed in double.
inline float goldenValue(const core::ParameterSpec& parameter, std::uint32_t i, std::uint32_t j) {
    const double u = goldenNoise(i, j);
    const std::string_view name = parameter.name;
    if (name.ends_with("running_var")) return static_cast<float>(1.0 + 0.2 * u);
    if (name.ends_with("running_mean")) return static_cast<float>(0.2 * u);
    if (parameter.shape.size() >= 2) {
        double fanIn = 1.0;
        for (std::size_t d = 1; d < parameter.shape.size(); ++d) fanIn *= static_cast<double>(parameter.shape[d]);
        return static_cast<float>(u * std::sqrt(12.0) * std::sqrt(2.0 / fanIn));
    }
    if (name.ends_with("bias")) return static_cast<float>(0.2 * u);
    return static_cast<float>(1.0 + 0.2 * u);
}

/// Every parameter and buffer of the graph, float32.
inline core::TensorMap goldenTensors(const core::Graph& graph) {
    std::vector<core::ParameterSpec> parameters = core::parametersOf(graph);
    std::sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    core::TensorMap tensors;
    for (std::size_t rank = 0; rank < parameters.size(); ++rank) {
        std::size_t elements = 1;
        for (const std::int64_t side : parameters[rank].shape) elements *= static_cast<std::size_t>(side);
        std::vector<float> values(elements);
        for (std::size_t i = 0; i < elements; ++i)
            values[i] = goldenValue(parameters[rank], static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(rank));
        core::Tensor tensor{core::DType::F32, parameters[rank].shape, std::vector<std::byte>(elements * sizeof(float))};
        std::memcpy(tensor.data.data(), values.data(), tensor.data.size());
        tensors.emplace(parameters[rank].name, std::move(tensor));
    }
    return tensors;
}

/// [3][height][width], in [−2, 2).
inline std::vector<float> goldenInput(core::Size size) {
    std::vector<float> values(3 * size.area());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(4.0 * goldenNoise(static_cast<std::uint32_t>(i), 1000003U));
    return values;
}

} // namespace testing_support
