// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PNG in memory, through libpng directly: every truncation and every bad checksum is an error, and palette indices stay
// indices. Private to core/image; nothing of libpng leaves the .cpp.
#pragma once

#include "core/base/result.h"
#include "core/image/picture_format.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace core {

/// The numbers of a single-channel PNG as they are stored: grey values or palette indices, never colours.
struct StoredNumbers {
    Size size;
    std::vector<std::uint8_t> narrow; ///< 1, 2, 4 and 8 bits, not scaled
    std::vector<std::uint16_t> wide;  ///< 16 bits
    bool isWide = false;
};

/// `path` is for the sentences; `size` is what sizeInHeader() found and the caller has accepted. Corrupt, before memory
/// is taken, when libpng finds another one.
Result<Image> decodePng(Bytes bytes, Size size, const std::filesystem::path& path);
/// Unsupported for a colour picture without a palette. Alpha is ignored.
Result<StoredNumbers> decodePngNumbers(Bytes bytes, Size size, const std::filesystem::path& path);

Result<std::vector<std::byte>> encodePng(const Image& image, const std::filesystem::path& path);
Result<std::vector<std::byte>> encodePng(const Plane<std::uint8_t>& plane, const std::filesystem::path& path);
Result<std::vector<std::byte>> encodePng(const Plane<std::uint16_t>& plane, const std::filesystem::path& path);

} // namespace core
