// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/command_list.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <set>

namespace app {

namespace {

constexpr int kDeepest = 6;

QString plain(QString text) {
    // Two stand for one that is shown.
    text.replace(QStringLiteral("&&"), QChar(0)).remove(QLatin1Char('&')).replace(QChar(0), QLatin1Char('&'));
    return text.remove(QStringLiteral("…"));
}

struct Walk {
    std::vector<MenuCommand> found{};
    std::set<const QAction*> seen{};

    void visit(QMenu& menu, const QString& path, int depth) {
        emit menu.aboutToShow(); // those that are filled when they open
        for (QAction* action : menu.actions()) {
            if (action->isSeparator() || !action->isVisible() || !seen.insert(action).second) continue;
            if (action->menu() == nullptr)
                found.push_back({action, path});
            else if (depth < kDeepest)
                visit(*action->menu(), path + QStringLiteral(" ▸ ") + plain(action->text()), depth + 1);
        }
    }
};

} // namespace

QString commandTitle(const QAction& action) { return plain(action.text()); }

std::vector<MenuCommand> commandsOf(const QMenuBar& bar) {
    Walk walk;
    for (const QAction* top : bar.actions())
        if (top->menu() != nullptr) walk.visit(*top->menu(), plain(top->text()), 1);
    return std::move(walk.found);
}

std::vector<MenuCommand> commandsOf(QMenu& menu, const QString& path) {
    Walk walk;
    walk.visit(menu, path, 1);
    return std::move(walk.found);
}

QString listTitle(const MenuCommand& command) {
    const QString title = commandTitle(*command.action), separator = QStringLiteral(" ▸ ");
    const bool isChoice = command.action->isCheckable() && command.path.contains(separator);
    return isChoice ? QStringLiteral("%1: %2").arg(command.path.section(separator, -1), title) : title;
}

} // namespace app
