// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"
#include "app/gui/model_shelf.h"

#include <QObject>

namespace app {

/// Results of evaluations that are opened, and charts that are saved. The disk is touched by the shelf's job; the chart
/// is drawn on the window's thread, where this lives.
class ChartFiles : public QObject {
    Q_OBJECT

public:
    /// `window` owns the dialogs. REQUIRES: view and shelf outlive this.
    ChartFiles(CompareView& view, ModelShelf& shelf, QWidget* window);

    void chooseEvaluation();
    void openEvaluation(const QString& path);
    void chooseTarget();
    /// As the ending says: .png, .svg, .pdf or .csv.
    void save(const QString& path);

signals:
    void opened(const QString& path);
    void saved(const QString& path);
    void failed(const QString& what, const core::Error& error);

private:
    core::Result<QByteArray> drawn(const QString& path);

    CompareView& m_view;
    ModelShelf& m_shelf;
    QWidget* m_window;
};

} // namespace app
