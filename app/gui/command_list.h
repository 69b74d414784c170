// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of a window as its menus hold them.
#pragma once

#include <QPointer>
#include <QString>

#include <vector>

class QAction;
class QMenu;
class QMenuBar;

namespace app {

struct MenuCommand {
    QPointer<QAction> action; ///< of a menu that is filled when it opens: gone after the next filling
    QString path;             ///< "Models ▸ Slot A"
};

/// The action's text without mnemonics and dots.
QString commandTitle(const QAction& action);
/// All that can be chosen in a menu bar, in its order and each once; menus that are filled when they open are filled.
std::vector<MenuCommand> commandsOf(const QMenuBar& bar);
/// Of one menu, which lies at `path`.
std::vector<MenuCommand> commandsOf(QMenu& menu, const QString& path);
/// As a list of all commands shows it: an entry of a submenu of choices names the submenu, "Layout: Grid".
QString listTitle(const MenuCommand& command);

} // namespace app
