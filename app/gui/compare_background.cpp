// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CompareController does when nobody waits: neighbours ahead, batches; and what it learns of a film meanwhile.
#include "app/gui/compare_controller.h"

#include <algorithm>

namespace app {

namespace {
constexpr std::size_t kAhead = 2; ///< frames that are looked at ahead of one
}

void CompareController::startBatch() {
    if (!m_source || m_opening || m_batch || m_runs.empty()) return;
    m_resting = false;
    for (const auto& [failure, error] : m_failures) m_tried.remove(failure.first, failure.second);
    m_failures.clear();
    m_pending.reset(frameCount());
    m_batch = BatchProgress{0, frameCount()};
    countBatch();
    emit busyChanged();
    startIdleWork();
}

void CompareController::countBatch() {
    if (!m_batch) return;
    m_batch->done = frameCount() - m_pending.count();
    emit batchChanged();
}

void CompareController::setLookAhead(bool on) {
    m_lookAhead = on;
    startIdleWork();
}

bool CompareController::needsIdleWork(int frame) const {
    const auto wasTried = [&](const RunKey& run) { return m_tried.contains(run, frame); };
    if (!std::ranges::all_of(m_runs, wasTried)) return true;
    // What was segmented for other slots, or before a setting was changed and changed back, is there but not summed up.
    const auto isStored = [&](const RunKey& run) { return m_store.contains(run, frame); };
    return !m_summaries.contains(frame) && !m_runs.empty() && std::ranges::all_of(m_runs, isStored);
}

std::vector<int> CompareController::framesAhead() const {
    const auto beside = [this](int step) { return m_neighbour ? m_neighbour(m_index, step) : m_index + step; };
    // In a video one step back is a long way.
    const int before = m_source->kind() == core::SourceKind::Video ? -1 : beside(-1);
    std::vector<int> frames;
    for (const int frame : {beside(1), before})
        // Of a library in the order of the scores each frame that is segmented may bring another one beside this one:
        // without an end to it all of the source would be segmented unasked.
        if (frame >= 0 && frame < frameCount() && (m_ahead.contains(frame) || m_ahead.size() < kAhead))
            frames.push_back(frame);
    return frames;
}

void CompareController::lookAheadAnew() {
    m_ahead.clear();
    startIdleWork();
}

std::optional<int> CompareController::nextIdleFrame() {
    if (m_batch && needsIdleWork(m_index)) return m_index;
    if (m_lookAhead && m_automatic && !m_resting)
        for (const int frame : framesAhead())
            if (needsIdleWork(frame)) return frame;
    return m_batch ? m_pending.next() : std::nullopt;
}

void CompareController::startIdleWork() {
    if (!m_source || m_opening || m_playing || m_segmenting || m_reading || m_idleAtWork) return;
    if (refreshContents()) showStored(); // a batch is long enough for weights to be replaced under it
    const auto next = nextIdleFrame();
    if (!next) return finishBatch();
    if (const auto ahead = framesAhead(); std::ranges::find(ahead, *next) != ahead.end()) m_ahead.insert(*next);
    std::vector<SlotTask> tasks = tasksFor(*next);
    RunPredictions known;
    for (const SlotTask& task : tasks)
        if (auto prediction = m_store.find(task.run, task.frame)) known.emplace_back(task.run, std::move(prediction));
    std::erase_if(tasks, [this](const SlotTask& task) { return m_tried.contains(task.run, task.frame); });
    const auto work = [runner = m_runner, tasks, index = *next, reader = m_idleReader, source = *m_source,
                       film = m_film, made = std::move(known),
                       this](std::stop_token stop, auto post) mutable -> core::Status {
        if (!*reader) reader->emplace(source); // of its own: the other one belongs to another thread
        const auto frame = (*reader)->read(index, stop);
        if (!frame) {
            if (stop.stop_requested()) return core::cancelled();
            for (const SlotTask& task : tasks)
                post([this, task, error = frame.error()] { takeOutcome(task, core::fail(error)); });
            post([this, film, index] { takeSummary(film, index, {}); }); // or it would be tried for ever
            return core::fail(frame.error());
        }
        for (const SlotTask& task : tasks) {
            if (stop.stop_requested()) return core::cancelled();
            const Outcome outcome = runner->predict(task, *frame, stop, [](const core::Progress&) {});
            if (!outcome && outcome.error().code == core::ErrorCode::Cancelled) return core::cancelled();
            if (outcome) made.emplace_back(task.run, *outcome);
            post([this, task, outcome] { takeOutcome(task, outcome); });
        }
        if (!made.empty())
            post([this, film, index, summary = film->add(*frame, std::move(made))] {
                takeSummary(film, index, summary);
            });
        runner->keep(stop);
        if (const auto error = runner->takeCacheError()) post([this, error] { emit cacheFailed(*error); });
        return {};
    };
    m_idleAtWork = true; // until it is done, or what the user asks for takes its place
    m_device.start(work, [this](const core::Status&) {
        m_idleAtWork = false;
        countBatch();
        startIdleWork();
    });
}

void CompareController::finishBatch() {
    if (!m_batch) return;
    if (m_runs.empty()) return dropBatch(); // the last slot was emptied meanwhile
    const int frames = m_batch->frames;
    m_batch.reset();
    std::set<int> failedFrames;
    core::Error firstError;
    for (const auto& [key, error] : m_failures) {
        if (std::ranges::find(m_runs, key.first) == m_runs.end()) continue;
        if (failedFrames.empty() || key.second < *failedFrames.begin()) firstError = error;
        failedFrames.insert(key.second);
    }
    emit batchChanged();
    emit busyChanged();
    emit batchFinished(frames, static_cast<int>(failedFrames.size()), firstError);
}

void CompareController::dropBatch() {
    if (!m_batch) return;
    m_batch.reset();
    emit batchChanged();
    emit busyChanged();
}

// Numbers of frames

std::optional<RunPredictions> CompareController::wantedSummary() const {
    if (!m_frame || m_summaries.contains(m_index)) return std::nullopt;
    RunPredictions known;
    for (const SlotView& slot : m_slots)
        if (slot.prediction && std::ranges::none_of(known, [&](const auto& other) {
                return other.second == slot.prediction; // the same model in two slots
            }))
            known.emplace_back(keyOf(*slot.model), slot.prediction);
    return known;
}

void CompareController::takeSummary(const std::shared_ptr<FilmAnalysis>& film, int frame, const FrameSummary& summary) {
    if (film != m_film) return; // of other slots or settings
    m_summaries[frame] = summary;
    m_pending.update(frame);
    emit frameAnalysed(frame);
}

void CompareController::forgetSummaries() {
    m_ahead.clear(); // other models give other neighbours in a library that is sorted by scores
    m_film = std::make_shared<FilmAnalysis>();
    m_summaries.clear();
    m_runs.clear();
    for (const SlotTask& task : tasksFor(0)) m_runs.push_back(task.run);
    m_pending.reset(frameCount());
    emit summariesForgotten();
}

} // namespace app
