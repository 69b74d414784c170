// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/confusion_matrix.h"

#include "widgets/paint_parts.h"
#include "widgets/to_qt.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <cassert>

namespace widgets {

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Confusion matrix"));
    clear(tr("Nothing is scored yet."));
}

void ConfusionMatrix::setConfusion(const core::ClassScheme& scheme, core::Confusion confusion) {
    assert(confusion.classes == scheme.size());
    m_cells = ConfusionCells(std::move(confusion));
    m_names.clear();
    m_colors.clear();
    for (const core::SchemeClass& one : scheme.classes()) {
        m_names.push_back(toQt(one.name));
        m_colors.push_back(toQt(one.color));
    }
    m_names.push_back(tr("void"));
    m_colors.push_back(toQt(scheme.color(core::kIgnore)));
    m_hovered.reset();
    m_current = {std::min(m_current.truth, m_cells.classes() - 1), std::min(m_current.predicted, m_cells.classes())};
    setAccessibleDescription(cellText(m_current));
    layOut();
}

void ConfusionMatrix::clear(const QString& why) {
    m_cells = {};
    m_hovered.reset();
    m_why = why;
    setAccessibleDescription(why);
    layOut();
}

void ConfusionMatrix::setMeasure(CellMeasure measure) {
    if (measure == m_measure) return;
    m_measure = measure;
    layOut();
}

void ConfusionMatrix::setCurrent(ConfusionCell cell) {
    if (cell == m_current) return;
    m_current = cell;
    setAccessibleDescription(cellText(cell));
    update();
    emit currentChanged(cell.truth, cell.predicted);
}

QString ConfusionMatrix::cellText(ConfusionCell cell) const {
    const QString truth = nameOf(cell.truth), predicted = nameOf(cell.predicted);
    const auto percent = [&](CellMeasure measure) {
        const auto share = m_cells.share(cell.truth, cell.predicted, measure);
        return share ? percentNumber(*share) : QStringLiteral("–");
    };
    const QString pixels = QLocale().toString(static_cast<qulonglong>(m_cells.pixels(cell.truth, cell.predicted)));
    const int form = m_cells.pixels(cell.truth, cell.predicted) == 1 ? 1 : 2; // the number may be too large for it
    return tr("truth %1 → predicted %2: %3 pixels, %4 % of %1", nullptr, form)
               .arg(truth, predicted, pixels, percent(CellMeasure::ShareOfTruth)) +
           u'\n' + tr("%1 % of what is predicted as %2").arg(percent(CellMeasure::ShareOfPrediction), predicted);
}

QString ConfusionMatrix::toCsv() const { return isEmpty() ? QString() : confusionCsv(m_cells, m_names); }

QRect ConfusionMatrix::cellRect(ConfusionCell cell) const {
    const auto edge = [](int from, int length, int index, int count) { return from + length * index / count; };
    const int rows = m_cells.classes(), columns = rows + 1;
    const int left = edge(m_room.left(), m_room.width(), cell.predicted, columns);
    const int top = edge(m_room.top(), m_room.height(), cell.truth, rows);
    const int right = edge(m_room.left(), m_room.width(), cell.predicted + 1, columns);
    const int bottom = edge(m_room.top(), m_room.height(), cell.truth + 1, rows);
    return {left, top, right - left, bottom - top};
}

std::optional<ConfusionCell> ConfusionMatrix::cellAt(const QPoint& position) const {
    if (isEmpty() || !m_room.contains(position)) return std::nullopt;
    // Near where it must be, then by the rounded edges of the cells themselves.
    const int rows = m_cells.classes();
    ConfusionCell cell{(position.y() - m_room.top()) * rows / m_room.height(),
                       (position.x() - m_room.left()) * (rows + 1) / m_room.width()};
    if (cell.predicted < rows && position.x() > cellRect(cell).right()) ++cell.predicted;
    if (cell.truth + 1 < rows && position.y() > cellRect(cell).bottom()) ++cell.truth;
    return cell;
}

QSize ConfusionMatrix::sizeHint() const {
    const int line = fontMetrics().height();
    return {line * 44, line * 32};
}

QSize ConfusionMatrix::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {line * 16, line * 12};
}

void ConfusionMatrix::setHovered(std::optional<ConfusionCell> cell) {
    if (cell == m_hovered) return;
    m_hovered = cell;
    update();
}

bool ConfusionMatrix::isWalk(const QKeyEvent& event) const {
    if (isEmpty() || (event.modifiers() & ~(Qt::KeypadModifier | Qt::ControlModifier)) != 0) return false;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: return (event.modifiers() & Qt::ControlModifier) == 0;
    default: return event.matches(QKeySequence::Copy);
    }
}

bool ConfusionMatrix::event(QEvent* event) {
    // With the keyboard in the matrix, the arrows belong to it and not to the frames.
    if (event->type() == QEvent::ShortcutOverride && isWalk(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
    if (!isWalk(*event)) return QWidget::keyPressEvent(event);
    if (event->matches(QKeySequence::Copy)) return emit copyRequested(toCsv());
    ConfusionCell cell = m_current;
    const bool isFar = (event->modifiers() & Qt::ControlModifier) != 0; // to the edge
    const int lastRow = m_cells.classes() - 1, lastColumn = m_cells.classes();
    switch (event->key()) {
    case Qt::Key_Left: cell.predicted = isFar ? 0 : std::max(cell.predicted - 1, 0); break;
    case Qt::Key_Right: cell.predicted = isFar ? lastColumn : std::min(cell.predicted + 1, lastColumn); break;
    case Qt::Key_Up: cell.truth = isFar ? 0 : std::max(cell.truth - 1, 0); break;
    case Qt::Key_Down: cell.truth = isFar ? lastRow : std::min(cell.truth + 1, lastRow); break;
    case Qt::Key_Home: cell = {isFar ? 0 : cell.truth, 0}; break;
    case Qt::Key_End: cell = {isFar ? lastRow : cell.truth, lastColumn}; break;
    default: emit cellActivated(cell.truth, cell.predicted); return;
    }
    setCurrent(cell);
}

void ConfusionMatrix::mouseMoveEvent(QMouseEvent* event) {
    setHovered(cellAt(event->position().toPoint()));
    if (m_hovered)
        QToolTip::showText(event->globalPosition().toPoint(), cellText(*m_hovered), this, cellRect(*m_hovered));
    else
        QToolTip::hideText();
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !cell) return QWidget::mousePressEvent(event);
    setCurrent(*cell);
    emit cellActivated(cell->truth, cell->predicted);
}

void ConfusionMatrix::leaveEvent(QEvent* event) {
    setHovered({});
    QWidget::leaveEvent(event);
}

void ConfusionMatrix::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    auto* group = new QActionGroup(&menu);
    for (const auto& [measure, text] :
         {std::pair(CellMeasure::ShareOfTruth, tr("Per cent of the &truth (rows)")),
          std::pair(CellMeasure::ShareOfPrediction, tr("Per cent of the &prediction (columns)")),
          std::pair(CellMeasure::Pixels, tr("Pi&xels"))}) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(measure == m_measure);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this, chosen = measure] {
            setMeasure(chosen);
            emit measureChosen(chosen);
        });
    }
    menu.addSeparator();
    QAction* copy = menu.addAction(tr("&Copy as text"));
    copy->setEnabled(!isEmpty());
    connect(copy, &QAction::triggered, this, [this] { emit copyRequested(toCsv()); });
    menu.exec(event->globalPos());
}

void ConfusionMatrix::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void ConfusionMatrix::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) layOut();
}

} // namespace widgets
