// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/picture_sheet.h"

#include "widgets/paint_parts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

/// Lengths in pixels of the sheet; type grows with the frames, so that it is read beside them.
struct Measures {
    int text, header, gap;
    explicit Measures(QSize frame)
        : text(std::clamp(std::min(frame.width() / 40, frame.height() / 20), 11, 40)), header(text * 9 / 5),
          gap(text / 2) {}
};

QFont fontOf(const QFont& font, int pixels) {
    QFont sized = font;
    sized.setPixelSize(pixels);
    return sized;
}

/// Entries of a legend in lines no wider than `width`: the place of each, and the height of all.
struct LegendLines {
    std::vector<QPoint> places;
    int height = 0;
    LegendLines(const std::vector<KeyEntry>& entries, const QFontMetrics& metrics, const Measures& measures,
                int width) {
        const int line = metrics.height() + measures.gap;
        QPoint at(0, 0);
        for (const KeyEntry& entry : entries) {
            const int needed = metrics.horizontalAdvance(entry.text) + metrics.ascent() + 3 * measures.gap;
            if (at.x() > 0 && at.x() + needed > width) at = {0, at.y() + line};
            places.push_back(at);
            at.rx() += needed;
        }
        height = entries.empty() ? 0 : at.y() + line;
    }
};

void drawEntry(QPainter& painter, const KeyEntry& entry, QPoint at, const Measures& measures, const QPalette& palette) {
    const QFontMetrics metrics = painter.fontMetrics();
    const int side = metrics.ascent();
    paintSwatch(painter, QRectF(at.x(), at.y() + (metrics.height() - side) / 2.0, side, side), entry.color, palette);
    painter.setPen(palette.color(QPalette::WindowText));
    painter.drawText(at.x() + side + measures.gap / 2 + 1, at.y() + metrics.ascent(), entry.text);
}

void drawKey(QPainter& painter, const std::vector<KeyEntry>& key, const QRect& picture, const Measures& measures,
             const QPalette& palette) {
    const QFontMetrics metrics = painter.fontMetrics();
    int width = 0;
    for (const KeyEntry& entry : key) width = std::max(width, metrics.horizontalAdvance(entry.text));
    const int line = metrics.height() + 2;
    const QSize box(width + metrics.ascent() + 3 * measures.gap, int(key.size()) * line + measures.gap);
    const QRect place(picture.bottomLeft() + QPoint(measures.gap, -measures.gap - box.height()), box);
    QColor ground = palette.color(QPalette::Window);
    ground.setAlpha(225);
    painter.fillRect(place, ground);
    QPoint at = place.topLeft() + QPoint(measures.gap, measures.gap / 2);
    for (const KeyEntry& entry : key) {
        drawEntry(painter, entry, at, measures, palette);
        at.ry() += line;
    }
}

void drawPane(QPainter& painter, const SheetPane& pane, QRect cell, const Measures& measures, const QPalette& palette) {
    const QRect header(cell.topLeft(), QSize(cell.width(), measures.header));
    const QRect picture(cell.left(), header.bottom() + 1, cell.width(), cell.height() - measures.header);
    int left = header.left();
    if (!pane.letter.isEmpty()) {
        const int side = measures.header - measures.gap / 2;
        paintBadge(painter, QRectF(left, header.top(), side, side), pane.letter, pane.color);
        left += side + measures.gap;
    }
    const QFontMetrics metrics = painter.fontMetrics();
    const int info = std::min(metrics.horizontalAdvance(pane.info) + 1, header.width() / 2);
    painter.setPen(palette.color(QPalette::WindowText));
    const QRect line(left, header.top(), header.right() - left, header.height() - measures.gap / 2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(pane.title, Qt::ElideMiddle, line.width() - info - measures.gap));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(pane.info, Qt::ElideRight, info));
    if (pane.picture.isNull()) {
        painter.fillRect(picture, palette.color(QPalette::Base));
        painter.drawText(picture.adjusted(measures.gap, 0, -measures.gap, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         pane.message);
        return;
    }
    painter.drawImage(picture.topLeft(), pane.picture);
    if (!pane.key.empty()) drawKey(painter, pane.key, picture, measures, palette);
    const QRectF room(picture.topLeft(), pane.picture.size());
    for (const PicturePin& pin : pane.pins) paintPin(painter, room.topLeft() + pin.middle, pin.number, room);
}

} // namespace

QImage drawSheet(const Sheet& sheet, const QPalette& palette, const QFont& font) {
    if (sheet.panes.empty() || sheet.frame.isEmpty()) return {};
    const Measures measures(sheet.frame);
    const QFont sized = fontOf(font, measures.text);
    const int columns = std::clamp(sheet.columns, 1, static_cast<int>(sheet.panes.size()));
    const int rows = (static_cast<int>(sheet.panes.size()) + columns - 1) / columns;
    const QSize cell(sheet.frame.width(), sheet.frame.height() + measures.header);
    const int width = columns * (cell.width() + measures.gap) + measures.gap;
    const LegendLines legend(sheet.legend, QFontMetrics(sized), measures, width - 2 * measures.gap);
    const int top = rows * (cell.height() + measures.gap) + measures.gap;
    const int line = QFontMetrics(sized).height();
    const int notes = sheet.notes.isEmpty() ? 0 : static_cast<int>(sheet.notes.size()) * line + measures.gap;
    QImage image(width, top + legend.height + notes, QImage::Format_RGB32);
    if (image.isNull()) return {};
    image.fill(palette.color(QPalette::Window));
    QPainter painter(&image);
    painter.setFont(sized);
    for (int i = 0; i < static_cast<int>(sheet.panes.size()); ++i) {
        const QPoint corner(measures.gap + i % columns * (cell.width() + measures.gap),
                            measures.gap + i / columns * (cell.height() + measures.gap));
        drawPane(painter, sheet.panes[static_cast<std::size_t>(i)], QRect(corner, cell), measures, palette);
    }
    for (std::size_t i = 0; i < sheet.legend.size(); ++i)
        drawEntry(painter, sheet.legend[i], legend.places[i] + QPoint(measures.gap, top), measures, palette);
    painter.setPen(palette.color(QPalette::WindowText));
    for (int i = 0; i < static_cast<int>(sheet.notes.size()); ++i)
        painter.drawText(measures.gap, top + legend.height + i * line + painter.fontMetrics().ascent(),
                         painter.fontMetrics().elidedText(sheet.notes[i], Qt::ElideRight, width - 2 * measures.gap));
    return image;
}

} // namespace widgets
