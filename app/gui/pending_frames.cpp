// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pending_frames.h"

namespace app {

void PendingFrames::reset(int frames) {
    m_frames = frames;
    m_pending.clear();
    m_isKnown = false;
}

void PendingFrames::update(int frame) {
    if (!m_isKnown || frame >= m_frames) return;
    if (m_isPending(frame))
        m_pending.insert(frame);
    else
        m_pending.erase(frame);
}

std::optional<int> PendingFrames::next() {
    askAboutAll();
    while (!m_pending.empty()) {
        const int frame = *m_pending.begin();
        if (m_isPending(frame)) return frame;
        m_pending.erase(m_pending.begin());
    }
    return std::nullopt;
}

int PendingFrames::count() {
    askAboutAll();
    return static_cast<int>(m_pending.size());
}

void PendingFrames::askAboutAll() {
    if (m_isKnown) return;
    m_isKnown = true;
    for (int frame = 0; frame < m_frames; ++frame)
        if (m_isPending(frame)) m_pending.insert(m_pending.end(), frame);
}

} // namespace app
