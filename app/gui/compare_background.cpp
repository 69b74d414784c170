// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CompareController does when nobody waits: neighbours ahead, batches; and what it learns of a film meanwhile.
#include "app/gui/compare_controller.h"

#include <algorithm>

namespace app {

void CompareController::startBatch() {
    if (!m_source || m_batch || tasksFor(0).empty()) return;
    m_batch.emplace();
    std::erase_if(m_tried, [this](const auto& tried) { return !m_store.contains(tried.first, tried.second); });
    emit batchChanged();
    emit busyChanged();
    startIdleWork();
}

std::optional<CompareController::BatchProgress> CompareController::batch() const {
    if (!m_batch) return std::nullopt;
    BatchProgress progress{0, frameCount()};
    for (int frame = 0; frame < frameCount(); ++frame) progress.done += needsIdleWork(frame) ? 0 : 1;
    return progress;
}

void CompareController::setLookAhead(bool on) {
    m_lookAhead = on;
    startIdleWork();
}

bool CompareController::needsIdleWork(int frame) const {
    const auto tasks = tasksFor(frame);
    return std::any_of(tasks.begin(), tasks.end(), [this](const Task& task) {
        return !m_tried.contains({task.run, task.frame});
    });
}

std::optional<int> CompareController::nextIdleFrame() const {
    if (m_lookAhead && m_automatic)
        for (const int frame : {m_index + 1, m_index - 1})
            if (frame >= 0 && frame < frameCount() && needsIdleWork(frame)) return frame;
    for (int frame = 0; m_batch && frame < frameCount(); ++frame)
        if (needsIdleWork(frame)) return frame;
    return std::nullopt;
}

void CompareController::startIdleWork() {
    if (!m_source || m_opening || m_playing || m_segmenting || m_reading) return;
    const auto next = nextIdleFrame();
    if (!next) return finishBatch();
    std::vector<Task> tasks = tasksFor(*next);
    std::erase_if(tasks, [this](const Task& task) { return m_tried.contains({task.run, task.frame}); });
    RunPredictions known;
    for (const Task& task : tasksFor(*next))
        if (auto prediction = m_store.find(task.run, task.frame)) known.emplace_back(task.run, std::move(prediction));
    const auto work = [engine = m_engine, tasks, reader = m_idleReader, source = *m_source, settings = m_settings,
                       film = m_film, made = std::move(known),
                       this](std::stop_token stop, auto post) mutable -> core::Status {
        if (!*reader) reader->emplace(source); // of its own: the other one belongs to another thread
        const auto frame = (*reader)->read(tasks.front().frame, stop);
        if (!frame) return core::fail(frame.error());
        core::Status all;
        for (const Task& task : tasks) {
            auto result = stop.stop_requested()
                              ? core::Result<EngineResult>(core::cancelled())
                              : predict(engine, task, **frame, settings, stop, [](const core::Progress&) {});
            if (result) {
                made.emplace_back(task.run, counted(std::move(*result), **frame));
                post([this, task, prediction = made.back().second] { takeOutcome(task, prediction); });
            } else if (result.error().code == core::ErrorCode::Cancelled) {
                return core::cancelled();
            } else if (all) {
                all = core::fail(result.error());
            }
        }
        if (!made.empty())
            post([this, film, index = (*frame)->index, summary = film->add(*frame, std::move(made))] {
                takeSummary(film, index, summary);
            });
        return all;
    };
    m_device.start(work, [this, tasks](const core::Status& outcome) { takeIdleFrame(tasks, outcome); });
}

void CompareController::takeIdleFrame(const std::vector<Task>& tasks, const core::Status& outcome) {
    if (!outcome && outcome.error().code == core::ErrorCode::Cancelled) {
        if (m_batch) startIdleWork(); // settings have changed; a cancelled batch is gone by now
        return;
    }
    for (const Task& task : tasks) m_tried.emplace(task.run, task.frame);
    if (m_batch && !outcome && m_batch->failed++ == 0) m_batch->firstError = outcome.error();
    if (m_batch) emit batchChanged();
    startIdleWork();
}

void CompareController::finishBatch() {
    if (!m_batch) return;
    const Batch ended = *std::exchange(m_batch, std::nullopt);
    emit batchChanged();
    emit busyChanged();
    emit batchFinished(frameCount(), ended.failed, ended.firstError);
}

void CompareController::dropBatch() {
    if (std::exchange(m_batch, std::nullopt)) emit batchChanged();
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
    emit frameAnalysed(frame);
}

void CompareController::forgetSummaries() {
    m_film = std::make_shared<FilmAnalysis>();
    m_summaries.clear();
    emit summariesForgotten();
}

} // namespace app
