// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_reader.h"

#include <algorithm>

namespace app {

core::Result<FrameReader> FrameReader::open(const std::filesystem::path& path, const core::SourceOptions& options,
                                            std::stop_token stop) {
    auto splits = core::FrameSource::splits(path);
    core::SourceOptions asked = options;
    if (!splits.empty() && std::find(splits.begin(), splits.end(), asked.split) == splits.end())
        asked.split = splits.front();
    auto source = core::FrameSource::open(path, asked, stop);
    if (!source) return core::fail(source.error());
    FrameReader reader(std::move(*source));
    reader.m_splits = std::move(splits);
    return reader;
}

core::Result<core::Image> FrameReader::readVideoFrame(long frame, const std::stop_token& stop) {
    if (auto moved = m_video->seek(frame, stop); !moved) return core::fail(moved.error());
    auto image = m_video->next();
    if (!image) return core::fail(image.error());
    if (!*image)
        return core::fail(core::ErrorCode::Corrupt, "{}: the video ends before frame {}", m_source.path().string(),
                          frame);
    return std::move(**image);
}

core::Result<std::shared_ptr<const LoadedFrame>> FrameReader::read(int index, std::stop_token stop) {
    auto loaded = std::make_shared<LoadedFrame>();
    loaded->index = index;
    loaded->frame = m_source.frames()[static_cast<std::size_t>(index)];
    const core::Frame& frame = loaded->frame;
    if (frame.scene) { // drawn once for all of its parts
        auto parts = core::readFrameParts(frame, {.instances = true});
        if (!parts) return core::fail(parts.error());
        loaded->image = std::move(parts->photo);
        loaded->pixels = widgets::PhotoPixels::make(loaded->image);
        loaded->truth = std::make_shared<const core::LabelMap>(std::move(parts->truth));
        loaded->instances = std::make_shared<const core::Plane<std::uint16_t>>(std::move(*parts->instances));
        return std::shared_ptr<const LoadedFrame>(std::move(loaded));
    }
    if (frame.videoFrame >= 0 && !m_video) {
        auto video = core::VideoReader::open(m_source.path(), *m_source.videoIndex());
        if (!video) return core::fail(video.error());
        m_video.emplace(std::move(*video));
    }
    auto image = m_video ? readVideoFrame(frame.videoFrame, stop) : core::readFrameImage(frame);
    if (!image) return core::fail(image.error());
    if (stop.stop_requested()) return core::cancelled();
    loaded->image = std::move(*image);
    loaded->pixels = widgets::PhotoPixels::make(loaded->image);
    if (frame.hasTruth()) {
        auto truth = core::readFrameTruth(frame, loaded->image.size());
        if (truth)
            loaded->truth = std::make_shared<const core::LabelMap>(std::move(*truth));
        else
            loaded->truthError = truth.error();
    }
    if (stop.stop_requested()) return core::cancelled();
    if (loaded->truth && frame.hasInstances()) {
        auto instances = core::readFrameInstances(frame, loaded->image.size());
        if (instances)
            loaded->instances = std::make_shared<const core::Plane<std::uint16_t>>(std::move(*instances));
        else
            loaded->instancesError = instances.error();
    }
    return std::shared_ptr<const LoadedFrame>(std::move(loaded));
}

} // namespace app
