// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend/legend_model.h"

#include "widgets/to_qt.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace widgets {

namespace {

int headOf(int category) { return -1 - category; }
int categoryOf(int head) { return -1 - head; }

} // namespace

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
    m_categories.clear();
    const auto categories = scheme.mappingTo(core::categoryScheme());
    if (categories && std::ranges::count(*categories, core::kIgnore) == 0)
        m_categories.assign(categories->begin(), categories->end());
    m_columns.clear();
    m_scores.clear();
    m_shown.clear();
    m_visible.assign(static_cast<std::size_t>(scheme.size()) + 1, true);
    m_present.assign(m_visible.size(), false);
    std::vector<core::Rgb> colors;
    for (int i = 0; i < scheme.size(); ++i) colors.push_back(scheme.color(i));
    m_hatches = core::hatchesOf(colors);
    m_hatches.push_back(core::Hatch::Solid); // unlabeled is black
    m_rows = wantedRows();
    endResetModel();
    emit layoutChosen();
    emit visibilityChanged();
}

// Columns

void LegendModel::setColumns(std::vector<LegendColumn> columns, bool keepOrder) {
    const QStringList before = slotTitles();
    m_columns = std::move(columns);
    updateColumns();
    if (!keepOrder) m_present.assign(m_visible.size(), false);
    for (const LegendColumn& column : m_columns)
        for (std::size_t i = 0; i < std::min(column.shares.size(), m_present.size()); ++i)
            m_present[i] = m_present[i] || column.shares[i] > 0;
    if (!keepOrder) updateRows();
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (before != slotTitles()) emit slotsChanged();
}

void LegendModel::setHatched(bool on) {
    if (on == m_hatched) return;
    m_hatched = on;
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void LegendModel::setScores(std::vector<LegendScores> scores) {
    const QStringList before = slotTitles();
    m_scores = std::move(scores);
    updateColumns();
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (before != slotTitles()) emit slotsChanged();
}

void LegendModel::setNumbers(LegendNumbers numbers, const QString& slot) {
    if (numbers == m_numbers && slot == m_slot) return;
    m_numbers = numbers;
    m_slot = slot;
    updateColumns();
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit numbersChanged();
}

QStringList LegendModel::slotTitles() const {
    QStringList titles;
    for (const LegendScores& scores : m_scores) titles << scores.title;
    return titles;
}

QString LegendModel::chosenSlot() const {
    const QStringList titles = slotTitles();
    return titles.contains(m_slot) ? m_slot : titles.value(0);
}

std::vector<LegendModel::Shown> LegendModel::wantedColumns() const {
    std::vector<Shown> wanted;
    switch (m_numbers) {
    case LegendNumbers::Shares:
        for (const LegendColumn& column : m_columns) wanted.push_back({column.title, LegendNumbers::Shares});
        break;
    case LegendNumbers::FrameIou:
    case LegendNumbers::SetIou:
        for (const LegendScores& scores : m_scores) wanted.push_back({scores.title, m_numbers});
        break;
    case LegendNumbers::OneSlot: {
        const QString slot = chosenSlot();
        for (const LegendColumn& column : m_columns) // of the truth too
            if (column.title == slot || !slotTitles().contains(column.title))
                wanted.push_back({column.title, LegendNumbers::Shares});
        if (slot.isEmpty()) break;
        for (const auto number : {LegendNumbers::FrameIou, LegendNumbers::SetIou}) wanted.push_back({slot, number});
        break;
    }
    }
    return wanted;
}

void LegendModel::updateColumns() {
    auto wanted = wantedColumns();
    const int before = static_cast<int>(m_shown.size()), after = static_cast<int>(wanted.size());
    if (after > before) beginInsertColumns({}, before + 1, after);
    if (after < before) beginRemoveColumns({}, after + 1, before);
    m_shown = std::move(wanted);
    if (after > before) endInsertColumns();
    if (after < before) endRemoveColumns();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

// Rows

void LegendModel::setPresentFirst(bool on) {
    if (on == m_presentFirst) return;
    m_presentFirst = on;
    updateRows();
    emit layoutChosen();
}

void LegendModel::setGrouped(bool on) {
    if (on == m_grouped) return;
    m_grouped = on;
    beginResetModel();
    m_rows = wantedRows();
    endResetModel();
    emit layoutChosen();
}

std::vector<int> LegendModel::wantedRows() const {
    if (!m_scheme) return {};
    const auto isPresent = [this](int entry) {
        return !m_presentFirst ||
               std::ranges::any_of(classesOf(entry), [this](int c) { return m_present[static_cast<std::size_t>(c)]; });
    };
    std::vector<int> heads;
    if (m_grouped && hasCategories())
        for (int category = 0; category < core::categoryScheme().size(); ++category)
            if (std::ranges::count(m_categories, category) > 0) heads.push_back(headOf(category));
    std::ranges::stable_partition(heads, isPresent);
    std::vector<int> rows;
    const auto append = [&](std::vector<int> classes) {
        std::ranges::stable_partition(classes, isPresent);
        rows.insert(rows.end(), classes.begin(), classes.end());
    };
    for (const int head : heads) {
        rows.push_back(head);
        append(classesOf(head));
    }
    if (heads.empty()) {
        std::vector<int> all(static_cast<std::size_t>(m_scheme->size()));
        std::iota(all.begin(), all.end(), 0);
        append(std::move(all));
    }
    rows.push_back(m_scheme->size());
    return rows;
}

void LegendModel::updateRows() {
    std::vector<int> rows = wantedRows();
    if (rows == m_rows) return;
    emit layoutAboutToBeChanged();
    const auto old = persistentIndexList();
    QModelIndexList moved;
    const auto before = std::exchange(m_rows, std::move(rows));
    for (const QModelIndex& at : old)
        moved.push_back(index(rowOfClass(before[static_cast<std::size_t>(at.row())]), at.column()));
    changePersistentIndexList(old, moved);
    emit layoutChanged();
}

int LegendModel::classOfRow(int row) const { return std::max(-1, m_rows[static_cast<std::size_t>(row)]); }

int LegendModel::rowOfClass(int entry) const {
    const auto it = std::ranges::find(m_rows, entry);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

std::vector<int> LegendModel::classesOf(int entry) const {
    if (entry >= 0) return {entry};
    std::vector<int> classes;
    for (int i = 0; i < m_scheme->size(); ++i)
        if (m_categories[static_cast<std::size_t>(i)] == categoryOf(entry)) classes.push_back(i);
    return classes;
}

// Visibility

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

void LegendModel::toggleRow(int row) {
    const auto classes = classesOf(m_rows[static_cast<std::size_t>(row)]);
    auto visible = m_visible;
    const bool any = std::ranges::any_of(classes, [&](int c) { return visible[static_cast<std::size_t>(c)]; });
    for (const int c : classes) visible[static_cast<std::size_t>(c)] = !any;
    setVisible(std::move(visible));
}

void LegendModel::isolateRow(int row) {
    std::vector<bool> alone(m_visible.size(), false);
    for (const int c : classesOf(m_rows[static_cast<std::size_t>(row)])) alone[static_cast<std::size_t>(c)] = true;
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

} // namespace widgets
