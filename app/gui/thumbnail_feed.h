// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/frame_reader.h"
#include "app/gui/job.h"

#include <QImage>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace app {

/// Small pictures of the frames of a source, made in the background by a reader of its own. Lives on the window's
/// thread.
class ThumbnailFeed : public QObject {
    Q_OBJECT

public:
    static constexpr QSize kBox{160, 90};

    using QObject::QObject;

    /// Nothing: no source, or none that thumbnails are made of.
    void setSource(std::optional<core::FrameSource> source);
    /// The newest list replaces what was asked for before. Frames that cannot be read are left out.
    void want(const QList<int>& frames);
    void stop() { m_job.cancel(); }
    /// Off: none are made.
    void setOn(bool on);

signals:
    void made(int frame, const QImage& image);

private:
    std::optional<core::FrameSource> m_source;
    bool m_on = true;
    std::shared_ptr<std::optional<FrameReader>> m_reader; ///< touched by the worker only
    Job m_job;
};

} // namespace app
