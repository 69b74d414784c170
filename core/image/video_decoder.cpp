// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_decoder.h"

#include "core/image/image_io.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace core {
namespace fs = std::filesystem;

Result<VideoDecoder> VideoDecoder::open(const fs::path& path, const VideoTable& table) {
    auto stream = VideoStream::open(path);
    if (!stream) return fail(stream.error());
    VideoDecoder decoder(path, table, std::move(*stream));
    const AVCodecParameters& shape = *decoder.m_stream.stream().codecpar;
    const AVCodec* codec = avcodec_find_decoder(shape.codec_id);
    if (codec == nullptr)
        return fail(ErrorCode::Unsupported, "{}: there is no decoder for its codec, {}.", path.string(),
                    avcodec_get_name(shape.codec_id));
    decoder.m_codec = owned(avcodec_alloc_context3(codec));
    AVCodecContext& context = *decoder.m_codec;
    if (avcodec_parameters_to_context(&context, &shape) < 0) throw std::bad_alloc();
    context.max_pixels = static_cast<std::int64_t>(kMaxPixels);
    // Half of the processor, since networks run beside it. No graphics card: a frame is the same picture everywhere.
    context.thread_count = static_cast<int>(std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U));
    // Some encoders do not write how far they reorder; a decoder that finds out on the way drops a picture then, and
    // would not do so when it comes by again. More than codecs allow would end the process in an assertion.
    constexpr int mostWaiting = 16;
    context.has_b_frames = std::max(context.has_b_frames, std::min(table.reordering, mostWaiting));
    if (avcodec_open2(&context, codec, nullptr) < 0)
        return fail(ErrorCode::Corrupt, "{}: its codec, {}, cannot be started.", path.string(), codec->name);
    return decoder;
}

bool VideoDecoder::isNext(const AVPacket& packet) const {
    const VideoPacket& known = m_table->packets[static_cast<std::size_t>(m_next)];
    return packet.pos == known.byte && packet.size == known.size;
}

/// Gives the decoder the next packet, or tells it that there is none.
Status VideoDecoder::feed() {
    AVPacket* packet = std::exchange(m_found, nullptr);
    if (packet == nullptr && m_next < static_cast<long>(m_table->packets.size())) {
        const auto read = m_stream.next();
        if (!read) return fail(read.error());
        packet = *read;
        if (packet == nullptr || !isNext(*packet))
            return fail(ErrorCode::Io, "{}: has changed since it was opened.", m_path.string());
    }
    if (packet != nullptr) packet->pts = m_next++;
    const int sent = avcodec_send_packet(m_codec.get(), packet);
    if (sent == AVERROR(ENOMEM)) throw std::bad_alloc();
    if (sent < 0 && sent != AVERROR_EOF) ++m_faults;
    return {};
}

Result<std::optional<VideoDecoder::Picture>> VideoDecoder::next(const std::stop_token& stop) {
    auto frame = owned(av_frame_alloc());
    for (;;) {
        const int received = avcodec_receive_frame(m_codec.get(), frame.get());
        if (received == 0 && frame->pts >= 0 && frame->pts < m_next) {
            const auto packet = static_cast<long>(frame->pts);
            return Picture{packet, std::move(frame)};
        }
        if (received == AVERROR_EOF) return std::nullopt;
        if (received == AVERROR(ENOMEM)) throw std::bad_alloc();
        if (received != AVERROR(EAGAIN)) {
            ++m_faults;
            continue;
        }
        if (stop.stop_requested()) return cancelled();
        if (auto fed = feed(); !fed) return fail(fed.error());
    }
}

Result<bool> VideoDecoder::jumpTo(long packet, const std::stop_token& stop) {
    const VideoPacket& goal = m_table->packets[static_cast<std::size_t>(packet)];
    avcodec_flush_buffers(m_codec.get());
    m_found = nullptr;
    m_next = packet;
    // Some containers are searched by the one, some by the other, and what is entered in the middle of a frame takes a
    // few to be told apart again. What lies between is read and left out.
    const VideoPacket& earlier = m_table->packets[static_cast<std::size_t>(std::max(packet - 16, 0L))];
    for (const std::int64_t time : {goal.pts, goal.dts, earlier.dts}) {
        if (time == AV_NOPTS_VALUE || !m_stream.seek(time)) continue;
        for (;;) {
            if (stop.stop_requested()) return cancelled();
            const auto read = m_stream.next();
            if (!read) return fail(read.error());
            if (*read == nullptr) break;
            if (isNext(**read)) {
                m_found = *read;
                return true;
            }
            if ((*read)->dts != AV_NOPTS_VALUE && goal.dts != AV_NOPTS_VALUE && (*read)->dts > goal.dts) break;
        }
    }
    return false;
}

} // namespace core
