// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/truth_labels.h"

namespace app {

static quint64 labelsOf(const core::Frame& frame) {
    quint64 labels = 0;
    if (const auto truth = core::readFrameTruth(frame, {}))
        for (const std::uint8_t id : truth->values()) labels |= quint64{1} << (id & 63U); // checked: at most 33
    return labels;
}

void TruthLabels::setSource(const core::FrameSource& source) {
    m_job.cancel();
    m_source = std::make_shared<const core::FrameSource>(source);
}

void TruthLabels::want(const std::vector<int>& frames) {
    if (!m_source) return;
    const auto work = [frames, source = m_source, this](std::stop_token stop, auto post) {
        for (const int frame : frames) {
            if (stop.stop_requested()) return false;
            const quint64 labels = labelsOf(source->frames()[static_cast<std::size_t>(frame)]);
            post([this, source, frame, labels] {
                if (source == m_source) emit found(frame, labels);
            });
        }
        return true;
    };
    m_job.start(work, [](bool) {});
}

} // namespace app
