// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films: written to a temporary file beside the target and renamed by finish().
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <filesystem>
#include <memory>

namespace core {

/// Writes MP4. All frames have the size of the first; odd sides are cropped by one pixel, which the codec demands.
class VideoWriter {
public:
    static Result<VideoWriter> create(const std::filesystem::path& target, Size size, double framesPerSecond);
    VideoWriter(VideoWriter&&) noexcept;
    VideoWriter& operator=(VideoWriter&&) noexcept;
    ~VideoWriter(); ///< removes what was not finished

    Status write(const Image& frame);
    Status finish();

private:
    struct State;
    explicit VideoWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core
