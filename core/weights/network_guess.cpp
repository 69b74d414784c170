// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/network_guess.h"

#include "core/classes/class_scheme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

/// How many parts there are in a row, numbered from `first`, each told by one of its weights.
int countParts(const TensorMap& tensors, std::string_view before, int first, std::string_view after) {
    int next = first;
    while (tensors.contains(fmt::format("{}{}{}", before, next, after))) ++next;
    return next - first;
}

Result<std::string> deepLabVariant(const TensorMap& tensors, const std::string& origin) {
    const int blocks = countParts(tensors, "backbone.layer3.", 0, ".conv1.weight");
    if (blocks == 6) return "deeplabv3-resnet50";
    if (blocks == 23) return "deeplabv3-resnet101";
    return fail(ErrorCode::Unsupported,
                "{}: layer3 of its backbone has {} blocks; a ResNet-50 has 6 and a ResNet-101 has 23.", origin, blocks);
}

Result<std::string> denseAsppVariant(const TensorMap& tensors, const std::string& origin) {
    if (tensors.contains("features.features.0.0.weight")) return "denseaspp-mobilenet";
    std::array<int, 4> layers = {};
    for (std::size_t block = 0; block < layers.size(); ++block)
        layers[block] =
            countParts(tensors, fmt::format("features.denseblock{}.denselayer", block + 1), 1, ".conv.1.weight");
    if (layers == std::array{6, 12, 24, 16}) return "denseaspp121";
    if (layers == std::array{6, 12, 36, 24}) return "denseaspp161";
    if (layers == std::array{6, 12, 32, 32}) return "denseaspp169";
    if (layers == std::array{6, 12, 48, 32}) return "denseaspp201";
    return fail(
        ErrorCode::Unsupported,
        "{}: its dense blocks have {}, {}, {} and {} layers, as no DenseASPP of 121, 161, 169 or 201 layers has.",
        origin, layers[0], layers[1], layers[2], layers[3]);
}

Result<std::string> variantOf(const NetworkKeys& keys, const std::string& origin) {
    switch (keys.family) {
    case Family::DeepLabV3: return deepLabVariant(keys.tensors, origin);
    case Family::DenseAspp: return denseAsppVariant(keys.tensors, origin);
    case Family::UNet: break;
    }
    return keys.tensors.contains("up1.up.weight") ? "unet" : "unet-bilinear";
}

/// Convolutions whose output channels follow the width directly.
std::vector<std::string> scaledConvolutions(const std::string& network) {
    if (network.starts_with("deeplabv3"))
        return {"backbone.conv1",          "backbone.layer1.0.conv1", "backbone.layer2.0.conv1",
                "backbone.layer3.0.conv1", "backbone.layer4.0.conv1", "classifier.0.convs.0.0"};
    if (network.starts_with("unet"))
        return {"inc.double_conv.0", "down1.maxpool_conv.1.double_conv.0", "down2.maxpool_conv.1.double_conv.0",
                "down3.maxpool_conv.1.double_conv.0"};
    if (network == "denseaspp-mobilenet")
        return {"features.features.0.0",
                "features.features.4.conv.6",
                "features.features.7.conv.6",
                "features.features.11.conv.6",
                "features.features.14.conv.6",
                "features.features.17.conv.6",
                "ASPP_3.conv.1",
                "ASPP_3.conv.2"};
    return {"features.conv0", "features.denseblock1.denselayer1.conv.2", "ASPP_3.conv.1", "ASPP_3.conv.2"};
}

/// One side of a convolution's weight; 0 when there is no such tensor of four dimensions.
std::int64_t sideOf(const TensorMap& tensors, const std::string& convolution, std::size_t dimension) {
    const auto found = tensors.find(convolution + ".weight");
    return found == tensors.end() || found->second.shape.size() != 4 ? 0 : found->second.shape[dimension];
}

double widthOf(const std::string& network, const TensorMap& tensors) {
    const Graph atOne = *buildNetwork(network, {}); // a registry name with the options of the public network
    const std::vector<std::string> scaled = scaledConvolutions(network);
    std::vector<WidthRange> ranges;
    WidthRange all;
    for (const Node& node : atOne.nodes) {
        if (std::find(scaled.begin(), scaled.end(), node.name) == scaled.end()) continue;
        ranges.push_back(widthsOf(std::get<ConvOp>(node.operation).out, sideOf(tensors, node.name, 0)));
        all = {std::max(all.low, ranges.back().low), std::min(all.high, ranges.back().high)};
    }
    if (const auto width = plainestWidth(all)) return *width;
    // No width gives these shapes. The one that most of them agree with makes the shortest list of what does not fit.
    double best = 1.0;
    std::ptrdiff_t mostAgree = 0;
    for (const WidthRange& candidate : ranges) {
        const double width = plainestWidth(candidate).value_or(1.0);
        const auto agree = std::count_if(ranges.begin(), ranges.end(),
                                         [&](const WidthRange& r) { return r.low <= width && width < r.high; });
        if (agree > mostAgree) {
            best = width;
            mostAgree = agree;
        }
    }
    return best;
}

struct Ends {
    std::string stem, last; ///< first and last convolution
};
Ends endsOf(Family family, const std::string& network) {
    if (family == Family::DeepLabV3) return {"backbone.conv1", "classifier.4"};
    if (family == Family::UNet) return {"inc.double_conv.0", "outc.conv"};
    return {network == "denseaspp-mobilenet" ? "features.features.0.0" : "features.conv0", "classification.1"};
}

/// The auxiliary head is there whole, in the shapes it must have.
bool hasUsableAux(const std::string& network, NetworkOptions options, const TensorMap& tensors) {
    options.aux = true;
    const auto graph = buildNetwork(network, options);
    if (!graph) return false;
    const auto parameters = parametersOf(*graph);
    return std::all_of(parameters.begin(), parameters.end(), [&](const ParameterSpec& parameter) {
        if (!parameter.name.starts_with("aux_classifier.")) return true;
        const auto found = tensors.find(parameter.name);
        return found != tensors.end() && found->second.shape == parameter.shape && found->second.isFloat();
    });
}

} // namespace

Result<NetworkGuess> guessNetwork(const NetworkKeys& keys, const std::string& origin, const std::string& network) {
    NetworkGuess guess;
    const auto variant = variantOf(keys, origin);
    if (network.empty() && !variant) return fail(variant.error());
    if (!network.empty() && variant && *variant != network)
        return fail(ErrorCode::InvalidArgument, "{}: holds {}, not {}.", origin, *variant, network);
    guess.network = network.empty() ? *variant : network;
    const Ends ends = endsOf(keys.family, guess.network);
    const std::int64_t channels = sideOf(keys.tensors, ends.stem, 1);
    const std::int64_t classes = sideOf(keys.tensors, ends.last, 0);
    if (channels == 0 || classes == 0)
        return fail(ErrorCode::Corrupt, "{}: taken for {}, but {}.weight is missing or no weight of a convolution.",
                    origin, guess.network, channels == 0 ? ends.stem : ends.last);
    if (channels != 3)
        return fail(ErrorCode::Unsupported, "{}: its first convolution takes {} channels; images have 3.", origin,
                    channels);
    if (classes > kMaxClasses)
        return fail(ErrorCode::Unsupported, "{}: has {} classes; a label map can hold {}.", origin, classes,
                    kMaxClasses);
    guess.options.classes = static_cast<int>(classes);
    guess.options.width = widthOf(guess.network, keys.tensors);
    guess.options.aux = keys.family == Family::DeepLabV3 && hasUsableAux(guess.network, guess.options, keys.tensors);
    return guess;
}

WidthRange widthsOf(int publicChannels, std::int64_t seen) {
    if (seen < 8 || seen % 8 != 0) return {1.0, 0.0};
    const auto channels = static_cast<double>(publicChannels);
    const auto value = static_cast<double>(seen);
    return {seen == 8 ? 0.0 : (value - 4.0) / channels, (value + 4.0) / channels};
}

std::optional<double> plainestWidth(WidthRange range) {
    for (const double parts : {1.0, 2.0, 4.0, 8.0, 16.0, 10.0, 20.0, 100.0, 1000.0, 10000.0}) {
        const double numerator = std::max(1.0, std::ceil(range.low * parts));
        if (numerator / parts >= range.low && numerator / parts < range.high) return numerator / parts;
    }
    return std::nullopt;
}

} // namespace core
