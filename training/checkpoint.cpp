// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/checkpoint.h"

#include "core/base/digest.h"
#include "core/base/strict_json.h"
#include "core/weights/memory_guard.h"
#include "core/weights/safetensors.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace training {

namespace fs = std::filesystem;
using core::ErrorCode;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::string_view kBegin = "state-";
constexpr std::string_view kEnding = ".ckpt";
constexpr std::string_view kNetwork = "network/";
constexpr std::string_view kOptimizer = "optimizer/";

Json numbersOf(const TrainingState& state) {
    return {{"format", 1},
            {"step", state.step},
            {"validations", state.validations},
            {"plateau",
             {{"isSet", state.schedule.hasPlateau},
              {"factor", state.schedule.plateauFactor},
              {"best", state.schedule.plateauBest},
              {"bad", state.schedule.plateauBad}}},
            {"bestMiou", state.bestMiou},
            {"bestEpoch", state.bestEpoch},
            {"seed", state.seed},
            {"options", state.optionsSha256},
            {"data", state.dataSha256}};
}

/// A whole number from 0; a fraction or a larger one is no count and would not fit.
template <class Count> Count countAt(const Json& json, const char* key) {
    const Json& value = json.at(key);
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<Count>::max()))
        throw Json::other_error::create(501, fmt::format("'{}' is {}, no count", key, value.dump()), &json);
    return value.get<Count>();
}

/// Throws what nlohmann-json throws where a field is missing or of another type.
void readNumbers(const Json& json, TrainingState& state) {
    state.step = countAt<std::int64_t>(json, "step");
    state.validations = countAt<int>(json, "validations");
    const Json& plateau = json.at("plateau");
    state.schedule = {plateau.at("factor").get<double>(), plateau.at("best").get<double>(),
                      countAt<int>(plateau, "bad"), plateau.at("isSet").get<bool>()};
    state.bestMiou = json.at("bestMiou").get<double>();
    state.bestEpoch = countAt<int>(json, "bestEpoch");
    state.seed = countAt<std::uint64_t>(json, "seed");
    state.optionsSha256 = json.at("options").get<std::string>();
    state.dataSha256 = json.at("data").get<std::string>();
}

std::string digestOf(const core::TensorMap& tensors, const std::string& numbers) {
    core::Sha256 sha;
    sha.add(numbers);
    for (const auto& [name, tensor] : tensors) {
        sha.add(fmt::format("\n{} {} {} ", name, core::dtypeName(tensor.type), core::shapeText(tensor.shape)));
        sha.add(tensor.data);
    }
    return sha.hex();
}

/// Step of a state's file name; nothing for other files.
std::optional<std::int64_t> stepOf(const fs::path& path) {
    const std::string name = path.filename().string();
    if (!name.starts_with(kBegin) || !name.ends_with(kEnding)) return std::nullopt;
    const char* const first = name.data() + kBegin.size();
    const char* const last = name.data() + name.size() - kEnding.size();
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(first, last, step);
    return error == std::errc{} && end == last && step >= 0 ? std::optional(step) : std::nullopt;
}

/// The newest first.
std::vector<std::pair<std::int64_t, fs::path>> statesIn(const fs::path& run) {
    std::vector<std::pair<std::int64_t, fs::path>> states;
    std::error_code error;
    for (fs::directory_iterator entry(run, error), end; !error && entry != end; entry.increment(error))
        if (const auto step = stepOf(entry->path())) states.emplace_back(*step, entry->path());
    std::sort(states.rbegin(), states.rend());
    return states;
}

core::Result<std::pair<TrainingState, std::string>> readWithDigest(const fs::path& path) {
    auto file = core::readSafetensors(path);
    if (!file) return core::fail(std::move(file).error());
    const std::string& numbers = file->metadata["state"];
    const std::string digest = digestOf(file->tensors, numbers);
    if (file->metadata["sha256"] != digest)
        return core::fail(ErrorCode::Corrupt, "{}: is damaged: its SHA-256 is {} instead of {}.", path.string(), digest,
                          file->metadata["sha256"]);
    const auto json = core::parseStrictJson(numbers, path.string());
    if (!json) return core::fail(json.error());
    TrainingState state;
    try {
        if (json->at("format") != 1)
            return core::fail(ErrorCode::Unsupported, "{}: is of format {}; this program reads format 1.",
                              path.string(), json->at("format").dump());
        readNumbers(*json, state);
    } catch (const nlohmann::json::exception& error) {
        return core::fail(ErrorCode::Corrupt, "{}: {}.", path.string(), core::jsonErrorText(error));
    }
    for (auto& [name, tensor] : file->tensors) {
        const bool isNetwork = name.starts_with(kNetwork);
        if (!isNetwork && !name.starts_with(kOptimizer))
            return core::fail(ErrorCode::Corrupt, "{}: the tensor {} belongs to no part of a state.", path.string(),
                              name);
        core::TensorMap& target = isNetwork ? state.network : state.optimizer;
        target[name.substr((isNetwork ? kNetwork : kOptimizer).size())] = std::move(tensor);
    }
    return std::pair{std::move(state), digest};
}

} // namespace

fs::path statePath(const fs::path& run, std::int64_t step) {
    return run / fmt::format("{}{:06}{}", kBegin, step, kEnding);
}

core::Result<TrainingState> readState(const fs::path& path) {
    auto read = core::withinMemory(path, [&] { return readWithDigest(path); });
    if (!read) return core::fail(std::move(read).error());
    return std::move(read->first);
}

core::Result<fs::path> saveState(const TrainingState& state, const fs::path& run) {
    core::TensorMap tensors;
    for (const auto& [name, tensor] : state.network) tensors[std::string(kNetwork) + name] = tensor;
    for (const auto& [name, tensor] : state.optimizer) tensors[std::string(kOptimizer) + name] = tensor;
    const std::string numbers = numbersOf(state).dump();
    const std::string digest = digestOf(tensors, numbers);
    const fs::path path = statePath(run, state.step);
    if (auto written = core::writeSafetensors(path, tensors, {{"state", numbers}, {"sha256", digest}}); !written)
        return core::fail(std::move(written).error());
    tensors.clear();
    const auto back = core::withinMemory(path, [&] { return readWithDigest(path); });
    if (!back) return core::fail(back.error());
    if (back->second != digest)
        return core::fail(ErrorCode::Corrupt, "{}: what was read back is not what was written.", path.string());

    constexpr std::size_t kKept = 2;
    const auto states = statesIn(run);
    for (std::size_t i = kKept; i < states.size(); ++i) {
        std::error_code ignored; // one state too many harms nobody
        fs::remove(states[i].second, ignored);
    }
    return path;
}

core::Result<std::optional<FoundState>> newestState(const fs::path& run) {
    std::vector<std::string> skipped;
    for (const auto& [step, path] : statesIn(run)) {
        auto state = readState(path);
        if (state) return FoundState{path, *std::move(state), std::move(skipped)};
        skipped.push_back(state.error().message);
    }
    if (skipped.empty()) return std::optional<FoundState>{};
    return core::fail(ErrorCode::Corrupt, "{}: none of its {} states can be used: {}", run.string(), skipped.size(),
                      skipped.front());
}

} // namespace training
