// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The door to nlohmann-json for small files written by others: nothing is thrown, no key comes twice, nesting is
// bounded.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace core {

struct JsonLimits {
    std::size_t maxBytes = std::size_t{1} << 20;
    int maxDepth = 32; ///< objects and arrays inside each other, the outermost counted
};

/// Corrupt, naming `origin` and what is wrong: syntax with line and column, a key that comes twice in one object, too
/// many bytes, too deep nesting. Keys keep their order.
Result<nlohmann::ordered_json> parseStrictJson(std::string_view text, const std::string& origin,
                                               JsonLimits limits = {});

/// What a parse error of nlohmann-json says, without its own prefix.
std::string jsonErrorText(const nlohmann::json::exception& error);

} // namespace core
