// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cityscapes/frame_source.h"
#include "core/image/video_reader.h"
#include "widgets/canvas/photo_pixels.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace app {

/// One frame in memory, ready to show, segment and score. Immutable, so every thread may read it.
struct LoadedFrame {
    int index = 0;
    core::Frame frame;
    core::Image image;
    std::shared_ptr<const widgets::PhotoPixels> pixels;
    std::shared_ptr<const core::LabelMap> truth;                 ///< label ids; null without truth
    std::shared_ptr<const core::Plane<std::uint16_t>> instances; ///< null without instance ids
    std::optional<core::Error> truthError;                       ///< there is truth, but it cannot be used
    std::optional<core::Error> instancesError;                   ///< likewise instance ids
};

/// A source with what is needed to read it: a video is open from its first frame that is read as long as this lives.
/// Used by one thread at a time.
class FrameReader {
public:
    /// One more reader of a source that is open.
    explicit FrameReader(core::FrameSource source) : m_source(std::move(source)) {}
    /// A Cityscapes root without the split that is asked for opens with its first one.
    static core::Result<FrameReader> open(const std::filesystem::path& path, const core::SourceOptions& options,
                                          std::stop_token stop);

    const core::FrameSource& source() const { return m_source; }
    const std::vector<std::string>& splits() const { return m_splits; } ///< of a Cityscapes root
    /// REQUIRES: 0 <= index < frames. Truth that cannot be read does not fail the frame.
    core::Result<std::shared_ptr<const LoadedFrame>> read(int index, std::stop_token stop);

private:
    core::Result<core::Image> readVideoFrame(long frame, const std::stop_token& stop);

    core::FrameSource m_source;
    std::vector<std::string> m_splits;
    std::optional<core::VideoReader> m_video;
};

} // namespace app
