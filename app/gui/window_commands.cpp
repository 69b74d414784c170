// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the main window as a whole: their keys, and the list to find them in.
#include "app/gui/choice_list.h"
#include "app/gui/command_list.h"
#include "app/gui/key_bindings.h"
#include "app/gui/main_window.h"
#include "app/gui/slot_actions.h"
#include "widgets/commands/command_palette.h"
#include "widgets/commands/keys_dialog.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QStatusBar>

#include <algorithm>
#include <functional>
#include <map>

namespace app {

void MainWindow::makeKeyBindings() {
    for (auto* dock : findChildren<QDockWidget*>())
        dock->toggleViewAction()->setObjectName(QStringLiteral("dock.") + dock->objectName());
    std::vector<KeyBindings::Entry> entries;
    const auto isListed = [&entries](const QAction* action) {
        return std::ranges::find(entries, action, &KeyBindings::Entry::action) != entries.end();
    };
    for (const MenuCommand& command : commandsOf(*menuBar()))
        if (command.action && !command.action->objectName().isEmpty())
            entries.push_back({command.action, command.path.section(QStringLiteral(" ▸ "), 0, 0)});
    std::erase_if(entries, [this](const KeyBindings::Entry& entry) { return entry.action->parent() == m_slotActions; });
    for (const auto& [slot, action] : m_slotActions->all()) entries.push_back({action, slot});
    for (QAction* action : m_actions->findChildren<QAction*>(Qt::FindDirectChildrenOnly))
        if (!isListed(action)) entries.push_back({action, tr("Others")});
    m_keys = new KeyBindings(entries, m_options.rememberLayout, this);
    showKeysInTexts();
    connect(m_keys, &KeyBindings::changed, this, &MainWindow::showKeysInTexts);
}

void MainWindow::showKeysInTexts() {
    m_actions->updateToolTips();
    const auto keyOf = [](const QAction* action) { return action->shortcut().toString(QKeySequence::NativeText); };
    m_view->setKeyNames(keyOf(m_actions->segment), keyOf(m_actions->alone));
    QStringList keys{keyOf(m_actions->moreOpacity), keyOf(m_actions->lessOpacity), tr("Ctrl+Wheel")};
    keys.removeAll(QString());
    m_opacity->setToolTip(
        tr("Opacity of the masks (%1; hold 0 for the bare photo)").arg(keys.join(QStringLiteral(", "))));
}

void MainWindow::editKeys() {
    auto* dialog = new widgets::KeysDialog(m_keys->table(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_keys->apply(dialog->table()); });
    dialog->open();
}

void MainWindow::showShortcuts() {
    std::vector<widgets::KeyGroup> groups;
    for (const widgets::KeyRow& row : m_keys->table().rows()) {
        if (row.keys.isEmpty()) continue;
        auto group = std::ranges::find(groups, row.group, &widgets::KeyGroup::title);
        if (group == groups.end()) group = groups.insert(groups.end(), {row.group, {}});
        group->lines.push_back({widgets::keysText(row.keys), row.title});
    }
    groups.push_back({tr("Held keys and mouse"), m_actions->heldKeys()});
    auto* overlay = new widgets::KeysOverlay(std::move(groups), this);
    overlay->show();
}

void MainWindow::showCommandPalette() {
    std::vector<MenuCommand> commands = commandsOf(*menuBar());
    for (const PanelMenu& panel : panelMenusOf(*this))
        for (MenuCommand& command : commandsOf(*panel.menu, panel.path))
            if (std::ranges::find(commands, command.action, &MenuCommand::action) == commands.end())
                commands.push_back(std::move(command));
    std::vector<widgets::CommandRow> rows;
    std::vector<std::function<void()>> runs;
    for (const MenuCommand& command : commands) {
        if (!command.action || command.action == m_actions->commandPalette) continue;
        const QAction& action = *command.action;
        const bool isExplained = !action.objectName().isEmpty() || action.toolTip() != commandTitle(action);
        if (!action.isEnabled() && !isExplained) continue; // "Nothing was opened yet" is no command
        rows.push_back({listTitle(command), command.path, widgets::keysText(action.shortcuts()),
                        action.isEnabled() ? QString() : whyNot(action), action.isChecked()});
        runs.emplace_back([action = command.action] {
            // A menu may have been filled anew while the list was open; what it held is gone then.
            if (action) action->trigger();
        });
    }
    for (const Choice& choice : choicesOf(*this)) {
        const bool isOn = choice.list->isEnabled();
        rows.push_back({choice.title,
                        choice.path,
                        {},
                        isOn ? QString() : tr("Not possible now."),
                        choice.list->currentIndex() == choice.index});
        runs.emplace_back([choice] { choose(choice); });
    }
    auto* palette = new widgets::CommandPalette(std::move(rows), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    connect(palette, &widgets::CommandPalette::chosen, this,
            [runs](int command) { runs[static_cast<std::size_t>(command)](); });
    palette->open();
}

QString MainWindow::whyNot(const QAction& action) const {
    const bool hasModel = m_controller.filledSlotBeside(-1, 1) >= 0;
    const int count = m_controller.frameCount();
    if (&action == m_actions->cancel) return tr("Nothing is at work.");
    if (&action == m_actions->openModel) return tr("All slots are taken.");
    if (&action == m_actions->segmentAll && m_controller.batch()) return tr("All frames are being segmented.");
    const bool isAboutFrames = &action == m_actions->previous || &action == m_actions->next ||
                               &action == m_actions->first || &action == m_actions->last ||
                               &action == m_actions->play || &action == m_actions->segmentAll;
    if (&action == m_actions->savePicture || &action == m_actions->copyPicture)
        return tr("Open pictures or a video first.");
    if (&action == m_actions->exportFilm || &action == m_actions->exportLabels) {
        if (count == 0) return tr("Open pictures or a video first.");
        return hasModel ? tr("Something is being exported.") : tr("Put a model into a slot first.");
    }
    if (isAboutFrames || &action == m_actions->segment) {
        if (count == 0) return tr("Open pictures or a video first.");
        if (isAboutFrames && count == 1) return tr("There is only one frame.");
        if (&action == m_actions->segment || &action == m_actions->segmentAll)
            return hasModel ? tr("Not possible now.") : tr("Put a model into a slot first.");
        return m_controller.index() == 0 ? tr("This is the first frame.") : tr("This is the last frame.");
    }
    // Entries of menus that are filled when they open explain themselves.
    const bool isExplained =
        !action.toolTip().isEmpty() && action.toolTip() != commandTitle(action) && action.objectName().isEmpty();
    return isExplained ? action.toolTip() : tr("Not possible now.");
}

} // namespace app
