// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces that several hand-painted widgets share.
#pragma once

#include <QColor>
#include <QPalette>
#include <QRectF>
#include <QString>

class QPainter;

namespace widgets {

/// `a` at 0, `b` at 1, straight between them in sRGB.
QColor mixed(const QColor& a, const QColor& b, double t);
/// For what is said beside: the palette's Text, a third of the way to its Base.
QColor quietText(const QPalette& palette);
/// Text or Base, whichever stands out more from `ground` (WCAG 2 contrast).
QColor textOn(const QColor& ground, const QPalette& palette);
/// WCAG 2 contrast of two opaque colours, 1 … 21.
double contrast(const QColor& a, const QColor& b);

/// A square of a class's colour, with a rim that shows it on any ground.
void paintSwatch(QPainter& painter, const QRectF& square, const QColor& color, const QPalette& palette);
/// The letter of a slot on the slot's colour, as over its pane.
void paintBadge(QPainter& painter, const QRectF& square, const QString& letter, const QColor& color);
/// A pinned pixel: a dot at its middle, and beside it its number, on the side where `room` has place for it.
void paintPin(QPainter& painter, QPointF middle, int number, const QRectF& room);

} // namespace widgets
