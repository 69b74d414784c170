// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films: written to a temporary file beside the target and renamed by finish().
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core {

/// Writes MP4. All frames have the size of the first; odd sides are cropped by one pixel, which the codec demands.
class VideoWriter {
public:
    /// InvalidArgument (another ending than .mp4, size, rate), Io (folder, permission), Unsupported (no encoder).
    static Result<VideoWriter> create(const std::filesystem::path& target, Size size, double framesPerSecond);
    VideoWriter(VideoWriter&&) noexcept;
    VideoWriter& operator=(VideoWriter&&) noexcept;
    ~VideoWriter(); ///< removes what was not finished

    /// "H.264", or "MPEG-4 Part 2" where there is no encoder for it.
    const std::string& codec() const;
    /// InvalidArgument when the frame has another size than the film.
    Status write(const Image& frame);
    /// Checks that every frame is in the file, then renames it to the target. Io when the disk was full; an old film
    /// stays. Nothing is written afterwards.
    Status finish();

private:
    struct State;
    explicit VideoWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core
