// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/probe/probe_values.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace widgets {

/// Pinned pixels down; place, truth, the first class of each slot and, last, the frame across.
class PinnedModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { PixelColumn, TruthColumn, FirstSlotColumn };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows stay the same rows where only their values change, as they do while a film plays.
    void setPinned(std::vector<PinnedPixel> pinned);
    const std::vector<PinnedPixel>& pinned() const { return m_pinned; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int frameColumn() const { return FirstSlotColumn + static_cast<int>(m_letters.size()); }
    QVariant slotData(const PinnedPixel& pin, const QString& letter, int role) const;

    std::vector<PinnedPixel> m_pinned;
    QStringList m_letters; ///< of the slots that any pin has values of
};

} // namespace widgets
