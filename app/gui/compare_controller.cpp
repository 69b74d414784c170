// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare_controller.h"

#include "widgets/to_qt.h"

#include <algorithm>

namespace app {

std::string RunSettings::key() const {
    std::string text = fmt::format("{} {} {}", engine.device, static_cast<int>(engine.precision), segment.flip);
    if (segment.size) text += fmt::format(" size {}x{}", segment.size->width, segment.size->height);
    if (segment.scale) text += fmt::format(" scale {}", *segment.scale);
    if (segment.tile) text += fmt::format(" tile {}x{}", segment.tile->width, segment.tile->height);
    for (const double scale : segment.scales) text += fmt::format(" {}", scale);
    return text + fmt::format(" {}", static_cast<int>(segment.averaging));
}

CompareController::CompareController(Engine engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {
    m_nextFrame.setSingleShot(true);
    connect(&m_nextFrame, &QTimer::timeout, this, &CompareController::showNext);
}

// Opening and reading

void CompareController::open(const std::filesystem::path& path, const core::SourceOptions& options) {
    m_opening = true; // before the film stops: nothing else is to begin now
    setPlaying(false);
    m_reading = false;
    emit busyChanged();
    using Opened = core::Result<std::shared_ptr<FrameReader>>;
    m_disk.start(
        [path, options](std::stop_token stop, auto) -> Opened {
            auto reader = FrameReader::open(path, options, stop);
            if (!reader) return core::fail(reader.error());
            return std::make_shared<FrameReader>(std::move(*reader));
        },
        [this](Opened opened) { takeOpened(std::move(opened)); });
}

void CompareController::takeOpened(core::Result<std::shared_ptr<FrameReader>> opened) {
    m_opening = false;
    if (!opened) {
        if (m_source && !m_frame) showFrame(m_index); // its reading was given up for what could not be opened
        emit busyChanged();
        if (opened.error().code != core::ErrorCode::Cancelled) emit failed(tr("Nothing was opened."), opened.error());
        return startIdleWork();
    }
    m_device.cancel();
    dropBatch();
    m_resting = false;
    m_reader = std::move(*opened);
    m_source = m_reader->source();
    m_splits = m_reader->splits();
    m_framesPerSecond = m_reader->framesPerSecond();
    ++m_sourceTurn;
    m_store.clear();
    m_folders.clear();
    for (const SlotView& slot : m_slots)
        if (slot.model && slot.model->folder) m_folders.push_back(slot.model->folder);
    m_tried.clear();
    m_failures.clear();
    m_idleReader = std::make_shared<std::optional<FrameReader>>();
    forgetSummaries();
    m_frame.reset();
    setPlayRange({}, {});
    m_index = 0;
    emit sourceOpened();
    showFrame(0);
}

void CompareController::showFrame(int index) {
    if (!m_source || m_opening) return;
    index = std::clamp(index, 0, frameCount() - 1);
    if (index == m_index && (m_frame || m_reading)) return;
    m_nextFrame.stop();
    m_device.cancel();
    m_resting = false;
    m_index = index;
    m_frame.reset();
    m_reading = true;
    for (SlotView& slot : m_slots)
        if (slot.model) slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
    emit frameChanged();
    emit busyChanged();
    using Read = core::Result<std::shared_ptr<const LoadedFrame>>;
    m_disk.start([reader = m_reader, index](std::stop_token stop, auto) -> Read { return reader->read(index, stop); },
                 [this](Read frame) { takeFrame(std::move(frame)); });
}

void CompareController::takeFrame(core::Result<std::shared_ptr<const LoadedFrame>> frame) {
    m_reading = false;
    if (!frame) {
        setPlaying(false);
        emit busyChanged();
        emit failed(tr("This frame cannot be shown."), frame.error());
        return startIdleWork();
    }
    m_frame = std::move(*frame);
    m_sinceFrame.start();
    fillFromStore();
    emit frameLoaded();
    emit countsChanged();
    if (m_frame->truthError) emit failed(tr("The truth of this frame is left out."), *m_frame->truthError);
    if (m_frame->instancesError)
        emit failed(tr("The instance ids of this frame are left out; it has no iIoU."), *m_frame->instancesError);
    for (const SlotView& slot : m_slots)
        if (slot.prediction && slot.prediction->countError)
            emit failed(tr("The prediction is not scored."), *slot.prediction->countError);
    if (m_automatic || m_playing)
        startPending(false); // and then what nobody waits for
    else
        startIdleWork();
    emit busyChanged();
}

// Slots

RunKey CompareController::keyOf(const SlotModel& model) const {
    // No setting has a say in a file. A folder that is opened again may hold other predictions.
    return {model.card.string(),
            model.folder ? fmt::format("opened at {}", fmt::ptr(model.folder.get())) : m_settings.key()};
}

std::optional<int> CompareController::firstEmptySlot() const {
    for (int i = 0; i < kSlots; ++i)
        if (!slot(i).model) return i;
    return std::nullopt;
}

int CompareController::filledSlotBeside(int index, int step) const {
    for (int i = index + step; i >= 0 && i < kSlots; i += step)
        if (slot(i).model) return i;
    return -1;
}

void CompareController::setSlot(int index, SlotModel model) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    const bool interrupt = slot.state == SlotState::Working || slot.state == SlotState::Waiting;
    if (model.folder) m_folders.push_back(model.folder);
    slot = {std::move(model), SlotState::Idle, -1, {}, nullptr, {}};
    forgetSummaries();
    takeFromStore(index);
    emit slotChanged(index);
    emit countsChanged();
    // An idle slot waits for the models at work; they are not started anew because of it.
    if (m_segmenting && !interrupt && slot.state == SlotState::Idle && m_frame) {
        slot.state = SlotState::Waiting;
        emit slotChanged(index);
    } else if (m_automatic || interrupt) {
        startPending(false);
    }
}

void CompareController::clearSlot(int index) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    const bool interrupt = slot.state == SlotState::Working || slot.state == SlotState::Waiting;
    slot = {};
    forgetSummaries();
    emit slotChanged(index);
    emit countsChanged();
    // With nothing to run it still lets go of the model.
    if (interrupt || !m_segmenting) startPending(false, m_automatic || m_playing);
}

void CompareController::swapSlots(int one, int other) {
    std::swap(m_slots[static_cast<std::size_t>(one)], m_slots[static_cast<std::size_t>(other)]);
    emit slotChanged(one);
    emit slotChanged(other);
    emit countsChanged();
}

void CompareController::renameSlot(int index, const QString& name) {
    m_slots[static_cast<std::size_t>(index)].model->name = name;
    emit slotChanged(index);
    emit countsChanged();
}

void CompareController::setSettings(const RunSettings& settings) {
    if (settings.key() == m_settings.key()) return;
    m_settings = settings;
    forgetSummaries();
    fillFromStore();
    for (int i = 0; i < kSlots; ++i) emit slotChanged(i);
    emit countsChanged();
    m_device.cancel();
    if (m_automatic) startPending(false);
}

void CompareController::setAutomatic(bool automatic) {
    m_automatic = automatic;
    if (automatic) startPending(false);
}

bool CompareController::takeFromStore(int index) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    if (!slot.model || !m_frame) return false;
    auto prediction = m_store.find(keyOf(*slot.model), m_index);
    if (!prediction) return false;
    slot = {slot.model, SlotState::Done, -1, {}, std::move(prediction), {}};
    slot.model->scheme = slot.prediction->scheme;
    return true;
}

void CompareController::fillFromStore() {
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (slot.model && !takeFromStore(i)) slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
    }
}

// Segmenting

void CompareController::segment() {
    m_resting = false;
    startPending(true);
}

std::vector<CompareController::Task> CompareController::tasksFor(int frame) const {
    std::vector<Task> tasks;
    for (const SlotView& slot : m_slots) {
        if (!slot.model) continue;
        const Task task{keyOf(*slot.model), slot.model->card, slot.model->folder, frame, m_sourceTurn};
        // The same model in two slots runs once.
        if (std::none_of(tasks.begin(), tasks.end(), [&](const Task& other) { return other.run == task.run; }))
            tasks.push_back(task);
    }
    return tasks;
}

void CompareController::startPending(bool failedToo, bool idleToo) {
    std::vector<Task> tasks;
    std::vector<std::filesystem::path> inUse;
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (!slot.model) continue;
        if (!slot.model->folder) inUse.push_back(slot.model->card);
        if (!m_frame || slot.state == SlotState::Done || (slot.state == SlotState::Failed && !failedToo)) continue;
        if (slot.state == SlotState::Idle && !idleToo) continue;
        slot = {slot.model, SlotState::Waiting, -1, {}, nullptr, {}};
        emit slotChanged(i);
        const Task task{keyOf(*slot.model), slot.model->card, slot.model->folder, m_index, m_sourceTurn};
        // The same model in two slots runs once.
        if (std::none_of(tasks.begin(), tasks.end(), [&](const Task& other) { return other.run == task.run; }))
            tasks.push_back(task);
    }
    m_segmenting = !tasks.empty();
    if (m_segmenting) m_summaries.erase(m_index); // there will be more to sum up
    emit busyChanged();
    const auto work = [engine = m_engine, tasks, inUse, frame = m_frame, settings = m_settings, film = m_film,
                       made = wantedSummary(), this](std::stop_token stop, auto post) mutable {
        engine.release(inUse);
        for (const Task& task : tasks) {
            post([this, task] { takeProgress(task, {}); });
            const core::ProgressFunction progress = [&](const core::Progress& report) {
                post([this, task, report] { takeProgress(task, report); });
            };
            Outcome outcome = core::cancelled();
            if (!stop.stop_requested()) {
                auto result = predict(engine, task, *frame, settings, stop, progress);
                outcome = result ? Outcome(counted(std::move(*result), *frame)) : core::fail(result.error());
            }
            if (made && outcome) made->emplace_back(task.run, *outcome);
            post([this, task, outcome] { takeOutcome(task, outcome); });
        }
        if (frame && made && !made->empty() && !stop.stop_requested())
            post([this, film, index = frame->index, summary = film->add(frame, std::move(*made))] {
                takeSummary(film, index, summary);
            });
        return true;
    };
    m_idleAtWork = false;
    m_device.start(work, [this](bool) { finishSegmenting(); });
    if (tasks.empty()) continuePlaying();
}

core::Result<EngineResult> CompareController::predict(const Engine& engine, const Task& task, const LoadedFrame& frame,
                                                      const RunSettings& settings, std::stop_token stop,
                                                      const core::ProgressFunction& progress) {
    if (!task.folder) return engine.segment(task.card, frame.image, settings, std::move(stop), progress);
    QElapsedTimer clock;
    clock.start();
    auto labels = task.folder->read(frame.frame, frame.image.size());
    if (!labels) return core::fail(std::move(labels).error());
    inference::Prediction prediction;
    prediction.labels = std::move(*labels);
    prediction.timings.totalMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return EngineResult{std::move(prediction), task.folder->shownScheme(), {}};
}

std::shared_ptr<const SlotPrediction> CompareController::counted(EngineResult result, const LoadedFrame& frame) {
    auto made = std::make_shared<SlotPrediction>();
    made->scheme = std::make_shared<const core::ClassScheme>(std::move(result.scheme));
    made->prediction = std::move(result.prediction);
    made->precisionReason = std::move(result.precisionReason);
    if (!frame.truth || !made->scheme->isScored()) return made;
    auto counts = core::countFrame(frame.frame.name, *frame.truth, made->prediction.labels,
                                   core::PredictionSpace{*made->scheme}, frame.instances.get());
    if (counts) {
        counts->city = frame.frame.city;
        made->counts = std::move(*counts);
    } else {
        made->countError = counts.error();
    }
    return made;
}

bool CompareController::isWanted(const Task& task) const {
    return task.source == m_sourceTurn && task.frame == m_index && m_frame;
}

void CompareController::takeProgress(const Task& task, const core::Progress& progress) {
    if (!isWanted(task)) return;
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        const bool runs = slot.state == SlotState::Waiting || slot.state == SlotState::Working;
        if (!runs || keyOf(*slot.model) != task.run) continue;
        slot.state = SlotState::Working;
        slot.progress = progress.total > 0 ? progress.done / progress.total : -1;
        slot.stage = widgets::toQt(progress.stage);
        emit slotChanged(i);
    }
}

void CompareController::takeOutcome(const Task& task, Outcome outcome) {
    if (task.source != m_sourceTurn) return;
    if (outcome) m_store.add(task.run, task.frame, *outcome);
    if (outcome || outcome.error().code != core::ErrorCode::Cancelled) {
        m_tried.emplace(task.run, task.frame);
        m_failures.erase({task.run, task.frame});
        if (!outcome) m_failures[{task.run, task.frame}] = outcome.error();
        if (outcome && (*outcome)->countError) m_failures[{task.run, task.frame}] = *(*outcome)->countError;
    }
    QString name;
    for (int i = 0; isWanted(task) && i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (!slot.model || keyOf(*slot.model) != task.run) continue;
        if (outcome) {
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
    if (m_opening) m_disk.cancel();
    m_device.cancel();
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (slot.state != SlotState::Waiting && slot.state != SlotState::Working) continue;
        slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
        emit slotChanged(i);
    }
}

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
    for (auto at = m_tried.lower_bound({run, 0}); at != m_tried.end() && at->first == run; ++at) {
        const auto failure = m_failures.find(*at); // one that could not be scored was segmented all the same
        if (failure == m_failures.end() || m_store.contains(run, at->second)) frames.push_back(at->second);
    }
    return frames;
}

std::vector<double> CompareController::durations(int index) const {
    const auto& model = slot(index).model;
    return model ? m_store.durations(keyOf(*model)) : std::vector<double>{};
}

// Playing

void CompareController::setPlayRange(std::optional<int> in, std::optional<int> out) {
    m_playIn = in;
    m_playOut = out;
}

int CompareController::lastPlayed() const { return std::min(m_playOut.value_or(frameCount() - 1), frameCount() - 1); }

void CompareController::setPlaying(bool playing) {
    playing = playing && frameCount() > 1;
    if (playing == m_playing) return;
    m_playing = playing;
    m_nextFrame.stop();
    emit playingChanged();
    if (!playing) return startIdleWork();
    if (m_index >= lastPlayed() || m_index < m_playIn.value_or(0))
        showFrame(m_playIn.value_or(0));
    else if (m_frame && !m_segmenting)
        startPending(false);
    else if (!m_frame && !m_reading) // this one could not be read
        showFrame(m_index + 1);
}

void CompareController::continuePlaying() {
    if (!m_playing || !m_frame || m_segmenting) return;
    if (m_index >= lastPlayed()) return setPlaying(false);
    const double interval = m_framesPerSecond > 0 ? 1000 / m_framesPerSecond : 500; // pictures: two a second
    m_nextFrame.start(static_cast<int>(std::max(0.0, interval - static_cast<double>(m_sinceFrame.elapsed()))));
}

} // namespace app
