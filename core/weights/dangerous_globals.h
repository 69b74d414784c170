// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Globals whose mere presence in a pickle means that loading it in Python would run something.
#pragma once

#include <string_view>

namespace core {

/// What the global would do, as the end of "… would"; empty when it is not known to be dangerous. Nothing is ever
/// executed here; such files are refused so that nobody takes them for harmless and loads them elsewhere. `name` may be
/// dotted, as STACK_GLOBAL allows.
std::string_view dangerOfGlobal(std::string_view module, std::string_view name);

} // namespace core
