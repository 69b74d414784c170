// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probe/pinned_model.h"

#include "widgets/to_qt.h"

#include <algorithm>

namespace widgets {

void PinnedModel::setPinned(std::vector<PinnedPixel> pinned) {
    QStringList letters;
    for (const PinnedPixel& pin : pinned)
        for (const ProbeSlot& slot : pin.values.slotValues)
            if (!letters.contains(slot.letter)) letters << slot.letter;
    letters.sort();
    if (pinned.size() != m_pinned.size() || letters != m_letters) {
        beginResetModel();
        m_pinned = std::move(pinned);
        m_letters = letters;
        endResetModel();
    } else if (!pinned.empty()) {
        m_pinned = std::move(pinned);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int PinnedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pinned.size());
}

int PinnedModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : frameColumn() + 1; }

QVariant PinnedModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PinnedPixel& pin = m_pinned[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) return QStringLiteral("%1\n%2").arg(pin.frame, probeText(pin.values));
    if (index.column() == frameColumn()) return role == Qt::DisplayRole ? pin.frame : QVariant();
    switch (index.column()) {
    case PixelColumn:
        if (role == Qt::DisplayRole)
            return QStringLiteral("%1, %2").arg(pin.values.pixel.x()).arg(pin.values.pixel.y());
        return {};
    case TruthColumn:
        if (role == Qt::DisplayRole) return pin.values.truth.value_or(QStringLiteral("–"));
        if (role == Qt::DecorationRole && pin.values.truth) return pin.values.truthColor;
        return {};
    default: return slotData(pin, m_letters[index.column() - FirstSlotColumn], role);
    }
}

QVariant PinnedModel::slotData(const PinnedPixel& pin, const QString& letter, int role) const {
    const auto& all = pin.values.slotValues;
    const auto slot = std::find_if(all.begin(), all.end(), [&](const ProbeSlot& one) { return one.letter == letter; });
    const bool isThere = slot != all.end() && !slot->classes.empty();
    if (role == Qt::DisplayRole && !isThere) return QStringLiteral("–");
    if (!isThere) return {};
    const ProbeClass& first = slot->classes.front();
    if (role == Qt::DecorationRole) return first.color;
    if (role == Qt::DisplayRole)
        return first.probability ? tr("%1 %2 %").arg(first.name, percentNumber(*first.probability)) : first.name;
    return {};
}

QVariant PinnedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == frameColumn()) return tr("Frame");
    switch (section) {
    case PixelColumn: return tr("x, y");
    case TruthColumn: return tr("Truth");
    default: return m_letters.value(section - FirstSlotColumn);
    }
}

} // namespace widgets
