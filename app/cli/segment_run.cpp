// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/segment_run.h"

#include "core/base/counted.h"
#include "core/image/image_io.h"

namespace app::cli {

namespace {

bool isInputFault(core::ErrorCode code) {
    return code == core::ErrorCode::Corrupt || code == core::ErrorCode::NotFound ||
           code == core::ErrorCode::Unsupported || code == core::ErrorCode::Io;
}

} // namespace

core::Status SegmentRun::prepare(const std::vector<core::FrameSource>& sources) {
    bool labelMaps = false;
    for (const core::FrameSource& source : sources) {
        m_totalFrames += source.frames().size();
        const SaveKinds save = kindsFor(source);
        labelMaps = labelMaps || save.ids || save.trainIds;
    }
    for (ModelSlot& slot : m_slots) {
        auto output = outputClasses(slot.name, slot.segmenter.scheme(), m_options.scheme);
        if (!output) return core::fail(output.error());
        if (m_options.save && m_options.save->ids && !output->scheme.isScored())
            return core::fail(core::ErrorCode::InvalidArgument,
                              "{}: no class of its scheme {} has a label id, so that label ids cannot be written; "
                              "choose other kinds with --save.",
                              slot.name, output->scheme.name());
        m_outputs.push_back(std::move(*output));
    }
    m_report.setModels(m_slots, m_options.setup);
    if (!labelMaps) return {};
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const auto written = writePredictionsJson(m_options.out / m_slots[i].name, m_outputs[i].scheme,
                                                  m_slots[i].segmenter, m_options.setup);
        if (!written) return written;
    }
    return {};
}

SaveKinds SegmentRun::kindsFor(const core::FrameSource& source) const {
    if (m_options.save) return *m_options.save;
    SaveKinds save;
    save.ids = save.color = save.overlay = save.sideBySide =
        !source.isFilm(); // for pictures what the eye and evaluate want
    save.film = source.isFilm();
    return save;
}

core::Status SegmentRun::segmentSource(const core::FrameSource& source) {
    const SaveKinds save = kindsFor(source);
    auto cursor = FrameCursor::open(source);
    if (!cursor) return core::fail(cursor.error());
    std::optional<core::ComparedFilm> film;
    if (save.film && source.isFilm())
        film.emplace(m_options.out / (source.filmName() + "_film.mp4"), source.framesPerSecond());
    m_source = &source;
    core::Status status;
    while (status && !cursor->atEnd()) {
        if (m_context.stop.stop_requested()) {
            status = core::cancelled();
            break;
        }
        Loaded loaded{cursor->frame(), cursor->number(), {}, {}};
        auto photo = cursor->readPhoto();
        if (!photo && !isInputFault(photo.error().code)) return core::fail(photo.error());
        if (!photo) {
            fail(loaded.frame, photo.error().message);
            continue;
        }
        if (!*photo) break;
        loaded.photo = std::move(**photo);
        if (save.sideBySide || film) readTruth(loaded);
        status = segmentFrame(loaded, save, film ? &*film : nullptr);
    }
    // A film of the frames that are finished stays, also after a stop.
    if (film && film->frames() > 0) {
        const bool writable = status || status.error().code == core::ErrorCode::Cancelled;
        const auto finished = writable ? film->finish() : core::Status();
        if (!finished) return finished;
        if (writable)
            m_context.console.message(fmt::format("{}: {}", film->target().string(),
                                                  core::counted(static_cast<std::uint64_t>(film->frames()), "frame")));
    }
    return status;
}

core::Status SegmentRun::segmentFrame(const Loaded& loaded, const SaveKinds& save, core::ComparedFilm* film) {
    auto results = predict(loaded);
    if (!results && results.error().code == core::ErrorCode::InvalidArgument) { // too small for a network
        fail(loaded.frame, results.error().message);
        return {};
    }
    if (!results) return core::fail(results.error());
    const auto written = write(loaded, *results, save, film);
    if (!written) return written;
    m_report.addFrame(loaded.frame, *results);
    std::string line = loaded.frame.name;
    for (const SlotResult& result : *results)
        line += fmt::format("  {} {:.0f} ms", result.slot, result.prediction.timings.totalMs);
    m_context.console.result(line);
    ++m_done;
    return {};
}

core::Result<std::vector<SlotResult>> SegmentRun::predict(const Loaded& loaded) {
    std::vector<SlotResult> results;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        ModelSlot& slot = m_slots[i];
        const auto show = [&](double share) {
            const double doneHere = (static_cast<double>(i) + share) / static_cast<double>(m_slots.size());
            const auto finished = static_cast<double>(m_done + m_failed);
            m_context.console.progress(finished + doneHere, static_cast<double>(std::max(m_totalFrames, m_done + 1)),
                                       "frames", slot.name);
        };
        show(0);
        auto prediction =
            slot.segmenter.segment(loaded.photo, m_options.setup.settings, m_context.stop,
                                   [&](const core::Progress& p) { show(p.total > 0 ? p.done / p.total : 0); });
        if (!prediction) {
            if (prediction.error().code == core::ErrorCode::Cancelled) return core::cancelled();
            return core::fail(prediction.error().code, "{}: {}: {}", loaded.frame.name, slot.name,
                              prediction.error().message);
        }
        for (const std::string& note : prediction->notes)
            m_context.console.message(fmt::format("{}: {}: {}", loaded.frame.name, slot.name, note));
        results.push_back({slot.name, &m_outputs[i].scheme, core::applyTable(prediction->labels, m_outputs[i].table),
                           std::move(*prediction)});
    }
    return results;
}

core::Status SegmentRun::write(const Loaded& loaded, const std::vector<SlotResult>& results, const SaveKinds& save,
                               core::ComparedFilm* film) {
    for (const SlotResult& result : results) {
        SaveKinds kinds = save;
        kinds.ids = save.ids && result.scheme->isScored(); // by default only: prepare() refuses it when asked for
        const auto written = writeSlotFiles(m_options.out, loaded.frame.name, loaded.photo, result, kinds);
        if (!written) return written;
    }
    if (!save.sideBySide && film == nullptr) return {};
    core::ComparedFrame frame{loaded.frame.name,     {}, &loaded.photo, loaded.truth ? &*loaded.truth : nullptr, false,
                              comparedSlots(results)};
    if (save.sideBySide) {
        const auto written =
            core::writeImage(m_options.out / (loaded.frame.name + "_sidebyside.png"), core::sideBySidePicture(frame));
        if (!written) return written;
    }
    if (film == nullptr) return {};
    const auto& seconds = m_source->seconds();
    frame.caption = m_source->filmName();
    frame.stamp = core::filmStamp(static_cast<long>(loaded.number), static_cast<long>(seconds.size()),
                                  loaded.number < seconds.size() ? seconds[loaded.number] : seconds.back());
    frame.hasTruthPane = m_source->hasTruth();
    return film->add(frame);
}

void SegmentRun::readTruth(Loaded& loaded) {
    if (!loaded.frame.hasTruth()) return;
    auto truth = core::readFrameTruth(loaded.frame, loaded.photo.size());
    if (truth) {
        loaded.truth = std::move(*truth);
        return;
    }
    ++m_truthFaults;
    m_context.console.error(truth.error().message + " The frame is shown without its truth.");
}

void SegmentRun::fail(const core::Frame& frame, const std::string& message) {
    ++m_failed;
    m_context.console.error(message);
    m_report.addFailure(frame, message);
}

} // namespace app::cli
