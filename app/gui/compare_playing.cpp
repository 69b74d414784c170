// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a CompareController plays a film; which frame comes when is the Player's business.
#include "app/gui/compare_controller.h"

#include <algorithm>
#include <cmath>

namespace app {

void CompareController::setPlayRange(std::optional<int> in, std::optional<int> out) { m_player.setRange(in, out); }

void CompareController::setPlaySettings(const PlaySettings& settings) {
    if (settings == m_player.settings()) return;
    const bool wasLive = isLive();
    m_player.setSettings(settings);
    if (m_playing) {
        m_player.begin(m_index, now());
        readAhead();
        if (wasLive && !isLive()) stopLive();
        continuePlaying();
    }
    emit playingChanged();
}

void CompareController::setPlaying(bool playing) {
    playing = playing && frameCount() > 1 && !m_opening; // what is read ahead would take the place of the opening
    if (playing == m_playing) return;
    if (playing && m_player.first() == m_player.last()) return showFrame(m_player.first());
    const bool wasLive = isLive();
    m_playing = playing;
    m_nextFrame.stop();
    readAhead();
    if (playing) m_tally = {};
    emit playingChanged();
    if (!playing) return wasLive && !m_opening ? stopLive() : startIdleWork();
    if (m_index >= m_player.last() || m_index < m_player.first()) return showFrame(m_player.first());
    if (!m_frame && !m_reading) return showFrame(m_index + 1); // this one could not be read
    m_player.begin(m_index, now());
    if (m_frame && !m_segmenting) startPending(false);
    if (isLive()) continuePlaying();
}

/// What the models were doing was for a frame that has gone by.
void CompareController::stopLive() {
    if (m_segmenting && m_segmented && m_segmented->index == m_index) return; // but not this one
    m_device.cancel();
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (slot.state != SlotState::Working && slot.state != SlotState::Waiting) continue;
        slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
        emit slotChanged(i);
    }
    if (m_frame && (m_automatic || m_playing)) return startPending(false);
    startIdleWork();
}

bool CompareController::hasOpenSlot() const {
    return std::ranges::any_of(m_slots, [](const SlotView& slot) {
        return slot.model && slot.state != SlotState::Done && slot.state != SlotState::Failed;
    });
}

void CompareController::readAhead() {
    // What is drawn takes the time of all cores: not for frames that a live film may leave out.
    const bool isDrawn = m_source && m_source->kind() == core::SourceKind::SceneFilm;
    if (!m_playing || (isLive() && isDrawn)) return m_feed.readAhead({});
    m_feed.readAhead([this](int frame) { return m_player.following(frame); });
}

void CompareController::continuePlaying() {
    if (!m_playing || !m_frame || (m_segmenting && !isLive())) return;
    const auto next = m_player.next(now());
    if (!next) return setPlaying(false);
    constexpr double longest = 3600; // seconds; a broken film may ask for more milliseconds than an int holds
    m_nextFrame.start(static_cast<int>(std::ceil(std::min(next->wait, longest) * 1000)));
}

void CompareController::playNext() {
    const auto next = m_player.next(now());
    if (!m_playing || !m_frame || !next) return;
    constexpr double soon = 1e-3; // timers may come early
    if (next->wait > soon) return continuePlaying();
    countPlayed(next->frame);
    goTo(next->frame);
}

void CompareController::countPlayed(int next) {
    ++m_tally.shown;
    if (!isLive()) return;
    const int planned = m_player.following(m_index).value_or(next);
    if (next > planned) m_tally.skipped += next - planned;
    const bool wasGiven = m_segmented && m_segmented->index == m_index;
    if (!wasGiven && hasOpenSlot()) ++m_tally.dropped;
}

} // namespace app
