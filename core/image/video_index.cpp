// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_index.h"

#include "core/image/opencv_door.h"
#include "core/image/video_decoder.h"

#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostPackets = 4'000'000; ///< 37 hours at 30 frames a second: rather a made-up file
constexpr long kFurthest = 32;      ///< packets between two that change places; H.264 and HEVC allow 16 pictures
constexpr std::size_t kSample = 32; ///< pictures on which time stamps have to prove that they tell the order

/// What the passes over a file need.
struct Pass {
    const fs::path& path;
    const std::stop_token& stop;
    ProgressThrottle report;
};

/// A VP8 stream has frames that are only there to be referred to; the bit is show_frame of RFC 6386, section 9.1.
bool isHidden(const AVPacket& packet, AVCodecID codec) {
    const bool isReference = codec == AV_CODEC_ID_VP8 && (packet.data[0] & 0x10U) == 0;
    return isReference || (packet.flags & AV_PKT_FLAG_DISCARD) != 0; // left out by an edit list
}

Status readPackets(VideoStream& video, VideoTable& table, Pass& pass) {
    const auto bytes = static_cast<double>(video.container().bytes);
    bool isLastWhole = true;
    for (;;) {
        if (pass.stop.stop_requested()) return cancelled();
        const auto read = video.next();
        if (!read) return fail(read.error());
        if (*read == nullptr) break;
        const AVPacket& packet = **read;
        if (table.packets.size() == kMostPackets)
            return fail(ErrorCode::Unsupported, "{}: has more than {} frames.", pass.path.string(), kMostPackets);
        table.packets.push_back({.byte = packet.pos,
                                 .pts = packet.pts,
                                 .dts = packet.dts,
                                 .size = packet.size,
                                 .isKey = (packet.flags & AV_PKT_FLAG_KEY) != 0,
                                 .isHidden = isHidden(packet, video.stream().codecpar->codec_id)});
        isLastWhole = (packet.flags & AV_PKT_FLAG_CORRUPT) == 0;
        pass.report({std::clamp(static_cast<double>(packet.pos), 0.0, bytes), bytes, "index"});
    }
    // What a decoder makes of a frame that is cut in the middle is partly invented.
    if (!isLastWhole && video.container().isCut()) table.packets.pop_back();
    return {};
}

/// See VideoStream::hasMpegOrder().
void rankByRule(std::vector<VideoPacket>& packets) {
    long rank = 0;
    VideoPacket* waiting = nullptr;
    for (VideoPacket& packet : packets) {
        const bool isShownAtOnce = packet.pts == packet.dts && packet.pts != AV_NOPTS_VALUE;
        VideoPacket* const shown = isShownAtOnce ? &packet : std::exchange(waiting, &packet);
        if (shown != nullptr) shown->rank = rank++;
    }
    if (waiting != nullptr) waiting->rank = rank;
}

/// True when the time stamps give every packet a place of its own, not further away than codecs reorder.
bool rankByTime(std::vector<VideoPacket>& packets) {
    std::vector<long> order(packets.size());
    std::iota(order.begin(), order.end(), 0L);
    const auto pts = [&packets](long packet) { return packets[static_cast<std::size_t>(packet)].pts; };
    for (const long packet : order)
        if (pts(packet) == AV_NOPTS_VALUE) return false;
    std::sort(order.begin(), order.end(), [&pts](long a, long b) { return pts(a) < pts(b); });
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        if (rank > 0 && pts(order[rank]) == pts(order[rank - 1])) return false; // which one is shown first?
        if (std::abs(order[rank] - static_cast<long>(rank)) > kFurthest) return false;
    }
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        packets[static_cast<std::size_t>(order[rank])].rank = static_cast<long>(rank);
    return true;
}

/// False when only the decoder knows.
bool rankPackets(const VideoStream& video, std::vector<VideoPacket>& packets) {
    const auto hasStamp = [](const VideoPacket& packet) { return packet.pts != AV_NOPTS_VALUE; };
    if (video.hasMpegOrder()) {
        rankByRule(packets);
        return true;
    }
    if (video.stream().codecpar->video_delay > 0 || std::any_of(packets.begin(), packets.end(), hasStamp))
        return rankByTime(packets);
    for (std::size_t i = 0; i < packets.size(); ++i) packets[i].rank = static_cast<long>(i);
    return true;
}

void rankAsShown(std::vector<VideoPacket>& packets, const std::vector<long>& shown) {
    for (VideoPacket& packet : packets) packet.rank = -1;
    for (std::size_t rank = 0; rank < shown.size(); ++rank)
        packets[static_cast<std::size_t>(shown[rank])].rank = static_cast<long>(rank);
}

/// The most packets that come before one in the file and after it on the screen.
int reorderingIn(const std::vector<VideoPacket>& packets) {
    std::ptrdiff_t most = 0;
    for (auto packet = packets.begin(); packet != packets.end(); ++packet) {
        if (packet->rank < 0) continue;
        const auto from = packet - std::min<std::ptrdiff_t>(packet - packets.begin(), kFurthest);
        most = std::max(most, std::count_if(from, packet, [packet](const VideoPacket& earlier) {
                            return earlier.rank > packet->rank;
                        }));
    }
    return static_cast<int>(most);
}

/// The packets of pictures, in the order in which the decoder gives them.
struct Decoded {
    std::vector<long> packets;
    long faults = 0; ///< packets that the decoder refused
};

Result<Decoded> decodedOrder(const VideoTable& table, std::size_t most, Pass& pass) {
    auto decoder = VideoDecoder::open(pass.path, table);
    if (!decoder) return fail(decoder.error());
    const auto total = static_cast<double>(table.packets.size());
    std::vector<bool> isShown(table.packets.size());
    Decoded decoded;
    while (decoded.packets.size() < most) {
        auto picture = decoder->next(pass.stop);
        if (!picture) return fail(picture.error());
        if (!*picture) break;
        const auto packet = static_cast<std::size_t>((*picture)->packet);
        if (!isShown[packet] && !table.packets[packet].isHidden) decoded.packets.push_back((*picture)->packet);
        isShown[packet] = true;
        pass.report({static_cast<double>(decoder->nextPacket()), total, "index"});
    }
    decoded.faults = decoder->faults();
    return decoded;
}

std::vector<long> visibleByRank(const std::vector<VideoPacket>& packets) {
    std::vector<long> order(packets.size());
    for (std::size_t i = 0; i < packets.size(); ++i)
        order[static_cast<std::size_t>(packets[i].rank)] = static_cast<long>(i);
    std::erase_if(order, [&packets](long packet) { return packets[static_cast<std::size_t>(packet)].isHidden; });
    return order;
}

/// True when the decoder gave the first packets of `order`, in that order; some may be missing where it found faults,
/// which then are faults of these frames.
bool agrees(const Decoded& decoded, const std::vector<long>& order) {
    auto expected = order.begin();
    for (const long packet : decoded.packets) {
        const auto found = std::find(expected, order.end(), packet);
        if (found == order.end() || (found != expected && decoded.faults == 0)) return false;
        expected = found + 1;
    }
    return decoded.packets.size() == kSample || expected == order.end() || decoded.faults > 0;
}

/// The packets of all frames in the order of presentation; sets rank and reordering.
Result<std::vector<long>> presentationOrder(const VideoStream& video, VideoTable& table, Pass& pass) {
    if (rankPackets(video, table.packets)) {
        table.reordering = reorderingIn(table.packets);
        const auto sample = decodedOrder(table, kSample, pass);
        if (!sample) return fail(sample.error());
        if (sample->packets.empty()) return std::vector<long>{};
        auto order = visibleByRank(table.packets);
        // A film that was cut out of another may begin with frames that need what is no longer there.
        order.erase(order.begin(), std::find(order.begin(), order.end(), sample->packets.front()));
        if (agrees(*sample, order)) return order;
    }
    table.reordering = 0;
    auto decoded = decodedOrder(table, table.packets.size(), pass);
    if (!decoded) return fail(decoded.error());
    rankAsShown(table.packets, decoded->packets);
    table.reordering = reorderingIn(table.packets);
    return std::move(decoded->packets);
}

/// The stamps of presentation where they rise from frame to frame, else those of decoding, which come at the same pace.
std::vector<double> secondsOf(const VideoTable& table, const VideoStream& video) {
    std::vector<std::int64_t> stamps;
    for (const long packet : table.packetOf) stamps.push_back(table.packets[static_cast<std::size_t>(packet)].pts);
    const bool rise = std::adjacent_find(stamps.begin(), stamps.end(), std::greater_equal<>()) == stamps.end();
    if (!rise || stamps.front() == AV_NOPTS_VALUE) { // the lowest of all numbers: only the first may be missing then
        stamps.clear();
        for (const VideoPacket& packet : table.packets)
            if (packet.frame >= 0) stamps.push_back(packet.dts);
    }
    const double unit = av_q2d(video.stream().time_base);
    const double step = 1 / video.framesPerSecond();
    const bool hasStart = stamps.front() != AV_NOPTS_VALUE;
    std::vector<double> seconds = {0};
    for (std::size_t frame = 1; frame < stamps.size(); ++frame) {
        const double time = (static_cast<double>(stamps[frame]) - static_cast<double>(stamps.front())) * unit;
        const bool isUsable = hasStart && stamps[frame] != AV_NOPTS_VALUE && time > seconds.back();
        seconds.push_back(isUsable ? time : seconds.back() + step);
    }
    return seconds;
}

/// Key packets that can be told from the others when they are met again: containers give some a place in common.
std::vector<long> startsIn(const std::vector<VideoPacket>& packets) {
    const auto place = [&packets](long i) {
        const VideoPacket& packet = packets[static_cast<std::size_t>(i)];
        return std::pair(packet.byte, packet.size);
    };
    std::vector<long> order(packets.size());
    std::iota(order.begin(), order.end(), 0L);
    std::sort(order.begin(), order.end(), [&place](long a, long b) { return place(a) < place(b); });
    std::vector<long> starts;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isAlone = (i == 0 || place(order[i - 1]) != place(order[i])) &&
                             (i + 1 == order.size() || place(order[i + 1]) != place(order[i]));
        const VideoPacket& packet = packets[static_cast<std::size_t>(order[i])];
        if (isAlone && packet.isKey && packet.byte >= 0 && packet.rank >= 0) starts.push_back(order[i]);
    }
    std::sort(starts.begin(), starts.end());
    return starts;
}

} // namespace

Result<VideoIndex> VideoIndex::build(const fs::path& path, const std::stop_token& stop,
                                     const ProgressFunction& progress) {
    return guarded(path, [&]() -> Result<VideoIndex> {
        Pass pass{path, stop, ProgressThrottle(progress)};
        auto video = VideoStream::open(path);
        if (!video) return fail(video.error());
        auto table = std::make_shared<VideoTable>();
        if (auto read = readPackets(*video, *table, pass); !read) return fail(read.error());
        auto order = presentationOrder(*video, *table, pass);
        if (!order) return fail(order.error());
        if (order->empty()) return fail(ErrorCode::Corrupt, "{}: no frame of the video can be decoded.", path.string());
        if (video->container().isCut()) {
            // The packets that are gone may hold frames to be shown before the last ones that are left.
            const int delay = std::max(table->reordering, video->stream().codecpar->video_delay);
            order->resize(std::max<std::size_t>(
                1, order->size() - std::min<std::size_t>(order->size(), static_cast<unsigned>(delay))));
        }
        table->packetOf = *std::move(order);
        for (std::size_t frame = 0; frame < table->packetOf.size(); ++frame)
            table->packets[static_cast<std::size_t>(table->packetOf[frame])].frame = static_cast<long>(frame);
        table->seconds = secondsOf(*table, *video);
        table->starts = startsIn(table->packets);
        return VideoIndex(std::move(table));
    });
}

long VideoIndex::frames() const { return static_cast<long>(m_table->packetOf.size()); }
double VideoIndex::timeOf(long frame) const { return m_table->seconds[static_cast<std::size_t>(frame)]; }
long VideoIndex::keyFrameOf(long frame) const {
    const VideoPacket& start = m_table->packets[static_cast<std::size_t>(m_table->startOf(frame))];
    return std::clamp(start.frame, 0L, frame);
}

} // namespace core
