// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_setup.h"

#include "core/base/digest.h"
#include "core/base/parallel.h"
#include "core/networks/registry.h"
#include "core/weights/import_defaults.h"
#include "inference/engine/processor.h"
#include "training/run_options.h"

#include <algorithm>
#include <array>

namespace training {

namespace fs = std::filesystem;
using core::ErrorCode;

namespace {

constexpr const char* kStreet = "scenes"; // the built-in street; see docs/cli.md

std::string digestOf(const std::string& text) { return core::sha256(std::as_bytes(std::span(text))); }

std::string absolutePath(const std::string& path) {
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

core::Result<core::Model> newModel(const RunOptions& options) {
    const core::NetworkInfo* network = core::findNetwork(options.network);
    if (network == nullptr) {
        std::string known;
        for (const core::NetworkInfo& info : core::networks()) known += fmt::format(" {}", info.name);
        return core::fail(ErrorCode::NotFound, "The network '{}' is not known; there are:{}.", options.network, known);
    }
    auto scheme = core::ClassScheme::resolve(options.scheme);
    if (!scheme) return core::fail(scheme.error());
    core::ModelCard card;
    card.network = options.network;
    card.options.classes = scheme->size();
    card.options.outputStride = options.outputStride;
    card.options.width = options.width;
    card.options.aux = options.aux;
    card.options.alignCorners = core::publicAlignCorners(network->family);
    auto graph = core::buildNetwork(card.network, card.options);
    if (!graph) return core::fail(graph.error());
    card.scheme = scheme->name();
    card.schemeVersion = scheme->version();
    for (const core::SchemeClass& entry : scheme->classes()) card.classes.push_back(entry.name);
    card.input = core::publicInput(network->family);
    if (options.scale) card.input.scale = *options.scale;
    return core::Model{std::move(card), *std::move(scheme), *std::move(graph), {}};
}

core::Result<core::Model> startModel(const RunOptions& options) {
    if (options.model.empty()) return newModel(options);
    auto model = core::loadModel(options.model);
    if (!model) return model;
    model->card.parent = model->card.weightsSha256;
    return model;
}

/// Appends the frames that have truth; gives how many those are.
core::Result<std::size_t> addFrames(const std::string& dataset, const std::string& split, std::stop_token stop,
                                    std::vector<core::Frame>& frames, std::string& digest) {
    core::SourceOptions options;
    options.split = split;
    const auto source = core::FrameSource::open(dataset, options, std::move(stop));
    if (!source) return core::fail(source.error());
    const std::size_t before = frames.size();
    std::copy_if(source->frames().begin(), source->frames().end(), std::back_inserter(frames),
                 [](const core::Frame& frame) { return frame.hasTruth(); });
    if (frames.size() == before)
        return core::fail(ErrorCode::NotFound, "{}: none of its {} frames of the split '{}' has truth.", dataset,
                          source->frames().size(), split);
    digest += source->digest() + "\n";
    return frames.size() - before;
}

/// The weights follow from this and the frames. Where it runs, on how many threads and under which name may change.
std::string decidingText(const RunOptions& options, const core::Model& model) {
    RunOptions deciding = options;
    deciding.name.clear();
    deciding.device.clear();
    deciding.model.clear();
    deciding.threads = 0;
    deciding.cacheBytes = 0;
    deciding.datasets.clear();
    return toJson(deciding) + model.scheme.toJson() + model.card.parent.value_or("");
}

std::string originSentence(const RunOptions& options, std::size_t frames) {
    const auto& names = options.datasets;
    const bool isStreet = std::find(names.begin(), names.end(), kStreet) != names.end();
    return fmt::format("Trained with Kerbside's recipe {} on {} frames{}.", options.recipe.name, frames,
                       isStreet ? "; trained on the synthetic street; not for photographs" : "");
}

std::string nameOf(const std::string& dataset) {
    fs::path path = dataset;
    if (!path.has_filename()) path = path.parent_path(); // a folder written with a slash at its end
    return path.filename().string();
}

std::string namesOf(const std::vector<std::string>& datasets) {
    std::string names;
    for (const std::string& dataset : datasets) names += (names.empty() ? "" : " + ") + nameOf(dataset);
    return names;
}

} // namespace

RunOptions completed(RunOptions options, const fs::path& run) {
    for (std::string& dataset : options.datasets)
        if (dataset != kStreet) dataset = absolutePath(dataset);
    if (!options.model.empty()) options.model = absolutePath(options.model);
    std::error_code error;
    if (!core::ClassScheme::builtIn(options.scheme) && fs::is_regular_file(options.scheme, error))
        options.scheme = absolutePath(options.scheme);
    if (options.name.empty()) options.name = fs::path(absolutePath(run / ".")).parent_path().filename().string();
    return options;
}

core::Result<RunSetup> setUp(const RunOptions& options, std::stop_token stop) {
    if (auto named = core::checkModelName(options.name); !named) return core::fail(named.error());
    if (options.network.empty() == options.model.empty())
        return core::fail(ErrorCode::InvalidArgument,
                          "A run starts from a network or from a model, and from one only.");
    if (options.datasets.empty()) return core::fail(ErrorCode::InvalidArgument, "A run needs a dataset to train on.");
    auto model = startModel(options);
    if (!model) return core::fail(std::move(model).error());
    if (!model->scheme.isScored())
        return core::fail(ErrorCode::InvalidArgument, "The scheme {} gathers no label ids: nothing can be learned.",
                          model->scheme.name());

    std::vector<core::Frame> frames;
    std::string digests;
    for (const std::string& dataset : options.datasets)
        if (auto added = addFrames(dataset, options.split, stop, frames, digests); !added)
            return core::fail(added.error());
    const std::size_t trainFrames = frames.size();
    std::string judgingDigest;
    const auto judging = addFrames(options.datasets.front(), options.valSplit, stop, frames, judgingDigest);
    if (!judging) return core::fail(judging.error());

    RunSetup setup{*std::move(model),
                   nullptr,
                   trainFrames,
                   *judging,
                   0,
                   digestOf(digests + judgingDigest),
                   nameOf(options.datasets.front()) + " " + options.valSplit,
                   {},
                   {}};
    if (options.split == options.valSplit || digests.starts_with(judgingDigest))
        setup.warnings.push_back(fmt::format("{}: the frames that judge the run are among those it is trained on.",
                                             options.datasets.front()));
    const std::uint64_t budget = options.cacheBytes > 0 ? options.cacheBytes : inference::readMemory().free / 4;
    setup.cache = std::make_shared<FrameCache>(std::move(frames), budget, FrameRange{trainFrames, *judging});
    const Recipe& recipe = options.recipe;
    const auto perStep = static_cast<std::size_t>(recipe.batch) * static_cast<std::size_t>(recipe.accumulate);
    setup.stepsPerEpoch = recipe.stepsPerEpoch > 0 ? recipe.stepsPerEpoch
                                                   : static_cast<std::int64_t>((trainFrames + perStep - 1) / perStep);
    setup.optionsSha256 = digestOf(decidingText(options, setup.model));

    core::ModelCard& card = setup.model.card;
    card.name = options.name;
    card.recipe = recipe.name;
    card.dataName = namesOf(options.datasets);
    card.dataSha256 = setup.dataSha256;
    card.origin = originSentence(options, trainFrames);
    const bool isStreet = options.datasets == std::vector<std::string>{kStreet} && options.model.empty();
    if (card.licence.empty())
        card.licence = isStreet ? "GPL-3.0-or-later, as Kerbside, which drew what it was trained on."
                                : "As the terms of the data it was trained on allow.";
    return setup;
}

core::Result<std::vector<std::uint64_t>> countPixels(const RunSetup& setup, int threads, std::stop_token stop) {
    std::array<std::uint64_t, core::kLabelIds> perId{};
    std::mutex mutex; // guards perId and error
    std::optional<core::Error> error;
    core::parallelFor(setup.trainFrames, threads, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last && !stop.stop_requested(); ++i) {
            const auto frame = setup.cache->read(i);
            std::array<std::uint64_t, core::kLabelIds> counts{};
            if (frame)
                for (const std::uint8_t id : (*frame)->truth.values()) ++counts[id];
            const std::scoped_lock lock(mutex);
            if (!frame && !error) error = frame.error();
            for (std::size_t id = 0; id < counts.size(); ++id) perId[id] += counts[id];
        }
    });
    if (stop.stop_requested()) return core::cancelled();
    if (error) return core::fail(*error);
    std::vector<std::uint64_t> perClass(static_cast<std::size_t>(setup.model.scheme.size()));
    for (std::size_t id = 0; id < perId.size(); ++id) {
        const std::uint8_t index = setup.model.scheme.classOfLabelId(static_cast<int>(id));
        if (index != core::kIgnore) perClass[index] += perId[id];
    }
    return perClass;
}

} // namespace training
