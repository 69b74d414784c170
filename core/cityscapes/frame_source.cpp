// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_source.h"

#include "core/base/digest.h"
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/frame_search.h"
#include "core/cityscapes/scene_frames.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"
#include "core/scenes/sequence.h"

#include <algorithm>
#include <optional>

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

struct FrameSource::Film {
    double framesPerSecond = 0;
    std::vector<double> seconds;
    std::optional<VideoIndex> index; ///< of a video
};

Result<std::vector<Frame>> FrameSource::openVideo(const std::stop_token& stop) {
    const fs::path& video = m_path;
    auto reader = VideoReader::open(video, stop);
    if (!reader) return fail(reader.error());
    constexpr long limit = 1'000'000; // more than nine hours at 30 a second: rather a lie of the container
    const long count = reader->estimatedFrames();
    if (count > limit)
        return fail(ErrorCode::Unsupported, "{}: claims {} frames; at most {} are read.", video.string(), count, limit);
    auto film = std::make_shared<Film>(Film{reader->framesPerSecond(), {}, reader->index()});
    std::vector<Frame> frames;
    for (long number = 0; number < count; ++number) {
        frames.push_back({.name = videoFrameName(video, number), .image = video, .videoFrame = number});
        // Those that are cut off have no time of their own any more.
        film->seconds.push_back(number < film->index->frames() ? film->index->timeOf(number)
                                                               : film->seconds.back() + 1 / film->framesPerSecond);
    }
    m_film = std::move(film);
    return frames;
}

Result<std::vector<Frame>> FrameSource::openSceneFilm() {
    auto frames = framesOfSceneFilm(m_path);
    if (!frames) return frames;
    auto film = std::make_shared<Film>(Film{kFilmRate, {}, std::nullopt});
    for (const Frame& frame : *frames) film->seconds.push_back(frame.scene->seconds);
    m_film = std::move(film);
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
    } else if (isScenesPath(path)) {
        source.m_kind = SourceKind::SceneFilm;
        frames = source.openSceneFilm();
    } else if (auto there = checkThere(path); !there) {
        if (!path.string().starts_with(fmt::format("{}/", kScenesPath))) return fail(there.error());
        return fail(there.error().code, "{} The built-in street is {}, {} and {}/rain, fog or dusk.",
                    there.error().message, kScenesPath, kSceneFilmPath, kSceneFilmPath);
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
        frames = source.openVideo(stop);
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

double FrameSource::framesPerSecond() const { return m_film ? m_film->framesPerSecond : 0; }

const std::vector<double>& FrameSource::seconds() const {
    static const std::vector<double> none;
    return m_film ? m_film->seconds : none;
}

const VideoIndex* FrameSource::videoIndex() const { return m_film && m_film->index ? &*m_film->index : nullptr; }

std::string FrameSource::filmName() const {
    return m_kind == SourceKind::SceneFilm
               ? fmt::format("street_{}",
                             weatherName(m_frames->front().scene->weather)) // as `kerbside-cli scenes` does
               : m_path.stem().string();
}

std::string FrameSource::digest() const {
    const auto sizeOf = [](const fs::path& path) -> std::uintmax_t {
        std::error_code error;
        const auto size = path.empty() ? 0 : fs::file_size(path, error);
        return error ? 0 : size;
    };
    Sha256 sum;
    if (m_kind == SourceKind::Scenes || m_kind == SourceKind::SceneFilm) {
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
