// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"

#include <QObject>

#include <array>
#include <vector>

class QAction;

namespace app {

enum class SlotCommand { Choose, OpenModel, OpenPredictions, Import, Anew, Rename, SwapBefore, SwapAfter, Remove };

/// What can be done with each slot, as actions that stay, so that they can have keys: none have one at first. What
/// they do is connected by the window. Those that need a model in the slot are off while it is empty.
class SlotActions : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: view and controller outlive this. Keys work while `window` is active.
    SlotActions(CompareController& controller, CompareView& view, QWidget* window);

    QAction* of(int slot, SlotCommand command) const {
        return m_actions[static_cast<std::size_t>(slot)][static_cast<std::size_t>(command)];
    }
    /// In the order of a menu. Of an empty slot only those that fill it.
    std::vector<QAction*> filling(int slot) const;
    /// Where they lie beside each other: "Change places with B unet" is left out where there is no B.
    std::vector<QAction*> places(int slot) const;
    /// All of them, "Slot A" with its commands first.
    std::vector<std::pair<QString, QAction*>> all() const;

signals:
    void triggered(int slot, app::SlotCommand command);

private:
    static constexpr std::size_t kCommands = 9;
    void update();

    CompareController& m_controller;
    CompareView& m_view;
    std::array<std::array<QAction*, kCommands>, kSlots> m_actions{};
};

} // namespace app
