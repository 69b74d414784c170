// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/iou_chart.h"

#include <QByteArray>
#include <QWidget>

class QCPBars;
class QCPItemRect;
class QCPItemText;
class QCustomPlot;

namespace widgets {

enum class ChartFormat { Png, Svg, Pdf };

/// Grouped bars: one group per class, one bar per slot, the references as marks and dashed lines over them. The class
/// under the mouse, or reached with the arrow keys, is underlaid and its numbers are told; a click or Enter chooses it.
class IouBars : public QWidget {
    Q_OBJECT

public:
    explicit IouBars(QWidget* parent = nullptr);

    void setChart(IouChart chart);
    const IouChart& chart() const { return m_chart; }
    /// As drawn; nothing where there is no bar.
    std::optional<double> drawnValue(int series, int classIndex) const;
    int seriesCount() const { return static_cast<int>(m_bars.size()); }
    int referenceCount() const { return m_references; } ///< as drawn
    /// In a low chart bars have all the room, unless there are references: their letters and the table name them.
    bool areNamesShown() const;
    /// −1: none.
    int currentClass() const;
    /// The whole chart in black on white, `size` in points (of PNG: twice as many pixels).
    QByteArray drawn(ChartFormat format, QSize size);
    QSize sizeHint() const override { return {560, 220}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

signals:
    void classClicked(int classIndex);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void addBars();
    void addReferences();
    void applyPalette(const QPalette& palette);
    void fitTo(QSize size);
    void showNames(bool on);   ///< of the series, in a row under the classes
    void moveTo(int position); ///< −1: nowhere
    void describeCurrent();
    void tell(int position, const QPoint& at);
    int positionAt(const QPoint& point) const; ///< of a group, from the left; −1: none
    int classOfPosition(int position) const;
    int positions() const { return static_cast<int>(m_chart.classNames.size()); }

    QCustomPlot* m_plot = nullptr;
    QCPItemText* m_title = nullptr;
    QCPItemRect* m_band = nullptr; ///< under the current group
    std::vector<QCPBars*> m_bars;  ///< owned by the plot
    int m_references = 0;
    IouChart m_chart;
    int m_current = -1; ///< position
};

} // namespace widgets
