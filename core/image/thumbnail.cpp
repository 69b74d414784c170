// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/thumbnail.h"

#include "core/base/digest.h"
#include "core/image/local_file.h"
#include "core/image/opencv_door.h"
#include "core/image/resize.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <system_error>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr int kVersion = 1; ///< raise it when thumbnails are made in another way

bool fits(Size size, Size box) { return size.width <= box.width && size.height <= box.height; }

/// round(side · part / whole), at least 1.
int scaled(int side, int part, int whole) {
    const auto twice = std::int64_t{2} * side * part + whole;
    return std::max(1, static_cast<int>(twice / (std::int64_t{2} * whole)));
}

} // namespace

Size thumbnailSize(Size picture, Size box) {
    assert(!picture.isEmpty() && !box.isEmpty());
    if (fits(picture, box)) return picture;
    const bool isWide = std::int64_t{picture.width} * box.height >= std::int64_t{picture.height} * box.width;
    return isWide ? Size{box.width, scaled(picture.height, box.width, picture.width)}
                  : Size{scaled(picture.width, box.height, picture.height), box.height};
}

Image thumbnailOf(const Image& photo, Size box) {
    return resize(photo, thumbnailSize(photo.size(), box), Filter::Bilinear, true);
}

Result<Thumbnail> ThumbnailCache::ofFile(const fs::path& photo, Orientation orientation) const {
    if (auto ordinary = checkOrdinaryFile(photo); !ordinary) return fail(ordinary.error());
    std::error_code error;
    const auto length = fs::file_size(photo, error);
    const auto changed = error ? fs::file_time_type{} : fs::last_write_time(photo, error);
    const auto absolute = error ? fs::path() : fs::absolute(photo, error);
    if (error) return fail(ErrorCode::Io, "{}: cannot be looked at: {}.", photo.string(), error.message());
    const std::string what = fmt::format("{} bytes, {} ticks, {}: {}", length, changed.time_since_epoch().count(),
                                         orientation == Orientation::Upright ? "upright" : "as stored",
                                         absolute.lexically_normal().string());
    if (auto known = find(what)) return Thumbnail{std::move(*known)};
    return guarded(photo, [&]() -> Result<Thumbnail> {
        const auto draft = readImageDraft(photo, m_box, orientation);
        if (!draft) return fail(draft.error());
        Thumbnail thumbnail{thumbnailOf(*draft, m_box)};
        if (auto added = add(what, thumbnail.image); !added) thumbnail.cacheError = added.error();
        return thumbnail;
    });
}

std::optional<Image> ThumbnailCache::find(const std::string& what) const {
    const fs::path path = file(what);
    std::error_code error;
    if (!fs::exists(path, error)) return std::nullopt;
    auto image = readImage(path);
    if (image && fits(image->size(), m_box)) return std::move(*image);
    fs::remove(path, error); // where that fails it is found wanting again
    return std::nullopt;
}

Status ThumbnailCache::add(const std::string& what, const Image& thumbnail) const {
    assert(!thumbnail.isEmpty() && fits(thumbnail.size(), m_box));
    return writeImage(file(what), thumbnail);
}

fs::path ThumbnailCache::file(const std::string& what) const {
    const std::string text = fmt::format("thumbnail {} {}x{}\n{}", kVersion, m_box.width, m_box.height, what);
    const std::string key = sha256(std::as_bytes(std::span(text)));
    return m_folder / key.substr(0, 2) / (key + ".jpg");
}

} // namespace core
