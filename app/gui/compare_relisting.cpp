// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CompareController does when frames of its source have come, gone or changed.
#include "app/gui/compare_controller.h"

#include <cassert>

namespace app {

namespace {

/// The place of each old frame in the new listing; −1: gone, or no longer what it was.
std::vector<int> placesNow(const core::FrameChanges& changes, int frames) {
    std::vector<int> places(static_cast<std::size_t>(frames), -1);
    for (std::size_t now = 0; now < changes.before.size(); ++now)
        if (const int before = changes.before[now]; before >= 0) {
            assert(before < frames); // else they are told of another listing than the one that is open
            places[static_cast<std::size_t>(before)] = static_cast<int>(now);
        }
    return places;
}

/// Where a frame is now that was there before, perhaps altered; the one after it where it is gone, else the last one.
int placeNow(const core::FrameChanges& changes, int before) {
    int place = static_cast<int>(changes.origins.size()) - 1, nearest = -1;
    for (std::size_t now = 0; now < changes.origins.size(); ++now)
        if (const int origin = changes.origins[now]; origin >= before && (nearest < 0 || origin < nearest)) {
            nearest = origin; // a list may have been put in another order
            place = static_cast<int>(now);
        }
    return place;
}

bool isSameOrder(const std::vector<int>& places) {
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] != static_cast<int>(i)) return false;
    return true;
}

} // namespace

void CompareController::takeListing(const core::FrameSource& source, const core::FrameChanges& changes) {
    if (!m_source || m_opening || m_source->path() != source.path() || m_source->split() != source.split()) return;
    const std::vector<int> places = placesNow(changes, frameCount());
    const int same = places[static_cast<std::size_t>(m_index)];
    const int target = same >= 0 ? same : placeNow(changes, m_index);
    m_source = source;
    m_ahead.clear(); // by numbers that may be others' now
    m_player.setFilm(frameCount(), source.seconds());
    m_player.begin(target, now());
    m_idleReader = std::make_shared<std::optional<FrameReader>>();
    m_pending.reset(frameCount());
    if (m_batch) m_batch->frames = frameCount();
    if (isSameOrder(places)) { // nothing at work, known or shown has another number now
        m_feed.setReader(std::make_shared<FrameReader>(source));
        emit framesRelisted();
        if (m_frame) emit frameLoaded(); // it is frame 2 of 4 now, not of 3
        countBatch();
        startIdleWork();
        return;
    }
    m_feed.startAnew(std::make_shared<FrameReader>(source));
    renumber(places);
    emit framesRelisted();
    if (same < 0 || !m_frame) { // read (again): it is another picture
        m_index = target;
        m_frame.reset();
        m_reading = false;
        showFrame(target);
    } else {
        auto moved = std::make_shared<LoadedFrame>(*m_frame);
        moved->index = m_index = same;
        m_frame.reset();
        m_jumped = true;
        for (SlotView& slot : m_slots)
            if (slot.model) slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
        emit frameChanged();
        takeFrame(FrameFeed::Read(std::move(moved)));
    }
    countBatch();
}

void CompareController::renumber(const std::vector<int>& places) {
    m_device.cancel();
    m_segmenting = false;
    m_idleAtWork = false;
    ++m_sourceTurn; // what is at work belongs to old numbers
    const auto now = [&](int frame) { return places[static_cast<std::size_t>(frame)]; };
    m_store.renumber(m_tried.runs(), places);
    m_tried.renumber(places);
    decltype(m_anew) anew;
    for (const auto& [run, frame] : m_anew)
        if (now(frame) >= 0) anew.emplace(run, now(frame));
    m_anew = std::move(anew);
    m_segmented.reset();
    decltype(m_failures) failures;
    for (const auto& [key, error] : m_failures)
        if (now(key.second) >= 0) failures.emplace(std::pair(key.first, now(key.second)), error);
    m_failures = std::move(failures);
    forgetSummaries();
}

} // namespace app
