// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/model.h"

#include "core/base/atomic_file.h"
#include "core/base/counted.h"
#include "core/base/digest.h"
#include "core/networks/registry.h"
#include "core/weights/key_names.h"
#include "core/weights/memory_guard.h"
#include "core/weights/safetensors.h"
#include "core/weights/shown_name.h"

#include <algorithm>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kCardEnding = ".card.json";

Result<fs::path> cardBeside(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.ends_with(kCardEnding)) return path;
    if (path.extension() != ".safetensors")
        return fail(ErrorCode::InvalidArgument, "{}: is neither a model card (.card.json) nor weights (.safetensors).",
                    path.string());
    const fs::path card = path.parent_path() / (path.stem().string() + std::string(kCardEnding));
    std::error_code error;
    if (fs::exists(path, error) && !fs::exists(card, error))
        return fail(ErrorCode::NotFound, "{}: has no model card {} beside it; import it to make one.", path.string(),
                    card.filename().string());
    return card;
}

Result<ClassScheme> schemeOf(const ModelCard& card, const std::string& origin) {
    // Never a file: a card's scheme name must not make the program open something.
    const bool named = ClassScheme::builtIn(card.scheme).has_value() || card.scheme.starts_with("channels-");
    if (card.schemeJson.empty() && !named)
        return fail(ErrorCode::NotFound, "{}: its scheme {} is not built in, and the card does not carry it.", origin,
                    shownName(card.scheme));
    auto scheme =
        card.schemeJson.empty() ? ClassScheme::resolve(card.scheme) : ClassScheme::fromJson(card.schemeJson, origin);
    if (!scheme) return fail(scheme.error());
    if (scheme->version() != card.schemeVersion)
        return fail(ErrorCode::Unsupported, "{}: needs version {} of the scheme {}; this program has version {}.",
                    origin, card.schemeVersion, card.scheme, scheme->version());
    return scheme;
}

Status checkClassNames(const ModelCard& card, const ClassScheme& scheme, const std::string& origin) {
    const auto channels = static_cast<int>(card.classes.size());
    const bool lastIsVoid = channels == scheme.size() + 1 && card.classes.back() == "unlabeled";
    if (channels != scheme.size() && !lastIsVoid)
        return fail(ErrorCode::Corrupt, "{}: lists {}, and its scheme {} has {}.", origin,
                    counted(static_cast<std::uint64_t>(channels), "class", "classes"), scheme.name(), scheme.size());
    for (int i = 0; i < scheme.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (card.classes[at] != scheme.classes()[at].name)
            return fail(ErrorCode::Corrupt, "{}: class {} is {} in the card and {} in the scheme {}.", origin, i,
                        shownName(card.classes[at]), shownName(scheme.classes()[at].name), scheme.name());
    }
    return {};
}

/// The last convolution's rows, to tell a wrong class count from other damage.
Status checkChannels(const Graph& graph, const TensorMap& tensors, const std::string& origin) {
    const auto found = tensors.find(graph.node(graph.outputs.front().logits).name + ".weight");
    if (found == tensors.end() || found->second.shape.empty()) return {};
    const std::int64_t channels = found->second.shape.front();
    if (channels == graph.options.classes) return {};
    return fail(ErrorCode::Corrupt, "{}: has {}, and its card lists {}.", origin,
                counted(static_cast<std::uint64_t>(channels), "channel"),
                counted(static_cast<std::uint64_t>(graph.options.classes), "class", "classes"));
}

Status checkTensors(const Graph& graph, const TensorMap& tensors, const std::string& origin) {
    if (auto channels = checkChannels(graph, tensors, origin); !channels) return channels;
    const KeyDifferences differences = compareKeys(graph, tensors);
    const auto refuse = [&](const char* one, const char* many, const std::vector<std::string>& names) {
        return fail(ErrorCode::Corrupt, "{}: {} for {}: {}.", origin, counted(names.size(), one, many), graph.network,
                    firstOf(names));
    };
    if (!differences.missing.empty()) return refuse("tensor is missing", "tensors are missing", differences.missing);
    if (!differences.reshaped.empty())
        return refuse("tensor has another shape", "tensors have another shape", differences.reshaped);
    if (!differences.unexpected.empty())
        return refuse("tensor is too many", "tensors are too many", differences.unexpected);
    return {};
}

Status checkTypes(const TensorMap& tensors, const std::string& type, const std::string& origin) {
    for (const auto& [name, tensor] : tensors)
        if (dtypeName(tensor.type) != type)
            return fail(ErrorCode::Corrupt, "{}: {} is {}, and the card says {}.", origin, name, dtypeName(tensor.type),
                        type);
    return {};
}

Result<Model> load(const fs::path& path) {
    const auto cardPath = cardBeside(path);
    if (!cardPath) return fail(cardPath.error());
    auto card = readModelCard(*cardPath);
    if (!card) return fail(card.error());
    const std::string origin = cardPath->string();
    auto scheme = schemeOf(*card, origin);
    if (!scheme) return fail(scheme.error());
    if (auto names = checkClassNames(*card, *scheme, origin); !names) return fail(names.error());

    const fs::path weights = cardPath->parent_path() / card->weightsFile;
    const auto digest = sha256OfFile(weights);
    if (!digest) return fail(digest.error());
    if (*digest != card->weightsSha256)
        return fail(ErrorCode::Corrupt, "{}: are not the weights of {}: SHA-256 {} instead of {}.", weights.string(),
                    cardPath->filename().string(), *digest, card->weightsSha256);
    auto file = readSafetensors(weights);
    if (!file) return fail(file.error());
    auto graph = buildNetwork(card->network, card->options);
    if (!graph) return fail(graph.error());
    if (auto good = checkTensors(*graph, file->tensors, weights.string()); !good) return fail(good.error());
    if (auto good = checkTypes(file->tensors, card->weightsType, weights.string()); !good) return fail(good.error());
    return Model{*std::move(card), *std::move(scheme), *std::move(graph), std::move(file->tensors)};
}

} // namespace

Result<Model> loadModel(const fs::path& path) {
    return withinMemory(path, [&] { return load(path); });
}

Result<fs::path> saveModel(const Model& model, const fs::path& folder, const std::stop_token& stop) {
    ModelCard card = model.card;
    if (auto name = checkModelName(card.name); !name) return fail(name.error());
    const fs::path cardPath = folder / (card.name + std::string(kCardEnding));
    if (auto good = checkTensors(model.graph, model.tensors, cardPath.string()); !good) return fail(good.error());
    if (auto good = checkClassNames(card, model.scheme, cardPath.string()); !good) return fail(good.error());

    card.weightsFile = card.name + ".safetensors";
    const fs::path weights = folder / card.weightsFile;
    const std::map<std::string, std::string> metadata = {{kProgramKey, kProgramName}, {"network", card.network}};
    if (auto written = writeSafetensors(weights, model.tensors, metadata, stop); !written) return fail(written.error());
    const auto digest = sha256OfFile(weights);
    if (!digest) return fail(digest.error());
    card.weightsSha256 = *digest;
    card.weightsType = dtypeName(model.tensors.begin()->second.type);
    const bool named = ClassScheme::builtIn(card.scheme).has_value() || card.scheme.starts_with("channels-");
    card.schemeJson = named ? std::string() : model.scheme.toJson();
    if (auto written = writeFileAtomically(cardPath, toJson(card)); !written) return fail(written.error());
    return cardPath;
}

} // namespace core
