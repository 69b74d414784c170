// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_thumbnail.h"

#include "core/cityscapes/frame_search.h"
#include "core/cityscapes/scene_frames.h"

#include <cassert>
#include <system_error>

namespace core {

namespace fs = std::filesystem;

static Result<Thumbnail> drawnThumbnail(const Frame& frame, const ThumbnailCache& cache) {
    const SceneFrame& scene = *frame.scene;
    const std::string what =
        fmt::format("street {}: seed {}, {}, {}x{}, {} s", kStreetVersion, scene.seed, weatherName(scene.weather),
                    scene.size.width, scene.size.height, scene.seconds);
    if (auto known = cache.find(what)) return Thumbnail{std::move(*known)};
    Frame small = frame; // twice the box is enough to be reduced from, and many times faster than the whole
    const Size fitting = thumbnailSize(scene.size, cache.box());
    if (2 * fitting.width < scene.size.width) small.scene->size = {2 * fitting.width, 2 * fitting.height};
    const auto drawn = drawFrame(small, true, 1);
    if (!drawn) return fail(drawn.error());
    Thumbnail thumbnail{thumbnailOf(drawn->photo, cache.box())};
    if (auto added = cache.add(what, thumbnail.image); !added) thumbnail.cacheError = added.error();
    return thumbnail;
}

Result<Thumbnail> frameThumbnail(const Frame& frame, const ThumbnailCache& cache) {
    assert(frame.videoFrame < 0 || frame.scene);
    if (frame.scene) return drawnThumbnail(frame, cache);
    if (frame.image.empty()) return fail(ErrorCode::NotFound, "{}: there is no photo of this frame.", frame.name);
    if (auto there = checkThere(frame.image); !there) return fail(there.error());
    return cache.ofFile(frame.image, frame.truth.empty() ? Orientation::Upright : Orientation::AsStored);
}

Result<std::string> filmThumbnailKey(const Frame& frame) {
    std::error_code error;
    const auto length = fs::file_size(frame.image, error);
    const auto changed = error ? fs::file_time_type{} : fs::last_write_time(frame.image, error);
    const fs::path whole = error ? fs::path() : fs::absolute(frame.image, error);
    if (error) return fail(ErrorCode::Io, "{}: cannot be looked at: {}.", frame.image.string(), error.message());
    return fmt::format("film: {} bytes, {} ticks, frame {}: {}", length, changed.time_since_epoch().count(),
                       frame.videoFrame, whole.lexically_normal().string());
}

} // namespace core
