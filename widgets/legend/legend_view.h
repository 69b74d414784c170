// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/legend/legend_model.h"

#include <QTreeView>

namespace widgets {

/// The list of the legend: click or Space hides and shows an entry, double click or Enter isolates it, the entry under
/// the mouse or reached with the arrow keys is highlighted in the pictures. Letters jump to the entry that begins so.
class LegendView : public QTreeView {
    Q_OBJECT

public:
    /// REQUIRES: model outlives the view.
    explicit LegendView(LegendModel& model, QWidget* parent = nullptr);

    /// Marks the row of the class under the cursor of a picture; −1 for none.
    void setHoveredClass(int classIndex);
    QSize sizeHint() const override;
    /// That shows every name and number.
    int wholeWidth() const;

signals:
    void classHovered(int classIndex); ///< −1: none

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool event(QEvent* event) override;

private:
    int classAt(const QPoint& position) const;
    void hover(int classIndex);
    void fitColumns();
    void fitNames();
    int nameWidth() const; ///< that the names need
    int numbersWidth() const;

    LegendModel& m_model;
    int m_hovered = -1;
    bool m_isMarking = false;        ///< the current row is being set from outside
    std::vector<bool> m_beforeClick; ///< a double click isolates what was shown before its first click
};

} // namespace widgets
