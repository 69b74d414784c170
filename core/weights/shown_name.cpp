// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/shown_name.h"

#include <fmt/format.h>
#include <iterator>

namespace core {

std::string shownName(std::string_view name) {
    constexpr std::size_t kLongest = 80;
    std::string text = "'";
    for (const char letter : name.substr(0, kLongest)) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x20 || byte >= 0x7F || letter == '\'' || letter == '\\')
            fmt::format_to(std::back_inserter(text), "\\x{:02x}", byte);
        else
            text += letter;
    }
    if (name.size() > kLongest) text += "...";
    return text + "'";
}

} // namespace core
