// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_stream.h"

#include "core/image/image_io.h"

#include <cmath>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

extern "C" {
#include <libavutil/log.h>
}

namespace core {
namespace fs = std::filesystem;

namespace {

/// FFmpeg prints a line for each fault of a video; the reader reports them itself.
void silenceLibav() {
    static const bool done = [] {
        av_log_set_level(AV_LOG_QUIET);
        return true;
    }();
    static_cast<void>(done);
}

class Options {
public:
    Options() = default;
    ~Options() { av_dict_free(&m_entries); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    void set(const char* key, const std::string& value) {
        if (av_dict_set(&m_entries, key, value.c_str(), 0) < 0) throw std::bad_alloc();
    }
    AVDictionary*& entries() { return m_entries; }

private:
    AVDictionary* m_entries = nullptr;
};

/// The kinds that lookAtVideo() knows: FFmpeg guesses once more, and must not come to a playlist or a picture.
constexpr const char* kFormats = "mov,avi,matroska,mpeg,mpegts,mpegvideo";

AvPtr<AVFormatContext> openFormat(const fs::path& path) {
    AVFormatContext* format = nullptr;
    Options options;
    options.set("protocol_whitelist", "file");
    options.set("format_whitelist", kFormats);
    // With the protocol's name and absolute, since FFmpeg takes "name:" at the beginning for a protocol.
    const std::string url = "file:" + fs::absolute(path).string();
    const int opened = avformat_open_input(&format, url.c_str(), nullptr, &options.entries());
    if (opened == AVERROR(ENOMEM)) throw std::bad_alloc();
    return AvPtr<AVFormatContext>(opened < 0 ? nullptr : format);
}

/// Decodes the first frames, where the container does not tell what the codec needs.
bool findStreams(AVFormatContext& format) {
    std::vector<AVDictionary*> options(format.nb_streams, nullptr);
    for (auto& entries : options) av_dict_set_int(&entries, "max_pixels", static_cast<std::int64_t>(kMaxPixels), 0);
    const int found = avformat_find_stream_info(&format, options.empty() ? nullptr : options.data());
    for (auto& entries : options) av_dict_free(&entries);
    return found >= 0;
}

AVStream* firstVideo(const AVFormatContext& format) {
    constexpr int stills = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        AVStream* const stream = format.streams[i];
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO && (stream->disposition & stills) == 0) return stream;
    }
    return nullptr;
}

double positive(AVRational rate) {
    const double value = rate.den != 0 ? av_q2d(rate) : 0;
    return std::isfinite(value) && value > 0 && value <= 1000 ? value : 0;
}

} // namespace

Result<VideoStream> VideoStream::open(const fs::path& path) {
    silenceLibav();
    const auto container = lookAtVideo(path);
    if (!container) return fail(container.error());
    VideoStream video;
    video.m_path = path;
    video.m_container = *container;
    video.m_format = openFormat(path);
    if (video.m_format && findStreams(*video.m_format)) video.m_stream = firstVideo(*video.m_format);
    if (video.m_stream == nullptr && container->isCut())
        return fail(ErrorCode::Corrupt,
                    "{}: the video is cut off: the file has {} of {} bytes, and nothing can be read of it.",
                    path.string(), container->bytes, container->claimedBytes);
    if (video.m_stream == nullptr)
        return fail(ErrorCode::Corrupt, "{}: the video cannot be opened: it is damaged or of an unknown kind.",
                    path.string());
    const AVCodecParameters& shape = *video.m_stream->codecpar;
    const double area = static_cast<double>(shape.width) * shape.height;
    if (area > static_cast<double>(kMaxPixels))
        return fail(ErrorCode::Unsupported, "{}: its frames have {} pixels; the limit is {}.", path.string(), area,
                    kMaxPixels);
    for (unsigned i = 0; i < video.m_format->nb_streams; ++i)
        if (video.m_format->streams[i] != video.m_stream) video.m_format->streams[i]->discard = AVDISCARD_ALL;
    video.m_packet = owned(av_packet_alloc());
    return video;
}

double VideoStream::framesPerSecond() const {
    for (const AVRational& rate : {m_stream->avg_frame_rate, m_stream->r_frame_rate})
        if (const double value = positive(rate); value > 0) return value;
    return 25;
}

long VideoStream::claimedFrames() const {
    double frames = static_cast<double>(m_stream->nb_frames);
    if (frames <= 0 && m_stream->duration > 0)
        frames = static_cast<double>(m_stream->duration) * av_q2d(m_stream->time_base) * framesPerSecond();
    if (frames <= 0 && m_format->duration > 0)
        frames = static_cast<double>(m_format->duration) / AV_TIME_BASE * framesPerSecond();
    return frames > 0 && frames < 1e9 ? std::lround(frames) : 0;
}

bool VideoStream::hasMpegOrder() const {
    const AVCodecID codec = m_stream->codecpar->codec_id;
    const std::string_view format = m_format->iformat->name;
    return (codec == AV_CODEC_ID_MPEG1VIDEO || codec == AV_CODEC_ID_MPEG2VIDEO || codec == AV_CODEC_ID_MPEG4) &&
           (format == "avi" || format == "mpeg" || format == "mpegvideo");
}

int VideoStream::quarterTurns() const {
    std::size_t bytes = 0;
    const std::uint8_t* data = av_stream_get_side_data(m_stream, AV_PKT_DATA_DISPLAYMATRIX, &bytes);
    std::int32_t matrix[9] = {}; // a, b, u, c, d, v, x, y, w of ISO 14496-12: x' = a·x + c·y, y' = b·x + d·y
    if (data == nullptr || bytes < sizeof matrix) return 0;
    std::memcpy(matrix, data, sizeof matrix);
    const std::int32_t a = matrix[0];
    const std::int32_t b = matrix[1];
    const std::int32_t c = matrix[3];
    const std::int32_t d = matrix[4];
    if (a == 0 && d == 0 && b > 0 && c < 0) return 1;
    if (b == 0 && c == 0 && a < 0 && d < 0) return 2;
    if (a == 0 && d == 0 && b < 0 && c > 0) return 3;
    return 0;
}

Result<AVPacket*> VideoStream::next() {
    for (;;) {
        av_packet_unref(m_packet.get());
        const int read = av_read_frame(m_format.get(), m_packet.get());
        if (read == AVERROR(ENOMEM)) throw std::bad_alloc();
        if (read < 0) break;
        if (m_packet->stream_index == m_stream->index && m_packet->size > 0) return m_packet.get();
    }
    // Containers end in many ways; what the file system says is the one that is not an end.
    const int failure = m_format->pb != nullptr ? m_format->pb->error : 0;
    if (failure < 0 && failure != AVERROR_EOF)
        return fail(ErrorCode::Io, "{}: cannot be read: {}.", m_path.string(), std::strerror(AVUNERROR(failure)));
    return nullptr;
}

bool VideoStream::seek(std::int64_t time) {
    return av_seek_frame(m_format.get(), m_stream->index, time, AVSEEK_FLAG_BACKWARD) >= 0;
}

} // namespace core
