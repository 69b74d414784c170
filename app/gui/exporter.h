// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"
#include "app/gui/export_work.h"
#include "app/gui/job.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <vector>

namespace app {

/// What is asked for, in terms of the window.
struct ExportRequest {
    ExportKind kind = ExportKind::Film;
    std::filesystem::path target;
    int first = 0, last = 0;                     ///< frames of the open source
    std::vector<int> slotNumbers;                ///< with models
    std::string palette{core::kOfficialPalette}; ///< of a film
};

/// Writes films and label maps of the open source in the background, one at a time, while the window goes on. Lives on
/// the window's thread. The engine gets a second user by it: see EngineUsers.
class Exporter : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: the controller outlives the exporter.
    Exporter(CompareController& controller, Engine engine) : m_controller(controller), m_engine(std::move(engine)) {}

    /// What the slots hold now is exported; predictions that are there are not made again. REQUIRES: !isBusy(), a
    /// source with these frames, and models in these slots.
    void start(const ExportRequest& request);
    /// Nothing half-written stays.
    void cancel() { m_job.cancel(); }
    bool isBusy() const { return m_frames > 0; }
    int done() const { return m_done; }
    int frames() const { return m_frames; } ///< in all; 0: nothing is exported
    /// "Exporting: 34 of 340 frames, 2 min left"; empty when nothing is exported.
    QString activity() const;

signals:
    void progressed(); ///< also at the start and at the end
    /// `remark`: a sentence on frames that are not as they should be; empty when all are.
    void finished(const QString& path, int frames, const QString& remark);
    void failed(const QString& what, const core::Error& error);

private:
    CompareController& m_controller;
    Engine m_engine;
    QElapsedTimer m_clock;
    int m_done = 0;
    int m_frames = 0;
    Job m_job;
};

} // namespace app
