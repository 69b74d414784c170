// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing pictures and label maps. Photos decode through OpenCV (PNG, JPEG, BMP, TIFF, WebP refused unless
// listed here), label maps through libpng, which alone tells palette indices from palette colours.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/image/label_map.h"

#include <cstdint>
#include <filesystem>

namespace core {

/// Photos without labels are shown upright; frames of a dataset are decoded as stored, as their label maps are.
enum class Orientation { AsStored, Upright };

inline constexpr std::size_t kMaxPixels = std::size_t{1} << 26; ///< larger pictures are refused before decoding

/// True for the endings that readImage() takes: png, jpg, jpeg, bmp, tif, tiff (any case).
bool isImageFile(const std::filesystem::path& path);

/// RGB, 8 bits. Grey becomes RGB, alpha is dropped, 16 bits are reduced. NotFound, Corrupt (truncated), Unsupported
/// (format, size).
Result<Image> readImage(const std::filesystem::path& path, Orientation orientation = Orientation::AsStored);

/// Width and height from the header alone.
Result<Size> readImageSize(const std::filesystem::path& path);

/// A label map as stored: 8-bit grey, or a palette PNG whose indices are read; 16-bit grey only if every value is below
/// 256, else Unsupported naming the value. RGB pictures are Unsupported: a colour picture is not a label map.
Result<LabelMap> readLabelMap(const std::filesystem::path& path);

/// instanceIds and disparity: 16-bit grey (8-bit is widened).
Result<Plane<std::uint16_t>> readPlane16(const std::filesystem::path& path);

/// Format by ending (png, jpg). Written beside and renamed.
Status writeImage(const std::filesystem::path& path, const Image& image);
Status writeLabelMap(const std::filesystem::path& path, const LabelMap& map);
Status writePlane16(const std::filesystem::path& path, const Plane<std::uint16_t>& plane);

} // namespace core
