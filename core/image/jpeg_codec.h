// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JPEG in memory, through libjpeg directly: what it only warns of (a picture cut short, broken codes) is an error here,
// and nothing is printed. Private to core/image; nothing of libjpeg leaves the .cpp.
#pragma once

#include "core/base/result.h"
#include "core/image/picture_format.h"

#include <filesystem>
#include <vector>

namespace core {

/// As stored, the orientation tag not applied. `path` is for the sentences; `size` is what sizeInHeader() found and the
/// caller has accepted. Corrupt, before memory is taken, when libjpeg finds another one. `divisor`: 1, 2, 4 or 8: the
/// sides are divided by it and rounded up, which spares most of the work.
Result<Image> decodeJpeg(Bytes bytes, Size size, const std::filesystem::path& path, int divisor = 1);
/// Quality 95, colours at full resolution: thin lines and letters on class colours keep their edges.
Result<std::vector<std::byte>> encodeJpeg(const Image& image, const std::filesystem::path& path);

} // namespace core
