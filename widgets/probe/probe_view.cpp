// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probe/probe_view.h"

#include "widgets/paint_parts.h"
#include "widgets/to_qt.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace widgets {

namespace {
constexpr int kMargin = 8;
constexpr int kTitleGap = 6;
} // namespace

ProbeView::ProbeView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Probe"));
}

void ProbeView::setValues(ProbeValues values) {
    const bool isLaidOut = m_values && m_values->slotValues.size() == values.slotValues.size();
    m_values = std::move(values);
    if (!isLaidOut) updateScrollBar();
    if (QAccessible::isActive()) setAccessibleDescription(probeText(*m_values));
    viewport()->update();
}

void ProbeView::clear() {
    if (!m_values) return;
    m_values.reset();
    setAccessibleDescription({});
    updateScrollBar();
    viewport()->update();
}

int ProbeView::lineHeight() const { return fontMetrics().height() + 3; }
int ProbeView::headerHeight() const { return lineHeight() + 8; }
int ProbeView::blockHeight() const { return lineHeight() * (kRows + 2) + kTitleGap + 10; }

int ProbeView::columns() const {
    const int slotCount = m_values ? static_cast<int>(m_values->slotValues.size()) : 0;
    return std::clamp(viewport()->width() / (fontMetrics().averageCharWidth() * 40), 1, std::max(slotCount, 1));
}

QRect ProbeView::blockRect(int slot) const {
    const int count = columns(), width = viewport()->width() / count;
    return {slot % count * width, headerHeight() + slot / count * blockHeight() - verticalScrollBar()->value(), width,
            blockHeight()};
}

QRect ProbeView::rowRect(int slot, int row) const {
    const QRect block = blockRect(slot);
    return {block.left() + kMargin, block.top() + lineHeight() * (row + 1) + (row < 0 ? 2 : kTitleGap),
            block.width() - 2 * kMargin, lineHeight()};
}

QRect ProbeView::swatchRect(int slot, int row) const {
    const QRect line = rowRect(slot, row);
    const int side = fontMetrics().ascent();
    return {line.left(), line.top() + (line.height() - side) / 2, side, side};
}

QRect ProbeView::barRect(int slot, int row) const {
    const QRect line = rowRect(slot, row);
    const int names = std::min(fontMetrics().averageCharWidth() * 17, line.width() * 45 / 100);
    const int percents = fontMetrics().horizontalAdvance(QStringLiteral("100.0 %")) + 6;
    const int height = std::max(fontMetrics().ascent() * 2 / 3, 4);
    return {line.left() + names, line.top() + (line.height() - height) / 2,
            std::max(line.width() - names - percents, 0), height};
}

QSize ProbeView::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 44, headerHeight() + 2 * blockHeight()};
}

QSize ProbeView::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 24, headerHeight() + 3 * lineHeight()};
}

void ProbeView::updateScrollBar() {
    const int slotCount = m_values ? static_cast<int>(m_values->slotValues.size()) : 0;
    const int count = columns(), contents = headerHeight() + (slotCount + count - 1) / count * blockHeight();
    verticalScrollBar()->setRange(0, std::max(contents - viewport()->height(), 0));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineHeight());
}

void ProbeView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void ProbeView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateScrollBar();
}

// The scroll area repaints its frame, not what is in it.
void ProbeView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ProbeView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool ProbeView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_values) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int slot = 0; slot < static_cast<int>(m_values->slotValues.size()); ++slot) {
            if (!blockRect(slot).contains(help->pos())) continue;
            const QString name = m_values->slotValues[static_cast<std::size_t>(slot)].name;
            QToolTip::showText(help->globalPos(),
                               tr("%1\nmargin: by how much the first class is likelier than the second\n"
                                  "entropy: 0 when one class is certain, 1 when all are alike")
                                   .arg(name),
                               viewport(), blockRect(slot));
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ProbeView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
    if (!m_values) {
        painter.setPen(quietText(palette()));
        painter.drawText(viewport()->rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
                         Qt::AlignCenter | Qt::TextWordWrap, tr("Point at a picture"));
        return;
    }
    painter.save();
    painter.setClipRect(viewport()->rect().adjusted(1, headerHeight(), -1, -1));
    for (int slot = 0; slot < static_cast<int>(m_values->slotValues.size()); ++slot)
        if (blockRect(slot).intersects(event->rect())) paintSlot(painter, slot);
    painter.restore();
    paintHeader(painter);
}

void ProbeView::paintHeader(QPainter& painter) {
    const QRect line(kMargin, 4, viewport()->width() - 2 * kMargin, lineHeight());
    QRect text = line;
    if (m_values->truth) {
        const int side = fontMetrics().ascent();
        paintSwatch(painter, QRect(line.left(), line.center().y() - side / 2, side, side), m_values->truthColor,
                    palette());
        text.setLeft(line.left() + side + 6);
    }
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(headerText(*m_values), Qt::ElideRight, text.width()));
    painter.setPen(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.2));
    painter.drawLine(0, headerHeight() - 1, viewport()->width(), headerHeight() - 1);
}

void ProbeView::paintSlot(QPainter& painter, int slot) {
    const ProbeSlot& values = m_values->slotValues[static_cast<std::size_t>(slot)];
    const QRect title = rowRect(slot, -1);
    const int side = lineHeight() - 2;
    paintBadge(painter, QRect(title.left(), title.top() + 1, side, side), values.letter, values.color);
    const QRect name = title.adjusted(side + 6, 0, 0, 0);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(values.name, Qt::ElideMiddle, name.width()));
    if (values.classes.empty()) {
        painter.setPen(quietText(palette()));
        painter.drawText(rowRect(slot, 0).united(rowRect(slot, kRows - 1)).adjusted(0, 4, 0, 0),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, values.whyNot);
        return;
    }
    for (int row = 0; row < std::min(kRows, static_cast<int>(values.classes.size())); ++row)
        paintClass(painter, slot, row);
    painter.setPen(quietText(palette()));
    painter.drawText(rowRect(slot, kRows), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(certaintyText(values), Qt::ElideRight, rowRect(slot, kRows).width()));
}

void ProbeView::paintClass(QPainter& painter, int slot, int row) {
    const ProbeSlot& values = m_values->slotValues[static_cast<std::size_t>(slot)];
    const ProbeClass& shown = values.classes[static_cast<std::size_t>(row)];
    const QRect line = rowRect(slot, row), swatch = swatchRect(slot, row), bar = barRect(slot, row);
    paintSwatch(painter, swatch, shown.color, palette());

    painter.setPen(palette().color(QPalette::Text));
    const QRect name(swatch.right() + 7, line.top(), bar.left() - swatch.right() - 12, line.height());
    // The class of the truth is ticked, so that one sees how far down it stands.
    const bool isTruth = m_values->truth == shown.name;
    const QString tick = isTruth ? QStringLiteral(" ✓") : QString();
    const int room = name.width() - (isTruth ? fontMetrics().horizontalAdvance(tick) : 0);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(shown.name, Qt::ElideRight, room) + tick);
    if (!shown.probability) return;
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, tr("%1 %").arg(percentNumber(*shown.probability)));

    painter.fillRect(bar, mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.1));
    QRectF filled(bar);
    filled.setWidth(bar.width() * std::clamp(*shown.probability, 0.0, 1.0));
    painter.fillRect(filled, values.color);
}

} // namespace widgets
