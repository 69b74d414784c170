// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/frame_inputs.h"

#include "core/cityscapes/file_names.h"

#include <cstdlib>
#include <unordered_map>

namespace app::cli {

core::Result<FrameCursor> FrameCursor::open(const core::FrameSource& source) {
    FrameCursor cursor(source);
    cursor.m_atEnd = source.frames().empty();
    if (source.kind() == core::SourceKind::Video) {
        auto video = core::VideoReader::open(source.path(), *source.videoIndex());
        if (!video) return core::fail(video.error());
        cursor.m_video = std::move(*video);
        cursor.m_atEnd = false;
    }
    return cursor;
}

core::Frame FrameCursor::frame() const {
    const auto& frames = m_source->frames();
    if (m_next < frames.size()) return frames[m_next];
    core::Frame beyond; // of a video that holds more than was counted
    beyond.videoFrame = static_cast<long>(m_next);
    beyond.image = m_source->path();
    beyond.name = core::videoFrameName(m_source->path(), beyond.videoFrame);
    return beyond;
}

core::Result<std::optional<core::Image>> FrameCursor::readPhoto() {
    if (m_video) {
        auto photo = m_video->next();
        m_atEnd = !photo || !*photo; // after a fault in the stream nothing that follows can be trusted
        ++m_next;
        return photo;
    }
    auto photo = core::readFrameImage(m_source->frames()[m_next]);
    ++m_next;
    m_atEnd = m_next == m_source->frames().size();
    if (!photo) return core::fail(photo.error());
    return std::optional<core::Image>(std::move(*photo));
}

core::Result<std::vector<core::FrameSource>> openInputs(const std::vector<std::string>& inputs,
                                                        const core::SourceOptions& options, std::stop_token stop) {
    std::vector<core::FrameSource> sources;
    std::unordered_map<std::string, std::filesystem::path> origins;
    for (const std::string& input : inputs) {
        auto source = core::FrameSource::open(input, options, stop);
        if (!source) return core::fail(source.error());
        for (const core::Frame& frame : source->frames()) {
            const std::filesystem::path& origin = frame.scene ? source->path() : frame.image;
            const auto [other, isNew] = origins.emplace(frame.name, origin);
            if (!isNew)
                return core::fail(core::ErrorCode::InvalidArgument,
                                  "{} and {} would both be written as {}; segment them into two folders.",
                                  other->second.string(), origin.string(), frame.name);
        }
        sources.push_back(std::move(*source));
    }
    return sources;
}

std::string streetHint(const core::Error& error, const std::string& path) {
    if (error.code != core::ErrorCode::NotFound || !core::isScenesPath(path)) return "";
    return " The built-in street is a source of frames with truth: segment, evaluate --dataset, train --dataset and "
           "check "
           "take it.";
}

std::optional<std::string> defaultDataset() {
    const char* folder = std::getenv("CITYSCAPES_DATASET");
    if (folder == nullptr || *folder == '\0') return std::nullopt;
    return folder;
}

} // namespace app::cli
