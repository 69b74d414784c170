// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the confusion matrix is laid out and painted; what it does is in confusion_matrix.cpp.
#include "widgets/charts/confusion_matrix.h"

#include "widgets/paint_parts.h"

#include <QFontInfo>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int kPad = 6;
constexpr int kSmallestFontPx = 8;
constexpr int kSmallestNamePx = 7; ///< of rows and columns; where there is less room, hovering names them

QRect swatchAt(int x, int middle, int side) { return {x, middle - side / 2, side, side}; }

} // namespace

void ConfusionMatrix::layOut() {
    update();
    if (isEmpty()) return;
    const QFontMetrics metrics = fontMetrics();
    QFont bold = font(); // as names are where the mouse is
    bold.setBold(true);
    int widest = 0;
    for (const QString& name : m_names) widest = std::max(widest, QFontMetrics(bold).horizontalAdvance(name) + 2);
    const int header = widest + metrics.ascent() + 3 * kPad;
    const int scale = metrics.height() + 2 * kPad, title = metrics.height() + 4;
    // Names give way where there is little room; cells need not be larger than their numbers.
    const int left = std::min(header, width() * 3 / 10), top = title + std::min(header, height() * 3 / 10);
    const int columns = m_cells.classes() + 1;
    const int cell = metrics.horizontalAdvance(QStringLiteral("100.0")) + 4 * kPad;
    m_room = QRect(left, top, std::clamp((width() - left - kPad), 1, columns * cell),
                   std::clamp(height() - top - scale, 1, m_cells.classes() * metrics.height() * 3));

    m_decimals = -1;
    m_numberFont = font();
    const int cellWidth = m_room.width() / columns - 3, cellHeight = m_room.height() / m_cells.classes() - 1;
    const int normal = QFontInfo(font()).pixelSize();
    for (const int decimals : {1, 0}) {
        const QString sample = m_measure == CellMeasure::Pixels ? QStringLiteral("888k")
                               : decimals == 1                  ? QStringLiteral("100.0")
                                                                : QStringLiteral("100");
        for (int pixels = normal; pixels >= kSmallestFontPx; --pixels) {
            m_numberFont.setPixelSize(pixels);
            const QFontMetrics tried(m_numberFont);
            if (tried.horizontalAdvance(sample) > cellWidth || tried.ascent() > cellHeight) continue;
            m_decimals = decimals;
            return;
        }
    }
}

QFont ConfusionMatrix::headerFont(double room, bool isMarked) const {
    QFont result = font();
    const int normal = QFontInfo(result).pixelSize();
    result.setPixelSize(std::clamp(static_cast<int>(room * 0.85), std::min(kSmallestNamePx, normal), normal));
    result.setBold(isMarked);
    return result;
}

QString ConfusionMatrix::numberIn(ConfusionCell cell) const {
    const auto pixels = m_cells.pixels(cell.truth, cell.predicted);
    if (pixels == 0) return {}; // an empty cell says nothing happened better than a nought does
    if (m_measure == CellMeasure::Pixels) return shortCount(pixels);
    const double percent = m_cells.share(cell.truth, cell.predicted, m_measure).value_or(0) * 100;
    const double smallest = m_decimals == 0 ? 0.5 : 0.05;
    return percent < smallest ? QString() : QLocale().toString(percent, 'f', m_decimals);
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (isEmpty()) {
        painter.setPen(quietText(palette()));
        painter.drawText(rect().adjusted(kPad, kPad, -kPad, -kPad), Qt::AlignCenter | Qt::TextWordWrap, m_why);
        return;
    }
    paintCells(painter);
    if (m_decimals >= 0) paintNumbers(painter);
    paintRowHeaders(painter);
    paintColumnHeaders(painter);
    paintScale(painter);
    const auto frame = [&](ConfusionCell cell, const QColor& color, int width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(cellRect(cell)).adjusted(-0.5, -0.5, -0.5, -0.5));
    };
    if (m_hovered) frame(*m_hovered, palette().color(QPalette::Text), 1);
    if (hasFocus()) frame(m_current, palette().color(QPalette::Highlight), 3);
}

void ConfusionMatrix::paintCells(QPainter& painter) {
    const int gap = m_room.width() / (m_cells.classes() + 1) >= 8 ? 1 : 0;
    const QColor ground = mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.12);
    painter.fillRect(m_room, ground); // shows as a fine grid, and where there is nothing to divide by
    for (int truth = 0; truth < m_cells.classes(); ++truth)
        for (int predicted = 0; predicted <= m_cells.classes(); ++predicted) {
            if (!m_cells.share(truth, predicted, m_measure)) continue;
            painter.fillRect(cellRect({truth, predicted}).adjusted(0, 0, -gap, -gap),
                             cellColor(m_cells.strength(truth, predicted, m_measure), truth == predicted, palette()));
        }
}

void ConfusionMatrix::paintNumbers(QPainter& painter) {
    painter.setFont(m_numberFont);
    for (int truth = 0; truth < m_cells.classes(); ++truth)
        for (int predicted = 0; predicted <= m_cells.classes(); ++predicted) {
            const QString number = numberIn({truth, predicted});
            if (number.isEmpty()) continue;
            const double strength = m_cells.strength(truth, predicted, m_measure);
            painter.setPen(textOn(cellColor(strength, truth == predicted, palette()), palette()));
            painter.drawText(cellRect({truth, predicted}), Qt::AlignCenter | Qt::TextDontClip, number);
        }
    painter.setFont(font());
}

void ConfusionMatrix::paintRowHeaders(QPainter& painter) {
    for (int truth = 0; truth < m_cells.classes(); ++truth) {
        const QRect cell = cellRect({truth, 0});
        const bool isMarked = m_hovered && m_hovered->truth == truth;
        painter.setFont(headerFont(cell.height(), isMarked));
        const QFontMetrics metrics = painter.fontMetrics();
        const int side = std::min(metrics.ascent(), cell.height() - 2);
        const QRect swatch = swatchAt(m_room.left() - kPad - side, cell.center().y(), side);
        if (side > 2) paintSwatch(painter, swatch, m_colors[static_cast<std::size_t>(truth)], palette());
        if (cell.height() < kSmallestNamePx) continue;
        const QRect name(kPad, cell.top(), swatch.left() - 2 * kPad, cell.height());
        painter.setPen(m_cells.hasTruth(truth) ? palette().color(QPalette::Text) : quietText(palette()));
        painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                         metrics.elidedText(nameOf(truth), Qt::ElideRight, name.width()));
    }
    painter.setFont(font());
}

void ConfusionMatrix::paintColumnHeaders(QPainter& painter) {
    const int title = fontMetrics().height() + 4;
    painter.setPen(quietText(palette()));
    painter.drawText(QRect(m_room.left(), 2, width() - m_room.left() - kPad, title), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(tr("predicted →"), Qt::ElideRight, width() - m_room.left() - kPad));
    const QRect corner(kPad, m_room.top() - title, m_room.left() - 2 * kPad, title);
    painter.drawText(corner, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(tr("truth ↓"), Qt::ElideRight, corner.width()));
    for (int predicted = 0; predicted <= m_cells.classes(); ++predicted) {
        const QRect cell = cellRect({0, predicted});
        const bool isMarked = m_hovered && m_hovered->predicted == predicted;
        painter.setFont(headerFont(cell.width(), isMarked));
        const QFontMetrics metrics = painter.fontMetrics();
        const int side = std::clamp(cell.width() - 2, 0, metrics.ascent()), room = m_room.top() - title;
        painter.save();
        painter.translate(cell.left() + cell.width() / 2.0, m_room.top());
        painter.rotate(-90); // x now goes up from the cells
        if (side > 2)
            paintSwatch(painter, swatchAt(kPad - 2, 0, side), m_colors[static_cast<std::size_t>(predicted)], palette());
        if (cell.width() >= kSmallestNamePx) {
            const QRect name(kPad + side + 3, -cell.width() / 2, room - kPad - side - 5, cell.width());
            painter.setPen(palette().color(QPalette::Text));
            painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                             metrics.elidedText(nameOf(predicted), Qt::ElideRight, name.width()));
        }
        painter.restore();
    }
    painter.setFont(font());
}

void ConfusionMatrix::paintScale(QPainter& painter) {
    // Two ramps, right over wrong, with numbers where they lie: the ramp is not straight.
    struct Mark {
        double strength;
        QString text;
    };
    const bool isCount = m_measure == CellMeasure::Pixels;
    const std::vector<Mark> marks =
        isCount ? std::vector<Mark>{{0, QStringLiteral("0")}, {1, shortCount(m_cells.largest())}}
                : std::vector<Mark>{{0, QStringLiteral("0")},
                                    {std::sqrt(0.1), QStringLiteral("10")},
                                    {std::sqrt(0.5), QStringLiteral("50")},
                                    {1, tr("100 %")}};
    const QFontMetrics metrics = fontMetrics();
    const QString what = isCount                                  ? tr("pixels")
                         : m_measure == CellMeasure::ShareOfTruth ? tr("of the truth")
                                                                  : tr("of the prediction");
    const int y = height() - metrics.height() - kPad;
    int x = m_room.left();
    const int words = metrics.horizontalAdvance(tr("right") + tr("wrong")) + 5 * kPad;
    const int bar = std::clamp((width() - x - words) / 2, 2, metrics.averageCharWidth() * 26);
    for (const bool isRight : {true, false}) {
        const QString name = isRight ? tr("right") : tr("wrong");
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(x, y + metrics.ascent(), name);
        x += metrics.horizontalAdvance(name) + kPad;
        for (int i = 0; i < bar; ++i)
            painter.fillRect(x + i, y, 1, metrics.height(),
                             cellColor(static_cast<double>(i) / (bar - 1), isRight, palette()));
        int rest = bar; // from the strong end: where there is little room, marks between are left out
        for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
            const int half = metrics.horizontalAdvance(mark->text) / 2 + 2;
            if (2 * half > bar / 2) break; // no room even for the first one and nought
            const int at = std::clamp(static_cast<int>(mark->strength * bar), half, bar - half);
            if (at + half > rest) continue;
            rest = at - half;
            painter.setPen(textOn(cellColor(static_cast<double>(at) / bar, isRight, palette()), palette()));
            painter.drawText(QRect(x + at - half, y, 2 * half, metrics.height()), Qt::AlignCenter, mark->text);
        }
        x += bar + 2 * kPad;
    }
    painter.setPen(quietText(palette()));
    painter.drawText(x, y + metrics.ascent(),
                     metrics.elidedText(what, Qt::ElideRight, std::max(width() - x - kPad, 0)));
}

} // namespace widgets
