// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/exporter.h"

#include "widgets/to_qt.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

constexpr std::size_t kNamesInSentence = 3;

QString remarkOn(const ExportReport& report) {
    if (report.unscored.empty()) return {};
    QStringList names;
    for (std::size_t i = 0; i < std::min(report.unscored.size(), kNamesInSentence); ++i)
        names << widgets::toQt(report.unscored[i].frame);
    if (report.unscored.size() > kNamesInSentence)
        names << Exporter::tr("%1 more").arg(report.unscored.size() - kNamesInSentence);
    return Exporter::tr("Without IoU, since the truth cannot be used: %1. %2")
        .arg(names.join(QStringLiteral(", ")), widgets::toQt(report.unscored.front().error.message));
}

} // namespace

void Exporter::start(const ExportRequest& request) {
    ExportTask task{
        request.kind, request.target, *m_controller.source(), request.first, request.last, {}, m_controller.caching(),
        {},           request.palette};
    std::vector<std::string> names;
    for (const int slot : request.slotNumbers) {
        const SlotModel& model = *m_controller.slot(slot).model;
        ExportedSlot exported{model.name.toStdString(), m_controller.taskOf(model, request.first), {}};
        exported.task.anew = false; // that is asked of a frame in a pane
        for (int frame = request.first; frame <= request.last; ++frame)
            if (auto known = m_controller.stored(slot, frame)) exported.known.emplace(frame, std::move(known));
        names.push_back(exported.name);
        if (request.kind == ExportKind::Film) exported.name = std::string{char('A' + slot), ' '} + exported.name;
        task.entries.push_back(std::move(exported));
    }
    if (request.kind == ExportKind::LabelMaps) {
        const auto folders = folderNames(names);
        for (std::size_t i = 0; i < folders.size(); ++i) task.entries[i].name = folders[i];
    }
    task.program = QStringLiteral("%1 %2")
                       .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion())
                       .toStdString();
    m_done = 0;
    m_frames = request.last - request.first + 1;
    m_clock.start();
    const QString path = widgets::pathText(request.target);
    m_job.start(
        [task = std::move(task), engine = m_engine, this](std::stop_token stop, auto post) {
            return exportFrames(task, engine, stop, [&](const core::Progress& progress) {
                post([this, done = static_cast<int>(progress.done)] {
                    m_done = done;
                    emit progressed();
                });
            });
        },
        [this, path](const core::Result<ExportReport>& report) {
            const int frames = std::exchange(m_frames, 0);
            emit progressed();
            if (report) return emit finished(path, frames, remarkOn(*report));
            if (report.error().code != core::ErrorCode::Cancelled)
                emit failed(tr("The export was ended, and nothing half-written is left."), report.error());
        });
    emit progressed();
}

QString Exporter::activity() const {
    if (m_frames == 0) return {};
    const QString text = tr("Exporting: %1 of %n frames", nullptr, m_frames).arg(m_done);
    if (m_done == 0) return text;
    const double left = static_cast<double>(m_clock.elapsed()) / 1000 / m_done * (m_frames - m_done);
    return left < 90 ? tr("%1, %2 s left").arg(text).arg(std::lround(left))
                     : tr("%1, %2 min left").arg(text).arg(std::lround(left / 60));
}

} // namespace app
