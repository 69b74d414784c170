// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing pictures and label maps: PNG through libpng, which alone tells palette indices from palette
// colours, JPEG through libjpeg, BMP and TIFF through OpenCV. A damaged or cut file is an error, never a picture with
// made-up pixels.
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

/// RGB, 8 bits. Grey becomes RGB, alpha is dropped, of 16 bits the high byte is taken. The content decides on the
/// format, not the ending. NotFound, Corrupt (cut, damaged), Unsupported (format, size).
Result<Image> readImage(const std::filesystem::path& path, Orientation orientation = Orientation::AsStored);

/// As readImage(), for thumbnails: a JPEG picture that is larger than `box` may come at a half, a quarter or an eighth
/// of its sides, but never so small that it would have to grow to fill the box.
Result<Image> readImageDraft(const std::filesystem::path& path, Size box,
                             Orientation orientation = Orientation::AsStored);

/// Width and height from the header alone, as stored.
Result<Size> readImageSize(const std::filesystem::path& path);

/// A label map as stored, from PNG only: grey of up to 8 bits (alpha ignored), or a palette whose indices are read;
/// 16-bit grey only if every value is below 256, else Unsupported naming the value. RGB pictures are Unsupported: a
/// colour picture is not a label map.
Result<LabelMap> readLabelMap(const std::filesystem::path& path);

/// instanceIds and disparity, from PNG only: 16-bit grey (8-bit grey and palette indices are widened).
Result<Plane<std::uint16_t>> readPlane16(const std::filesystem::path& path);

/// Format by ending (png, jpg). Written beside and renamed.
Status writeImage(const std::filesystem::path& path, const Image& image);
Status writeLabelMap(const std::filesystem::path& path, const LabelMap& map);
Status writePlane16(const std::filesystem::path& path, const Plane<std::uint16_t>& plane);

} // namespace core
