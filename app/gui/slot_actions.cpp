// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/slot_actions.h"

#include "app/gui/main_window.h" // the texts are the window's

#include <QAction>

#include <utility>

namespace app {

SlotActions::SlotActions(CompareController& controller, CompareView& view, QWidget* window)
    : QObject(window), m_controller(controller), m_view(view) {
    // The names are those of settings: the same in every language, and never given to another command.
    const std::array<std::pair<const char*, QString>, kCommands> commands{{
        {"choose", MainWindow::tr("Choose from the list…")},
        {"openModel", MainWindow::tr("Open a model file…")},
        {"openPredictions", MainWindow::tr("Open a folder of predictions…")},
        {"import", MainWindow::tr("Import a checkpoint…")},
        {"anew", MainWindow::tr("Segment this frame anew")},
        {"rename", MainWindow::tr("Rename…")},
        {"swapBefore", MainWindow::tr("Change places with the slot before")},
        {"swapAfter", MainWindow::tr("Change places with the slot after")},
        {"remove", {}},
    }};
    for (int slot = 0; slot < kSlots; ++slot)
        for (std::size_t i = 0; i < kCommands; ++i) {
            const auto command = static_cast<SlotCommand>(i);
            const QString text = command == SlotCommand::Remove
                                     ? MainWindow::tr("Remove from slot %1").arg(slotLetter(slot))
                                     : commands[i].second;
            auto* action = new QAction(text, this);
            action->setObjectName(QStringLiteral("slot%1.%2").arg(slotLetter(slot), QLatin1String(commands[i].first)));
            window->addAction(action);
            connect(action, &QAction::triggered, this, [this, slot, command] { emit triggered(slot, command); });
            m_actions[static_cast<std::size_t>(slot)][i] = action;
        }
    connect(&m_controller, &CompareController::slotChanged, this, &SlotActions::update);
    connect(&m_controller, &CompareController::frameLoaded, this, &SlotActions::update);
    connect(&m_controller, &CompareController::frameChanged, this, &SlotActions::update);
    update();
}

void SlotActions::update() {
    for (int slot = 0; slot < kSlots; ++slot) {
        const bool isFilled = m_controller.slot(slot).model.has_value();
        of(slot, SlotCommand::Anew)->setEnabled(m_view.hasModel(slot) && m_controller.frame() != nullptr);
        of(slot, SlotCommand::Rename)->setEnabled(isFilled);
        of(slot, SlotCommand::Remove)->setEnabled(isFilled);
        for (const auto& [command, step] :
             {std::pair(SlotCommand::SwapBefore, -1), std::pair(SlotCommand::SwapAfter, 1)}) {
            const int other = m_controller.filledSlotBeside(slot, step);
            QAction* action = of(slot, command);
            action->setEnabled(isFilled && other >= 0);
            if (other >= 0)
                action->setText(MainWindow::tr("Change places with %1")
                                    .arg(m_view.slotName(other).replace(QLatin1Char('&'), QLatin1String("&&"))));
            else
                action->setText(step < 0 ? MainWindow::tr("Change places with the slot before")
                                         : MainWindow::tr("Change places with the slot after"));
        }
    }
}

std::vector<QAction*> SlotActions::filling(int slot) const {
    return {of(slot, SlotCommand::Choose), of(slot, SlotCommand::OpenModel), of(slot, SlotCommand::OpenPredictions),
            of(slot, SlotCommand::Import)};
}

std::vector<QAction*> SlotActions::places(int slot) const {
    std::vector<QAction*> actions{of(slot, SlotCommand::Rename)};
    for (const SlotCommand command : {SlotCommand::SwapBefore, SlotCommand::SwapAfter})
        if (of(slot, command)->isEnabled()) actions.push_back(of(slot, command));
    actions.push_back(of(slot, SlotCommand::Remove));
    return actions;
}

std::vector<std::pair<QString, QAction*>> SlotActions::all() const {
    std::vector<std::pair<QString, QAction*>> actions;
    for (int slot = 0; slot < kSlots; ++slot)
        for (QAction* action : m_actions[static_cast<std::size_t>(slot)])
            actions.emplace_back(MainWindow::tr("Slot %1").arg(slotLetter(slot)), action);
    return actions;
}

} // namespace app
