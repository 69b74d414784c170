// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/keys_dialog.h"

#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace widgets;

/// Which command the dialog of keys edits while its list is filtered.
class TestKeysDialog : public QObject {
    Q_OBJECT

private slots:
    void whatIsEditedIsInTheFilteredList();
    void aFilterThatShowsTheCommandLeavesIt();

private:
    static KeyTable table() {
        const auto key = [](const char* text) { return QKeySequence(QString::fromLatin1(text)); };
        return KeyTable({{"next", "Frame", "Next frame", {key("D")}},
                         {"segment", "Models", "Segment", {key("I")}},
                         {"batch", "Models", "Segment all frames", {key("Ctrl+B")}}});
    }
    static QLineEdit* filterOf(KeysDialog& dialog) {
        return dialog.findChild<QLineEdit*>({}, Qt::FindDirectChildrenOnly);
    }
};

void TestKeysDialog::whatIsEditedIsInTheFilteredList() {
    KeysDialog dialog(table());
    dialog.show();
    dialog.select("next");
    filterOf(dialog)->setText("segment");
    dialog.typeKey(0, QKeySequence("F9"));
    QCOMPARE(dialog.table().rows()[0].keys, QList<QKeySequence>{QKeySequence("D")});
    QCOMPARE(dialog.table().rows()[1].keys, QList<QKeySequence>{QKeySequence("F9")});
}

void TestKeysDialog::aFilterThatShowsTheCommandLeavesIt() {
    KeysDialog dialog(table());
    dialog.show();
    dialog.select("batch");
    filterOf(dialog)->setText("segment");
    dialog.typeKey(0, QKeySequence("F9"));
    QCOMPARE(dialog.table().rows()[2].keys, QList<QKeySequence>{QKeySequence("F9")});
}

QTEST_MAIN(TestKeysDialog)
#include "tst_keys_dialog.moc"
