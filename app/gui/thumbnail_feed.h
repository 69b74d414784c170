// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/frame_reader.h"
#include "app/gui/job.h"
#include "core/image/thumbnail.h"

#include <QImage>
#include <QList>
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

namespace app {

/// Small pictures of the frames of a source, made in the background and kept in a folder from one start to the next.
/// Films are read by a reader of its own. Lives on the window's thread.
class ThumbnailFeed : public QObject {
    Q_OBJECT

public:
    static constexpr QSize kBox{160, 90};

    /// `folder`: `thumbnails` in the workspace's cache folder.
    explicit ThumbnailFeed(std::filesystem::path folder, QObject* parent = nullptr);

    /// Nothing: no source, or none that thumbnails are made of.
    void setSource(std::optional<core::FrameSource> source);
    /// The newest list replaces what was asked for before.
    void want(const QList<int>& frames);
    void stop() { m_job.cancel(); }
    /// Off: none are made.
    void setOn(bool on);

signals:
    void made(int frame, const QImage& image);
    void failed(int frame, const core::Error& error); ///< there is none of this frame
    void notKept(const core::Error& error);           ///< once for a source: they are made, but not for the next time

private:
    /// Touched by the worker only.
    struct Maker {
        core::FrameSource source;
        core::ThumbnailCache cache;
        FrameReader reader; ///< of films

        core::Result<core::Thumbnail> make(int frame, const std::stop_token& stop);
    };

    core::ThumbnailCache m_cache;
    std::shared_ptr<Maker> m_maker; ///< of the source; null: none
    bool m_saidNotKept = false;
    bool m_on = true;
    Job m_job;
};

} // namespace app
