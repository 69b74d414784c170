// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cityscapes/frame_source.h"
#include "core/image/thumbnail.h"

namespace core {

/// Of a picture, or of a frame of the built-in street, which is drawn small for it. The errors of readFrameImage().
/// REQUIRES: no frame of a video.
Result<Thumbnail> frameThumbnail(const Frame& frame, const ThumbnailCache& cache);

/// By which ThumbnailCache keeps a frame of a video: another text when the file is another. Io.
Result<std::string> filmThumbnailKey(const Frame& frame);

} // namespace core
