// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/commands/key_table.h"

#include <QDialog>

#include <array>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace widgets {

/// Every command with its keys, to be changed: two keys per command, each of one command only. A key that another
/// command has is not taken; the dialog names that command and offers to move it. Nothing holds before OK.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(KeyTable table, QWidget* parent = nullptr);

    const KeyTable& table() const { return m_table; }
    /// Shows the keys of one command. REQUIRES: it is in the table.
    void select(const QString& id);
    /// As typed into the field of the first (0) or second (1) key.
    void typeKey(int place, const QKeySequence& typed);
    QString message() const; ///< empty: none
    void moveHere();
    void resetSelected();
    void resetAll();

private:
    static constexpr int kPlaces = 2;
    struct Place {
        QKeySequenceEdit* edit = nullptr;
        QToolButton* clear = nullptr;
    };

    void makeList();
    QWidget* makeEditor();
    void filter(const QString& text);
    void showRow(int row);
    void showKeys();
    void say(const QString& sentence, const QKeySequence& wanted = {}, int place = 0);
    void clearKey(int place);

    KeyTable m_table;
    int m_row = -1;
    QKeySequence m_wanted; ///< what moveHere() moves
    int m_wantedPlace = 0;
    QLineEdit* m_filter = nullptr;
    QTreeWidget* m_list = nullptr;
    std::vector<QTreeWidgetItem*> m_items; ///< by row of the table
    QLabel* m_title = nullptr;
    std::array<Place, kPlaces> m_places;
    QLabel* m_message = nullptr;
    QPushButton* m_move = nullptr;
    QPushButton* m_reset = nullptr;
};

} // namespace widgets
