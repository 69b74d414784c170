// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/fold.h"

#include <cmath>

namespace inference {
namespace {

core::Result<std::vector<float>> fetch(const core::TensorMap& tensors, const std::string& name, std::size_t elements) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) return core::fail(core::ErrorCode::Corrupt, "The weights lack the tensor {}.", name);
    if (found->second.elements() != elements)
        return core::fail(core::ErrorCode::Corrupt, "The tensor {} has {} elements where the network needs {}.", name,
                          found->second.elements(), elements);
    return core::toFloats(found->second);
}

struct NormFactors {
    std::vector<double> scale, shift;
};

core::Result<NormFactors> normFactors(const core::Graph& graph, const core::TensorMap& tensors, core::NodeId id) {
    const core::Node& node = graph.node(id);
    const auto& norm = std::get<core::BatchNormOp>(node.operation);
    const auto channels = static_cast<std::size_t>(norm.channels);
    std::vector<float> fields[4];
    const char* names[4] = {".weight", ".bias", ".running_mean", ".running_var"};
    for (int i = 0; i < 4; ++i) {
        auto values = fetch(tensors, node.name + names[i], channels);
        if (!values) return core::fail(std::move(values).error());
        fields[i] = std::move(*values);
    }
    NormFactors factors;
    factors.scale.resize(channels);
    factors.shift.resize(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        factors.scale[c] = fields[0][c] / std::sqrt(static_cast<double>(fields[3][c]) + norm.eps);
        factors.shift[c] = fields[1][c] - fields[2][c] * factors.scale[c];
    }
    return factors;
}

std::vector<float> rounded(const std::vector<double>& values) {
    std::vector<float> floats(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) floats[i] = static_cast<float>(values[i]);
    return floats;
}

} // namespace

core::Result<ScaleShift> normWeights(const core::Graph& graph, const core::TensorMap& tensors, core::NodeId norm) {
    return normFactors(graph, tensors, norm).map([](const NormFactors& factors) {
        return ScaleShift{rounded(factors.scale), rounded(factors.shift)};
    });
}

core::Result<ConvWeights> convWeights(const core::Graph& graph, const core::TensorMap& tensors, core::NodeId conv,
                                      core::NodeId norm) {
    const core::Node& node = graph.node(conv);
    std::size_t out = 0, perFilter = 0;
    bool hasBias = false;
    if (const auto* plain = std::get_if<core::ConvOp>(&node.operation)) {
        out = static_cast<std::size_t>(plain->out);
        perFilter = static_cast<std::size_t>(plain->in / plain->groups * plain->kernel * plain->kernel);
        hasBias = plain->bias;
    } else {
        const auto& transposed = std::get<core::ConvTransposeOp>(node.operation);
        out = static_cast<std::size_t>(transposed.out);
        perFilter = static_cast<std::size_t>(transposed.in * transposed.kernel * transposed.kernel);
        hasBias = transposed.bias;
    }
    auto weight = fetch(tensors, node.name + ".weight", out * perFilter);
    if (!weight) return core::fail(std::move(weight).error());
    ConvWeights result{std::move(*weight), std::vector<float>(out, 0.0F)};
    if (hasBias) {
        auto bias = fetch(tensors, node.name + ".bias", out);
        if (!bias) return core::fail(std::move(bias).error());
        result.bias = std::move(*bias);
    }
    if (norm < 0) return result;

    // W' = W·s, b' = (b − mean)·s + beta with s = gamma / sqrt(var + eps).
    auto factors = normFactors(graph, tensors, norm);
    if (!factors) return core::fail(std::move(factors).error());
    for (std::size_t o = 0; o < out; ++o) {
        for (std::size_t i = 0; i < perFilter; ++i) {
            float& value = result.weight[o * perFilter + i];
            value = static_cast<float>(value * factors->scale[o]);
        }
        result.bias[o] = static_cast<float>(result.bias[o] * factors->scale[o] + factors->shift[o]);
    }
    return result;
}

} // namespace inference
