// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/leaderboard_panel.h"

#include "widgets/charts/table_text.h"
#include "widgets/choice_title.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace widgets {

LeaderboardPanel::LeaderboardPanel(QWidget* parent) : QWidget(parent) {
    m_model = new LeaderboardModel(this);
    m_order = new LeaderboardOrder(this);
    m_order->setSourceModel(m_model);
    m_workspace = new QCheckBox(tr("Models of the &workspace too"));
    m_workspace->setToolTip(tr("Also list the models in no slot, with the scores of their cards"));
    m_note = new QLabel;
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table = new QTableView;
    m_table->setModel(m_order);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LeaderboardModel::Miou, Qt::DescendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("Leaderboard"));
    addCopyActions(*m_table, [this](const QString& text) { emit copyRequested(text); });
    m_empty = new QLabel(tr("Put models into slots to rank them, or list those of the workspace."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);

    m_sortedBy = new QComboBox;
    m_sortedBy->setAccessibleName(tr("Column by which the models are sorted"));
    setChoiceTitle(*m_sortedBy, tr("Leaderboard sorted by"));
    for (int i = 0; i < LeaderboardModel::Columns; ++i)
        m_sortedBy->addItem(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString().replace(u'\n', u' '));
    m_sortedBy->setCurrentIndex(LeaderboardModel::Miou);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, m_sortedBy, &QComboBox::setCurrentIndex);
    connect(m_sortedBy, &QComboBox::activated, this, [this](int column) {
        const bool isScore = column >= LeaderboardModel::Miou && column <= LeaderboardModel::FrameMacro;
        m_table->sortByColumn(column, isScore ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    auto* sortLabel = new QLabel(tr("So&rted by"));
    sortLabel->setBuddy(m_sortedBy);
    auto* row = new QHBoxLayout;
    row->addWidget(sortLabel);
    row->addWidget(m_sortedBy);
    row->addSpacing(12);
    row->addWidget(m_workspace);
    row->addSpacing(12);
    row->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addLayout(row);
    layout->addWidget(m_stack, 1);
    connect(m_workspace, &QCheckBox::toggled, this, &LeaderboardPanel::workspaceWanted);
    setRows({}, {});
}

void LeaderboardPanel::setRows(const QString& scheme, std::vector<LeaderRow> rows) {
    m_note->setText(scheme.isEmpty() ? QString() : tr("Scores in the scheme %1").arg(scheme));
    m_stack->setCurrentWidget(rows.empty() ? static_cast<QWidget*>(m_empty) : m_table);
    m_model->setRows(scheme, std::move(rows));
}

bool LeaderboardPanel::wantsWorkspace() const { return m_workspace->isChecked(); }

void LeaderboardPanel::setWantsWorkspace(bool wanted) { m_workspace->setChecked(wanted); }

} // namespace widgets
