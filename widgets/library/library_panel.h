// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/library/filter_field.h"
#include "widgets/library/library_model.h"
#include "widgets/library/library_tree.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace widgets {

/// The library: filter, order, tree, and in one line how much of the source is shown. Where nothing is, it says why
/// and what to do.
class LibraryPanel : public QWidget {
    Q_OBJECT

public:
    explicit LibraryPanel(QWidget* parent = nullptr);

    LibraryModel& model() { return *m_model; }
    LibraryTree& tree() { return *m_tree; }
    FilterField& filter() { return *m_filter; }

    void setSource(LibraryModel::Source source);
    /// Classes of the filter and of the scores. Another scheme reads the filter anew.
    void setScheme(const core::ClassScheme& scheme);
    /// Names of slots, "A DeepLabV3", by slot; empty ones hold nothing. A slot by whose scores frames are sorted and
    /// that is empty now gives way to the order of names.
    void setSlots(const QStringList& names);
    /// Call after the model's update(): what is said beside the tree follows.
    void refresh();
    /// While classes are looked for in the truth: how many frames still are to be read; 0: none.
    void setToRead(int frames);
    void setOrder(LibraryModel::Order order);

signals:
    void framesChanged(); ///< filter or order: other frames are shown, or in another order

private:
    void makeHead();
    void applyOrder();
    void showIcons();
    QString emptyText() const;
    QString scoreNote() const; ///< whose scores the filter takes; empty: it asks for none
    void changeEvent(QEvent* event) override;

    LibraryModel* m_model = nullptr;
    FilterField* m_filter = nullptr;
    QComboBox* m_order = nullptr;
    QToolButton* m_direction = nullptr; ///< checked: descending
    QLabel* m_fault = nullptr;          ///< what is wrong with the filter, or whose scores it takes
    LibraryTree* m_tree = nullptr;
    QWidget* m_empty = nullptr;
    QStringList m_slotNames; ///< by slot
    QLabel* m_emptyText = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel* m_summary = nullptr;
    int m_toRead = 0;
};

} // namespace widgets
