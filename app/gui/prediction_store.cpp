// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/prediction_store.h"

namespace app {

namespace {

std::uint64_t bytesOf(const inference::Prediction& p) {
    return p.labels.values().size() + p.confidence.values().size() + p.entropy.values().size() +
           p.grid.values.size() * sizeof(std::uint16_t) + p.top.classes.size() + p.top.probabilities.size() +
           p.logits.size() * sizeof(float);
}

} // namespace

std::string PredictionStore::keyOf(const RunKey& run, int frame) {
    return fmt::format("{}\n{}\n{}", frame, run.settings, run.card);
}

void PredictionStore::clear() {
    m_pictures.clear();
    m_counts.clear();
    m_durations.clear();
}

void PredictionStore::add(const RunKey& run, int frame, std::shared_ptr<const SlotPrediction> prediction) {
    if (prediction->counts) m_counts[run].insert_or_assign(frame, *prediction->counts);
    if (const double ms = prediction->prediction.timings.totalMs; ms > 0) m_durations[run].insert_or_assign(frame, ms);
    const std::uint64_t bytes = bytesOf(prediction->prediction);
    m_pictures.add(keyOf(run, frame), std::move(prediction), bytes);
}

std::shared_ptr<const SlotPrediction> PredictionStore::find(const RunKey& run, int frame) {
    return m_pictures.find(keyOf(run, frame));
}

std::vector<core::FrameCounts> PredictionStore::counts(const RunKey& run) const {
    std::vector<core::FrameCounts> result;
    if (const auto it = m_counts.find(run); it != m_counts.end())
        for (const auto& [frame, counts] : it->second) result.push_back(counts);
    return result;
}

std::vector<double> PredictionStore::durations(const RunKey& run) const {
    std::vector<double> result;
    if (const auto it = m_durations.find(run); it != m_durations.end())
        for (const auto& [frame, ms] : it->second) result.push_back(ms);
    return result;
}

} // namespace app
