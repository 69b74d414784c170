// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_reader.h"

#include "core/image/image_io.h"
#include "core/image/opencv_door.h"
#include "core/image/video_container.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string_view>

namespace core {
namespace fs = std::filesystem;

struct VideoReader::State {
    fs::path path;
    VideoContainer container;
    cv::VideoCapture capture;
    cv::Mat bgr;
    Size size;
    double framesPerSecond = 0;
    long estimatedFrames = 0;
    long position = 0;
    /// The frame at `position`, decoded ahead: only the attempt to read on tells that a frame was the last.
    std::optional<Image> ahead;

    Status start();
    Result<std::optional<Image>> decode();
    tl::unexpected<Error> cutOff() const {
        const std::string of = estimatedFrames > 0 ? fmt::format(" of about {}", estimatedFrames) : "";
        return fail(ErrorCode::Corrupt, "{}: the video is cut off after {}{} frames: the file has {} of {} bytes.",
                    path.string(), position, of, container.bytes, container.claimedBytes);
    }
};

/// Opens the file from the beginning and decodes frame 0.
Status VideoReader::State::start() {
    position = 0;
    ahead.reset();
    // Without the graphics card, so that a frame is the same picture on every machine. An absolute path, since FFmpeg
    // takes "name:" at the beginning for a protocol.
    const bool opened = capture.open(fs::absolute(path).string(), cv::CAP_FFMPEG,
                                     {cv::CAP_PROP_HW_ACCELERATION, cv::VIDEO_ACCELERATION_NONE});
    if (!opened && container.isCut())
        return fail(ErrorCode::Corrupt,
                    "{}: the video is cut off: the file has {} of {} bytes, and nothing can be read of it.",
                    path.string(), container.bytes, container.claimedBytes);
    if (!opened)
        return fail(ErrorCode::Corrupt, "{}: the video cannot be opened: it is damaged or of an unknown kind.",
                    path.string());
    const double area = capture.get(cv::CAP_PROP_FRAME_WIDTH) * capture.get(cv::CAP_PROP_FRAME_HEIGHT);
    if (area > static_cast<double>(kMaxPixels))
        return fail(ErrorCode::Unsupported, "{}: its frames have {} pixels; the limit is {}.", path.string(), area,
                    kMaxPixels);
    capture.set(cv::CAP_PROP_ORIENTATION_AUTO, 0); // done in decode()
    const double rate = capture.get(cv::CAP_PROP_FPS);
    framesPerSecond = std::isfinite(rate) && rate > 0 && rate <= 1000 ? rate : 25;
    const double frames = capture.get(cv::CAP_PROP_FRAME_COUNT);
    estimatedFrames = std::isfinite(frames) && frames > 0 && frames < 1e9 ? static_cast<long>(frames) : 0;
    auto first = decode();
    if (!first) return fail(first.error());
    if (!*first) return fail(ErrorCode::Corrupt, "{}: no frame of the video can be decoded.", path.string());
    ahead = std::move(*first);
    size = ahead->size();
    return {};
}

Result<std::optional<Image>> VideoReader::State::decode() {
    if (!capture.read(bgr) || bgr.empty()) return std::nullopt;
    if (bgr.type() != CV_8UC3)
        return fail(ErrorCode::Unsupported, "{}: its frames do not decode to 8-bit colours.", path.string());
    constexpr std::array<int, 4> turns = {-1, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
    if (container.quarterTurns != 0)
        cv::rotate(bgr.clone(), bgr, turns[static_cast<std::size_t>(container.quarterTurns)]);
    Image image({bgr.cols, bgr.rows});
    cv::Mat rgb(bgr.size(), CV_8UC3, image.values().data());
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    if (!size.isEmpty() && image.size() != size)
        return fail(ErrorCode::Unsupported, "{}: a frame after frame {} is {}x{} pixels, the first is {}x{}.",
                    path.string(), position, image.width(), image.height(), size.width, size.height);
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

Result<VideoReader> VideoReader::open(const fs::path& path) {
    silenceOpenCv();
    return guarded(path, [&]() -> Result<VideoReader> {
        const auto container = lookAtVideo(path);
        if (!container) return fail(container.error());
        auto state = std::make_unique<State>();
        state->path = path;
        state->container = *container;
        if (auto started = state->start(); !started) return fail(started.error());
        return VideoReader(std::move(state));
    });
}

Size VideoReader::size() const { return m_state->size; }
double VideoReader::framesPerSecond() const { return m_state->framesPerSecond; }
long VideoReader::estimatedFrames() const { return m_state->estimatedFrames; }
long VideoReader::position() const { return m_state->position; }

Result<std::optional<Image>> VideoReader::next() {
    State& state = *m_state;
    return guarded(state.path, [&state]() -> Result<std::optional<Image>> {
        if (!state.ahead) {
            if (state.container.isCut()) return state.cutOff();
            return std::nullopt;
        }
        auto following = state.decode();
        if (!following) return fail(following.error());
        // What FFmpeg makes of a frame that is cut in the middle is partly invented: it is not handed out.
        if (!*following && state.container.isCut()) {
            state.ahead.reset();
            return state.cutOff();
        }
        auto image = std::exchange(state.ahead, std::move(*following));
        ++state.position;
        return image;
    });
}

Status VideoReader::seek(long frame) {
    State& state = *m_state;
    return guarded(state.path, [&state, frame]() -> Status {
        if (frame < 0) return fail(ErrorCode::InvalidArgument, "{}: there is no frame {}.", state.path.string(), frame);
        if (frame < state.position)
            if (auto started = state.start(); !started) return started;
        while (state.position < frame && state.ahead) {
            if (state.position + 1 == frame) {
                auto image = state.decode();
                if (!image) return fail(image.error());
                state.ahead = std::move(*image);
            } else if (!state.capture.grab()) {
                state.ahead.reset();
            }
            ++state.position;
        }
        if (state.ahead) return {};
        return fail(ErrorCode::InvalidArgument, "{}: there is no frame {}; the video has {} frames.",
                    state.path.string(), frame, state.position);
    });
}

} // namespace core
