// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/judge.h"

#include "core/base/atomic_file.h"
#include "core/metrics/score_json.h"

#include <nlohmann/json.hpp>

namespace training {

core::Result<std::vector<core::Scores>> judge(const core::Model& model, FrameCache& cache, FrameRange frames,
                                              const inference::EngineOptions& engine, std::stop_token stop) {
    auto segmenter = inference::Segmenter::create(model, engine);
    if (!segmenter) return core::fail(std::move(segmenter).error());
    const core::PredictionSpace space{model.scheme};
    std::vector<core::FrameCounts> counts;
    for (std::size_t i = frames.first; i < frames.first + frames.count; ++i) {
        if (stop.stop_requested()) return core::cancelled();
        const core::Frame& frame = cache.frames()[i];
        const auto decoded = cache.read(i);
        if (!decoded) return core::fail(decoded.error());
        const auto prediction = segmenter->segment((*decoded)->photo, {}, stop);
        if (!prediction && prediction.error().code == core::ErrorCode::Cancelled) return core::cancelled();
        if (!prediction) return core::fail(prediction.error().code, "{}: {}", frame.name, prediction.error().message);
        auto counted = core::countFrame(frame.name, (*decoded)->truth, prediction->labels, space,
                                        (*decoded)->instances ? &*(*decoded)->instances : nullptr);
        if (!counted) return core::fail(std::move(counted).error());
        counts.push_back(*std::move(counted));
    }
    auto own = core::scoresOf(counts, space, model.scheme);
    if (!own) return core::fail(std::move(own).error());
    std::vector<core::Scores> scores = {*std::move(own)};
    for (const char* name : {"cityscapes-19", "merged-10"}) {
        const auto scheme = core::ClassScheme::builtIn(name);
        if (name == model.scheme.name() || !space.mappingTo(*scheme)) continue;
        auto mapped = core::scoresOf(counts, space, *scheme);
        if (!mapped) return core::fail(std::move(mapped).error());
        scores.push_back(*std::move(mapped));
    }
    return scores;
}

core::Result<std::filesystem::path> saveJudged(core::Model model, const Judgement& judgement,
                                               const std::filesystem::path& folder, const std::string& file) {
    const std::string name = std::exchange(model.card.name, file);
    nlohmann::ordered_json entry;
    entry["data"] = judgement.data;
    for (const core::Scores& score : judgement.scores) entry["scores"][score.scheme.name()] = core::toJson(score);
    model.card.scoresJson = nlohmann::ordered_json::array({std::move(entry)}).dump();
    auto path = core::saveModel(model, folder);
    if (!path) return path;
    // saveModel() names the files by the card; among models this one goes by its own name.
    auto card = core::readModelCard(*path);
    if (!card) return core::fail(std::move(card).error());
    card->name = name;
    if (auto written = core::writeFileAtomically(*path, core::toJson(*card)); !written)
        return core::fail(std::move(written).error());
    return path;
}

} // namespace training
