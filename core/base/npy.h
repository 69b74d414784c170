// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's .npy, format 1.0 (numpy.lib.format): how logits leave the program.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace core {

/// float32, little-endian, C order. Written beside and renamed; Io names the file.
/// REQUIRES: the product of `shape` is values.size().
Status writeNpy(const std::filesystem::path& path, std::span<const float> values, std::span<const std::size_t> shape);

} // namespace core
