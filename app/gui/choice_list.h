// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be chosen in the lists of a window's tool bars and docks, as commands.
#pragma once

#include <QComboBox>
#include <QMenu>
#include <QPointer>
#include <QString>

#include <vector>

class QMainWindow;

namespace app {

/// One entry of a list.
struct Choice {
    QPointer<QComboBox> list;
    int index = 0;
    QString text;  ///< of the entry
    QString title; ///< "Scheme: merged-10"
    QString path;  ///< the dock or tool bar that the list is in
};

/// Each entry of every list that is not put away, in the order of the docks; of lists in docks that are closed too.
std::vector<Choice> choicesOf(const QMainWindow& window);
/// As if it had been chosen by hand. Nothing happens when the list has other entries by now.
void choose(const Choice& choice);

/// A menu of a button in a dock: "Scores ▸ References".
struct PanelMenu {
    QMenu* menu = nullptr;
    QString path;
};
std::vector<PanelMenu> panelMenusOf(const QMainWindow& window);

} // namespace app
