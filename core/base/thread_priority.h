// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// The calling thread, and those that it starts from now on, run after the program's other threads where processors are
/// few: a window that paints while models compute waits for nobody. Cannot be taken back; nothing where the system
/// knows no priority of threads.
void giveWay();

} // namespace core
