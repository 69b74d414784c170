// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace app::cli {

namespace {

template <class Number> bool parseWhole(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace

core::Result<core::Size> parseSize(std::string_view option, const std::string& text) {
    const std::string_view view = text;
    const auto cross = view.find('x');
    core::Size size;
    if (cross == std::string_view::npos || !parseWhole(view.substr(0, cross), size.width) ||
        !parseWhole(view.substr(cross + 1), size.height) || size.isEmpty())
        return core::fail(core::ErrorCode::InvalidArgument, "{}: '{}' is not a size such as 1024x512", option, text);
    return size;
}

core::Result<double> parseFactor(std::string_view option, const std::string& text) {
    double factor = 0;
    if (!parseWhole(text, factor) || !std::isfinite(factor) || factor <= 0)
        return core::fail(core::ErrorCode::InvalidArgument, "{}: '{}' is not a factor above 0 such as 0.5", option,
                          text);
    return factor;
}

core::Result<std::variant<core::Size, double>> parseSizeOrScale(std::string_view option, const std::string& text) {
    if (text.find('x') != std::string::npos) {
        auto size = parseSize(option, text);
        if (!size) return core::fail(size.error());
        return *size;
    }
    const auto factor = parseFactor(option, text);
    if (!factor)
        return core::fail(core::ErrorCode::InvalidArgument,
                          "{}: '{}' is neither a size such as 1024x512 nor a factor of the frame such as 0.5", option,
                          text);
    return *factor;
}

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ',')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

NamedReference parseNamedReference(const std::string& text) {
    const auto sign = text.find('=');
    std::error_code ignored;
    if (sign == std::string::npos || text.find('/') < sign || std::filesystem::exists(text, ignored)) return {"", text};
    return {text.substr(0, sign), text.substr(sign + 1)};
}

} // namespace app::cli
