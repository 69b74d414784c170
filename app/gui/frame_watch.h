// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "core/cityscapes/frame_changes.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

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
    /// What changed() told last is what the window shows now. Without it the same is told again a little later.
    void taken();
    bool isPossible() const { return m_source != nullptr; } ///< the source can change: neither video nor street
    /// It knows what the files are like: what happens to them from now on is told.
    bool isWatching() const { return m_before != nullptr; }
    void stop() { m_job.cancel(); }

signals:
    void changed(const core::FrameSource& source, const core::FrameChanges& changes);
    void failed(const QString& what, const core::Error& error);

private:
    using Listing = std::shared_ptr<const core::FrameListing>;
    struct Look {
        Listing before{}, now{};
        core::FrameChanges changes{};
    };
    static core::Result<Look> lookAgain(const core::FrameSource& source, Listing before, std::stop_token stop);
    void takeLook(const Look& look);
    void watchFolders(const core::FrameSource& source);

    std::shared_ptr<const core::FrameSource> m_source; ///< as it was opened; null: nothing is watched
    Listing m_before; ///< as the window has it; null: not known yet what its files are like
    Listing m_told;   ///< and not taken so far
    QFileSystemWatcher m_folders, m_files;
    QTimer m_later; ///< changes come in bursts, and files are not written at once
    Job m_job;
};

} // namespace app
