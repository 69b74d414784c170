// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace widgets {

/// A command as a list shows it.
struct CommandRow {
    QString title; ///< without mnemonics
    QString path;  ///< menus it lies in: "Models ▸ Slot A"
    QString keys;
    QString whyNot; ///< why it cannot be used now; empty: it can
    bool isChecked = false;
};

/// Commands that answer to what is typed, the best first; all of them, in their own order, while nothing is.
/// Those that cannot be used are greyed and say why.
class CommandPaletteModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { Title, Place, Keys, ColumnCount };

    explicit CommandPaletteModel(std::vector<CommandRow> rows, QObject* parent = nullptr);

    void setQuery(const QString& query);
    int commandOf(int row) const { return m_shown[static_cast<std::size_t>(row)]; } ///< index in the rows given
    int firstUsable() const;                                                        ///< row; −1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<CommandRow> m_rows;
    std::vector<int> m_shown;
};

} // namespace widgets
