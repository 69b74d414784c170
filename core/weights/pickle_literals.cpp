// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle_literals.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace core {

std::uint64_t littleEndian(std::span<const std::byte> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return value;
}

PickleValue integerOfBytes(std::span<const std::byte> bytes) {
    if (bytes.empty()) return {PickleKind::Int, 0};
    const bool negative = (bytes.back() & std::byte{0x80}) != std::byte{};
    const std::byte filler = negative ? std::byte{0xFF} : std::byte{};
    while (bytes.size() > 8 && bytes.back() == filler) bytes = bytes.first(bytes.size() - 1);
    if (bytes.size() > 8 || (bytes.size() == 8 && ((bytes.back() & std::byte{0x80}) != std::byte{}) != negative))
        return {PickleKind::BigInt, 0};
    std::uint64_t value = littleEndian(bytes);
    if (negative && bytes.size() < 8) value |= ~std::uint64_t{0} << (8 * bytes.size());
    return {PickleKind::Int, static_cast<std::int64_t>(value)};
}

std::optional<PickleValue> integerOfLine(std::string_view line) {
    if (line == "00" || line == "01") return PickleValue{PickleKind::Bool, line == "01" ? 1 : 0};
    if (line.ends_with('L')) line.remove_suffix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (line.empty() || end != line.data() + line.size() || error == std::errc::invalid_argument) return std::nullopt;
    if (error == std::errc::result_out_of_range) return PickleValue{PickleKind::BigInt, 0};
    return PickleValue{PickleKind::Int, value};
}

std::optional<PickleValue> floatOfLine(std::string_view line) {
    double value = 0; // from_chars rather than strtod: a German locale must not change what a file means
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (line.empty() || end != line.data() + line.size() || error == std::errc::invalid_argument) return std::nullopt;
    if (error == std::errc::result_out_of_range) value = std::numeric_limits<double>::quiet_NaN();
    return PickleValue{PickleKind::Float, std::bit_cast<std::int64_t>(value)};
}

std::optional<std::string> textOfLine(std::string_view line) {
    if (line.size() < 2 || (line.front() != '\'' && line.front() != '"') || line.back() != line.front())
        return std::nullopt;
    line = line.substr(1, line.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            text += line[i];
            continue;
        }
        if (++i == line.size()) return std::nullopt;
        switch (line[i]) {
        case 'n': text += '\n'; break;
        case 't': text += '\t'; break;
        case 'r': text += '\r'; break;
        case 'x': {
            unsigned byte = 0;
            const std::string_view digits = line.substr(i + 1, 2);
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
            if (digits.size() != 2 || end != digits.data() + 2 || error != std::errc()) return std::nullopt;
            text += static_cast<char>(byte);
            i += 2;
            break;
        }
        case '\\':
        case '\'':
        case '"': text += line[i]; break;
        default: return std::nullopt;
        }
    }
    return text;
}

} // namespace core
