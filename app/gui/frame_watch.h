// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "core/cityscapes/frame_changes.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace app {

/// Lists the frames of a source anew, in the background, when something happens in its folders, and tells what has
/// changed. Network drives tell nothing: there look() must be asked. Lives on the window's thread.
class FrameWatch : public QObject {
    Q_OBJECT

public:
    explicit FrameWatch(QObject* parent = nullptr);

    void setSource(const core::FrameSource& source);
    /// The files of this frame are watched too: that one of them is written to does not show in its folder.
    void setCurrent(const core::Frame& frame);
    void look();
    /// It knows what the files are like: what happens to them from now on is told.
    bool isWatching() const { return m_isWatching; }
    void stop() { m_job.cancel(); }

signals:
    void changed(const core::FrameSource& source, const core::FrameChanges& changes);
    void failed(const QString& what, const core::Error& error);

private:
    /// Touched by the worker only.
    struct Known {
        core::FrameSource source;
        std::optional<core::FrameListing> listing{}; ///< as told last
    };
    struct Look {
        core::FrameSource source{};
        core::FrameChanges changes{};
    };
    static core::Result<Look> lookAgain(Known& known, std::stop_token stop);
    void watchFolders(const core::FrameSource& source);

    bool m_isWatching = false;
    std::shared_ptr<Known> m_known; ///< null: nothing is watched
    QFileSystemWatcher m_folders, m_files;
    QTimer m_later; ///< changes come in bursts, and files are not written at once
    Job m_job;
};

} // namespace app
