// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSettings;

namespace app {

class WindowActions;

/// Over the timeline: steps, play, live or every frame, speed, loop, and what a live film has left out. It makes the
/// actions of playing work.
class PlayBar : public QWidget {
    Q_OBJECT

public:
    /// REQUIRES: both outlive the bar.
    PlayBar(CompareController& controller, WindowActions& actions, QWidget* parent = nullptr);

    void save(QSettings& settings) const;
    void restore(const QSettings& settings);
    /// "live: 240 shown · 31 not segmented · 2 left out"; empty while nothing was played live.
    QString tallyText() const;

private:
    void connectActions();
    void stepSpeed(int step);
    void showSettings();
    void showTally();

    CompareController& m_controller;
    WindowActions& m_actions;
    QComboBox* m_mode = nullptr;
    QComboBox* m_speed = nullptr;
    QLabel* m_tally = nullptr;
};

} // namespace app
