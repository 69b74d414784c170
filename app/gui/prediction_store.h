// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scores.h"
#include "inference/engine/prediction.h"

#include <compare>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace app {

/// What one model made of one frame. Immutable, so every thread may read it.
struct SlotPrediction {
    inference::Prediction prediction;
    std::shared_ptr<const core::ClassScheme> scheme; ///< of the label map
    std::optional<core::FrameCounts> counts;         ///< where the frame has truth
    std::optional<core::Error> countError;
    std::string precisionReason;
};

/// Which model, run how.
struct RunKey {
    std::string card;
    std::string settings;
    auto operator<=>(const RunKey&) const = default;
};

/// The predictions of one source, by run and frame. Pictures go when memory is short, the oldest first; counts stay, so
/// that the scores of the set so far are those of every frame that was segmented.
class PredictionStore {
public:
    explicit PredictionStore(std::uint64_t budgetBytes = std::uint64_t{768} << 20) : m_budget(budgetBytes) {}

    void clear();
    void add(const RunKey& run, int frame, std::shared_ptr<const SlotPrediction> prediction);
    /// Null when it was never made or is forgotten.
    std::shared_ptr<const SlotPrediction> find(const RunKey& run, int frame);
    bool contains(const RunKey& run, int frame) const { return m_index.contains({run, frame}); }
    /// Of all frames of a run, in order of the frame.
    std::vector<core::FrameCounts> counts(const RunKey& run) const;
    const std::map<int, core::FrameCounts>& countsByFrame(const RunKey& run) const;
    /// Frames have other numbers now: places[old] is the new one, −1 forgets the frame.
    void renumber(const std::vector<int>& places);
    /// Milliseconds that the frames of a run took, as far as they were computed and not read.
    std::vector<double> durations(const RunKey& run) const;
    std::uint64_t bytes() const { return m_bytes; }

private:
    struct Entry {
        RunKey run;
        int frame = 0;
        std::uint64_t bytes = 0;
        std::shared_ptr<const SlotPrediction> prediction;
    };
    std::list<Entry> m_entries; ///< most recently used first
    std::map<std::pair<RunKey, int>, std::list<Entry>::iterator> m_index;
    std::map<RunKey, std::map<int, core::FrameCounts>> m_counts;
    std::map<RunKey, std::map<int, double>> m_durations;
    std::uint64_t m_budget;
    std::uint64_t m_bytes = 0;
};

} // namespace app
