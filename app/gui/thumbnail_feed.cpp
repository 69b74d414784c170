// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/thumbnail_feed.h"

namespace app {

namespace {
constexpr core::Size kScene{160, 80};
} // namespace

void ThumbnailFeed::setSource(std::optional<core::FrameSource> source) {
    m_job.cancel();
    m_source = std::move(source);
    m_reader = std::make_shared<std::optional<FrameReader>>();
}

void ThumbnailFeed::setOn(bool on) {
    m_on = on;
    if (!on) m_job.cancel();
}

void ThumbnailFeed::want(const QList<int>& frames) {
    if (!m_on || !m_source || frames.isEmpty()) return;
    const auto work = [frames, reader = m_reader, source = *m_source, this](std::stop_token stop, auto post) {
        if (!*reader) reader->emplace(source);
        for (const int frame : frames) {
            if (stop.stop_requested()) return false;
            core::Frame shown = source.frames()[static_cast<std::size_t>(frame)];
            std::shared_ptr<const widgets::PhotoPixels> pixels;
            if (shown.scene) {
                shown.scene->size = kScene; // or the thumbnails would take the time of the models
                const auto drawn = core::readFrameImage(shown);
                if (drawn) pixels = widgets::PhotoPixels::make(*drawn);
            } else if (const auto loaded = (*reader)->read(frame, stop)) {
                pixels = (*loaded)->pixels;
            }
            if (!pixels) continue;
            const QImage small = pixels->levels().back().scaled(kBox, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            post([this, reader, frame, small] {
                if (reader == m_reader) emit made(frame, small); // else of the source before
            });
        }
        return true;
    };
    m_job.start(work, [](bool) {});
}

} // namespace app
