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

void PredictionStore::clear() {
    m_entries.clear();
    m_index.clear();
    m_counts.clear();
    m_durations.clear();
    m_bytes = 0;
}

void PredictionStore::add(const RunKey& run, int frame, std::shared_ptr<const SlotPrediction> prediction) {
    if (const auto old = m_index.find({run, frame}); old != m_index.end()) {
        m_bytes -= old->second->bytes;
        m_entries.erase(old->second);
        m_index.erase(old);
    }
    if (prediction->counts) m_counts[run].insert_or_assign(frame, *prediction->counts);
    if (const double ms = prediction->prediction.timings.totalMs; ms > 0) m_durations[run].insert_or_assign(frame, ms);
    const std::uint64_t bytes = bytesOf(prediction->prediction);
    m_entries.push_front({run, frame, bytes, std::move(prediction)});
    m_index[{run, frame}] = m_entries.begin();
    m_bytes += bytes;
    while (m_bytes > m_budget && m_entries.size() > 1) {
        m_bytes -= m_entries.back().bytes;
        m_index.erase({m_entries.back().run, m_entries.back().frame});
        m_entries.pop_back();
    }
}

std::shared_ptr<const SlotPrediction> PredictionStore::find(const RunKey& run, int frame) {
    const auto it = m_index.find({run, frame});
    if (it == m_index.end()) return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, it->second);
    return it->second->prediction;
}

void PredictionStore::renumber(const std::vector<int>& places) {
    const auto now = [&](int frame) { return places[static_cast<std::size_t>(frame)]; };
    m_index.clear();
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        entry->frame = now(entry->frame);
        if (entry->frame >= 0) {
            m_index[{entry->run, entry->frame}] = entry;
            ++entry;
        } else {
            m_bytes -= entry->bytes;
            entry = m_entries.erase(entry);
        }
    }
    const auto renumbered = [&now](auto& byFrame) {
        std::remove_reference_t<decltype(byFrame)> kept;
        for (auto& [frame, one] : byFrame)
            if (now(frame) >= 0) kept.emplace(now(frame), std::move(one));
        byFrame = std::move(kept);
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
