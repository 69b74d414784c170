// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the timeline is laid out and painted; what it does is in timeline.cpp.
#include "widgets/timeline/timeline.h"

#include "widgets/paint_parts.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace widgets {

namespace {
constexpr int kPad = 6;
constexpr int kGap = 3;
} // namespace

QRect Timeline::filmRect() const {
    int names = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.00"));
    for (const TimelineSeries& series : m_series)
        names = std::max(names, fontMetrics().horizontalAdvance(series.name) + fontMetrics().ascent() + kPad);
    const int left = std::min(names + 2 * kPad, width() / 4);
    return {left, 0, std::max(width() - left - kPad, 1), height()};
}

QRect Timeline::rulerRect() const {
    const QRect film = filmRect();
    return {film.left(), 0, film.width(), 2 * fontMetrics().height() + 8};
}

QRect Timeline::thumbnailRect() const {
    const QRect ruler = rulerRect();
    return {ruler.left(), ruler.bottom() + 1, ruler.width(), fontMetrics().height() * 3};
}

QRect Timeline::stripRect(int series) const {
    const QRect above = thumbnailRect();
    const int each = fontMetrics().height() * 2;
    return {above.left(), above.bottom() + 1 + kGap + series * (each + kGap), above.width(), each};
}

QSize Timeline::sizeHint() const {
    const int strips = static_cast<int>(m_series.size());
    return {fontMetrics().averageCharWidth() * 120, stripRect(strips).top() + 1};
}

QSize Timeline::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 40, sizeHint().height()}; }

void Timeline::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (isEmpty()) {
        painter.setPen(quietText(palette()));
        painter.drawText(rect(), Qt::AlignCenter, tr("Open a film to see it along this line"));
        return;
    }
    paintNames(painter);
    painter.save();
    painter.setClipRect(filmRect() & event->rect());
    paintRuler(painter);
    paintThumbnails(painter);
    for (int i = 0; i < static_cast<int>(m_series.size()); ++i)
        if (stripRect(i).intersects(event->rect())) paintStrip(painter, i);
    paintRange(painter);
    paintHead(painter);
    painter.restore();
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void Timeline::paintNames(QPainter& painter) {
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height(), room = filmRect().left() - 2 * kPad;
    painter.setPen(palette().color(QPalette::Text));
    const bool hasTimes = static_cast<int>(m_film.seconds.size()) == m_film.frames;
    if (hasTimes)
        painter.drawText(QRect(kPad, 2, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                         timeText(m_film.seconds[static_cast<std::size_t>(m_current)], 2));
    painter.setPen(hasTimes ? quietText(palette()) : palette().color(QPalette::Text));
    painter.drawText(QRect(kPad, hasTimes ? 2 + line : 2, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QString::number(m_current + 1));
    for (int i = 0; i < static_cast<int>(m_series.size()); ++i) {
        const TimelineSeries& series = m_series[static_cast<std::size_t>(i)];
        const QRect strip = stripRect(i);
        const int side = metrics.ascent();
        paintSwatch(painter, QRect(kPad, strip.center().y() - side / 2, side, side), series.color, palette());
        const QRect name(2 * kPad + side, strip.top(), room - side - kPad, strip.height());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(series.name, Qt::ElideRight, name.width()));
    }
}

void Timeline::paintRuler(QPainter& painter) {
    const QFontMetrics metrics = fontMetrics();
    const QRect ruler = rulerRect();
    const int line = metrics.height();
    // As wide as the widest label, and air.
    const QString sample = m_film.seconds.empty() ? QStringLiteral("000000") : QStringLiteral("00:00:00.0");
    for (const RulerMark& mark : rulerMarks(m_scale, m_film.seconds, metrics.horizontalAdvance(sample) + 2 * kPad)) {
        const int x = static_cast<int>(std::lround(xOf(mark.frame)));
        painter.setPen(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.4));
        painter.drawLine(x, ruler.top() + 2, x, ruler.bottom());
        int top = ruler.top() + 2;
        const auto label = [&](const QString& text, const QColor& color) {
            const int width = metrics.horizontalAdvance(text);
            painter.setPen(color);
            painter.drawText(x + 4 + width <= ruler.right() ? x + 4 : x - 4 - width, top + metrics.ascent(), text);
            top += line;
        };
        if (!mark.time.isEmpty()) label(mark.time, palette().color(QPalette::Text));
        label(QString::number(mark.frame + 1),
              mark.time.isEmpty() ? palette().color(QPalette::Text) : quietText(palette()));
    }
}

void Timeline::paintThumbnails(QPainter& painter) {
    const QRect strip = thumbnailRect();
    painter.fillRect(strip, palette().color(QPalette::Window));
    const double shape = double(m_film.pictureSize.width()) / m_film.pictureSize.height();
    const ThumbnailTiling tiling = thumbnailTiling(m_scale, strip.height() * shape);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const int frame : tiling.frames) {
        const double left = xOf(frame), right = xOf(std::min(frame + tiling.step, m_film.frames));
        const QRectF cell(left, strip.top(), std::max(right - left - 1, 1.0), strip.height());
        // What came for another zoom stands in for it.
        const auto found = m_thumbnails.lower_bound(frame);
        if (found == m_thumbnails.end() || found->first >= frame + tiling.step) {
            painter.fillRect(cell, palette().color(QPalette::AlternateBase));
            continue;
        }
        // Filled from edge to edge: what does not fit the cell is cut off, evenly on both sides.
        const QSizeF image = found->second.size();
        const QSizeF cut = cell.size().scaled(image, Qt::KeepAspectRatio);
        painter.drawImage(cell, found->second,
                          QRectF(QPointF((image.width() - cut.width()) / 2, (image.height() - cut.height()) / 2), cut));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
}

void Timeline::paintStrip(QPainter& painter, int series) {
    const TimelineSeries& shown = m_series[static_cast<std::size_t>(series)];
    const QRect strip = stripRect(series);
    painter.fillRect(strip, palette().color(QPalette::AlternateBase));
    const double ratio = devicePixelRatioF();
    const auto peaks = columnPeaks(shown.values, m_scale, static_cast<int>(std::ceil(strip.width() * ratio)));
    // Columns of device pixels; neighbours of one height are painted together.
    const double onePixel = 1 / ratio, each = strip.width() / static_cast<double>(peaks.size());
    const auto heightOf = [&](std::size_t column) {
        const int frame = peaks[column];
        if (frame < 0) return 0.0;
        const double part = *shown.values[static_cast<std::size_t>(frame)] / shown.top;
        return std::max(std::round(std::clamp(part, 0.0, 1.0) * strip.height() * ratio) / ratio, onePixel);
    };
    for (std::size_t column = 0; column < peaks.size();) {
        const double height = heightOf(column);
        std::size_t end = column + 1;
        while (end < peaks.size() && heightOf(end) == height) ++end;
        if (height > 0)
            painter.fillRect(QRectF(strip.left() + static_cast<double>(column) * each, strip.bottom() + 1 - height,
                                    static_cast<double>(end - column) * each, height),
                             shown.color);
        column = end;
    }
    if (!m_hover || m_drag != Drag::None || stripAt(*m_hover) != series) return;
    if (const auto peak = peakAt(series, *m_hover)) { // where a click would go
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(palette().color(QPalette::Text));
        const double part = std::clamp(*shown.values[static_cast<std::size_t>(*peak)] / shown.top, 0.0, 1.0);
        const double y =
            std::clamp(strip.bottom() + 1 - part * strip.height(), strip.top() + 4.0, strip.bottom() - 3.0);
        painter.drawEllipse(QPointF(xOf(*peak + 0.5), y), 3.5, 3.5);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void Timeline::paintRange(QPainter& painter) {
    if (!m_in && !m_out) return;
    const QRect film = filmRect(), ruler = rulerRect();
    const double from = xOf(m_in.value_or(0)), to = xOf(m_out.value_or(m_film.frames - 1) + 1);
    QColor veil = palette().color(QPalette::Base);
    veil.setAlpha(165);
    const double top = thumbnailRect().top();
    painter.fillRect(QRectF(film.left(), top, from - film.left(), height() - top), veil);
    painter.fillRect(QRectF(to, top, film.right() + 1 - to, height() - top), veil);
    const QColor mark = palette().color(QPalette::Highlight);
    painter.fillRect(QRectF(from, ruler.bottom() - 3, to - from, 4), mark);
    const double flag = fontMetrics().height() / 2.0;
    const auto paintMarker = [&](double x, double side) { // a flag that points into what is chosen
        painter.fillRect(QRectF(x - (side < 0 ? 2 : 0), ruler.top(), 2, height()), mark);
        painter.fillRect(QRectF(side < 0 ? x - flag : x, ruler.bottom() + 1 - flag, flag, flag), mark);
    };
    if (m_in) paintMarker(from, 1);
    if (m_out) paintMarker(to, -1);
}

void Timeline::paintHead(QPainter& painter) {
    const QColor base = palette().color(QPalette::Base), text = palette().color(QPalette::Text);
    if (m_hover && m_drag == Drag::None) {
        painter.setPen(QPen(mixed(base, text, 0.5), 1, Qt::DotLine));
        painter.drawLine(m_hover->x(), 0, m_hover->x(), height());
    }
    const double x = std::round(xOf(m_current + 0.5));
    painter.fillRect(QRectF(x - 1, 0, 3, height()), base); // a rim, for the pictures may have any colour
    painter.fillRect(QRectF(x, 0, 1, height()), text);
    const double half = fontMetrics().height() / 3.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(base, 1));
    painter.setBrush(text);
    const std::array triangle{QPointF(x + 0.5 - half, 0), QPointF(x + 0.5 + half, 0), QPointF(x + 0.5, half * 1.4)};
    painter.drawPolygon(triangle.data(), static_cast<int>(triangle.size()));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace widgets
