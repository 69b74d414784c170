// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include "core/store/demo_models.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace fs = std::filesystem;

namespace core {

namespace {

constexpr std::string_view kCardEnding = ".card.json";
constexpr std::string_view kWeightsEnding = ".safetensors";

std::string withoutEnding(const fs::path& path, std::string_view ending) {
    const std::string name = path.filename().string();
    return name.substr(0, name.size() - ending.size());
}

bool isCheckpointEnding(std::string ending) {
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending == ".pth" || ending == ".pt" || ending == ".ckpt" || ending == ".bin" || ending == ".ptc";
}

Result<ModelCard> checkedCard(const fs::path& path) {
    auto card = readModelCard(path);
    if (!card) return card;
    std::error_code ignored;
    const fs::path weights = path.parent_path() / card->weightsFile;
    if (!fs::is_regular_file(weights, ignored))
        return fail(ErrorCode::NotFound, "{}: its weights {} are not beside it.", path.string(), card->weightsFile);
    return card;
}

} // namespace

fs::path Workspace::defaultFolder() {
    const char* home = std::getenv("HOME");
    return home != nullptr && *home != '\0' ? fs::path(home) / "Kerbside" : fs::path("Kerbside");
}

Status Workspace::ensure(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fail(ErrorCode::Io, "{}: the folder cannot be made: {}.", folder.string(), error.message());
    return {};
}

static Result<std::vector<ModelEntry>> modelsIn(const fs::path& folder, bool builtIn) {
    std::vector<ModelEntry> entries;
    std::error_code error;
    if (fs::status(folder, error).type() == fs::file_type::not_found) return entries;
    error.clear();
    for (auto it = fs::directory_iterator(folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        const fs::path& path = it->path();
        if (!path.filename().string().ends_with(kCardEnding)) continue;
        entries.push_back({withoutEnding(path, kCardEnding), path, checkedCard(path), builtIn});
    }
    if (error) return fail(ErrorCode::Io, "{}: the folder cannot be listed: {}.", folder.string(), error.message());
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return entries;
}

Result<std::vector<ModelEntry>> Workspace::models() const {
    auto entries = modelsIn(modelsFolder(), false);
    if (!entries || m_builtIn.empty()) return entries;
    auto builtIn = modelsIn(m_builtIn, true);
    if (!builtIn) return builtIn;
    for (ModelEntry& entry : *builtIn)
        if (std::ranges::find(*entries, entry.name, &ModelEntry::name) == entries->end())
            entries->push_back(std::move(entry));
    return entries;
}

Status Workspace::removeModel(const ModelEntry& entry) const {
    if (entry.builtIn || entry.cardPath.parent_path() != modelsFolder())
        return fail(ErrorCode::InvalidArgument, "{}: is not a model of {}, and is not removed.",
                    entry.cardPath.string(), modelsFolder().string());
    // A card that cannot be read names no weights; those that lie beside it have its name.
    const fs::path weights =
        modelsFolder() / (entry.card ? entry.card->weightsFile : entry.name + std::string(kWeightsEnding));
    std::error_code error;
    if (!fs::remove(entry.cardPath, error) || error)
        return fail(ErrorCode::Io, "{}: cannot be removed: {}.", entry.cardPath.string(),
                    error ? error.message() : "there is no such file");
    const auto others = modelsIn(modelsFolder(), false);
    if (!others) return fail(others.error());
    const bool isShared = std::ranges::any_of(*others, [&](const ModelEntry& other) {
        return other.card && modelsFolder() / other.card->weightsFile == weights;
    });
    if (!isShared) fs::remove(weights, error); // broken cards have none
    if (error) return fail(ErrorCode::Io, "{}: cannot be removed: {}.", weights.string(), error.message());
    return {};
}

Result<fs::path> Workspace::resolveModel(const std::string& ref) const {
    if (ref.empty()) return fail(ErrorCode::InvalidArgument, "A model reference may not be empty.");
    std::error_code ignored;
    if (ref.ends_with(kCardEnding)) {
        if (fs::is_regular_file(ref, ignored)) return fs::path(ref);
        return fail(ErrorCode::NotFound, "{}: there is no such model card.", ref);
    }
    if (ref.ends_with(kWeightsEnding)) {
        if (!fs::is_regular_file(ref, ignored))
            return fail(ErrorCode::NotFound, "{}: there is no such weights file.", ref);
        const fs::path card =
            fs::path(ref).parent_path() / (withoutEnding(ref, kWeightsEnding) + std::string(kCardEnding));
        if (fs::is_regular_file(card, ignored)) return card;
        return fail(ErrorCode::NotFound, "{}: there is no model card {} beside it; import the file to make one.", ref,
                    card.filename().string());
    }
    if (isCheckpointEnding(fs::path(ref).extension().string()) && fs::is_regular_file(ref, ignored))
        return fail(ErrorCode::Unsupported, "{}: this is a checkpoint; import it first.", ref);
    if (ref.find('/') == std::string::npos)
        for (const fs::path& folder : {modelsFolder(), m_builtIn}) {
            if (folder.empty()) continue;
            fs::path card = folder / (ref + std::string(kCardEnding));
            if (fs::is_regular_file(card, ignored)) return card;
        }
    if (!m_builtIn.empty() && std::ranges::find(kDemoModels, ref) != kDemoModels.end())
        return fail(ErrorCode::NotFound,
                    "{}: this demo model comes with the program, but is not in {}; name another model with --model.",
                    ref, m_builtIn.string());
    std::string known;
    if (const auto entries = models())
        for (const auto& entry : *entries) known += (known.empty() ? "" : ", ") + entry.name;
    return fail(ErrorCode::NotFound, "{}: no such model; {} holds {}.", ref, modelsFolder().string(),
                known.empty() ? "none" : known);
}

} // namespace core
