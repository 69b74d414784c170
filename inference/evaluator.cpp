// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/evaluator.h"

#include <algorithm>

namespace inference {

namespace {

/// `objection`: see core::readFrameTruth().
core::Result<core::FrameCounts> evaluateFrame(Segmenter& segmenter, const core::Frame& frame,
                                              const SegmentSettings& settings, std::string* objection,
                                              const core::ProgressFunction& progress, std::stop_token stop) {
    const auto parts = core::readFrameParts(frame, {.instances = true, .objection = objection});
    if (!parts) return core::fail(parts.error());
    const auto prediction = segmenter.segment(parts->photo, settings, stop, progress);
    if (!prediction && prediction.error().code == core::ErrorCode::Cancelled) return core::cancelled();
    if (!prediction)
        return core::fail(prediction.error().code, "{}: {}", frame.scene ? frame.name : frame.image.string(),
                          prediction.error().message);
    auto counts = core::countFrame(frame.name, parts->truth, prediction->labels, {segmenter.scheme()},
                                   parts->instances ? &*parts->instances : nullptr);
    if (counts) counts->city = frame.city;
    return counts;
}

} // namespace

core::Result<core::EvaluatedPredictions> evaluateModel(Segmenter& segmenter, std::span<const core::Frame> frames,
                                                       const ModelEvaluation& options,
                                                       const core::ProgressFunction& progress, std::stop_token stop) {
    core::EvaluatedPredictions counted{{segmenter.scheme()}, {}, 0, {}};
    const auto total = std::count_if(frames.begin(), frames.end(), [](const auto& f) { return f.hasTruth(); });
    if (total == 0)
        return core::fail(core::ErrorCode::NotFound, "None of the {} frames has truth to score against.",
                          frames.size());
    const auto report = [&](double done, const std::string& stage) {
        if (progress) progress({done, static_cast<double>(total), stage});
    };
    std::vector<std::string> objections;
    for (const core::Frame& frame : frames) {
        if (stop.stop_requested()) return core::cancelled();
        if (!frame.hasTruth()) {
            ++counted.withoutTruth;
            continue;
        }
        const auto before = static_cast<double>(counted.frames.size());
        const auto within = [&](const core::Progress& p) {
            report(before + (p.total > 0 ? std::min(1.0, p.done / p.total) : 0), frame.name);
        };
        std::string* const objection = options.force ? &objections.emplace_back() : nullptr;
        auto counts = evaluateFrame(segmenter, frame, options.settings, objection, within, stop);
        if (!counts) return core::fail(counts.error());
        counted.frames.push_back(std::move(*counts));
        report(before + 1, frame.name);
    }
    if (auto sentence = core::summaryOf(objections)) counted.forced.push_back(*std::move(sentence));
    return counted;
}

} // namespace inference
