// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of a frame for the strips under the timeline.
#pragma once

#include "app/gui/frame_reader.h"
#include "app/gui/prediction_store.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace app {

/// All 0 … 1, the higher the more there is to look at; nothing where it cannot be told.
struct FrameSummary {
    std::optional<double> disagreement; ///< 1 − mean agreement of the slots, in a scheme all can be mapped to
    std::optional<double> entropy;      ///< mean over pixels and slots
    std::optional<double>
        flicker; ///< since the frame analysed last, if that was the one before: core::measureFlicker(), mean over slots
};

using RunPredictions = std::vector<std::pair<RunKey, std::shared_ptr<const SlotPrediction>>>;

/// Frames one after the other, as they are analysed. Used by one thread at a time.
class FilmAnalysis {
public:
    FrameSummary add(std::shared_ptr<const LoadedFrame> frame, RunPredictions predictions);

private:
    std::optional<double> flickerSince(const LoadedFrame& frame, const RunPredictions& predictions) const;

    std::shared_ptr<const LoadedFrame> m_last;
    RunPredictions m_lastPredictions;
};

} // namespace app
