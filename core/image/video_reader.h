// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Videos frame by frame. Frames are counted from 0 in decoding order; frame k is the same picture however it is
// reached.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace core {

bool isVideoFile(const std::filesystem::path& path);

/// Reads one video, turned upright as its container asks; used by one thread at a time.
class VideoReader {
public:
    /// Local files only, known by content: MP4, MOV, AVI, Matroska, WebM, MPEG. NotFound; Unsupported; Corrupt when no
    /// frame can be decoded.
    static Result<VideoReader> open(const std::filesystem::path& path);
    VideoReader(VideoReader&&) noexcept;
    VideoReader& operator=(VideoReader&&) noexcept;
    ~VideoReader();

    Size size() const;
    double framesPerSecond() const; ///< 25 when the container says nothing of use
    /// What the container claims; an estimate, 0 when it says nothing.
    long estimatedFrames() const;
    /// Index of the frame that next() will return.
    long position() const;

    /// The next frame, or nothing at the end. Corrupt when the file ends before `estimatedFrames` in the middle of a
    /// frame.
    Result<std::optional<Image>> next();
    /// Makes `frame` the next one: forward by decoding, backward by starting again (containers' own seeking is not
    /// exact). InvalidArgument when the video has fewer frames.
    Status seek(long frame);

private:
    struct State;
    explicit VideoReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core
