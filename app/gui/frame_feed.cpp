// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_feed.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr std::size_t kRingFrames = 8;
constexpr std::size_t kRingBytes = std::size_t{96} << 20; ///< fewer frames where they are large, but two at least

std::size_t bytesOf(const LoadedFrame& frame) {
    const std::size_t pixels = frame.image.values().size();
    std::size_t bytes = pixels * sizeof(core::Rgb);
    for (const QImage& level : frame.pixels->levels()) bytes += static_cast<std::size_t>(level.sizeInBytes());
    if (frame.truth) bytes += pixels;
    if (frame.instances) bytes += 2 * pixels;
    return bytes;
}

} // namespace

void FrameFeed::open(const std::filesystem::path& path, const core::SourceOptions& options,
                     std::function<void(Opened)> done) {
    m_wanted.reset();
    m_unreadable.reset();
    m_coming.clear();
    m_ring.clear();
    m_job.start(
        [path, options](std::stop_token stop, auto) -> Opened {
            auto reader = FrameReader::open(path, options, stop);
            if (!reader) return core::fail(reader.error());
            return std::make_shared<FrameReader>(std::move(*reader));
        },
        std::move(done));
}

void FrameFeed::setReader(std::shared_ptr<FrameReader> reader) {
    m_reader = std::move(reader);
    m_unreadable.reset();
    m_ring.clear();
}

void FrameFeed::startAnew(std::shared_ptr<FrameReader> reader) {
    setReader(std::move(reader));
    m_wanted.reset();
    m_coming.clear();
    m_job.start([](std::stop_token, auto) { return true; }, [](bool) {}); // takes the place of what is at work
}

void FrameFeed::want(int frame, std::function<void(Read)> done) {
    const auto held = std::ranges::find(m_ring, frame, [](const auto& one) { return one->index; });
    if (held != m_ring.end()) {
        auto loaded = *held;
        m_ring.erase(m_ring.begin(), std::next(held)); // those before it were left out
        m_wanted.reset();
        m_last = frame;
        fill();
        return done(std::move(loaded));
    }
    m_wanted = frame;
    m_unreadable.reset();
    m_done = std::move(done);
    m_ring.clear();
    if (std::ranges::find(m_coming, frame) == m_coming.end()) start({frame});
}

void FrameFeed::readAhead(Order order) {
    m_order = std::move(order);
    if (!m_order)
        m_ring.clear();
    else if (!m_wanted)
        fill();
}

void FrameFeed::start(std::vector<int> frames) {
    m_coming.assign(frames.begin(), frames.end());
    m_job.start(
        [this, frames = std::move(frames), reader = m_reader](std::stop_token stop, auto post) {
            for (const int frame : frames) {
                Read read = reader->read(frame, stop);
                const bool isRead = read.has_value();
                post([this, frame, read = std::move(read)]() mutable { take(frame, std::move(read)); });
                if (!isRead) return false; // the next one that is wanted is tried by itself
            }
            return true;
        },
        [this](bool) { finish(); });
}

void FrameFeed::take(int frame, Read read) {
    m_coming.pop_front();
    if (m_wanted == frame) {
        m_wanted.reset();
        m_last = frame;
        if (read) m_frameBytes = bytesOf(**read);
        return std::exchange(m_done, nullptr)(std::move(read));
    }
    if (!read) m_unreadable = frame;
    if (read && m_order && !m_wanted) m_ring.push_back(std::move(*read));
}

void FrameFeed::finish() {
    m_coming.clear();
    if (m_wanted) return start({*m_wanted});
    fill();
}

std::size_t FrameFeed::room() const {
    const std::size_t fitting = m_frameBytes > 0 ? kRingBytes / m_frameBytes : kRingFrames;
    const std::size_t most = std::clamp(fitting, std::size_t{2}, kRingFrames);
    return most - std::min(most, m_ring.size());
}

void FrameFeed::fill() {
    if (!m_order || !m_coming.empty() || room() < 2) return;
    std::vector<int> frames;
    for (int last = m_ring.empty() ? m_last : m_ring.back()->index; frames.size() < room();) {
        const auto next = m_order(last);
        if (!next || next == m_unreadable) break;
        frames.push_back(last = *next);
    }
    if (!frames.empty()) start(std::move(frames));
}

} // namespace app
