// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"

class QMenu;

namespace app {

/// Adds what one slot can do otherwise than the others: size, precision, mirroring, tiles. REQUIRES: the slot holds a
/// model; the controller outlives the menu.
void addSlotSettings(QMenu& menu, CompareController& controller, int slot);

/// The slots whose network can be looked into, and none.
void fillInputMenu(QMenu& menu, CompareView& view);

} // namespace app
