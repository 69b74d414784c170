// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare_controller.h"

#include "widgets/to_qt.h"

#include <algorithm>
#include <utility>

namespace app {

CompareController::CompareController(Engine engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {
    setCaching(m_caching);
    m_nextFrame.setSingleShot(true);
    m_nextFrame.setTimerType(Qt::PreciseTimer);
    connect(&m_nextFrame, &QTimer::timeout, this, &CompareController::playNext);
    m_clock.start();
}

// Opening and reading

void CompareController::open(const std::filesystem::path& path, const core::SourceOptions& options) {
    m_opening = true; // before the film stops: nothing else is to begin now
    setPlaying(false);
    m_givenUp = std::exchange(m_reading, false) || m_givenUp;
    emit busyChanged();
    m_feed.open(path, options, [this](FrameFeed::Opened opened) { takeOpened(std::move(opened)); });
}

void CompareController::takeOpened(FrameFeed::Opened opened) {
    m_opening = false;
    const bool givenUp = std::exchange(m_givenUp, false);
    if (!opened) {
        if (givenUp) showFrame(m_index); // for what could not be opened
        emit busyChanged();
        if (opened.error().code != core::ErrorCode::Cancelled) emit failed(tr("Nothing was opened."), opened.error());
        return startIdleWork();
    }
    m_device.cancel();
    dropBatch();
    m_resting = false;
    m_source = (*opened)->source();
    m_splits = (*opened)->splits();
    m_feed.setReader(std::move(*opened));
    m_player.setFilm(frameCount(), m_source->seconds());
    ++m_sourceTurn;
    m_store.clear();
    m_folders.clear();
    for (const SlotView& slot : m_slots)
        if (slot.model && slot.model->folder) m_folders.push_back(slot.model->folder);
    m_tried.clear();
    m_anew.clear();
    m_failures.clear();
    m_idleReader = std::make_shared<std::optional<FrameReader>>();
    forgetSummaries();
    m_frame.reset();
    m_segmented.reset();
    m_index = 0;
    emit sourceOpened();
    showFrame(0);
}

void CompareController::showFrame(int index) {
    if (!m_source || m_opening) return;
    index = std::clamp(index, 0, frameCount() - 1);
    if (index == m_index && (m_frame || m_reading)) return;
    m_device.cancel();
    m_jumped = true;
    goTo(index);
}

void CompareController::goTo(int index) {
    m_nextFrame.stop();
    m_resting = false;
    m_index = index;
    m_ahead.clear();
    m_frame.reset();
    m_reading = true;
    for (SlotView& slot : m_slots) {
        const bool isAtWork = slot.state == SlotState::Working || slot.state == SlotState::Waiting;
        if (slot.model && !(isLive() && isAtWork)) slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
    }
    emit frameChanged();
    emit busyChanged();
    m_feed.want(index, [this](FrameFeed::Read frame) { takeFrame(std::move(frame)); });
}

void CompareController::takeFrame(FrameFeed::Read frame) {
    m_reading = false;
    if (!frame) {
        setPlaying(false);
        emit busyChanged();
        emit failed(tr("This frame cannot be shown."), frame.error());
        return startIdleWork();
    }
    m_frame = std::move(*frame);
    if (std::exchange(m_jumped, false))
        m_player.begin(m_index, now());
    else
        m_player.advance(m_index, now());
    if (!isLive()) refreshContents(); // there the models are at work
    fillFromStore();
    emit frameLoaded();
    emit countsChanged();
    if (m_frame->truthError) emit failed(tr("The truth of this frame is left out."), *m_frame->truthError);
    if (m_frame->instancesError)
        emit failed(tr("The instance ids of this frame are left out; it has no iIoU."), *m_frame->instancesError);
    for (const SlotView& slot : m_slots)
        if (slot.prediction && slot.prediction->countError)
            emit failed(tr("The prediction is not scored."), *slot.prediction->countError);
    if (isLive()) {
        // The models are not interrupted: they get the newest frame when they have done the one at hand.
        if (!m_segmenting && hasOpenSlot()) startPending(false);
        continuePlaying();
    } else if (m_automatic || m_playing) {
        startPending(false); // and then what nobody waits for
    } else {
        startIdleWork();
    }
    emit busyChanged();
}

// Segmenting

void CompareController::segment() {
    m_resting = false;
    if (refreshContents()) showStored();
    startPending(true);
}

void CompareController::segmentAnew(int index) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    if (!slot.model || !m_frame) return;
    refreshContents();
    const RunKey run = keyOf(*slot.model);
    m_store.remove(run, m_index);
    m_pending.update(m_index);
    m_anew.emplace(run, m_index);
    m_resting = false;
    showStored(); // the same model may be in another slot
    startPending(false);
}

/// The same model in two slots runs once.
static void addOnce(std::vector<SlotTask>& tasks, SlotTask task) {
    if (std::ranges::find(tasks, task.run, &SlotTask::run) == tasks.end()) tasks.push_back(std::move(task));
}

std::vector<SlotTask> CompareController::tasksFor(int frame) const {
    std::vector<SlotTask> tasks;
    for (const SlotView& slot : m_slots)
        if (slot.model) addOnce(tasks, taskOf(*slot.model, frame));
    return tasks;
}

void CompareController::startPending(bool failedToo, bool idleToo) {
    std::vector<SlotTask> tasks;
    std::vector<LoadedModel> inUse;
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (!slot.model) continue;
        if (!slot.model->folder) inUse.push_back(LoadedModel::of(slot.model->card, settingsOfSlot(i)));
        if (!m_frame || slot.state == SlotState::Done || (slot.state == SlotState::Failed && !failedToo)) continue;
        if (slot.state == SlotState::Idle && !idleToo) continue;
        slot = {slot.model, SlotState::Waiting, -1, {}, nullptr, {}};
        emit slotChanged(i);
        addOnce(tasks, taskOf(*slot.model, m_index));
    }
    m_segmenting = !tasks.empty();
    if (m_segmenting) m_segmented = m_frame;
    if (m_segmenting && m_summaries.erase(m_index) > 0) m_pending.update(m_index); // there will be more to sum up
    emit busyChanged();
    const auto work = [runner = m_runner, tasks, inUse, frame = m_frame, film = m_film, made = wantedSummary(),
                       this](std::stop_token stop, auto post) mutable {
        runner->release(inUse);
        for (const SlotTask& task : tasks) {
            post([this, task] { takeProgress(task, {}); });
            const core::ProgressFunction progress = [&](const core::Progress& report) {
                post([this, task, report] { takeProgress(task, report); });
            };
            Outcome outcome = core::cancelled();
            if (!stop.stop_requested()) outcome = runner->predict(task, frame, stop, progress);
            if (made && outcome) made->emplace_back(task.run, *outcome);
            post([this, task, outcome] { takeOutcome(task, outcome); });
        }
        if (frame && made && !made->empty() && !stop.stop_requested())
            post([this, film, index = frame->index, summary = film->add(frame, std::move(*made))] {
                takeSummary(film, index, summary);
            });
        runner->keep(stop);
        if (const auto error = runner->takeCacheError()) post([this, error] { emit cacheFailed(*error); });
        return true;
    };
    m_idleAtWork = false;
    m_device.start(work, [this](bool) { finishSegmenting(); });
    if (tasks.empty()) continuePlaying();
}

bool CompareController::isWanted(const SlotTask& task) const {
    return task.source == m_sourceTurn && task.frame == m_index && m_frame;
}

bool CompareController::isLate(const SlotTask& task) const {
    return isLive() && task.source == m_sourceTurn && m_segmented && m_segmented->index == task.frame &&
           task.frame != m_index;
}

void CompareController::takeProgress(const SlotTask& task, const core::Progress& progress) {
    if (!isWanted(task) && !isLate(task)) return;
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        const bool runs = slot.state == SlotState::Waiting || slot.state == SlotState::Working;
        if (!runs || keyOf(*slot.model) != task.run) continue;
        if (std::exchange(slot.state, SlotState::Working) != SlotState::Working) slot.since.start();
        slot.progress = progress.total > 0 ? progress.done / progress.total : -1;
        slot.stage = widgets::toQt(progress.stage);
        emit slotChanged(i);
    }
}

void CompareController::takeOutcome(const SlotTask& task, Outcome outcome) {
    if (task.source != m_sourceTurn) return;
    if (outcome) m_store.add(task.run, task.frame, *outcome);
    if (outcome || outcome.error().code != core::ErrorCode::Cancelled) {
        m_tried.add(task.run, task.frame);
        m_failures.erase({task.run, task.frame});
        m_anew.erase({task.run, task.frame});
        if (!outcome) m_failures[{task.run, task.frame}] = outcome.error();
        if (outcome && (*outcome)->countError) m_failures[{task.run, task.frame}] = *(*outcome)->countError;
        m_pending.update(task.frame);
    }
    QString name;
    const bool late = isLate(task);
    for (int i = 0; (isWanted(task) || late) && i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (!slot.model || keyOf(*slot.model) != task.run) continue;
        if (late && slot.state == SlotState::Done) continue; // of the frame that is shown
        if (outcome && late) {
            slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
            emit lateOutcome(i, m_segmented, *outcome);
        } else if (outcome) {
            slot = {slot.model, SlotState::Done, -1, {}, *outcome, {}};
            slot.model->scheme = slot.prediction->scheme; // on the next frame it is known from the start
        } else if (outcome.error().code == core::ErrorCode::Cancelled) {
            slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
        } else {
            slot = {slot.model, SlotState::Failed, -1, {}, nullptr, outcome.error()};
            name = slot.model->name;
        }
        emit slotChanged(i);
    }
    if (outcome) emit countsChanged();
    if (outcome && (*outcome)->countError && isWanted(task))
        emit failed(tr("The prediction is not scored."), *(*outcome)->countError);
    if (name.isEmpty()) return;
    setPlaying(false);
    emit failed(tr("%1 did not segment this frame.").arg(name), outcome.error());
}

void CompareController::finishSegmenting() {
    m_segmenting = false;
    if (isLive()) {
        if (m_frame && hasOpenSlot()) startPending(false); // else when the frame is read
        return emit busyChanged();
    }
    const bool more = std::any_of(m_slots.begin(), m_slots.end(),
                                  [](const SlotView& slot) { return slot.state == SlotState::Waiting; });
    if (more) return startPending(false);
    emit busyChanged();
    if (m_frame) continuePlaying();
    countBatch();
    startIdleWork();
}

void CompareController::cancel() {
    m_resting = true;
    dropBatch();
    setPlaying(false);
    if (m_opening) m_feed.cancel();
    m_device.cancel();
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (slot.state != SlotState::Waiting && slot.state != SlotState::Working) continue;
        slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
        emit slotChanged(i);
    }
}

} // namespace app
