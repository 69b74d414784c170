// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The frames that a command line names, one source after the other.
#pragma once

#include "core/base/result.h"
#include "core/cityscapes/frame_source.h"
#include "core/image/image.h"
#include "core/image/video_reader.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace app::cli {

/// Reads the frames of one source in order; used by one thread.
class FrameCursor {
public:
    /// Opens the video if it is one. REQUIRES: `source` outlives the cursor.
    static core::Result<FrameCursor> open(const core::FrameSource& source);

    /// True when there is nothing more to read. A video is at its end only when the decoder says so, which is how a
    /// truncated one is noticed.
    bool atEnd() const { return m_atEnd; }
    /// The frame whose photo readPhoto() will give. REQUIRES: !atEnd().
    core::Frame frame() const;
    std::size_t number() const { return m_next; } ///< of that frame, from 0
    /// The next photo, and one step on, also after an error; nothing at the end of a video.
    core::Result<std::optional<core::Image>> readPhoto();

private:
    explicit FrameCursor(const core::FrameSource& source) : m_source(&source) {}
    const core::FrameSource* m_source;
    std::optional<core::VideoReader> m_video;
    std::size_t m_next = 0;
    bool m_atEnd = false;
};

/// Every INPUT, then --dataset; each opened with the same split. InvalidArgument when two frames have one name, since
/// the second one's results would replace the first one's.
core::Result<std::vector<core::FrameSource>> openInputs(const std::vector<std::string>& inputs,
                                                        const core::SourceOptions& options, std::stop_token stop);

/// A sentence, after a blank, for those who name the built-in street where no frames are wanted and no such file is;
/// else empty.
std::string streetHint(const core::Error& error, const std::string& path);

/// $CITYSCAPES_DATASET, if it is set and not empty.
std::optional<std::string> defaultDataset();

} // namespace app::cli
