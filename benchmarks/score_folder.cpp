// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kerbside-score-folder ROOT SPLIT PREDICTIONS SCORES.json OFFICIAL.json: scores a folder of predictions in every
// built-in scheme that it can be mapped to, for benchmarks/peers/scores.py and for timing. The official file is left
// out where the scheme of the predictions has none.
#include "core/base/atomic_file.h"
#include "core/metrics/evaluation.h"
#include "core/metrics/score_json.h"

#include <chrono>
#include <cstdio>

namespace {

core::Status score(const char* root, const char* split, const char* predictions, const char* scoresJson,
                   const char* officialFile) {
    const auto source = core::FrameSource::open(root, {.split = split});
    if (!source) return core::fail(source.error());
    const auto folder = core::PredictionFolder::open(predictions);
    if (!folder) return core::fail(folder.error());
    const auto start = std::chrono::steady_clock::now();
    const auto evaluated = core::evaluatePredictions(source->frames(), *folder);
    if (!evaluated) return core::fail(evaluated.error());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;

    core::SlotRecord slot;
    slot.name = folder->path().filename().string();
    if (evaluated->space.scheme) slot.scheme = evaluated->space.scheme->name();
    for (const char* name : {"cityscapes-19", "merged-10"})
        if (auto scores = core::scoresOf(evaluated->frames, evaluated->space, *core::ClassScheme::builtIn(name)))
            slot.scores.push_back(std::move(*scores));
    std::printf("%s: %zu frames in %.2f s\n", slot.name.c_str(), evaluated->frames.size(), seconds.count());

    const core::EvaluationRecord record{
        "kerbside-score-folder", {root, split, evaluated->frames.size(), source->digest()}, {std::move(slot)}};
    if (auto written = core::writeFileAtomically(scoresJson, core::evaluationJson(record)); !written) return written;
    const auto official = core::officialScores(evaluated->frames, evaluated->space);
    if (!official) return {};
    return core::writeFileAtomically(officialFile, core::officialJson(*official, core::Undefined::BareNan));
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 6) {
        std::fprintf(stderr, "usage: kerbside-score-folder ROOT SPLIT PREDICTIONS SCORES.json OFFICIAL.json\n");
        return 2;
    }
    const auto status = score(argv[1], argv[2], argv[3], argv[4], argv[5]);
    if (status) return 0;
    std::fprintf(stderr, "%s\n", status.error().message.c_str());
    return 1;
}
