// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/iou_bars.h"

#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace widgets {

IouBars::IouBars(QWidget* parent) : QWidget(parent) {
    m_plot = new QCustomPlot(this);
    setFocusPolicy(Qt::TabFocus); // after a click on a bar the arrow keys still go through the frames
    m_plot->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->yAxis->setRange(0, 1);
    m_plot->yAxis->setLabel(tr("IoU"));
    m_plot->yAxis->ticker()->setTickCount(5);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->setSubTicks(false);
    m_plot->xAxis->setTickLength(0, 4); // outside: the letters stand inside
    m_plot->yAxis->setSubTicks(false);
    m_title = new QCPItemText(m_plot);
    m_title->setClipToAxisRect(false);
    m_title->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_title->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_title->position->setCoords(0, 0);
    m_title->setPadding(QMargins(0, 0, 0, 4)); // off the axis, however low the chart is
    m_band = new QCPItemRect(m_plot);
    m_band->setLayer(QStringLiteral("background"));
    m_band->setPen(Qt::NoPen);
    m_band->setVisible(false);

    QCPLegend* names = m_plot->legend;
    m_plot->axisRect()->insetLayout()->take(names);
    m_plot->plotLayout()->setRowSpacing(0);
    names->setFillOrder(QCPLegend::foColumnsFirst);
    names->setBorderPen(Qt::NoPen);
    names->setBrush(Qt::NoBrush);
    names->setMargins(QMargins(8, 0, 8, 4));
    names->setRowSpacing(0);
    names->setColumnSpacing(14);

    m_plot->setMouseTracking(true);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const QPoint at = event->position().toPoint();
        tell(positionAt(at), at);
    });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        const int position = positionAt(event->position().toPoint());
        if (event->button() == Qt::LeftButton && position >= 0) emit classClicked(classOfPosition(position));
    });
    setChart({});
}

int IouBars::classOfPosition(int position) const {
    return m_chart.order.empty() ? position : m_chart.order[static_cast<std::size_t>(position)];
}

int IouBars::currentClass() const { return m_current < 0 ? -1 : classOfPosition(m_current); }

std::optional<double> IouBars::drawnValue(int series, int classIndex) const {
    const auto* bars = m_bars.at(static_cast<std::size_t>(series));
    for (const QCPBarsData& bar : *bars->data())
        if (classOfPosition(static_cast<int>(std::lround(bar.key))) == classIndex) return bar.value;
    return std::nullopt;
}

int IouBars::positionAt(const QPoint& point) const {
    if (m_chart.series.empty() || !m_plot->axisRect()->rect().contains(point)) return -1;
    const auto index = std::lround(m_plot->xAxis->pixelToCoord(point.x()));
    return index >= 0 && index < positions() ? static_cast<int>(index) : -1;
}

void IouBars::moveTo(int position) {
    if (position == m_current) return;
    m_current = position;
    m_band->setVisible(position >= 0);
    m_band->topLeft->setCoords(position - 0.5, 1);
    m_band->bottomRight->setCoords(position + 0.5, 0);
    describeCurrent();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void IouBars::describeCurrent() {
    setAccessibleDescription(m_current < 0 ? QString() : classText(m_chart, currentClass()));
}

void IouBars::tell(int position, const QPoint& at) {
    moveTo(position);
    if (position < 0) return QToolTip::hideText();
    QToolTip::showText(m_plot->mapToGlobal(at), classText(m_chart, classOfPosition(position)), m_plot);
}

void IouBars::keyPressEvent(QKeyEvent* event) {
    if (m_chart.series.empty()) return QWidget::keyPressEvent(event);
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left: next = m_current < 0 ? positions() - 1 : std::max(0, m_current - 1); break;
    case Qt::Key_Right: next = std::min(positions() - 1, m_current + 1); break;
    case Qt::Key_Home: next = 0; break;
    case Qt::Key_End: next = positions() - 1; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) emit classClicked(classOfPosition(m_current));
        return;
    default: return QWidget::keyPressEvent(event);
    }
    const QCPAxis* axis = m_plot->xAxis;
    tell(next, {static_cast<int>(axis->coordToPixel(next)), m_plot->axisRect()->center().y()});
}

void IouBars::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_current < 0 && !m_chart.series.empty()) moveTo(0);
}

void IouBars::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    moveTo(-1);
}

bool IouBars::event(QEvent* event) {
    // With the keyboard in the chart, these keys go through its classes and not through the frames.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto keys = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_Return, Qt::Key_Enter};
        if (key->modifiers() == Qt::NoModifier && std::ranges::find(keys, key->key()) != keys.end()) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::Leave && !hasFocus()) moveTo(-1);
    return QWidget::event(event);
}

void IouBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
    applyPalette(palette());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void IouBars::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitTo(size());
    m_plot->replot(QCustomPlot::rpQueuedReplot); // it was drawn already, in its new size with its old labels
}

} // namespace widgets
