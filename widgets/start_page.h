// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace widgets {

/// What the window shows while nothing is open: what to open or drop, with a button for each way, and recent places.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    /// One button each; the actions are not owned.
    void setActions(const QList<QAction*>& actions);
    void setRecent(const QStringList& paths);

signals:
    void recentChosen(const QString& path);

private:
    QVBoxLayout* m_buttons = nullptr;
    QWidget* m_recent = nullptr;
};

} // namespace widgets
