// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/thumbnail_feed.h"

#include "core/cityscapes/frame_thumbnail.h"

namespace app {

static QImage toImage(const core::Image& image) {
    const auto* bytes = reinterpret_cast<const uchar*>(image.values().data());
    return QImage(bytes, image.width(), image.height(), image.width() * 3, QImage::Format_RGB888)
        .convertToFormat(QImage::Format_RGB32);
}

ThumbnailFeed::ThumbnailFeed(std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_cache(std::move(folder), {kBox.width(), kBox.height()}) {}

void ThumbnailFeed::setSource(std::optional<core::FrameSource> source) {
    m_job.cancel();
    m_saidNotKept = false;
    m_maker.reset();
    if (source) m_maker = std::make_shared<Maker>(Maker{*source, m_cache, FrameReader(*source)});
}

core::Result<core::Thumbnail> ThumbnailFeed::Maker::make(int index, const std::stop_token& stop) {
    const core::Frame& frame = source.frames()[static_cast<std::size_t>(index)];
    if (frame.videoFrame < 0 || frame.scene) return core::frameThumbnail(frame, cache);
    const auto key = core::filmThumbnailKey(frame);
    if (!key) return core::fail(key.error());
    if (auto known = cache.find(*key)) return core::Thumbnail{std::move(*known)};
    const auto loaded = reader.read(index, stop);
    if (!loaded) return core::fail(loaded.error());
    core::Thumbnail thumbnail{core::thumbnailOf((*loaded)->image, cache.box())};
    if (auto added = cache.add(*key, thumbnail.image); !added) thumbnail.cacheError = added.error();
    return thumbnail;
}

void ThumbnailFeed::setOn(bool on) {
    m_on = on;
    if (!on) m_job.cancel();
}

void ThumbnailFeed::want(const QList<int>& frames) {
    if (!m_on || !m_maker || frames.isEmpty()) return;
    const auto work = [frames, maker = m_maker, this](std::stop_token stop, auto post) {
        for (const int frame : frames) {
            if (stop.stop_requested()) return false;
            const auto thumbnail = maker->make(frame, stop);
            if (stop.stop_requested()) return false;
            post([this, maker, frame, thumbnail] {
                if (maker != m_maker) return; // of the source before
                if (!thumbnail) {
                    emit failed(frame, thumbnail.error());
                    return;
                }
                emit made(frame, toImage(thumbnail->image));
                if (!thumbnail->cacheError || m_saidNotKept) return;
                m_saidNotKept = true;
                emit notKept(*thumbnail->cacheError);
            });
        }
        return true;
    };
    m_job.start(work, [](bool) {});
}

} // namespace app
