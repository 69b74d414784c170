// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/confusion_cells.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace widgets {

/// A cell: a class of the truth and a predicted one; predicted == number of classes: void.
struct ConfusionCell {
    int truth = 0;
    int predicted = 0;
    bool operator==(const ConfusionCell&) const = default;
};

/// What was taken for what: truth down, prediction across, painted as one picture. Hovering says a cell in words, click
/// and Enter activate it, the arrow keys walk.
class ConfusionMatrix : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);

    /// REQUIRES: confusion.classes == scheme.size().
    void setConfusion(const core::ClassScheme& scheme, core::Confusion confusion);
    /// Shows a sentence instead: why there is nothing.
    void clear(const QString& why);
    void setMeasure(CellMeasure measure);
    CellMeasure measure() const { return m_measure; }
    /// REQUIRES: inside the matrix.
    void setCurrent(ConfusionCell cell);
    ConfusionCell current() const { return m_current; }

    /// "truth rider → predicted person: 12,345 pixels, 23.1 % of rider", and the share of the column below.
    QString cellText(ConfusionCell cell) const;
    QString toCsv() const; ///< pixels, whatever is shown; empty when there is nothing
    /// As painted. REQUIRES: inside the matrix.
    QRect cellRect(ConfusionCell cell) const;
    std::optional<ConfusionCell> cellAt(const QPoint& position) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cellActivated(int truth, int predicted);
    void currentChanged(int truth, int predicted);
    void measureChosen(widgets::CellMeasure measure); ///< from the context menu; already shown
    void copyRequested(const QString& csv);           ///< Ctrl+C or from the context menu

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    bool isEmpty() const { return m_cells.classes() == 0; }
    void layOut();
    void setHovered(std::optional<ConfusionCell> cell);
    bool isWalk(const QKeyEvent& event) const;
    const QString& nameOf(int column) const { return m_names[static_cast<std::size_t>(column)]; }
    QFont headerFont(double room, bool isMarked) const;
    QString numberIn(ConfusionCell cell) const;
    void paintCells(QPainter& painter);
    void paintNumbers(QPainter& painter);
    void paintRowHeaders(QPainter& painter);
    void paintColumnHeaders(QPainter& painter);
    void paintScale(QPainter& painter);

    ConfusionCells m_cells;
    std::vector<QString> m_names; ///< of the columns: the classes, then void
    std::vector<QColor> m_colors;
    QString m_why;
    CellMeasure m_measure = CellMeasure::ShareOfTruth;
    ConfusionCell m_current;
    std::optional<ConfusionCell> m_hovered;
    QRect m_room;        ///< of all cells
    QFont m_numberFont;  ///< that the numbers fit in
    int m_decimals = -1; ///< of the numbers that fit; −1: none do
};

} // namespace widgets
