// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the chart is drawn, on the screen and into files.
#include "widgets/charts/iou_bars.h"
#include "widgets/paint_parts.h"

#include <QBuffer>
#include <QFontInfo>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <qcustomplot.h>

#include <array>

namespace widgets {

namespace {

constexpr double kGroupWidth = 0.8;   ///< of the room of a class
constexpr double kPngPixels = 2;      ///< a point is this many pixels wide
constexpr double kPointsPerInch = 96; ///< as on the screen
constexpr double kMillimetres = 25.4; ///< an inch
constexpr int kLinesForNames = 14;    ///< of text, that a chart with names is high at least

/// Bars with the letter of their slot at the foot, where there is room for it.
class LetteredBars : public QCPBars {
public:
    LetteredBars(QCPAxis* keys, QCPAxis* values, QString letter) : QCPBars(keys, values), m_letter(std::move(letter)) {}
    QColor textColor; ///< of letters over a bar that is too low for them

protected:
    void draw(QCPPainter* painter) override {
        QCPBars::draw(painter);
        if (m_letter.isEmpty()) return;
        const QFontMetricsF metrics(keyAxis()->labelFont());
        painter->setFont(keyAxis()->labelFont());
        for (const QCPBarsData& bar : *data()) {
            const QRectF rect = getBarRect(bar.key, bar.value).normalized();
            if (rect.width() < metrics.horizontalAdvance(m_letter)) return;
            const bool fits = rect.height() > metrics.height();
            const double y = fits ? rect.bottom() - metrics.height() : rect.top() - metrics.height();
            painter->setPen(fits ? contrast(brush().color(), Qt::white) > contrast(brush().color(), Qt::black)
                                       ? Qt::white
                                       : Qt::black
                                 : textColor);
            painter->drawText(QRectF(rect.left(), y, rect.width(), metrics.height()), Qt::AlignCenter, m_letter);
        }
    }

private:
    QString m_letter;
};

constexpr std::array kMarks{QCPScatterStyle::ssDiamond, QCPScatterStyle::ssTriangle, QCPScatterStyle::ssSquare,
                            QCPScatterStyle::ssCross, QCPScatterStyle::ssStar};
constexpr std::array kLines{Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};

} // namespace

void IouBars::setChart(IouChart chart) {
    m_plot->clearPlottables();
    m_plot->legend->clearItems();
    m_bars.clear();
    m_chart = std::move(chart);
    setAccessibleName(m_chart.title.isEmpty() ? tr("IoU per class") : m_chart.title);

    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < positions(); ++i)
        ticker->addTick(i, m_chart.classNames[static_cast<std::size_t>(classOfPosition(i))]);
    m_plot->xAxis->setTicker(ticker);
    m_plot->xAxis->setRange(-0.5, positions() - 0.5);
    addBars();
    addReferences();
    if (m_current >= positions()) moveTo(-1);
    describeCurrent(); // its numbers are others now
    applyPalette(palette());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void IouBars::addBars() {
    const double width = kGroupWidth / static_cast<double>(std::max<std::size_t>(m_chart.series.size(), 1));
    for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
        const BarSeries& series = m_chart.series[s];
        auto* bars = new LetteredBars(m_plot->xAxis, m_plot->yAxis, series.letter);
        bars->setName(series.name);
        bars->setPen(Qt::NoPen);
        bars->setBrush(series.color);
        bars->setWidth(width * 0.92);
        const double shift = (static_cast<double>(s) - static_cast<double>(m_chart.series.size() - 1) / 2) * width;
        for (int position = 0; position < positions(); ++position)
            if (const auto& value = series.values[static_cast<std::size_t>(classOfPosition(position))])
                bars->addData(position + shift, *value);
        m_bars.push_back(bars);
    }
}

void IouBars::addReferences() {
    m_references = 0;
    std::size_t marks = 0, lines = 0;
    for (const MarkSeries& series : m_chart.references) {
        auto* graph = new QCPGraph(m_plot->xAxis, m_plot->yAxis);
        const QString name = series.frames.isEmpty() ? series.name : tr("%1 (%2)").arg(series.name, series.frames);
        graph->setName(series.mean ? tr("%1: mIoU %2").arg(name, QLocale().toString(*series.mean, 'f', 3)) : name);
        ++m_references;
        if (series.values.empty()) {
            graph->setPen(QPen(Qt::black, 1.2, kLines[lines++ % kLines.size()]));
            if (series.mean) graph->setData({-0.5, positions() - 0.5}, {*series.mean, *series.mean}, true);
            continue;
        }
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(QCPScatterStyle(kMarks[marks++ % kMarks.size()], 7));
        for (int position = 0; position < positions(); ++position)
            if (const auto& value = series.values[static_cast<std::size_t>(classOfPosition(position))])
                graph->addData(position, *value);
    }
}

void IouBars::applyPalette(const QPalette& palette) {
    const QColor text = palette.color(QPalette::WindowText);
    const QColor ground = palette.color(QPalette::Base);
    QColor faint = text;
    faint.setAlpha(50);
    m_plot->setBackground(ground);
    m_title->setColor(text);
    m_title->setFont(font());
    m_band->setBrush(mixed(ground, palette.color(QPalette::Highlight), 0.22));
    m_plot->axisRect()->setMinimumMargins(QMargins(0, fontMetrics().height() + 10, 8, 0));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(faint, 0, Qt::DotLine));
    }
    m_plot->legend->setFont(font());
    m_plot->legend->setTextColor(text);
    for (QCPBars* bars : m_bars) static_cast<LetteredBars*>(bars)->textColor = text;
    for (int i = 0; i < m_plot->graphCount(); ++i) {
        QCPGraph* graph = m_plot->graph(i);
        QPen pen = graph->pen();
        pen.setColor(text);
        graph->setPen(pen);
        QCPScatterStyle mark = graph->scatterStyle();
        if (mark.isNone()) continue;
        mark.setPen(QPen(text, 1.2));
        mark.setBrush(ground); // hollow: no bar of ours
        graph->setScatterStyle(mark);
    }
    fitTo(size());
}

bool IouBars::areNamesShown() const { return m_plot->legend->layout() != nullptr; }

void IouBars::showNames(bool on) {
    if (on == areNamesShown()) return;
    QCPLayoutGrid* grid = m_plot->plotLayout();
    if (on) {
        grid->addElement(1, 0, m_plot->legend);
        grid->setRowStretchFactor(1, 0.001);
    } else {
        grid->take(m_plot->legend);
        grid->simplify();
    }
    m_plot->legend->setVisible(on);
}

void IouBars::fitTo(QSize size) {
    const int width = size.width();
    showNames(m_references > 0 || size.height() > fontMetrics().height() * kLinesForNames);
    m_title->setText(fontMetrics().elidedText(m_chart.title, Qt::ElideRight, width - 70));
    int widest = 1;
    for (int i = 0; i < m_plot->plottableCount(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(m_plot->plottable(i)->name()));
    const int iconAndGap = m_plot->legend->iconSize().width() + m_plot->legend->iconTextPadding() + 14;
    m_plot->legend->setWrap(std::max(1, (width - 16) / (widest + iconAndGap)));
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst); // arranges them anew
    if (m_chart.classNames.empty()) return;
    // The axis is about this wide; names lie slanted while there is room, else upright, and smaller where they must.
    const double room = (width - 60.0) / positions();
    QFont labels = font();
    const int normal = QFontInfo(labels).pixelSize();
    const bool slanted = room > normal * 1.5;
    if (!slanted) labels.setPixelSize(std::clamp(static_cast<int>(room * 0.9), 7, normal));
    m_plot->xAxis->setTickLabelRotation(slanted ? -45 : -90);
    m_plot->xAxis->setTickLabelFont(labels);
}

QByteArray IouBars::drawn(ChartFormat format, QSize size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const int current = m_current;
    moveTo(-1);
    QPalette print(Qt::white, Qt::white);
    print.setColor(QPalette::WindowText, Qt::black);
    applyPalette(print);
    fitTo(size);
    if (format == ChartFormat::Png) {
        m_plot->toPixmap(size.width(), size.height(), kPngPixels).save(&buffer, "PNG");
    } else if (format == ChartFormat::Svg) {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size);
        svg.setViewBox(QRect({0, 0}, size));
        svg.setTitle(m_chart.title);
        QCPPainter painter(&svg);
        painter.setMode(QCPPainter::pmVectorized);
        m_plot->toPainter(&painter, size.width(), size.height());
        painter.end();
    } else {
        QPdfWriter pdf(&buffer);
        pdf.setTitle(m_chart.title);
        pdf.setResolution(static_cast<int>(kPointsPerInch));
        pdf.setPageMargins(QMarginsF());
        pdf.setPageSize(
            QPageSize(QSizeF(size) / kPointsPerInch * kMillimetres, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
        QCPPainter painter(&pdf);
        painter.setMode(QCPPainter::pmVectorized);
        m_plot->toPainter(&painter, size.width(), size.height());
        painter.end();
    }
    applyPalette(palette());
    moveTo(current);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    return bytes;
}

} // namespace widgets
