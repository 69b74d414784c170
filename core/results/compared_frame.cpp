// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/compared_frame.h"

#include "core/classes/side_by_side.h"
#include "core/metrics/scores.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr Size kFilmLimit = {1920, 1080};

std::vector<SideBySideMask> masksOf(const ComparedFrame& frame) {
    std::vector<SideBySideMask> masks;
    if (frame.truth != nullptr || frame.hasTruthPane) {
        const ClassScheme scheme = inPalette(truthScheme(frame.entries), frame.palette);
        masks.push_back(
            {"truth", frame.truth == nullptr ? "none" : "",
             frame.truth == nullptr ? LabelMap(frame.photo->size(), kIgnore) : toClasses(*frame.truth, scheme),
             scheme});
    }
    for (const ComparedSlot& slot : frame.entries)
        masks.push_back({slot.name, slotNote(frame, slot), *slot.labels, inPalette(*slot.scheme, frame.palette)});
    return masks;
}

} // namespace

std::string filmStamp(long number, long frames, double seconds) {
    const long hundredths = std::lround(seconds * 100);
    return fmt::format("frame {} of {}  {}:{:02}.{:02}", number + 1, frames, hundredths / 6000, hundredths / 100 % 60,
                       hundredths % 100);
}

ClassScheme truthScheme(std::span<const ComparedSlot> entries) {
    const ClassScheme* firstScored = nullptr;
    for (const ComparedSlot& slot : entries) {
        if (slot.scheme->name() == "cityscapes-19") return *slot.scheme;
        if (firstScored == nullptr && slot.scheme->isScored()) firstScored = slot.scheme;
    }
    return firstScored != nullptr ? *firstScored : *ClassScheme::builtIn("cityscapes-19");
}

std::string slotNote(const ComparedFrame& frame, const ComparedSlot& slot) {
    std::string note;
    if (frame.truth != nullptr && slot.scheme->isScored()) {
        const PredictionSpace space{*slot.scheme};
        const auto counts = countFrame(frame.caption, *frame.truth, *slot.labels, space);
        const auto scores = counts.and_then([&](const FrameCounts& one) {
            return scoresOf({&one, 1}, space, *slot.scheme);
        });
        if (scores && scores->miou) note = fmt::format("mIoU {:.1f} %", 100 * *scores->miou);
    }
    if (slot.milliseconds > 0) note += fmt::format("{}{:.0f} ms", note.empty() ? "" : "  ", slot.milliseconds);
    return note;
}

Image sideBySidePicture(const ComparedFrame& frame) {
    return sideBySide(frame.caption, frame.stamp, *frame.photo, masksOf(frame));
}

Status ComparedFilm::add(const ComparedFrame& frame) {
    if (m_frames > 0 && frame.photo->size() != m_photo)
        return fail(ErrorCode::InvalidArgument,
                    "{}: frame {} has {}x{} pixels, the first one {}x{}: no film is made of "
                    "pictures of several sizes.",
                    m_target.string(), m_frames + 1, frame.photo->width(), frame.photo->height(), m_photo.width,
                    m_photo.height);
    const Image picture = sideBySide(frame.caption, frame.stamp, *frame.photo, masksOf(frame),
                                     {.limit = kFilmLimit, .wholeLegend = true});
    if (!m_writer) {
        auto writer = VideoWriter::create(m_target, picture.size(), m_framesPerSecond);
        if (!writer) return fail(writer.error());
        m_writer = std::move(*writer);
        m_photo = frame.photo->size();
    }
    if (auto written = m_writer->write(picture); !written) return written;
    ++m_frames;
    return {};
}

Status ComparedFilm::finish() {
    if (!m_writer) return {};
    auto status = m_writer->finish();
    m_writer.reset();
    return status;
}

} // namespace core
