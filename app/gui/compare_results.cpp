// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CompareController tells of all that its slots have made.
#include "app/gui/compare_controller.h"

namespace app {

std::vector<core::FrameCounts> CompareController::counts(int index, bool setSoFar) const {
    const SlotView& view = slot(index);
    if (!view.model) return {};
    if (setSoFar) return m_store.counts(keyOf(*view.model));
    if (view.prediction && view.prediction->counts) return {*view.prediction->counts};
    return {};
}

const std::map<int, core::FrameCounts>& CompareController::countsByFrame(int index) const {
    static const std::map<int, core::FrameCounts> none;
    const SlotView& view = slot(index);
    return view.model ? m_store.countsByFrame(keyOf(*view.model)) : none;
}

std::vector<int> CompareController::segmentedFrames(int index) const {
    std::vector<int> frames;
    const SlotView& view = slot(index);
    if (!view.model) return frames;
    const RunKey run = keyOf(*view.model);
    for (const int frame : m_tried.of(run)) {
        // One that could not be scored was segmented all the same.
        const bool hasFailed = m_failures.contains({run, frame});
        if (!hasFailed || m_store.contains(run, frame)) frames.push_back(frame);
    }
    return frames;
}

std::vector<double> CompareController::durations(int index) const {
    const auto& model = slot(index).model;
    return model ? m_store.durations(keyOf(*model)) : std::vector<double>{};
}

} // namespace app
