// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_source.h"

#include "core/base/digest.h"
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/frame_search.h"
#include "core/cityscapes/scene_frames.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"

#include <algorithm>

namespace core {

namespace fs = std::filesystem;

static Result<std::vector<Frame>> framesOfFolder(const fs::path& folder) {
    auto frames = framesIn({.photos = folder, .truth = folder});
    if (!frames) return frames;
    if (frames->empty())
        return fail(ErrorCode::NotFound,
                    "{}: holds no images ({}) and is no Cityscapes root (folders leftImg8bit, gtFine or gtCoarse).",
                    folder.string(), kImageEndings);
    return frames;
}

Result<std::vector<Frame>> framesOfVideo(const fs::path& video, std::stop_token stop) {
    auto reader = VideoReader::open(video, stop);
    if (!reader) return fail(reader.error());
    constexpr long limit = 1'000'000; // more than nine hours at 30 a second: rather a lie of the container
    long count = reader->estimatedFrames();
    if (count > limit)
        return fail(ErrorCode::Unsupported, "{}: claims {} frames; at most {} are read.", video.string(), count, limit);
    if (count <= 0)
        for (count = 0; count < limit; ++count) {
            if (stop.stop_requested()) return cancelled();
            const auto picture = reader->next();
            if (!picture) return fail(picture.error());
            if (!*picture) break;
        }
    std::vector<Frame> frames;
    for (long number = 0; number < count; ++number)
        frames.push_back({.name = videoFrameName(video, number), .image = video, .videoFrame = number});
    return frames;
}

Result<FrameSource> FrameSource::open(const fs::path& path, const SourceOptions& options, std::stop_token stop) {
    FrameSource source;
    source.m_path = path;
    Result<std::vector<Frame>> frames;
    std::error_code error;
    if (path == kScenesPath) {
        source.m_kind = SourceKind::Scenes;
        source.m_split = options.split;
        frames = framesOfScenes(options);
    } else if (auto there = checkThere(path); !there) {
        return fail(there.error());
    } else if (isCityscapesRoot(path)) {
        source.m_kind = SourceKind::Cityscapes;
        source.m_split = options.split;
        frames = framesOfRoot(path, options, stop);
    } else if (fs::is_directory(path, error)) {
        source.m_kind = SourceKind::Folder;
        frames = framesOfFolder(path);
    } else if (isImageFile(path)) {
        source.m_kind = SourceKind::SingleImage;
        frames = std::vector{Frame{.name = frameName(path), .image = path}};
    } else if (isVideoFile(path)) {
        source.m_kind = SourceKind::Video;
        frames = framesOfVideo(path, stop);
    } else {
        source.m_kind = SourceKind::List;
        frames = framesOfList(path, stop);
    }
    if (!frames) return fail(frames.error());
    makeNamesUnique(*frames);
    source.m_frames = std::make_shared<const std::vector<Frame>>(*std::move(frames));
    return source;
}

bool FrameSource::hasTruth() const { return std::ranges::any_of(*m_frames, &Frame::hasTruth); }

std::string FrameSource::digest() const {
    const auto sizeOf = [](const fs::path& path) -> std::uintmax_t {
        std::error_code error;
        const auto size = path.empty() ? 0 : fs::file_size(path, error);
        return error ? 0 : size;
    };
    Sha256 sum;
    if (m_kind == SourceKind::Scenes) {
        sum.add(fmt::format("street {}\n", kStreetVersion));
        for (const Frame& frame : *m_frames)
            sum.add(fmt::format("{}\t{}\t{}\t{}x{}\n", frame.name, frame.scene->seed, weatherName(frame.scene->weather),
                                frame.scene->size.width, frame.scene->size.height));
        return sum.hex();
    }
    // The frames of a video share one file: its size is asked for once.
    const std::uintmax_t videoSize = m_kind == SourceKind::Video ? sizeOf(m_path) : 0;
    for (const Frame& frame : *m_frames)
        sum.add(fmt::format("{}\t{}\t{}\n", frame.name, frame.videoFrame >= 0 ? videoSize : sizeOf(frame.image),
                            sizeOf(frame.truth)));
    return sum.hex();
}

} // namespace core
