// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// BMP and TIFF in memory, through OpenCV. Private to core/image; nothing of OpenCV leaves the .cpp.
#pragma once

#include "core/base/result.h"
#include "core/image/picture_format.h"

#include <filesystem>

namespace core {

/// As stored, the orientation tag not applied. `path` is for the sentences. The caller has checked the size in the
/// header.
Result<Image> decodeThroughOpenCv(PictureFormat format, Bytes bytes, const std::filesystem::path& path);

} // namespace core
