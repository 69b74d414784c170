// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QCPBars;
class QCPItemText;
class QCustomPlot;

namespace widgets {

/// The IoU of one slot, class by class.
struct BarSeries {
    QString name;
    QColor color;
    std::vector<std::optional<double>> values; ///< 0 … 1 for each class; nothing where it is undefined: no bar
};

/// Grouped bars: one group per class, one bar per slot.
class IouBars : public QWidget {
    Q_OBJECT

public:
    explicit IouBars(QWidget* parent = nullptr);

    /// `classNames[i]` names the i-th value of each series. `title` says what the numbers are.
    void setSeries(const QString& title, const std::vector<QString>& classNames, std::vector<BarSeries> series);
    /// As drawn; nothing where there is no bar.
    std::optional<double> drawnValue(int series, int classIndex) const;
    int seriesCount() const { return static_cast<int>(m_bars.size()); }
    QSize sizeHint() const override { return {560, 220}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

signals:
    void classClicked(int classIndex);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyPalette();
    void fitLabels();
    void showToolTip(const QPoint& position);
    int classAt(const QPoint& position) const;

    QCustomPlot* m_plot = nullptr;
    QCPItemText* m_title = nullptr;
    QString m_titleText;          ///< whole, however little of it there is room for
    std::vector<QCPBars*> m_bars; ///< owned by the plot
    std::vector<QString> m_classNames;
    std::vector<BarSeries> m_series;
};

} // namespace widgets
