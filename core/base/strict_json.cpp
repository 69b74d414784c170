// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strict_json.h"

#include <optional>
#include <set>
#include <vector>

namespace core {

using Json = nlohmann::ordered_json;

std::string jsonErrorText(const nlohmann::json::exception& error) {
    std::string text = error.what(); // "[json.exception.parse_error.101] parse error at line 1, column 2: …"
    if (const auto end = text.find("] "); text.starts_with("[json.exception.") && end != std::string::npos)
        text.erase(0, end + 2);
    return text;
}

Result<Json> parseStrictJson(std::string_view text, const std::string& origin, JsonLimits limits) {
    if (text.size() > limits.maxBytes)
        return fail(ErrorCode::Corrupt, "{}: has {} bytes; at most {} are read.", origin, text.size(), limits.maxBytes);
    std::vector<std::set<std::string>> keys; // of each open object, sets of no member for arrays
    std::optional<std::string> twice;
    bool tooDeep = false;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        switch (event) {
        case Json::parse_event_t::object_start:
        case Json::parse_event_t::array_start:
            if (depth >= limits.maxDepth) return !(tooDeep = true); // discarded: deeper values are not even built
            keys.emplace_back();
            return true;
        case Json::parse_event_t::object_end:
        case Json::parse_event_t::array_end: keys.pop_back(); return true;
        case Json::parse_event_t::key:
            if (!keys.back().insert(value.get<std::string>()).second && !twice) twice = value.get<std::string>();
            return true;
        default: return true;
        }
    };
    Json json;
    try {
        json = Json::parse(text, watch);
    } catch (const Json::exception& error) {
        return fail(ErrorCode::Corrupt, "{}: is not JSON: {}.", origin, jsonErrorText(error));
    }
    if (tooDeep)
        return fail(ErrorCode::Corrupt, "{}: values are nested deeper than {} levels.", origin, limits.maxDepth);
    if (twice) return fail(ErrorCode::Corrupt, "{}: the key '{}' comes twice in one object.", origin, *twice);
    return json;
}

} // namespace core
