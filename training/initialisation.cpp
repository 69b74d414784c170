// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/initialisation.h"

#include "core/networks/registry.h"
#include "core/scenes/exact_math.h"

#include <cmath>

namespace training {
namespace {

core::Tensor filled(std::vector<std::int64_t> shape, float value) {
    std::size_t count = 1;
    for (const std::int64_t side : shape) count *= static_cast<std::size_t>(side);
    return core::Tensor::fromFloats(std::move(shape), std::vector<float>(count, value));
}

/// FNV-1a: names differ, so do their streams.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    return hash;
}

/// Standard normal (Box and Muller 1958).
double normal(core::Random& random) {
    const double radius = std::sqrt(-2 * std::log(1 - random.unit()));
    return radius * std::cos(2 * core::kPi * random.unit());
}

} // namespace

core::Tensor initialValues(const core::Graph& graph, const core::ParameterSpec& spec, std::uint64_t seed) {
    const core::Node& node = graph.node(spec.node);
    const bool isWeight = spec.name.ends_with(".weight");
    if (std::holds_alternative<core::BatchNormOp>(node.operation))
        return filled(spec.shape, isWeight || spec.name.ends_with(".running_var") ? 1.0F : 0.0F);

    double fanIn = 0, fanOut = 0;
    if (const auto* conv = std::get_if<core::ConvOp>(&node.operation)) {
        const double area = conv->kernel * conv->kernel;
        fanIn = conv->in / conv->groups * area;
        fanOut = conv->out * area; // torchvision's rule, groups or not
    } else {
        // PyTorch takes a weight's second side for the inputs; for a transposed convolution those are its outputs.
        const auto& transposed = std::get<core::ConvTransposeOp>(node.operation);
        fanIn = transposed.out * transposed.kernel * transposed.kernel;
    }
    const core::NetworkInfo* info = core::findNetwork(graph.network);
    const auto isFamily = [&](core::Family family) { return info && info->family == family; };

    core::Random random = core::Random(seed).fork(hashOf(spec.name));
    core::Tensor result = filled(spec.shape, 0);
    std::vector<float> values(result.elements());
    if (isWeight && isFamily(core::Family::DeepLabV3) && node.name.starts_with("backbone.")) {
        const double deviation = std::sqrt(2 / fanOut);
        for (float& value : values) value = static_cast<float>(deviation * normal(random));
    } else {
        const double gain = isWeight && isFamily(core::Family::DenseAspp) ? 6 : 1;
        const double bound = std::sqrt(gain / fanIn);
        for (float& value : values) value = static_cast<float>(random.between(-bound, bound));
    }
    return core::Tensor::fromFloats(spec.shape, values);
}

} // namespace training
