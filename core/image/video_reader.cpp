// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_reader.h"

#include "core/base/counted.h"
#include "core/image/opencv_door.h"
#include "core/image/video_decoder.h"
#include "core/image/video_picture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace core {
namespace fs = std::filesystem;

namespace {

/// A decoded frame.
struct Shown {
    long frame = -1;
    AvPtr<AVFrame> picture;
    long faults = 0; ///< of the decoder, when it was given
};

} // namespace

struct VideoReader::State {
    State(fs::path file, VideoIndex frames, VideoDecoder first)
        : path(std::move(file)), index(std::move(frames)), decoder(std::move(first)) {}

    fs::path path;
    VideoIndex index;
    VideoDecoder decoder;
    PictureConverter converter;
    Size size; ///< upright; empty until the first frame is converted
    long position = 0;
    Shown current;          ///< the last picture up to the frame that was asked for
    Shown following;        ///< the one after it, if it has been decoded
    bool hasJumped = false; ///< the decoder has not come here from the beginning
    bool canJump = true;
    long awaited = -1; ///< the key packet that was jumped to, until its picture has come

    const VideoTable& table() const { return index.table(); }
    const VideoContainer& container() const { return decoder.stream().container(); }
    long estimatedFrames() const {
        return container().isCut() ? std::max(index.frames(), decoder.stream().claimedFrames()) : index.frames();
    }
    Status restart();
    Status jumpTo(long packet, const std::stop_token& stop);
    Status decodeUpTo(long frame, const std::stop_token& stop);
    Status show(long frame, const std::stop_token& stop);
    Result<Image> convert();
    tl::unexpected<Error> cutOff() const {
        return fail(ErrorCode::Corrupt,
                    "{}: the video is cut off after {} of about {} frames: the file has {} of {} bytes.", path.string(),
                    index.frames(), estimatedFrames(), container().bytes, container().claimedBytes);
    }
};

Status VideoReader::State::restart() {
    auto fresh = VideoDecoder::open(path, table());
    if (!fresh) return fail(fresh.error());
    decoder = std::move(*fresh);
    current = {};
    following = {};
    awaited = -1;
    hasJumped = false;
    return {};
}

Status VideoReader::State::jumpTo(long packet, const std::stop_token& stop) {
    if (packet <= 0 || !canJump) return restart();
    current = {};
    following = {};
    hasJumped = true;
    awaited = table().packets[static_cast<std::size_t>(packet)].frame >= 0 ? packet : -1;
    const auto found = decoder.jumpTo(packet, stop);
    if (!found) return fail(found.error());
    if (*found) return {};
    canJump = false;
    return restart();
}

/// Makes `current` the picture to be seen at `frame`.
Status VideoReader::State::decodeUpTo(long frame, const std::stop_token& stop) {
    while (current.frame < frame) {
        if (!following.picture) {
            auto picture = decoder.next(stop);
            if (!picture) return fail(picture.error());
            if (!*picture) break;
            const long packet = (*picture)->packet;
            // Containers take for a key what is none; a decoder that begins there gives pictures with faults.
            if (packet == awaited && (*picture)->isKey()) awaited = -1;
            const long number = table().packets[static_cast<std::size_t>(packet)].frame;
            if (number <= current.frame) continue;
            following = {number, std::move((*picture)->frame), decoder.faults()};
        }
        if (following.frame > frame) break;
        current = std::exchange(following, {});
    }
    // A frame of which the stream says nothing new keeps the picture before it, but one with a fault is not made up.
    const bool isDamaged = current.frame < frame && (current.frame < 0 || decoder.faults() > current.faults);
    if (isDamaged || awaited >= 0)
        return fail(ErrorCode::Corrupt, "{}: frame {} cannot be decoded: its data are damaged.", path.string(), frame);
    return {};
}

Status VideoReader::State::show(long frame, const std::stop_token& stop) {
    const long start = table().startOf(frame);
    if (frame < current.frame || start > decoder.nextPacket())
        if (auto jumped = jumpTo(start, stop); !jumped && jumped.error().code == ErrorCode::Cancelled) return jumped;
    auto shown = decodeUpTo(frame, stop);
    if (shown || !hasJumped || shown.error().code == ErrorCode::Cancelled) return shown;
    // What fails after a jump is believed only when it fails without one.
    if (auto restarted = restart(); !restarted) return restarted;
    return decodeUpTo(frame, stop);
}

Result<Image> VideoReader::State::convert() {
    auto image = converter.toImage(*current.picture, decoder.stream().quarterTurns(), path);
    if (image && !size.isEmpty() && image->size() != size)
        return fail(ErrorCode::Unsupported, "{}: frame {} is {}x{} pixels, the first is {}x{}.", path.string(),
                    current.frame, image->width(), image->height(), size.width, size.height);
    return image;
}

VideoReader::VideoReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
VideoReader::VideoReader(VideoReader&&) noexcept = default;
VideoReader& VideoReader::operator=(VideoReader&&) noexcept = default;
VideoReader::~VideoReader() = default;

bool isVideoFile(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 8> endings = {".mp4",  ".avi", ".mov", ".mkv",
                                                         ".webm", ".m4v", ".mpg", ".mpeg"};
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

Result<VideoReader> VideoReader::open(const fs::path& path, const std::stop_token& stop,
                                      const ProgressFunction& progress) {
    auto index = VideoIndex::build(path, stop, progress);
    if (!index) return fail(index.error());
    return open(path, *std::move(index));
}

Result<VideoReader> VideoReader::open(const fs::path& path, VideoIndex index) {
    return guarded(path, [&]() -> Result<VideoReader> {
        auto decoder = VideoDecoder::open(path, index.table());
        if (!decoder) return fail(decoder.error());
        auto state = std::make_unique<State>(path, std::move(index), *std::move(decoder));
        if (auto shown = state->show(0, {}); !shown) return fail(shown.error());
        const auto first = state->convert();
        if (!first) return fail(first.error());
        state->size = first->size();
        return VideoReader(std::move(state));
    });
}

const VideoIndex& VideoReader::index() const { return m_state->index; }
Size VideoReader::size() const { return m_state->size; }
double VideoReader::framesPerSecond() const { return m_state->decoder.stream().framesPerSecond(); }
long VideoReader::estimatedFrames() const { return m_state->estimatedFrames(); }
long VideoReader::position() const { return m_state->position; }

Result<std::optional<Image>> VideoReader::next() {
    State& state = *m_state;
    return guarded(state.path, [&state]() -> Result<std::optional<Image>> {
        if (state.position == state.index.frames()) {
            if (state.container().isCut()) return state.cutOff();
            return std::nullopt;
        }
        if (auto shown = state.show(state.position, {}); !shown) return fail(shown.error());
        auto image = state.convert();
        if (!image) return fail(image.error());
        ++state.position;
        return *std::move(image);
    });
}

Status VideoReader::seek(long frame, const std::stop_token& stop) {
    State& state = *m_state;
    return guarded(state.path, [&]() -> Status {
        if (stop.stop_requested()) return cancelled();
        if (frame < 0) return fail(ErrorCode::InvalidArgument, "{}: there is no frame {}.", state.path.string(), frame);
        if (frame >= state.index.frames() && state.container().isCut()) return state.cutOff();
        if (frame >= state.index.frames())
            return fail(ErrorCode::InvalidArgument, "{}: there is no frame {}; the video has {}.", state.path.string(),
                        frame, counted(static_cast<std::uint64_t>(state.index.frames()), "frame"));
        if (auto shown = state.show(frame, stop); !shown) return shown;
        state.position = frame;
        return {};
    });
}

} // namespace core
