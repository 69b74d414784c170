// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probe/probe_panel.h"

#include "widgets/probe/pinned_model.h"
#include "widgets/probe/probe_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

ProbePanel::ProbePanel(QWidget* parent) : QWidget(parent) {
    m_view = new ProbeView;
    m_copy = new QAction(tr("&Copy as text"), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_pin = new QAction(tr("&Pin"), this);
    m_pin->setToolTip(tr("Keep this pixel in the list"));
    m_view->addActions({m_copy, m_pin});
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, [this] { emit copyRequested(text()); });
    connect(m_pin, &QAction::triggered, this, [this] { emit pinRequested(m_view->values()->pixel); });

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_view);
    splitter->addWidget(makePinnedList());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    updateActions();
}

QWidget* ProbePanel::makePinnedList() {
    m_pinned = new PinnedModel(this);
    m_table = new QTableView;
    m_table->setModel(m_pinned);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 2);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setIconSize(QSize(fontMetrics().ascent(), fontMetrics().ascent()));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false); // Tab goes on to the next widget
    m_table->setAccessibleName(tr("Pinned pixels"));
    addPinnedActions();

    m_none = new QLabel(tr("No pixel is pinned. A pinned pixel stays in this list while you go on."));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->setMargin(8);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_table);
    m_stack->setMinimumHeight(fontMetrics().height() * 6);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 2, 4, 0);
    row->addWidget(new QLabel(tr("Pinned pixels")), 1);
    for (QAction* action : {m_pin, m_jump, m_unpin}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_stack, 1);
    return box;
}

void ProbePanel::addPinnedActions() {
    m_jump = new QAction(tr("&Go to"), this);
    m_jump->setToolTip(tr("Show the selected pixel in its frame (Enter)"));
    m_unpin = new QAction(tr("&Unpin"), this);
    m_unpin->setToolTip(tr("Take the selected pixel off the list (Del)"));
    m_unpin->setShortcut(QKeySequence::Delete);
    m_copyPin = new QAction(tr("&Copy as text"), this);
    m_copyPin->setShortcut(QKeySequence::Copy);
    for (QAction* action : {m_jump, m_unpin, m_copyPin}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
    }
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_jump, &QAction::triggered, this, [this] { emit jumpRequested(selectedPin()); });
    connect(m_unpin, &QAction::triggered, this, [this] { emit unpinRequested(selectedPin()); });
    connect(m_copyPin, &QAction::triggered, this, [this] {
        const PinnedPixel& pin = m_pinned->pinned()[static_cast<std::size_t>(selectedPin())];
        emit copyRequested(pin.frame + QLatin1Char('\n') + probeText(pin.values));
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& at) { emit jumpRequested(at.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProbePanel::updateActions);
}

void ProbePanel::setValues(ProbeValues values) {
    m_view->setValues(std::move(values));
    m_copy->setEnabled(true);
    m_pin->setEnabled(true);
}

void ProbePanel::clear() {
    m_view->clear();
    updateActions();
}

void ProbePanel::setPinned(std::vector<PinnedPixel> pinned) {
    const int selected = selectedPin();
    m_pinned->setPinned(std::move(pinned));
    const int rows = m_pinned->rowCount();
    m_stack->setCurrentWidget(rows > 0 ? static_cast<QWidget*>(m_table) : m_none);
    // The row that was taken off leaves the selection to its neighbour, so that Del can be pressed again.
    if (selected >= 0 && rows > 0 && selectedPin() < 0) m_table->selectRow(std::min(selected, rows - 1));
    updateActions();
}

QString ProbePanel::text() const { return m_view->values() ? probeText(*m_view->values()) : QString(); }

int ProbePanel::selectedPin() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void ProbePanel::updateActions() {
    m_copy->setEnabled(m_view->values().has_value());
    m_pin->setEnabled(m_view->values().has_value());
    for (QAction* action : {m_jump, m_unpin, m_copyPin}) action->setEnabled(selectedPin() >= 0);
}

} // namespace widgets
