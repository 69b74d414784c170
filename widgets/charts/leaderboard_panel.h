// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/leaderboard_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace widgets {

/// The leaderboard, sorted by a click on its heads.
class LeaderboardPanel : public QWidget {
    Q_OBJECT

public:
    explicit LeaderboardPanel(QWidget* parent = nullptr);

    void setRows(const QString& scheme, std::vector<LeaderRow> rows);
    /// Whether models that are in no slot are wanted too.
    bool wantsWorkspace() const;
    void setWantsWorkspace(bool wanted);
    QTableView& table() { return *m_table; }
    const LeaderboardModel& model() const { return *m_model; }

signals:
    void workspaceWanted(bool wanted);
    void copyRequested(const QString& text);

private:
    LeaderboardModel* m_model = nullptr;
    LeaderboardOrder* m_order = nullptr;
    QCheckBox* m_workspace = nullptr;
    QComboBox* m_sortedBy = nullptr; ///< as a click on a head
    QLabel* m_note = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_empty = nullptr;
};

} // namespace widgets
