// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the packets of a video to its pictures, each with the number of its packet. Private to core/image.
#pragma once

#include "core/image/video_stream.h"
#include "core/image/video_table.h"

#include <optional>
#include <stop_token>

namespace core {

/// Numbers go through the decoder in place of time stamps, so that a picture is known by its packet, never by a time
/// that a container may have wrong. Throws std::bad_alloc; used by one thread at a time.
class VideoDecoder {
public:
    struct Picture {
        long packet = -1;
        AvPtr<AVFrame> frame;
        bool isKey() const { return frame->key_frame != 0 || frame->pict_type == AV_PICTURE_TYPE_I; }
    };

    /// Stands before the first packet. Errors as VideoReader::open(). REQUIRES: `table` has its packets, and lives
    /// longer.
    static Result<VideoDecoder> open(const std::filesystem::path& path, const VideoTable& table);

    const VideoStream& stream() const { return m_stream; }
    /// Of the packet that is decoded next.
    long nextPacket() const { return m_next; }
    /// How often the decoder has refused a packet.
    long faults() const { return m_faults; }

    /// The next picture in the order of presentation; nothing at the end. Io when the file is no longer what the table
    /// says; Cancelled.
    Result<std::optional<Picture>> next(const std::stop_token& stop);
    /// Makes `packet` the next one, without reading what lies before it where the container can do that. False when
    /// that packet was not found again: nothing but a new decoder helps then.
    Result<bool> jumpTo(long packet, const std::stop_token& stop);

private:
    VideoDecoder(std::filesystem::path path, const VideoTable& table, VideoStream stream)
        : m_path(std::move(path)), m_table(&table), m_stream(std::move(stream)) {}
    bool isNext(const AVPacket& packet) const;
    Status feed();

    std::filesystem::path m_path;
    const VideoTable* m_table;
    VideoStream m_stream;
    AvPtr<AVCodecContext> m_codec;
    AVPacket* m_found = nullptr; ///< by jumpTo(), still to be decoded
    long m_next = 0;
    long m_faults = 0;
};

} // namespace core
