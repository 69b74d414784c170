// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/table_text.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>

namespace widgets {

namespace {

QStringList headOf(const QAbstractItemModel& model) {
    QStringList head;
    for (int column = 0; column < model.columnCount(); ++column)
        head << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().replace(u'\n', u' ');
    return head;
}

} // namespace

QString csvLine(const QStringList& cells) {
    QStringList line;
    for (QString cell : cells) {
        const bool needsQuotes =
            cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
        line << (needsQuotes ? u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"' : cell);
    }
    return line.join(u',') + u'\n';
}

QString tableText(const QAbstractItemModel& model) {
    QString text = headOf(model).join(u'\t') + u'\n';
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QString tableCsv(const QAbstractItemModel& model) {
    QStringList head = headOf(model);
    for (int column = 0; column < model.columnCount(); ++column)
        if (const QString unit = model.headerData(column, Qt::Horizontal, kUnitRole).toString(); !unit.isEmpty())
            head[column] += QStringLiteral(" [%1]").arg(unit);
    QString text = csvLine(head);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            const QVariant number = index.data(kNumberRole);
            const QString shown = index.data().toString();
            cells << (number.isValid()               ? QString::number(number.toDouble(), 'g', 12)
                      : shown == QStringLiteral("–") ? QString()
                                                     : shown);
        }
        text += csvLine(cells);
    }
    return text;
}

void addCopyActions(QAbstractItemView& table, std::function<void(const QString& text)> copy) {
    auto* text = new QAction(QCoreApplication::translate("widgets", "&Copy table"), &table);
    text->setShortcut(QKeySequence::Copy);
    auto* csv = new QAction(QCoreApplication::translate("widgets", "Copy table as C&SV"), &table);
    csv->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    QObject::connect(text, &QAction::triggered, &table, [&table, copy] { copy(tableText(*table.model())); });
    QObject::connect(csv, &QAction::triggered, &table, [&table, copy] { copy(tableCsv(*table.model())); });
    for (QAction* action : {text, csv}) action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table.addActions({text, csv});
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace widgets
