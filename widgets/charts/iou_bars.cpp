// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/iou_bars.h"

#include <QEvent>
#include <QFontInfo>
#include <QLocale>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>

namespace widgets {

IouBars::IouBars(QWidget* parent) : QWidget(parent) {
    m_plot = new QCustomPlot(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->yAxis->setRange(0, 1);
    m_plot->yAxis->setLabel(tr("IoU"));
    m_plot->yAxis->ticker()->setTickCount(5);
    m_plot->xAxis->setTickLabelRotation(-45);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->setSubTicks(false);
    m_plot->yAxis->setSubTicks(false);
    m_plot->axisRect()->setMinimumMargins(QMargins(0, fontMetrics().height() + 8, 8, 0));
    m_title = new QCPItemText(m_plot);
    m_title->setClipToAxisRect(false);
    m_title->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_title->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_title->position->setCoords(0, -0.02);
    m_plot->setMouseTracking(true);
    connect(m_plot, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent* event) { showToolTip(event->position().toPoint()); });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        const int classIndex = classAt(event->position().toPoint());
        if (event->button() == Qt::LeftButton && classIndex >= 0) emit classClicked(classIndex);
    });
    applyPalette();
}

void IouBars::setSeries(const QString& title, const std::vector<QString>& classNames, std::vector<BarSeries> series) {
    m_plot->clearPlottables();
    m_bars.clear();
    m_classNames = classNames;
    m_series = std::move(series);
    m_titleText = title;
    setAccessibleName(title);

    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t i = 0; i < classNames.size(); ++i) ticker->addTick(static_cast<double>(i), classNames[i]);
    m_plot->xAxis->setTicker(ticker);
    m_plot->xAxis->setRange(-0.5, static_cast<double>(classNames.size()) - 0.5);

    const double width = 0.8 / static_cast<double>(std::max<std::size_t>(m_series.size(), 1));
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        auto* bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
        bars->setName(m_series[s].name);
        bars->setPen(Qt::NoPen);
        bars->setBrush(m_series[s].color);
        bars->setWidth(width * 0.92);
        const double shift = (static_cast<double>(s) - static_cast<double>(m_series.size() - 1) / 2) * width;
        const auto& values = m_series[s].values;
        for (std::size_t i = 0; i < values.size() && i < classNames.size(); ++i)
            if (values[i]) bars->addData(static_cast<double>(i) + shift, *values[i]);
        m_bars.push_back(bars);
    }
    applyPalette();
}

std::optional<double> IouBars::drawnValue(int series, int classIndex) const {
    const auto* bars = m_bars.at(static_cast<std::size_t>(series));
    for (const QCPBarsData& bar : *bars->data())
        if (std::lround(bar.key) == classIndex) return bar.value;
    return std::nullopt;
}

int IouBars::classAt(const QPoint& position) const {
    if (m_series.empty() || !m_plot->axisRect()->rect().contains(position)) return -1;
    const auto index = std::lround(m_plot->xAxis->pixelToCoord(position.x()));
    return index >= 0 && index < static_cast<long>(m_classNames.size()) ? static_cast<int>(index) : -1;
}

void IouBars::showToolTip(const QPoint& position) {
    const int classIndex = classAt(position);
    if (classIndex < 0) return QToolTip::hideText();
    QString text = m_classNames[static_cast<std::size_t>(classIndex)];
    for (const BarSeries& series : m_series) {
        const auto& value = series.values[static_cast<std::size_t>(classIndex)];
        text +=
            QStringLiteral("\n%1  %2").arg(series.name, value ? QLocale().toString(*value, 'f', 4) : tr("undefined"));
    }
    QToolTip::showText(m_plot->mapToGlobal(position), text, m_plot);
}

void IouBars::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitLabels();
}

void IouBars::fitLabels() {
    m_title->setText(fontMetrics().elidedText(m_titleText, Qt::ElideRight, width() - 70));
    if (m_classNames.empty()) return;
    // The axis is about this wide; names lie slanted while there is room, else upright, and smaller where they must.
    const double room = (width() - 60.0) / static_cast<double>(m_classNames.size());
    QFont labels = font();
    const int normal = QFontInfo(labels).pixelSize();
    const bool slanted = room > normal * 1.5;
    if (!slanted) labels.setPixelSize(std::clamp(static_cast<int>(room * 0.9), 7, normal));
    m_plot->xAxis->setTickLabelRotation(slanted ? -45 : -90);
    m_plot->xAxis->setTickLabelFont(labels);
}

void IouBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyPalette();
}

void IouBars::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText);
    QColor faint = text;
    faint.setAlpha(50);
    m_plot->setBackground(palette().color(QPalette::Base));
    m_title->setColor(text);
    m_title->setFont(font());
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(faint, 0, Qt::DotLine));
    }
    fitLabels();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace widgets
