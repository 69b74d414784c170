// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/pane_grid.h"

#include <QGridLayout>

#include <algorithm>

namespace widgets {

PaneGrid::PaneGrid(QWidget* parent) : QWidget(parent) {
    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(4, 2, 4, 4);
    m_layout->setSpacing(4);
}

void PaneGrid::setPanes(std::vector<QWidget*> panes) {
    m_panes = std::move(panes);
    for (QWidget* pane : m_panes)
        if (pane->parentWidget() != this) pane->setParent(this);
    m_shown.clear(); // some may come from elsewhere and have no cell
    arrange();
}

void PaneGrid::setFrameSize(QSize size) {
    if (size.isEmpty() || size == m_frameSize) return;
    m_frameSize = size;
    arrange();
}

int PaneGrid::bestColumns(int count, QSizeF room, QSizeF frame, double headerHeight) {
    int best = 1;
    double bestScale = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double scale =
            std::min(room.width() / columns / frame.width(), (room.height() / rows - headerHeight) / frame.height());
        if (scale > bestScale * 1.001) {
            best = columns;
            bestScale = scale;
        }
    }
    return best;
}

void PaneGrid::arrange() {
    std::vector<QWidget*> shown;
    for (QWidget* pane : m_panes)
        if (!pane->isHidden() && pane->parentWidget() == this) shown.push_back(pane); // not those that are lent
    const int columns = bestColumns(static_cast<int>(shown.size()), size(), m_frameSize, fontMetrics().height() + 14);
    if (shown == m_shown && columns == m_columns) return;
    for (QWidget* pane : m_panes) m_layout->removeWidget(pane);
    for (int i = 0; i < std::max(m_layout->rowCount(), m_layout->columnCount()); ++i) {
        m_layout->setRowStretch(i, 0);
        m_layout->setColumnStretch(i, 0);
    }
    for (int i = 0; i < static_cast<int>(shown.size()); ++i) {
        m_layout->addWidget(shown[static_cast<std::size_t>(i)], i / columns, i % columns);
        m_layout->setRowStretch(i / columns, 1);
        m_layout->setColumnStretch(i % columns, 1);
    }
    m_shown = std::move(shown);
    m_columns = columns;
}

void PaneGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace widgets
