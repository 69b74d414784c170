// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_watch.h"

#include "widgets/to_qt.h"

#include <utility>

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
    m_source.reset();
    m_before.reset();
    m_told.reset();
    if (!m_files.files().isEmpty()) m_files.removePaths(m_files.files());
    watchFolders(source);
    if (core::foldersToWatch(source).empty()) return;
    m_source = std::make_shared<const core::FrameSource>(source);
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
    if (!m_source) return;
    for (const std::filesystem::path& file : {frame.image, frame.truth})
        if (!file.empty()) m_files.addPath(widgets::pathText(file));
}

/// Without `before` what the files of `source` are like now.
core::Result<FrameWatch::Look> FrameWatch::lookAgain(const core::FrameSource& source, Listing before,
                                                     std::stop_token stop) {
    if (!before) before = std::make_shared<const core::FrameListing>(source);
    core::SourceOptions options;
    if (!source.split().empty()) options.split = source.split();
    auto opened = core::FrameSource::open(source.path(), options, stop);
    if (!opened) return core::fail(opened.error());
    auto now = std::make_shared<const core::FrameListing>(std::move(*opened));
    if (stop.stop_requested()) return core::cancelled();
    auto changes = core::FrameChanges::between(*before, *now);
    return Look{std::move(before), std::move(now), std::move(changes)};
}

void FrameWatch::look() {
    if (!m_source) return;
    m_later.stop();
    m_job.start(
        [source = m_source, before = m_before](std::stop_token stop, auto) { return lookAgain(*source, before, stop); },
        [this, source = m_source](const core::Result<Look>& look) {
            if (source != m_source) return; // of the source before
            if (look) return takeLook(*look);
            if (look.error().code != core::ErrorCode::Cancelled)
                emit failed(tr("The frames were not listed again."), look.error());
        });
}

void FrameWatch::takeLook(const Look& look) {
    if (m_before && m_before != look.before) return this->look(); // compared with what the window no longer has
    m_before = look.before;
    m_told.reset();
    if (look.changes.isEmpty()) return;
    m_told = look.now;
    if (!m_later.isActive()) m_later.start(kAgainMs); // also tells it again, should nobody take it
    emit changed(look.now->source(), look.changes);
}

void FrameWatch::taken() {
    if (!m_told) return;
    m_before = std::exchange(m_told, nullptr);
    watchFolders(m_before->source());
}

} // namespace app
