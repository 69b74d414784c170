// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace widgets {

/// One model of the list, or a card that cannot be used.
struct ModelRow {
    QString name;
    QString problem; ///< a sentence; empty for a good model
    bool isBuiltIn = false;
    QString network;
    QString scheme;
    std::optional<std::uint64_t> bytes; ///< of the weights' file
    std::optional<std::uint64_t> parameters;
    std::optional<std::uint64_t> macs; ///< at the size of ModelList::setRows()
    std::optional<double> miou;        ///< the first score of its card, 0 … 1
    QString scores;                    ///< in words: of what, on how many frames
    QString origin;
    QString licence;
    QString card; ///< all of it, several lines
};

/// Models as a table; numbers are told with their units in the heads of the columns.
class ModelList : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Network, Scheme, Size, Parameters, Macs, Miou, Origin, Licence, Columns };
    static constexpr int SortRole = Qt::UserRole; ///< numbers as numbers, texts in small letters

    using QAbstractTableModel::QAbstractTableModel;

    /// `frame`: the size at which the multiply-adds were counted, in words.
    void setRows(std::vector<ModelRow> rows, const QString& frame);
    const ModelRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    int rowOf(const QString& name) const; ///< −1: there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const ModelRow& row, int column) const;
    static QVariant sortValue(const ModelRow& row, int column);

    std::vector<ModelRow> m_rows;
    QString m_frame;
};

/// Sorts by SortRole, what is not known last in either order, and keeps the rows of which every word of the filter
/// occurs somewhere.
class ModelFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
};

} // namespace widgets
