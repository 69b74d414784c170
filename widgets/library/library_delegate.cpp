// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/library_delegate.h"

#include "widgets/library/library_model.h"
#include "widgets/paint_parts.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace widgets {

namespace {

constexpr int kGap = 4;

QPalette::ColorGroup groupOf(const QStyleOptionViewItem& item) {
    if (!(item.state & QStyle::State_Enabled)) return QPalette::Disabled;
    return item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

QColor textColor(const QStyleOptionViewItem& item) {
    const bool isSelected = item.state & QStyle::State_Selected;
    return item.palette.color(groupOf(item), isSelected ? QPalette::HighlightedText : QPalette::Text);
}

/// For the second line.
QColor quietColor(const QStyleOptionViewItem& item) {
    return item.state & QStyle::State_Selected ? textColor(item) : quietText(item.palette);
}

void paintTick(QPainter& painter, const QRectF& square, const QColor& color) {
    painter.setPen(QPen(color, square.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&square](double x, double y) {
        return QPointF(square.left() + x * square.width(), square.top() + y * square.height());
    };
    painter.drawPolyline(QPolygonF{at(0.1, 0.55), at(0.4, 0.85), at(0.92, 0.2)});
}

/// A sheet with three lines.
void paintNote(QPainter& painter, const QRectF& square, const QColor& color) {
    painter.setPen(QPen(color, 1));
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    for (const double y : {0.3, 0.5, 0.7})
        painter.drawLine(QPointF(square.left() + 3, square.top() + y * square.height()),
                         QPointF(square.right() - 3, square.top() + y * square.height()));
}

/// Nothing but a frame while the picture is being made, a cross where there will be none.
void paintThumbnail(QPainter& painter, const QRect& box, const QModelIndex& index, const QColor& rim) {
    const QImage image = index.data(LibraryModel::ThumbnailRole).value<QImage>();
    if (!image.isNull()) {
        QRect place(QPoint(0, 0), image.size().scaled(box.size(), Qt::KeepAspectRatio));
        place.moveCenter(box.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, image);
        return;
    }
    painter.setPen(rim);
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    if (index.data(LibraryModel::ProblemRole).toString().isEmpty()) return;
    painter.drawLine(box.topLeft(), box.bottomRight());
    painter.drawLine(box.bottomLeft(), box.topRight());
}

/// Flags as words on a tinted ground, as many as there is room for.
void paintFlags(QPainter& painter, QRect room, const QStringList& flags, const QStyleOptionViewItem& item) {
    const QColor text = textColor(item);
    const QColor ground = mixed(
        text, item.palette.color(item.state & QStyle::State_Selected ? QPalette::Highlight : QPalette::Base), 0.82);
    for (const QString& flag : flags) {
        const int width = std::min(item.fontMetrics.horizontalAdvance(flag) + 2 * kGap, room.width());
        if (width < 4 * kGap) return;
        const QRect chip(room.left(), room.top(), width, room.height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(chip, 3, 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(text);
        painter.drawText(chip, Qt::AlignCenter,
                         item.fontMetrics.elidedText(flag, Qt::ElideRight, width - 2 * kGap + 2));
        room.setLeft(chip.right() + kGap);
    }
}

} // namespace

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.fontMetrics.averageCharWidth() * 24, 2 * option.fontMetrics.height() + 3 * kGap};
}

void LibraryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle* style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (index.data(LibraryModel::FrameRole).toInt() < 0)
        paintHeading(*painter, item);
    else
        paintFrame(*painter, item, index);
    painter->restore();
}

void LibraryDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& item) {
    painter.setFont(item.font);
    painter.setPen(textColor(item));
    const QRect room = item.rect.adjusted(kGap, 0, -kGap, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     item.fontMetrics.elidedText(item.text, Qt::ElideMiddle, room.width()));
}

void LibraryDelegate::paintFrame(QPainter& painter, const QStyleOptionViewItem& item, const QModelIndex& index) {
    const QRect room = item.rect.adjusted(2, kGap / 2, -kGap, -kGap / 2);
    const int line = item.fontMetrics.height();
    const QRect box(room.left(), room.top(), 2 * room.height(), room.height());
    paintThumbnail(painter, box, index, quietColor(item));

    const QString scores = index.data(LibraryModel::ScoresRole).toString();
    const QStringList flags = index.data(LibraryModel::FlagsRole).toStringList();
    const bool hasNote = !index.data(LibraryModel::NoteRole).toString().isEmpty();
    const int lines = scores.isEmpty() && flags.isEmpty() && !hasNote ? 1 : 2;
    QRect first(box.right() + 2 * kGap, room.top() + (room.height() - lines * line) / 2, 0, line);
    first.setRight(room.right());
    QRect second = first.translated(0, line);
    const int side = line - 4;
    if (index.data(LibraryModel::ReviewedRole).toBool()) {
        paintTick(painter, QRectF(first.right() - side, first.top() + 2, side, side), textColor(item));
        first.setRight(first.right() - side - kGap);
    }
    painter.setFont(item.font);
    painter.setPen(textColor(item));
    painter.drawText(first, Qt::AlignVCenter | Qt::AlignLeft,
                     item.fontMetrics.elidedText(item.text, Qt::ElideRight, first.width()));
    if (hasNote) {
        paintNote(painter, QRectF(second.right() - side, second.top() + 2, side, side), quietColor(item));
        second.setRight(second.right() - side - kGap);
    }
    if (!scores.isEmpty()) {
        painter.setPen(quietColor(item));
        painter.drawText(second, Qt::AlignVCenter | Qt::AlignLeft,
                         item.fontMetrics.elidedText(scores, Qt::ElideRight, second.width()));
        second.setLeft(second.left() + item.fontMetrics.horizontalAdvance(scores) + 2 * kGap);
    }
    paintFlags(painter, second.adjusted(0, 1, 0, -1), flags, item);
}

} // namespace widgets
