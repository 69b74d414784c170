// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend/legend_model.h"

#include "widgets/to_qt.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace widgets {

std::vector<double> classShares(const core::LabelMap& map, int classes) {
    std::array<std::uint64_t, 256> counts{};
    for (const std::uint8_t value : map.values()) ++counts[value];
    std::vector<double> shares(static_cast<std::size_t>(classes) + 1);
    for (std::size_t value = 0; value < counts.size(); ++value)
        shares[std::min(value, static_cast<std::size_t>(classes))] += static_cast<double>(counts[value]);
    for (double& share : shares) share /= static_cast<double>(map.values().size());
    return shares;
}

void LegendModel::setScheme(const core::ClassScheme& scheme) {
    if (m_scheme && *m_scheme == scheme) return;
    beginResetModel();
    m_scheme = scheme;
    m_columns.clear();
    m_visible.assign(static_cast<std::size_t>(scheme.size()) + 1, true);
    m_present.assign(m_visible.size(), false);
    std::vector<core::Rgb> colors;
    for (int i = 0; i < scheme.size(); ++i) colors.push_back(scheme.color(i));
    m_hatches = core::hatchesOf(colors);
    m_hatches.push_back(core::Hatch::Solid); // unlabeled is black
    m_rows.resize(m_visible.size());
    std::iota(m_rows.begin(), m_rows.end(), 0);
    endResetModel();
    emit visibilityChanged();
}

void LegendModel::setColumns(std::vector<LegendColumn> columns, bool keepOrder) {
    const int before = static_cast<int>(m_columns.size()), after = static_cast<int>(columns.size());
    if (after > before) beginInsertColumns({}, before + 1, after);
    if (after < before) beginRemoveColumns({}, after + 1, before);
    m_columns = std::move(columns);
    if (after > before) endInsertColumns();
    if (after < before) endRemoveColumns();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!keepOrder) m_present.assign(m_visible.size(), false);
    for (const LegendColumn& column : m_columns)
        for (std::size_t i = 0; i < std::min(column.shares.size(), m_present.size()); ++i)
            m_present[i] = m_present[i] || column.shares[i] > 0;
    if (!keepOrder) sortRows();
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void LegendModel::setHatched(bool on) {
    if (on == m_hatched) return;
    m_hatched = on;
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void LegendModel::toggle(int classIndex) {
    auto visible = m_visible;
    visible[static_cast<std::size_t>(classIndex)] = !visible[static_cast<std::size_t>(classIndex)];
    setVisible(std::move(visible));
}

void LegendModel::isolate(int classIndex) {
    std::vector<bool> alone(m_visible.size(), false);
    alone[static_cast<std::size_t>(classIndex)] = true;
    if (alone == m_visible) return showAll();
    setVisible(std::move(alone));
}

void LegendModel::showAll() { setVisible(std::vector<bool>(m_visible.size(), true)); }

void LegendModel::setVisible(std::vector<bool> visible) {
    if (visible == m_visible) return;
    m_visible = std::move(visible);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit visibilityChanged();
}

int LegendModel::rowOfClass(int classIndex) const {
    const auto it = std::find(m_rows.begin(), m_rows.end(), classIndex);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int LegendModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LegendModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_columns.size());
}

QVariant LegendModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int classIndex = classOfRow(index.row());
    const auto entry = static_cast<std::size_t>(classIndex);
    switch (role) {
    case ClassRole: return classIndex;
    case VisibleRole: return bool(m_visible[entry]);
    case PresentRole: return bool(m_present[entry]);
    case ColorRole: return toQt(m_scheme->color(classIndex));
    case HatchRole: return m_hatched ? QVariant(static_cast<int>(m_hatches[entry])) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == 0 ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tr("%1\nClick: hide or show · double click: show this class alone").arg(nameOf(classIndex));
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole: {
        if (index.column() == 0) return nameOf(classIndex);
        const auto& shares = m_columns[static_cast<std::size_t>(index.column()) - 1].shares;
        if (entry >= shares.size()) return {};
        return shares[entry] > 0 ? percentNumber(shares[entry]) : QStringLiteral("–");
    }
    default: return {};
    }
}

QVariant LegendModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == 0 && m_scheme) return toQt(m_scheme->name());
    if (role == Qt::ToolTipRole && section > 0) return tr("Share of the pixels of this frame");
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return m_scheme ? tr("%1 classes").arg(m_scheme->size()) : tr("Class");
    return tr("%1 %").arg(m_columns[static_cast<std::size_t>(section) - 1].title);
}

QString LegendModel::nameOf(int classIndex) const {
    if (classIndex >= m_scheme->size()) return tr("unlabeled");
    return toQt(m_scheme->classes()[static_cast<std::size_t>(classIndex)].name);
}

void LegendModel::sortRows() {
    std::vector<int> rows(m_rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (!rows.empty())
        std::stable_partition(rows.begin(), rows.end() - 1,
                              [this](int c) { return bool(m_present[static_cast<std::size_t>(c)]); });
    if (rows == m_rows) return;
    emit layoutAboutToBeChanged();
    const auto old = persistentIndexList();
    QModelIndexList moved;
    const auto before = m_rows;
    m_rows = std::move(rows);
    for (const QModelIndex& at : old)
        moved.push_back(index(rowOfClass(before[static_cast<std::size_t>(at.row())]), at.column()));
    changePersistentIndexList(old, moved);
    emit layoutChanged();
}

} // namespace widgets
