// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/prediction_store.h"

#include <type_traits>

namespace app {

namespace {

std::uint64_t bytesOf(const inference::Prediction& p) {
    return p.labels.values().size() + p.confidence.values().size() + p.entropy.values().size() +
           p.grid.values.size() * sizeof(std::uint16_t) + p.top.classes.size() + p.top.probabilities.size() +
           p.logits.size() * sizeof(float);
}

} // namespace

std::string PredictionStore::keyOf(const RunKey& run, int frame) {
    return fmt::format("{}\n{}\n{}\n{}", frame, run.settings, run.contents, run.card);
}

void PredictionStore::clear() {
    m_pictures.clear();
    m_counts.clear();
    m_durations.clear();
}

void PredictionStore::add(const RunKey& run, int frame, std::shared_ptr<const SlotPrediction> prediction) {
    if (prediction->counts) m_counts[run].insert_or_assign(frame, *prediction->counts);
    if (const double ms = prediction->prediction.timings.totalMs; ms > 0 && !prediction->isStored)
        m_durations[run].insert_or_assign(frame, ms);
    const std::uint64_t bytes = bytesOf(prediction->prediction);
    m_pictures.add(keyOf(run, frame), std::move(prediction), bytes);
}

std::shared_ptr<const SlotPrediction> PredictionStore::find(const RunKey& run, int frame) {
    return m_pictures.find(keyOf(run, frame));
}

void PredictionStore::renumber(const std::set<RunKey>& runs, const std::vector<int>& places) {
    const auto now = [&](int frame) { return places[static_cast<std::size_t>(frame)]; };
    std::vector<std::pair<std::string, std::shared_ptr<const SlotPrediction>>> kept;
    for (const RunKey& run : runs)
        for (int frame = 0; frame < static_cast<int>(places.size()); ++frame)
            if (contains(run, frame) && now(frame) >= 0) kept.emplace_back(keyOf(run, now(frame)), find(run, frame));
    m_pictures.clear();
    for (auto& [key, prediction] : kept) {
        const std::uint64_t bytes = bytesOf(prediction->prediction);
        m_pictures.add(key, std::move(prediction), bytes);
    }
    const auto renumbered = [&now](auto& byFrame) {
        std::remove_reference_t<decltype(byFrame)> moved;
        for (auto& [frame, one] : byFrame)
            if (now(frame) >= 0) moved.emplace(now(frame), std::move(one));
        byFrame = std::move(moved);
    };
    for (auto& [run, counts] : m_counts) renumbered(counts);
    for (auto& [run, durations] : m_durations) renumbered(durations);
}

std::vector<core::FrameCounts> PredictionStore::counts(const RunKey& run) const {
    std::vector<core::FrameCounts> result;
    for (const auto& [frame, counts] : countsByFrame(run)) result.push_back(counts);
    return result;
}

const std::map<int, core::FrameCounts>& PredictionStore::countsByFrame(const RunKey& run) const {
    static const std::map<int, core::FrameCounts> none;
    const auto it = m_counts.find(run);
    return it == m_counts.end() ? none : it->second;
}

std::vector<double> PredictionStore::durations(const RunKey& run) const {
    std::vector<double> result;
    if (const auto it = m_durations.find(run); it != m_durations.end())
        for (const auto& [frame, ms] : it->second) result.push_back(ms);
    return result;
}

} // namespace app
