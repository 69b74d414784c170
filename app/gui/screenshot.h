// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace app {

class MainWindow;

/// For machines without a display: waits until the window has done all it was asked, writes it to a picture, and tells
/// what to print and how to end.
class Screenshot : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: window outlives this.
    Screenshot(MainWindow& window, QString file);

    /// The scores of what is open, or what to open.
    QString report() const;
    /// What went wrong or was left out.
    const QStringList& errors() const { return m_errors; }

signals:
    void taken(int exitCode); ///< 0, or 1 when anything failed

private:
    void look();

    MainWindow& m_window;
    QString m_file;
    QStringList m_errors;
    QTimer m_timer;
    int m_calm = 0; ///< looks in a row that found nothing going on
};

} // namespace app
