// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which frames a video has, and when each is shown: containers only estimate the one and are not exact about the other.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace core {

struct VideoTable;

/// The frames of one video, counted from 0 in the order of presentation. A value that never changes: copies share what
/// they hold, and every thread may read it.
class VideoIndex {
public:
    /// Reads all packets once without decoding them; where they do not tell the order of presentation (no time stamps,
    /// ambiguous or wrong ones) the video is decoded once. Of a video that is cut off it has the frames that are whole.
    /// Errors as VideoReader::open(); Cancelled.
    static Result<VideoIndex> build(const std::filesystem::path& path, const std::stop_token& stop = {},
                                    const ProgressFunction& progress = {});

    /// Exact, at least 1.
    long frames() const;
    /// Seconds from frame 0 on, rising from frame to frame. REQUIRES: 0 <= frame < frames().
    double timeOf(long frame) const;
    /// The frame at which decoding begins to show `frame`: itself, or one before it. REQUIRES: as timeOf().
    long keyFrameOf(long frame) const;

    /// For the reader.
    const VideoTable& table() const { return *m_table; }

private:
    explicit VideoIndex(std::shared_ptr<const VideoTable> table) : m_table(std::move(table)) {}
    std::shared_ptr<const VideoTable> m_table;
};

} // namespace core
