// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/choice_list.h"

#include "widgets/choice_title.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QToolBar>
#include <QToolButton>

namespace app {

namespace {

/// The dock or tool bar around a widget; empty: it is in none.
QString placeOf(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->parentWidget())
        if (qobject_cast<const QDockWidget*>(widget) != nullptr || qobject_cast<const QToolBar*>(widget) != nullptr)
            return widget->windowTitle();
    return {};
}

bool isPutAway(const QWidget& widget) {
    // A tool bar hides what is put away when it is laid out, which may be later.
    if (const auto* bar = qobject_cast<const QToolBar*>(widget.parentWidget()))
        for (QAction* action : bar->actions())
            if (bar->widgetForAction(action) == &widget) return !action->isVisible();
    return widget.isHidden() && widget.testAttribute(Qt::WA_WState_ExplicitShowHide);
}

} // namespace

std::vector<Choice> choicesOf(const QMainWindow& window) {
    std::vector<Choice> choices;
    for (auto* list : window.findChildren<QComboBox*>()) {
        const QString path = placeOf(list);
        if (path.isEmpty() || isPutAway(*list)) continue;
        const QString name = widgets::choiceTitle(*list);
        for (int i = 0; i < list->count(); ++i)
            choices.push_back(
                {list, i, list->itemText(i), QStringLiteral("%1: %2").arg(name, list->itemText(i)), path});
    }
    return choices;
}

void choose(const Choice& choice) {
    QComboBox* list = choice.list;
    if (list == nullptr || !list->isEnabled() || list->itemText(choice.index) != choice.text) return;
    list->setCurrentIndex(choice.index);
    // What a hand at the list would tell.
    emit list->activated(choice.index);
    if (choice.list) emit choice.list->textActivated(choice.text);
}

std::vector<PanelMenu> panelMenusOf(const QMainWindow& window) {
    std::vector<PanelMenu> menus;
    for (auto* button : window.findChildren<QToolButton*>()) {
        if (button->menu() == nullptr || isPutAway(*button)) continue;
        for (const QWidget* widget = button; widget != nullptr; widget = widget->parentWidget())
            if (qobject_cast<const QDockWidget*>(widget) != nullptr)
                menus.push_back({button->menu(),
                                 button->text().isEmpty()
                                     ? widget->windowTitle()
                                     : QStringLiteral("%1 ▸ %2").arg(
                                           widget->windowTitle(), QString(button->text()).remove(QLatin1Char('&')))});
    }
    return menus;
}

} // namespace app
