// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/command_palette_model.h"

#include "widgets/commands/fuzzy_match.h"

#include <algorithm>
#include <numeric>

namespace widgets {

CommandPaletteModel::CommandPaletteModel(std::vector<CommandRow> rows, QObject* parent)
    : QAbstractTableModel(parent), m_rows(std::move(rows)), m_shown(m_rows.size()) {
    std::iota(m_shown.begin(), m_shown.end(), 0);
}

void CommandPaletteModel::setQuery(const QString& query) {
    struct Found {
        int score, command;
    };
    std::vector<Found> found;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const CommandRow& row = m_rows[static_cast<std::size_t>(i)];
        // The title counts for more than the menus around it, which may still hold a word of what is typed.
        const auto title = fuzzyScore(query, row.title);
        const auto whole = fuzzyScore(query, row.path + QLatin1Char(' ') + row.title);
        if (title || whole) found.push_back({std::max(title ? 2 * *title : 0, whole.value_or(0)), i});
    }
    std::ranges::stable_sort(found, std::greater(), &Found::score);
    beginResetModel();
    m_shown.clear();
    for (const Found& entry : found) m_shown.push_back(entry.command);
    endResetModel();
}

int CommandPaletteModel::firstUsable() const {
    for (int row = 0; row < rowCount(); ++row)
        if (m_rows[static_cast<std::size_t>(commandOf(row))].whyNot.isEmpty()) return row;
    return -1;
}

int CommandPaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CommandPaletteModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CommandPaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const CommandRow& row = m_rows[static_cast<std::size_t>(commandOf(index.row()))];
    if (role == Qt::ToolTipRole && !row.whyNot.isEmpty()) return row.whyNot;
    if (role == Qt::TextAlignmentRole && index.column() == Keys) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Title: return row.isChecked ? QStringLiteral("✓ ") + row.title : row.title;
    case Place: return row.whyNot.isEmpty() ? row.path : row.whyNot;
    case Keys: return row.keys;
    default: return {};
    }
}

Qt::ItemFlags CommandPaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const bool isUsable = m_rows[static_cast<std::size_t>(commandOf(index.row()))].whyNot.isEmpty();
    return isUsable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace widgets
