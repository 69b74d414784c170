// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in which pickles write numbers and texts.
#pragma once

#include "core/weights/pickle.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core {

/// Little-endian, unsigned; of at most eight bytes.
std::uint64_t littleEndian(std::span<const std::byte> bytes);
/// Little-endian two's complement of any length, as of LONG1 and LONG4: an Int where it fits, else a BigInt.
PickleValue integerOfBytes(std::span<const std::byte> bytes);
/// The line of INT or LONG: decimal digits, `00` and `01` for truth values, a trailing `L`. Nothing when it is none.
std::optional<PickleValue> integerOfLine(std::string_view line);
/// The line of FLOAT, as Python writes it.
std::optional<PickleValue> floatOfLine(std::string_view line);
/// The line of STRING: a quoted Python literal with the escapes of plain names.
std::optional<std::string> textOfLine(std::string_view line);

} // namespace core
