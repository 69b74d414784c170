// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names from untrusted files inside sentences.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// 'name' for a message: at most 80 bytes of it, control characters and broken bytes as \xNN, so that a hostile name
/// can neither flood a log nor steer a terminal.
std::string shownName(std::string_view name);

} // namespace core
