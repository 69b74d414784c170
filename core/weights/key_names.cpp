// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/key_names.h"

#include "core/weights/shown_name.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

/// A tensor that a network of the family must have and others have not.
struct Signature {
    Family family;
    std::string_view key;
    std::string_view title;
};
constexpr std::array kSignatures = {
    Signature{Family::DeepLabV3, "classifier.0.convs.0.0.weight", "DeepLabV3"},
    Signature{Family::UNet, "inc.double_conv.0.weight", "U-Net"},
    Signature{Family::DenseAspp, "ASPP_3.conv.1.weight", "DenseASPP"},
};

/// Networks that people have, which these are not: naming them saves a search.
struct Stranger {
    std::string_view key;
    std::string_view what;
};
constexpr std::array kStrangers = {
    Stranger{"classifier.aspp.convs.0.0.weight", "a DeepLabV3+"},
    Stranger{"decoder.last_conv.0.weight", "a DeepLabV3+"},
    Stranger{"ppm.features.0.1.weight", "a PSPNet"},
    Stranger{"layer4.0.conv1.weight", "a ResNet classifier"},
    Stranger{"aux_classifier.0.weight", "an FCN"},
    Stranger{"features.denseblock1.denselayer1.conv.1.weight", "a DenseNet classifier"},
    Stranger{"features.features.1.conv.0.weight", "a MobileNetV2"},
    Stranger{"features.0.0.weight", "a MobileNetV2"},
};

/// What people wrap a state_dict in, the more telling first.
constexpr std::array<std::string_view, 6> kWrappers = {"state_dict",       "model", "model_state",
                                                       "model_state_dict", "net",   "network"};

/// What stands before `key` at the end of `name`; nothing when it does not end so.
std::optional<std::string> prefixBefore(std::string_view name, std::string_view key) {
    if (!name.ends_with(key)) return std::nullopt;
    name.remove_suffix(key.size());
    if (!name.empty() && !name.ends_with('.')) return std::nullopt;
    return std::string(name);
}

std::size_t wrapperRank(std::string_view prefix) {
    if (prefix.empty()) return 0;
    const auto found = std::find(kWrappers.begin(), kWrappers.end(), prefix.substr(0, prefix.find('.')));
    return 1 + static_cast<std::size_t>(found - kWrappers.begin());
}

/// All places of a signature, the likeliest first.
std::vector<std::string> prefixesOf(const TensorMap& tensors, std::string_view key) {
    std::vector<std::string> prefixes;
    for (const auto& [name, tensor] : tensors)
        if (auto prefix = prefixBefore(name, key)) prefixes.push_back(std::move(*prefix));
    std::stable_sort(prefixes.begin(), prefixes.end(),
                     [](const auto& a, const auto& b) { return wrapperRank(a) < wrapperRank(b); });
    return prefixes;
}

tl::unexpected<Error> notFound(const TensorMap& tensors, const std::string& origin, std::optional<Family> family) {
    std::string looked;
    for (const Signature& signature : kSignatures)
        if (!family || signature.family == *family)
            looked += fmt::format("{}{} ({})", looked.empty() ? "" : ", ", signature.key, signature.title);
    std::string instead;
    for (const Stranger& stranger : kStrangers) {
        if (!instead.empty() || prefixesOf(tensors, stranger.key).empty()) continue;
        instead = fmt::format("; it looks like {}", stranger.what);
    }
    for (const Signature& signature : kSignatures)
        if (family && signature.family != *family && !prefixesOf(tensors, signature.key).empty())
            instead = fmt::format("; it looks like a {}", signature.title);
    const std::string first = tensors.empty() ? "none" : shownName(tensors.begin()->first);
    return fail(ErrorCode::NotFound,
                "{}: holds none of the tensors looked for: {}{}. It has {} tensors, the first is {}.", origin, looked,
                instead, tensors.size(), first);
}

Result<TensorMap> withCanonicalNames(TensorMap tensors, const std::string& origin) {
    TensorMap renamed;
    while (!tensors.empty()) {
        auto entry = tensors.extract(tensors.begin());
        std::string before = std::move(entry.key());
        entry.key() = canonicalName(before);
        if (const auto inserted = renamed.insert(std::move(entry)); !inserted.inserted)
            return fail(ErrorCode::Corrupt, "{}: holds {} in two spellings.", origin,
                        shownName(inserted.position->first));
    }
    return renamed;
}

} // namespace

std::string canonicalName(std::string_view name) {
    std::string result;
    result.reserve(name.size() + 1);
    std::string_view before;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        const bool first = begin == 0;
        begin = end + 1;
        if (part == "classifier" && before == "classifier") continue;
        if (!first) result += '.';
        const bool inside = before.starts_with("denselayer") || before.starts_with("ASPP_");
        const bool numbered = part.starts_with("norm") || part.starts_with("conv");
        const std::string_view number =
            numbered ? part.substr(part.size() > 4 && part[4] == '_' ? 5 : 4) : std::string_view();
        if (inside && (number == "1" || number == "2"))
            result.append(part.substr(0, 4)).append(1, '.').append(number);
        else
            result += part;
        before = part;
    }
    return result;
}

Result<NetworkKeys> findNetworkKeys(TensorMap tensors, const std::string& origin, std::optional<Family> family) {
    auto renamed = withCanonicalNames(std::move(tensors), origin);
    if (!renamed) return fail(renamed.error());
    for (const Signature& signature : kSignatures) {
        if (family && signature.family != *family) continue;
        std::vector<std::string> prefixes = prefixesOf(*renamed, signature.key);
        if (prefixes.empty()) continue;
        NetworkKeys found{signature.family, prefixes.front(), {}, {}, {prefixes.begin() + 1, prefixes.end()}};
        while (!renamed->empty()) {
            auto entry = renamed->extract(renamed->begin());
            if (!entry.key().starts_with(found.prefix)) {
                found.outside.push_back(std::move(entry.key()));
                continue;
            }
            entry.key().erase(0, found.prefix.size());
            // The count of batches holds no weight; the values that a mask's classes had are not part of a network.
            if (!entry.key().ends_with("num_batches_tracked") && entry.key() != "mask_values")
                found.tensors.insert(std::move(entry));
        }
        return found;
    }
    return notFound(*renamed, origin, family);
}

KeyDifferences compareKeys(const Graph& graph, const TensorMap& tensors) {
    KeyDifferences differences;
    TensorMap::size_type met = 0;
    std::vector<std::string> known;
    for (const ParameterSpec& parameter : parametersOf(graph)) {
        known.push_back(parameter.name);
        const auto found = tensors.find(parameter.name);
        if (found == tensors.end()) {
            differences.missing.push_back(parameter.name);
            continue;
        }
        ++met;
        const Tensor& tensor = found->second;
        if (tensor.shape != parameter.shape)
            differences.reshaped.push_back(fmt::format("{}: {} instead of {}", parameter.name, shapeText(tensor.shape),
                                                       shapeText(parameter.shape)));
        else if (!tensor.isFloat())
            differences.reshaped.push_back(
                fmt::format("{}: {} instead of a float type", parameter.name, dtypeName(tensor.type)));
    }
    std::sort(differences.missing.begin(), differences.missing.end());
    std::sort(differences.reshaped.begin(), differences.reshaped.end());
    if (met == tensors.size()) return differences;
    std::sort(known.begin(), known.end());
    for (const auto& [name, tensor] : tensors)
        if (!std::binary_search(known.begin(), known.end(), name)) differences.unexpected.push_back(name);
    return differences;
}

std::string firstOf(const std::vector<std::string>& names, std::size_t shown) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

} // namespace core
