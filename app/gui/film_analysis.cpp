// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/film_analysis.h"

#include "app/gui/scoreboard.h"
#include "core/metrics/derived_layers.h"
#include "core/metrics/flicker.h"

#include <algorithm>
#include <numeric>

namespace app {
namespace {

std::optional<double> disagreementOf(const RunPredictions& predictions) {
    if (predictions.size() < 2) return std::nullopt;
    std::vector<SchemePointer> schemes;
    for (const auto& [run, made] : predictions) schemes.push_back(made->scheme);
    const SchemePointer common = schemesFor(schemes).front();
    std::vector<std::shared_ptr<const core::LabelMap>> maps;
    std::vector<const core::LabelMap*> pointers;
    for (const auto& [run, made] : predictions) {
        const std::shared_ptr<const core::LabelMap> own(made, &made->prediction.labels);
        auto map = mapped(own, *made->scheme, *common);
        if (!map) return std::nullopt;
        pointers.push_back(map.get());
        maps.push_back(std::move(map));
    }
    const auto agreement = core::measureAgreement(pointers);
    const auto share = agreement ? agreement->meanShare() : core::Score{};
    return share ? std::optional(1 - *share) : std::nullopt;
}

std::optional<double> meanOf(const std::vector<double>& values) {
    if (values.empty()) return std::nullopt;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> entropyOf(const RunPredictions& predictions) {
    std::vector<double> means;
    for (const auto& [run, made] : predictions) {
        const auto& values = made->prediction.entropy.values();
        if (values.empty()) continue;
        const auto sum = std::accumulate(values.begin(), values.end(), std::uint64_t{0});
        means.push_back(static_cast<double>(sum) / (255.0 * static_cast<double>(values.size())));
    }
    return meanOf(means);
}

} // namespace

std::optional<double> FilmAnalysis::flickerSince(const LoadedFrame& frame, const RunPredictions& predictions) const {
    if (!m_last || m_last->index + 1 != frame.index) return std::nullopt;
    std::vector<double> shares;
    for (const auto& [run, made] : predictions) {
        const auto before = std::ranges::find(m_lastPredictions, run, &RunPredictions::value_type::first);
        if (before == m_lastPredictions.end()) continue;
        const auto flicker = core::measureFlicker({m_last->image, before->second->prediction.labels},
                                                  {frame.image, made->prediction.labels});
        if (flicker && flicker->share()) shares.push_back(*flicker->share());
    }
    return meanOf(shares);
}

FrameSummary FilmAnalysis::add(std::shared_ptr<const LoadedFrame> frame, RunPredictions predictions) {
    FrameSummary summary{disagreementOf(predictions), entropyOf(predictions), flickerSince(*frame, predictions)};
    m_last = std::move(frame);
    m_lastPredictions = std::move(predictions);
    return summary;
}

} // namespace app
