// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Videos frame by frame. Frames are counted from 0 in the order of presentation; frame k is the same picture however it
// is reached.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/image/video_index.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

namespace core {

bool isVideoFile(const std::filesystem::path& path);

/// Reads one video, turned upright as its container asks; used by one thread at a time.
class VideoReader {
public:
    /// Local files only, known by content: MP4, MOV, AVI, Matroska, WebM, MPEG. Builds the index, which reads the whole
    /// file once. NotFound; Unsupported; Corrupt when no frame can be decoded; Cancelled.
    static Result<VideoReader> open(const std::filesystem::path& path, const std::stop_token& stop = {},
                                    const ProgressFunction& progress = {});
    /// With the index of the same file. Io when it is another one now.
    static Result<VideoReader> open(const std::filesystem::path& path, VideoIndex index);
    VideoReader(VideoReader&&) noexcept;
    VideoReader& operator=(VideoReader&&) noexcept;
    ~VideoReader();

    const VideoIndex& index() const;
    Size size() const;
    double framesPerSecond() const; ///< on the average; 25 when the container says nothing of use
    /// How many frames the video has; of one that is cut off, how many its container claims.
    long estimatedFrames() const;
    /// Index of the frame that next() will return.
    long position() const;

    /// The next frame, or nothing at the end. Corrupt when the file is cut off after it, and when a frame's data are
    /// damaged; the position stays then.
    Result<std::optional<Image>> next();
    /// Makes `frame` the next one: decodes from the last key frame before it, or from the beginning where the container
    /// cannot find that one again. InvalidArgument when the video has fewer frames; Corrupt as in next(); Cancelled.
    /// The position stays after an error.
    Status seek(long frame, const std::stop_token& stop = {});

private:
    struct State;
    explicit VideoReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core
