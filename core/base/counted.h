// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of things in sentences: "1 frame", "0 frames", "2 frames".
#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace core {

/// `many`: the words after any number but 1; empty: `one` with an s. "pixel holds", "pixels hold".
inline std::string counted(std::uint64_t number, std::string_view one, std::string_view many = {}) {
    if (number == 1) return fmt::format("1 {}", one);
    return many.empty() ? fmt::format("{} {}s", number, one) : fmt::format("{} {}", number, many);
}

} // namespace core
