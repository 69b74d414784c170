// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the first bytes of a picture tell: its format, its size, and how the camera was held. Private to core/image.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace core {

using Bytes = std::span<const std::uint8_t>;

enum class PictureFormat { Png, Jpeg, Bmp, Tiff, Gif, Jpeg2000, OpenExr, RadianceHdr, WebP, Unknown };

/// By the first bytes; a file's ending proves nothing.
PictureFormat formatOf(Bytes bytes);
/// "PNG", "JPEG", …, "" for Unknown.
std::string_view nameOf(PictureFormat format);

/// Width and height as the header says them, or nothing when `bytes` end before the header does. PNG, JPEG, BMP, TIFF.
std::optional<Size> sizeInHeader(PictureFormat format, Bytes bytes);

/// Crafted files can show sizeInHeader() another header than the decoder's. Corrupt, naming both sizes.
Status checkSameSize(Size inHeader, Size decoded, const std::filesystem::path& path);

/// The orientation tag, 1 to 8 (TIFF 6.0, tag 274; EXIF 2.3 for JPEG and PNG); 1, upright, when there is none.
int storedOrientation(PictureFormat format, Bytes bytes);
/// The picture as the camera saw it: undoes what `orientation` says of the stored one.
Image turnedUpright(const Image& stored, int orientation);

/// One number of a TIFF file's first directory and where it stands.
struct TiffEntry {
    std::uint32_t value = 0;
    std::size_t offset = 0; ///< of the value's first byte
    bool isShort = false;   ///< 16 bits in the file, else 32
};
std::optional<TiffEntry> tiffEntry(Bytes bytes, std::uint16_t tag);
/// False when strips or tiles of the first picture lie beyond the end of the file.
bool tiffDataIsComplete(Bytes bytes);
/// False when the rows of an uncompressed BMP end beyond the file.
bool bmpDataIsComplete(Bytes bytes);

} // namespace core
