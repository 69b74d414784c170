// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures of photos for lists and timelines, and the folder that keeps them from one start to the next.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/image/image_io.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace core {

/// The largest size of the picture's proportions that fits into `box`; the picture's own where that fits. Rounded to
/// whole pixels, at least 1. REQUIRES: neither is empty.
Size thumbnailSize(Size picture, Size box);
/// resize() to that size, antialiased: each pixel is a mean of those it covers. REQUIRES: as above.
Image thumbnailOf(const Image& photo, Size box);

struct Thumbnail {
    Image image;
    std::optional<Error> cacheError{}; ///< it could not be kept (disk full, no permission) and will be made again
};

/// Thumbnails of one box as JPEG files, below a folder that may be deleted at any time. Only names: any thread may hold
/// a copy, and several programs may use one folder.
class ThumbnailCache {
public:
    /// `folder`: `thumbnails` in the workspace's cache folder; made when something is added. REQUIRES: box not empty.
    ThumbnailCache(std::filesystem::path folder, Size box) : m_folder(std::move(folder)), m_box(box) {}

    Size box() const { return m_box; }
    /// Of a picture file, kept by its path, length, time of last change, and orientation. The errors of readImage().
    Result<Thumbnail> ofFile(const std::filesystem::path& photo, Orientation orientation) const;

    // Of frames that are no files: videos, the built-in street. `what` tells which picture it is, and says something
    // else when the picture would be another.
    /// Nothing when there is none; one that is damaged or too large is removed.
    std::optional<Image> find(const std::string& what) const;
    /// REQUIRES: not empty, and no larger than the box. Io.
    Status add(const std::string& what, const Image& thumbnail) const;

private:
    std::filesystem::path file(const std::string& what) const;
    std::filesystem::path m_folder;
    Size m_box;
};

} // namespace core
