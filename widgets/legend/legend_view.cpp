// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend/legend_view.h"

#include "widgets/canvas/mask_pixels.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace widgets {

namespace {

constexpr int kLongestName = 24; ///< characters; longer ones may be cut

/// Paints the colour as a square (hollow while hidden) and classes that do not occur in grey. Heads of categories have
/// no square; their classes are set in.
class LegendDelegate : public QStyledItemDelegate {
public:
    LegendDelegate(const LegendModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem item = option;
        const bool visible = index.data(LegendModel::VisibleRole).toBool();
        if (!visible || !index.data(LegendModel::PresentRole).toBool())
            item.palette.setColor(QPalette::Text, option.palette.color(QPalette::Disabled, QPalette::Text));
        if (index.column() > 0) return QStyledItemDelegate::paint(painter, item, index);

        const int side = option.fontMetrics.ascent();
        const QColor color = index.data(LegendModel::ColorRole).value<QColor>();
        item.font.setStrikeOut(!visible);
        if (!color.isValid()) return QStyledItemDelegate::paint(painter, item, index);
        const QVariant hatch = index.data(LegendModel::HatchRole);
        // Twice as wide, or little would be seen of a pattern.
        const QRect square(option.rect.left() + 4 + indent(option), option.rect.center().y() - side / 2,
                           swatchWidth(side, hatch), side);
        item.rect.setLeft(square.right() + 3);
        QStyledItemDelegate::paint(painter, item, index);
        painter->save();
        painter->setPen(visible ? option.palette.color(QPalette::Mid) : color);
        painter->setBrush(visible ? QBrush(color) : Qt::NoBrush);
        painter->drawRect(square.adjusted(0, 0, -1, -1));
        if (visible && hatch.isValid()) {
            const QRect inner = square.adjusted(1, 1, -1, -1);
            const double ratio = painter->device()->devicePixelRatioF();
            painter->drawImage(inner.topLeft(),
                               hatchedSwatch(color, static_cast<core::Hatch>(hatch.toInt()), inner.size(), ratio));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() == 0)
            size.rwidth() +=
                swatchWidth(option.fontMetrics.ascent(), index.data(LegendModel::HatchRole)) + 10 + indent(option);
        size.setHeight(option.fontMetrics.height() + 4);
        return size;
    }

private:
    static int swatchWidth(int side, const QVariant& hatch) { return hatch.isValid() ? 2 * side : side; }
    int indent(const QStyleOptionViewItem& option) const {
        return m_model.isGrouped() && m_model.hasCategories() ? option.fontMetrics.ascent() / 2 : 0;
    }
    const LegendModel& m_model;
};

/// Keys that the list needs itself, though the window has commands on some of them.
bool isListKey(const QKeyEvent& key) {
    if (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
    switch (key.key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: return true;
    default: return key.modifiers() == Qt::NoModifier && !key.text().isEmpty() && key.text().front().isLetter();
    }
}

} // namespace

LegendView::LegendView(LegendModel& model, QWidget* parent) : QTreeView(parent), m_model(model) {
    setModel(&m_model);
    setItemDelegate(new LegendDelegate(m_model, this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Classes"));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LegendView::fitColumns);
    connect(&m_model, &QAbstractItemModel::columnsInserted, this, &LegendView::fitColumns);
    connect(&m_model, &QAbstractItemModel::columnsRemoved, this, &LegendView::fitColumns);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &LegendView::fitColumns);
    fitColumns();
}

void LegendView::fitColumns() {
    if (header()->count() == 0) return;
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(0, QHeaderView::Fixed);
    fitNames();
}

/// The names take what the numbers leave, but never less than they need: rather numbers are scrolled to than that a
/// colour has no name.
void LegendView::fitNames() {
    if (header()->count() == 0) return;
    header()->resizeSection(0, std::max(nameWidth(), viewport()->width() - numbersWidth()));
}

int LegendView::nameWidth() const {
    return std::min(std::max(sizeHintForColumn(0), header()->sectionSizeHint(0)),
                    fontMetrics().averageCharWidth() * kLongestName);
}

int LegendView::numbersWidth() const {
    int width = 0;
    for (int i = 1; i < header()->count(); ++i) width += header()->sectionSize(i);
    return width;
}

int LegendView::wholeWidth() const {
    return nameWidth() + numbersWidth() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
}

void LegendView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitNames();
}

void LegendView::changeEvent(QEvent* event) {
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitColumns();
}

QSize LegendView::sizeHint() const { return {fontMetrics().averageCharWidth() * 44, fontMetrics().height() * 22}; }

void LegendView::setHoveredClass(int classIndex) {
    const int row = classIndex < 0 ? -1 : m_model.rowOfClass(classIndex);
    if (row < 0) return selectionModel()->clearSelection();
    m_isMarking = true;
    selectionModel()->setCurrentIndex(m_model.index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isMarking = false;
}

void LegendView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    if (hasFocus() && !m_isMarking && current.isValid()) hover(m_model.classOfRow(current.row()));
}

void LegendView::focusOutEvent(QFocusEvent* event) {
    QTreeView::focusOutEvent(event);
    hover(-1);
}

int LegendView::classAt(const QPoint& position) const {
    const QModelIndex at = indexAt(position);
    return at.isValid() ? m_model.classOfRow(at.row()) : -1;
}

void LegendView::mousePressEvent(QMouseEvent* event) {
    QTreeView::mousePressEvent(event);
    m_beforeClick = m_model.visible();
}

void LegendView::mouseReleaseEvent(QMouseEvent* event) {
    QTreeView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || m_beforeClick.empty()) return;
    if (const QModelIndex at = indexAt(event->position().toPoint()); at.isValid()) m_model.toggleRow(at.row());
}

void LegendView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !at.isValid()) return;
    if (m_beforeClick.size() == m_model.visible().size()) m_model.setVisible(m_beforeClick);
    m_beforeClick.clear(); // the release that follows is part of the double click
    m_model.isolateRow(at.row());
}

void LegendView::mouseMoveEvent(QMouseEvent* event) {
    QTreeView::mouseMoveEvent(event);
    hover(classAt(event->position().toPoint()));
}

void LegendView::leaveEvent(QEvent* event) {
    QTreeView::leaveEvent(event);
    hover(-1);
}

void LegendView::hover(int classIndex) {
    if (classIndex == m_hovered) return;
    m_hovered = classIndex;
    emit classHovered(classIndex);
}

void LegendView::keyPressEvent(QKeyEvent* event) {
    const bool isolate = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!currentIndex().isValid() || (!isolate && event->key() != Qt::Key_Space))
        return QTreeView::keyPressEvent(event);
    if (isolate)
        m_model.isolateRow(currentIndex().row());
    else
        m_model.toggleRow(currentIndex().row());
}

bool LegendView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isListKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

} // namespace widgets
