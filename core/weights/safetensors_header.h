// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON header of a safetensors file, checked against the number of data bytes behind it.
#pragma once

#include "core/base/result.h"
#include "core/weights/tensor.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct SafetensorsEntry {
    std::string name;
    DType type = DType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; ///< bytes, from the first data byte
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries; ///< in the order of their data
    std::map<std::string, std::string> metadata;
};

/// `origin` names the file in messages. Corrupt, or Unsupported for an element type that weights do not have.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes,
                                                 const std::string& origin);
/// The name of a type in safetensors: "F32", "BOOL", …
std::string_view safetensorsTypeName(DType type);

} // namespace core
