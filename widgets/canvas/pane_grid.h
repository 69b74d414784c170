// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QWidget>

#include <vector>

class QGridLayout;

namespace widgets {

/// Lays panes out in as many columns as show a frame of the given shape largest.
class PaneGrid : public QWidget {
    Q_OBJECT

public:
    explicit PaneGrid(QWidget* parent = nullptr);

    /// In reading order; takes them as children. Those that are hidden, or have another parent by now, get no cell.
    void setPanes(std::vector<QWidget*> panes);
    void setFrameSize(QSize size);
    /// Call after panes were shown or hidden.
    void arrange();
    int columns() const { return m_columns; }

    /// Columns that make a frame largest in a room, for `count` panes; fewer columns win a tie.
    static int bestColumns(int count, QSizeF room, QSizeF frame, double headerHeight);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<QWidget*> m_panes;
    std::vector<QWidget*> m_shown;
    QGridLayout* m_layout = nullptr;
    QSize m_frameSize = {2, 1};
    int m_columns = 0;
};

} // namespace widgets
