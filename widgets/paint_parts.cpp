// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paint_parts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

/// WCAG 2.2, "relative luminance".
double luminance(const QColor& color) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor mixed(const QColor& a, const QColor& b, double t) {
    const auto between = [t](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * t)); };
    return {between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue())};
}

QColor quietText(const QPalette& palette) {
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.33);
}

QColor textOn(const QColor& ground, const QPalette& palette) {
    const QColor text = palette.color(QPalette::Text), base = palette.color(QPalette::Base);
    return contrast(ground, text) >= contrast(ground, base) ? text : base;
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void paintSwatch(QPainter& painter, const QRectF& square, const QColor& color, const QPalette& palette) {
    painter.fillRect(square, palette.color(QPalette::Mid));
    painter.fillRect(square.adjusted(1, 1, -1, -1), color);
}

void paintBadge(QPainter& painter, const QRectF& square, const QString& letter, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(square, 3, 3);
    QFont bold = painter.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(Qt::white);
    painter.drawText(square, Qt::AlignCenter, letter);
    painter.restore();
}

void paintPin(QPainter& painter, QPointF middle, int number, const QRectF& room) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.setBrush(QColor(0, 0, 0, 190));
    const double height = painter.fontMetrics().height(), dot = std::max(2.5, height / 8);
    painter.drawEllipse(middle, dot, dot);
    const double radius = std::floor(height / 2) + 2;
    QPointF badge = middle + QPointF(radius + 3, -radius - 3);
    if (badge.x() + radius > room.right()) badge.setX(middle.x() - radius - 3);
    if (badge.y() - radius < room.top()) badge.setY(middle.y() + radius + 3);
    painter.drawEllipse(badge, radius, radius);
    painter.drawText(QRectF(badge.x() - radius, badge.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                     QString::number(number));
    painter.restore();
}

} // namespace widgets
