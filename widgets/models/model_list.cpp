// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/model_list.h"

#include "widgets/to_qt.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

namespace widgets {

namespace {

QVariant number(const std::optional<std::uint64_t>& value) {
    return value ? QVariant(static_cast<qulonglong>(*value)) : QVariant();
}

/// In units of `unit`, with three digits or more.
QString inUnits(const std::optional<std::uint64_t>& value, double unit) {
    if (!value) return QStringLiteral("–");
    const double units = static_cast<double>(*value) / unit;
    return QLocale().toString(units, 'f', units < 10 ? 2 : units < 100 ? 1 : 0);
}

} // namespace

void ModelList::setRows(std::vector<ModelRow> rows, const QString& frame) {
    beginResetModel();
    m_rows = std::move(rows);
    m_frame = frame;
    endResetModel();
}

int ModelList::rowOf(const QString& name) const {
    const auto found = std::ranges::find(m_rows, name, &ModelRow::name);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ModelList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ModelList::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant ModelList::text(const ModelRow& row, int column) const {
    switch (column) {
    case Name: return row.name;
    case Network: return row.network;
    case Scheme: return row.scheme;
    case Size: return inUnits(row.bytes, 1e6);
    case Parameters: return inUnits(row.parameters, 1e6);
    case Macs: return inUnits(row.macs, 1e9);
    case Miou: return row.miou ? percentNumber(*row.miou) : QStringLiteral("–");
    case Origin: return row.isBuiltIn ? tr("Demo. %1").arg(row.origin) : row.origin;
    case Licence: return row.licence;
    default: return {};
    }
}

QVariant ModelList::sortValue(const ModelRow& row, int column) {
    switch (column) {
    case Name: return row.name.toLower();
    case Network: return row.network.toLower();
    case Scheme: return row.scheme.toLower();
    case Size: return number(row.bytes);
    case Parameters: return number(row.parameters);
    case Macs: return number(row.macs);
    case Miou: return row.miou ? QVariant(*row.miou) : QVariant();
    case Origin: return row.origin.toLower();
    case Licence: return row.licence.toLower();
    default: return {};
    }
}

QVariant ModelList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ModelRow& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case SortRole: return sortValue(row, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() >= Size && index.column() <= Miou ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return row.problem.isEmpty() ? QVariant()
                                     : QVariant(QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text));
    case Qt::ToolTipRole:
        if (!row.problem.isEmpty()) return row.problem;
        return index.column() == Miou ? row.scores : text(row, index.column()).toString();
    default: return {};
    }
}

QVariant ModelList::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Size && section <= Miou ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Size: return tr("Size of the weights' file");
        case Parameters: return tr("Trainable numbers, in millions");
        case Macs: return tr("Multiply-adds of the convolutions for a frame of %1, in thousand millions").arg(m_frame);
        case Miou: return tr("The first score of the model's card");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name: return tr("Name");
    case Network: return tr("Network");
    case Scheme: return tr("Classes");
    case Size: return tr("MB");
    case Parameters: return tr("Parameters, M");
    case Macs: return tr("MACs, G");
    case Miou: return tr("mIoU, %");
    case Origin: return tr("Origin");
    case Licence: return tr("Licence");
    default: return {};
    }
}

void ModelFilter::setWords(const QString& text) {
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    QString all;
    for (const int column :
         {ModelList::Name, ModelList::Network, ModelList::Scheme, ModelList::Origin, ModelList::Licence})
        all += sourceModel()->index(row, column, parent).data().toString().toLower() + QLatin1Char('\n');
    return std::ranges::all_of(m_words, [&all](const QString& word) { return all.contains(word); });
}

bool ModelFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(ModelList::SortRole), b = right.data(ModelList::SortRole);
    const bool isRising = sortOrder() == Qt::AscendingOrder;
    if (!a.isValid() || !b.isValid()) return a.isValid() != b.isValid() && a.isValid() == isRising;
    if (a.typeId() == QMetaType::QString) return a.toString().localeAwareCompare(b.toString()) < 0;
    return a.toDouble() < b.toDouble();
}

} // namespace widgets
