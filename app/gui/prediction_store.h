// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scores.h"
#include "core/store/memory_cache.h"
#include "inference/engine/prediction.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
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
    bool isStored = false; ///< read from the workspace: of the probabilities only the winner's is known
};

/// Which model, run how.
struct RunKey {
    std::string card;
    std::string settings;
    std::string contents{}; ///< ModelContents::digest: another model may be put in the card's place
    auto operator<=>(const RunKey&) const = default;
};

/// The predictions of one source, by run and frame. Pictures go when memory is short, what was used longest ago first;
/// counts stay, so that the scores of the set so far are those of every frame that was segmented.
class PredictionStore {
public:
    explicit PredictionStore(std::uint64_t budgetBytes = std::uint64_t{768} << 20) : m_pictures(budgetBytes) {}

    void setBudget(std::uint64_t bytes) { m_pictures.setBudget(bytes); }
    void clear();
    void add(const RunKey& run, int frame, std::shared_ptr<const SlotPrediction> prediction);
    /// Null when it was never made or is forgotten.
    std::shared_ptr<const SlotPrediction> find(const RunKey& run, int frame);
    bool contains(const RunKey& run, int frame) const { return m_pictures.contains(keyOf(run, frame)); }
    /// The picture; what was counted stays.
    void remove(const RunKey& run, int frame) { m_pictures.remove(keyOf(run, frame)); }
    /// Of all frames of a run, in order of the frame.
    std::vector<core::FrameCounts> counts(const RunKey& run) const;
    const std::map<int, core::FrameCounts>& countsByFrame(const RunKey& run) const;
    /// Frames have other numbers now: places[old] is the new one, −1 forgets the frame. `runs`: all there are.
    void renumber(const std::set<RunKey>& runs, const std::vector<int>& places);
    /// Milliseconds that the frames of a run took to compute, as far as they were not read from a folder of
    /// predictions.
    std::vector<double> durations(const RunKey& run) const;
    std::uint64_t bytes() const { return m_pictures.bytes(); }

private:
    static std::string keyOf(const RunKey& run, int frame);

    core::MemoryCache<SlotPrediction> m_pictures;
    std::map<RunKey, std::map<int, core::FrameCounts>> m_counts;
    std::map<RunKey, std::map<int, double>> m_durations;
};

} // namespace app
