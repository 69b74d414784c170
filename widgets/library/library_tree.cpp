// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/library_tree.h"

#include "widgets/library/library_delegate.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace widgets {

LibraryTree::LibraryTree(LibraryModel& model, QWidget* parent) : QTreeView(parent), m_model(model) {
    setModel(&m_model);
    setItemDelegate(new LibraryDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(fontMetrics().averageCharWidth() * 2);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Frames"));
    m_ask.setSingleShot(true);
    m_ask.setInterval(0);
    connect(&m_ask, &QTimer::timeout, this, &LibraryTree::askForThumbnails);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &LibraryTree::rememberPlace);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LibraryTree::restorePlace);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_restoring) m_folded.insert(index.data(LibraryModel::KeyRole).toString());
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_restoring) m_folded.remove(index.data(LibraryModel::KeyRole).toString());
        m_ask.start();
    });
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        // The one that is shown may have failed to be read: a click asks for it again.
        if (const int frame = m_model.frameAt(index); frame >= 0) emit frameChosen(frame);
    });
    connect(this, &QTreeView::activated, this, &LibraryTree::openOrFold);
}

void LibraryTree::setCurrentFrame(int frame) {
    m_frame = frame;
    const QScopedValueRollback quiet(m_quiet, true);
    const QModelIndex at = m_model.indexOf(frame);
    if (!at.isValid()) {
        selectionModel()->clear();
        return;
    }
    if (at == currentIndex() && selectionModel()->isSelected(at)) return; // others may be selected with it
    selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    scrollTo(at); // unfolds its group
}

void LibraryTree::selectFrames(const std::set<std::string>& names) {
    const QScopedValueRollback quiet(m_quiet, true);
    QItemSelection selection;
    for (const int frame : m_model.shown()) {
        if (!names.contains(m_model.frame(frame).name)) continue;
        const QModelIndex at = m_model.indexOf(frame);
        // Thousands may be selected: rows that follow each other are one range.
        if (!selection.isEmpty() && selection.last().parent() == at.parent() &&
            selection.last().bottom() + 1 == at.row())
            selection.last() = QItemSelectionRange(selection.last().topLeft(), at);
        else
            selection.append(QItemSelectionRange(at));
    }
    const QModelIndex current = m_model.indexOf(m_frame);
    if (selection.isEmpty() && current.isValid()) selection.append(QItemSelectionRange(current));
    if (current.isValid()) selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

QList<int> LibraryTree::selectedFrames() const {
    QList<int> frames;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        if (const int frame = m_model.frameAt(index); frame >= 0) frames << frame;
    std::ranges::sort(frames, {}, [this](int frame) { return m_model.rank(frame); });
    if (frames.isEmpty() && m_frame >= 0 && m_frame < m_model.frameCount()) frames << m_frame;
    return frames;
}

void LibraryTree::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    if (m_quiet) return;
    if (const int frame = m_model.frameAt(current); frame >= 0) emit frameChosen(frame);
}

/// Where nothing is current Qt moves the cursor to the first row, which nobody has chosen.
void LibraryTree::focusInEvent(QFocusEvent* event) {
    const QScopedValueRollback quiet(m_quiet, true);
    QTreeView::focusInEvent(event);
}

void LibraryTree::openOrFold(const QModelIndex& index) {
    if (m_model.frameAt(index) >= 0) return;
    const QString split = index.data(LibraryModel::SplitRole).toString();
    if (split.isEmpty() || m_model.isOpen(split))
        setExpanded(index, !isExpanded(index));
    else
        emit splitChosen(split);
}

// Place and folds

void LibraryTree::rememberPlace() {
    const QModelIndex current = m_model.indexOf(m_frame);
    std::set<std::string> selected;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        if (const int frame = m_model.frameAt(index); frame >= 0) selected.insert(m_model.frame(frame).name);
    m_place = {verticalScrollBar()->value(), current.isValid() && viewport()->rect().intersects(visualRect(current)),
               std::move(selected)};
}

void LibraryTree::restorePlace() {
    const QScopedValueRollback quiet(m_quiet, true), restoring(m_restoring, true);
    expandAll();
    restoreFolds({});
    const QModelIndex current = m_model.indexOf(m_frame);
    selectFrames(m_place.selected);
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(m_place.scroll);
    if (current.isValid() && m_place.showsCurrent) scrollTo(current);
    m_ask.start();
}

void LibraryTree::restoreFolds(const QModelIndex& parent) {
    if (m_folded.isEmpty()) return;
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex at = m_model.index(row, 0, parent);
        if (m_model.frameAt(at) >= 0) return;
        restoreFolds(at);
        if (m_folded.contains(at.data(LibraryModel::KeyRole).toString())) collapse(at);
    }
}

// Thumbnails

void LibraryTree::scrollContentsBy(int dx, int dy) {
    QTreeView::scrollContentsBy(dx, dy);
    m_ask.start();
}

void LibraryTree::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    m_ask.start();
}

void LibraryTree::showEvent(QShowEvent* event) {
    QTreeView::showEvent(event);
    m_ask.start();
}

void LibraryTree::askForThumbnails() {
    if (!isVisible()) return;
    QList<int> wanted;
    const int end = viewport()->height() * 3 / 2; // what comes next when one scrolls on
    for (QModelIndex at = indexAt({0, 0}); at.isValid() && visualRect(at).top() < end; at = indexBelow(at))
        if (const int frame = m_model.frameAt(at); frame >= 0 && m_model.lacksThumbnail(frame)) wanted << frame;
    if (!wanted.isEmpty()) emit thumbnailsWanted(wanted);
}

bool LibraryTree::event(QEvent* event) {
    // On a heading Left and Right fold it; on a frame they belong to the window, which leafs through frames.
    if (event->type() == QEvent::ShortcutOverride && currentIndex().isValid() && m_model.frameAt(currentIndex()) < 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            event->accept();
            return true;
        }
    }
    return QTreeView::event(event);
}

} // namespace widgets
