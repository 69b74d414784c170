// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as text, to be copied into other programs.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QAbstractItemModel;
class QAbstractItemView;

namespace widgets {

/// Of a cell: its number in full precision, where it is one.
inline constexpr int kNumberRole = 0x0100 + 32; // Qt::UserRole and some, free of the roles of any one model
/// Of a head: the unit of kNumberRole, or what else its numbers are to be read with; CSV has it in brackets.
inline constexpr int kUnitRole = kNumberRole + 1;

/// RFC 4180, with the end of line: what holds a comma, a quote or a line end is quoted.
QString csvLine(const QStringList& cells);
/// Head and rows as they are read, columns parted by tabs.
QString tableText(const QAbstractItemModel& model);
/// Head and rows; numbers in full, with a point, whatever the language.
QString tableCsv(const QAbstractItemModel& model);

/// Gives a table a menu, and the usual key, to copy all of it as text or as CSV.
void addCopyActions(QAbstractItemView& table, std::function<void(const QString& text)> copy);

} // namespace widgets
