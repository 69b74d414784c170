// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/slot_runner.h"

#include "app/gui/model_contents.h"

#include <QElapsedTimer>

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr std::size_t kMostWaiting = 24; ///< four frames of all slots; they are in memory as long as they wait

double millisecondsOf(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

std::shared_ptr<SlotPrediction> counted(EngineResult result, const LoadedFrame& frame) {
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

core::Result<EngineResult> readFile(const SlotTask& task, const LoadedFrame& frame) {
    QElapsedTimer clock;
    clock.start();
    auto labels = task.folder->read(frame.frame, frame.image.size());
    if (!labels) return core::fail(std::move(labels).error());
    inference::Prediction prediction;
    prediction.labels = std::move(*labels);
    prediction.timings.totalMs = millisecondsOf(clock);
    return EngineResult{std::move(prediction), task.folder->shownScheme(), {}};
}

EngineResult fromStored(core::StoredPrediction stored) {
    inference::Prediction prediction;
    prediction.labels = std::move(stored.labels);
    prediction.confidence = std::move(stored.confidence);
    prediction.entropy = std::move(stored.entropy);
    prediction.timings.totalMs = stored.milliseconds;
    prediction.device = std::move(stored.device);
    prediction.precision = std::move(stored.precision);
    prediction.notes = std::move(stored.notes);
    return {std::move(prediction), std::move(stored.scheme), std::move(stored.precisionReason)};
}

core::StoredPrediction toStored(const SlotPrediction& made) {
    const inference::Prediction& p = made.prediction;
    return {*made.scheme,         p.labels,          p.confidence, p.entropy, p.device, p.precision,
            made.precisionReason, p.timings.totalMs, p.notes};
}

} // namespace

std::uint64_t defaultMemoryBudget() {
    constexpr std::uint64_t kMost = std::uint64_t{4} << 30, kUnknown = std::uint64_t{768} << 20;
    const long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || bytes <= 0) return kUnknown;
    return std::min(kMost, static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(bytes) / 4);
}

core::Result<std::shared_ptr<const SlotPrediction>> SlotRunner::predict(const SlotTask& task,
                                                                        const std::shared_ptr<const LoadedFrame>& frame,
                                                                        std::stop_token stop,
                                                                        const core::ProgressFunction& progress) {
    if (task.folder) {
        auto read = readFile(task, *frame);
        if (!read) return core::fail(std::move(read).error());
        return counted(std::move(*read), *frame);
    }
    core::PredictionCache* const kept = cache(stop);
    const auto key = kept != nullptr ? keyOf(task, frame) : std::nullopt;
    if (stop.stop_requested()) return core::cancelled();
    if (key && !task.anew) {
        auto stored = kept->find(*key, stop);
        if (stored) {
            auto made = counted(fromStored(std::move(*stored)), *frame);
            made->isStored = true;
            return made;
        }
        if (stored.error().code == core::ErrorCode::Cancelled) return core::cancelled();
    }
    auto result = m_engine.segment(task.card, frame->image, task.settings, stop, progress);
    if (!result) return core::fail(std::move(result).error());
    // The file may have become another one since the key was made.
    const bool isOfKey = key && (result->weightsSha256.empty() || result->weightsSha256 == key->weights);
    std::shared_ptr<const SlotPrediction> made = counted(std::move(*result), *frame);
    if (isOfKey && made->prediction.timings.totalMs >= m_options.leastMs) {
        m_waiting.push_back({*key, made});
        if (m_waiting.size() > kMostWaiting) m_waiting.pop_front();
    }
    return made;
}

std::optional<core::PredictionKey> SlotRunner::keyOf(const SlotTask& task,
                                                     const std::shared_ptr<const LoadedFrame>& frame) {
    const auto card = core::readModelCard(task.card); // each time: a file of that name may hold another model by now
    if (!card || card->weightsSha256.empty()) return std::nullopt; // the engine tells what is wrong with it
    if (frame != m_frame) {
        m_digest = core::pixelDigest(frame->image);
        m_frame = frame;
    }
    return core::PredictionKey{m_digest, frame->image.size(), card->weightsSha256,
                               task.settings.key() + "\n" + useOf(*card)};
}

void SlotRunner::keep(const std::stop_token& stop) {
    while (m_cache && !m_waiting.empty() && !stop.stop_requested()) {
        const auto added = m_cache->add(m_waiting.front().key, toStored(*m_waiting.front().prediction), stop);
        if (!added && added.error().code == core::ErrorCode::Cancelled) return;
        if (!added) note(added.error());
        m_waiting.pop_front();
    }
}

core::PredictionCache* SlotRunner::cache(const std::stop_token& stop) {
    if (m_cache) return &*m_cache;
    if (m_cacheFailed || m_options.folder.empty() || m_options.diskBytes == 0) return nullptr;
    auto opened = core::PredictionCache::open(m_options.folder, m_options.diskBytes, stop);
    if (!opened) {
        if (opened.error().code == core::ErrorCode::Cancelled) return nullptr;
        m_cacheFailed = true;
        note(opened.error());
        return nullptr;
    }
    return &m_cache.emplace(std::move(*opened));
}

void SlotRunner::note(const core::Error& error) {
    if (!m_error) m_error = error;
}

std::optional<core::Error> SlotRunner::takeCacheError() {
    if (!m_error || std::exchange(m_errorTold, true)) return std::nullopt;
    return m_error;
}

} // namespace app
