// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_watch.h"

#include "widgets/to_qt.h"

namespace app {

namespace {
constexpr int kSoonMs = 300;
constexpr int kAgainMs = 2000; ///< after a change: by then what was half written is whole
} // namespace

FrameWatch::FrameWatch(QObject* parent) : QObject(parent) {
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &FrameWatch::look);
    const auto soon = [this] {
        if (!m_later.isActive() || m_later.remainingTime() > kSoonMs) m_later.start(kSoonMs);
    };
    connect(&m_folders, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, soon);
}

void FrameWatch::setSource(const core::FrameSource& source) {
    m_later.stop();
    m_job.cancel();
    m_known.reset();
    m_isWatching = false;
    if (!m_files.files().isEmpty()) m_files.removePaths(m_files.files());
    watchFolders(source);
    if (core::foldersToWatch(source).empty()) return;
    m_known = std::make_shared<Known>(Known{source});
    look(); // and so learns what the files are like now
}

void FrameWatch::watchFolders(const core::FrameSource& source) {
    QStringList wanted;
    for (const std::filesystem::path& folder : core::foldersToWatch(source)) wanted << widgets::pathText(folder);
    const QStringList watched = m_folders.directories();
    QStringList others = watched;
    for (const QString& folder : wanted) others.removeAll(folder);
    if (!others.isEmpty()) m_folders.removePaths(others);
    for (const QString& folder : watched) wanted.removeAll(folder);
    if (!wanted.isEmpty()) m_folders.addPaths(wanted); // what cannot be watched is still looked at with look()
}

void FrameWatch::setCurrent(const core::Frame& frame) {
    if (!m_files.files().isEmpty()) m_files.removePaths(m_files.files());
    if (!m_known) return;
    for (const std::filesystem::path& file : {frame.image, frame.truth})
        if (!file.empty()) m_files.addPath(widgets::pathText(file));
}

core::Result<FrameWatch::Look> FrameWatch::lookAgain(Known& known, std::stop_token stop) {
    if (!known.listing) known.listing.emplace(known.source);
    core::SourceOptions options;
    if (!known.source.split().empty()) options.split = known.source.split();
    auto opened = core::FrameSource::open(known.source.path(), options, stop);
    if (!opened) return core::fail(opened.error());
    const core::FrameListing now(std::move(*opened));
    if (stop.stop_requested()) return core::cancelled();
    Look look{now.source(), core::FrameChanges::between(*known.listing, now)};
    if (!look.changes.isEmpty()) known.listing = now;
    return look;
}

void FrameWatch::look() {
    if (!m_known) return;
    m_later.stop();
    m_job.start([known = m_known](std::stop_token stop, auto) { return lookAgain(*known, stop); },
                [this, known = m_known](const core::Result<Look>& look) {
                    if (known != m_known) return; // of the source before
                    if (!look) {
                        if (look.error().code != core::ErrorCode::Cancelled)
                            emit failed(tr("The frames were not listed again."), look.error());
                        return;
                    }
                    m_isWatching = true;
                    if (look->changes.isEmpty()) return;
                    watchFolders(look->source);
                    if (!m_later.isActive()) m_later.start(kAgainMs);
                    emit changed(look->source, look->changes);
                });
}

} // namespace app
