// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only way into FFmpeg's libraries: a local file of a known kind, opened for its video stream, and their objects
// with owners. Private to core/image.
#pragma once

#include "core/base/result.h"
#include "core/image/video_container.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <filesystem>
#include <memory>
#include <new>

namespace core {

struct FreeAv {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
template <class T> using AvPtr = std::unique_ptr<T, FreeAv>;
/// FFmpeg answers a full memory with a null pointer.
template <class T> AvPtr<T> owned(T* made) {
    if (made == nullptr) throw std::bad_alloc();
    return AvPtr<T>(made);
}

/// The first video stream of a file, packet by packet as they lie in it; covers and chapter pictures are no video.
class VideoStream {
public:
    /// NotFound; Unsupported (no video, too many pixels); Corrupt. Throws std::bad_alloc, as all of its functions.
    static Result<VideoStream> open(const std::filesystem::path& path);

    const VideoContainer& container() const { return m_container; }
    const AVStream& stream() const { return *m_stream; }
    /// 25 when the container says nothing of use.
    double framesPerSecond() const;
    /// What the container claims; 0 when it says nothing.
    long claimedFrames() const;
    /// The container leaves time stamps out, so that the order of presentation follows from the rule of MPEG-1 alone:
    /// what is not shown when it is decoded is shown when the next such packet is.
    bool hasMpegOrder() const;
    /// Clockwise, that show the frames upright: 0 to 3.
    int quarterTurns() const;

    /// The next packet of the stream, never an empty one, which decoders take for the end; null at the end. Valid until
    /// the next call. Io.
    Result<AVPacket*> next();
    /// Moves to a key packet at or before `time` (units of the stream), as far as the container manages; which one it
    /// was must be looked at. False when it does not manage at all.
    bool seek(std::int64_t time);

private:
    VideoStream() = default;
    std::filesystem::path m_path;
    VideoContainer m_container;
    AvPtr<AVFormatContext> m_format;
    AvPtr<AVPacket> m_packet;
    AVStream* m_stream = nullptr; // belongs to m_format
};

} // namespace core
