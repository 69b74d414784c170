// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_writer.h"

#include "core/base/atomic_file.h"
#include "core/base/counted.h"
#include "core/image/image_io.h"
#include "core/image/opencv_door.h"
#include "core/image/video_container.h"
#include "core/image/video_index.h"

#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <unistd.h>
#include <vector>

namespace core {
namespace fs = std::filesystem;

namespace {

/// Why the file cannot grow, "" when it can: OpenCV does not pass on the errors of its writes.
std::string reasonNotToGrow(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0) return std::strerror(errno);
    const std::vector<char> zeros(std::size_t{1} << 20);
    const ssize_t written = ::write(descriptor, zeros.data(), zeros.size());
    // A short write is the system's way to say that the next one will fail.
    const bool grew = written == static_cast<ssize_t>(zeros.size());
    const bool failed = written < 0 || (!grew && ::write(descriptor, zeros.data(), zeros.size()) < 0);
    std::string reason = failed ? std::strerror(errno) : "";
    ::close(descriptor);
    return reason;
}

} // namespace

struct VideoWriter::State {
    AtomicFile file; // outlives the writer, which holds it open
    Size size;
    cv::VideoWriter writer;
    std::string codec;
    cv::Mat bgr;
    long frames = 0;

    bool isWhole() const;
};

/// True when the file holds every frame that was given.
bool VideoWriter::State::isWhole() const {
    const auto container = lookAtVideo(file.temporary());
    if (!container || container->isCut()) return false;
    const auto index = VideoIndex::build(file.temporary());
    return index && index->frames() == frames;
}

VideoWriter::VideoWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
VideoWriter::VideoWriter(VideoWriter&&) noexcept = default;
VideoWriter& VideoWriter::operator=(VideoWriter&&) noexcept = default;
VideoWriter::~VideoWriter() = default;

Result<VideoWriter> VideoWriter::create(const fs::path& target, Size size, double framesPerSecond) {
    silenceOpenCv();
    if (target.extension() != ".mp4")
        return fail(ErrorCode::InvalidArgument, "{}: films are written as .mp4 only.", target.string());
    if (size.width < 2 || size.height < 2 || size.area() > kMaxPixels)
        return fail(ErrorCode::InvalidArgument, "{}: a film cannot have frames of {}x{} pixels.", target.string(),
                    size.width, size.height);
    if (!std::isfinite(framesPerSecond) || framesPerSecond <= 0 || framesPerSecond > 1000)
        return fail(ErrorCode::InvalidArgument, "{}: a film cannot have {} frames per second.", target.string(),
                    framesPerSecond);
    return guarded(target, [&]() -> Result<VideoWriter> {
        auto file = AtomicFile::create(target);
        if (!file) return fail(file.error());
        auto state = std::make_unique<State>(State{std::move(*file), size, {}, {}, {}, 0});
        const cv::Size even(size.width / 2 * 2, size.height / 2 * 2);
        const std::string temporary = state->file.temporary().string();
        // H.264 where FFmpeg has an encoder for it (Debian's has), else MPEG-4 Part 2, which it always has.
        if (state->writer.open(temporary, cv::CAP_FFMPEG, cv::VideoWriter::fourcc('a', 'v', 'c', '1'), framesPerSecond,
                               even))
            state->codec = "H.264";
        else if (state->writer.open(temporary, cv::CAP_FFMPEG, cv::VideoWriter::fourcc('m', 'p', '4', 'v'),
                                    framesPerSecond, even))
            state->codec = "MPEG-4 Part 2";
        else
            return fail(ErrorCode::Unsupported, "{}: no encoder for MP4 films of {}x{} pixels was found.",
                        target.string(), even.width, even.height);
        return VideoWriter(std::move(state));
    });
}

const std::string& VideoWriter::codec() const { return m_state->codec; }

Status VideoWriter::write(const Image& frame) {
    State& state = *m_state;
    assert(state.writer.isOpened());
    const fs::path& target = state.file.target();
    if (frame.size() != state.size)
        return fail(ErrorCode::InvalidArgument, "{}: frame {} is {}x{} pixels, the film {}x{}.", target.string(),
                    state.frames, frame.width(), frame.height(), state.size.width, state.size.height);
    return guarded(target, [&]() -> Status {
        // OpenCV reads and does not write through this pointer.
        const cv::Mat rgb(frame.height(), frame.width(), CV_8UC3, const_cast<Rgb*>(frame.values().data()));
        cv::cvtColor(rgb(cv::Rect(0, 0, frame.width() / 2 * 2, frame.height() / 2 * 2)), state.bgr, cv::COLOR_RGB2BGR);
        state.writer.write(state.bgr);
        ++state.frames;
        return {};
    });
}

Status VideoWriter::finish() {
    State& state = *m_state;
    const fs::path& target = state.file.target();
    if (state.frames == 0)
        return fail(ErrorCode::InvalidArgument, "{}: a film needs at least one frame.", target.string());
    return guarded(target, [&]() -> Status {
        state.writer.release();
        if (state.isWhole()) return state.file.commit();
        const std::string reason = reasonNotToGrow(state.file.temporary());
        if (!reason.empty()) return fail(ErrorCode::Io, "{}: cannot write: {}.", target.string(), reason);
        return fail(ErrorCode::Io, "{}: the film of {} could not be written whole.", target.string(),
                    counted(static_cast<std::uint64_t>(state.frames), "frame"));
    });
}

} // namespace core
