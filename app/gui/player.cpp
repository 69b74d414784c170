// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {
constexpr double kPictureSeconds = 0.5;
constexpr double kCatchUp = 0.1; ///< seconds; who is later than that goes on from where it is
} // namespace

void Player::setFilm(int frames, std::vector<double> seconds) {
    if (seconds.empty())
        for (int i = 0; i < frames; ++i) seconds.push_back(i * kPictureSeconds);
    const std::size_t count = seconds.size();
    // The last frame lasts as long as the one before it.
    seconds.push_back(count < 2 ? seconds.back() + kPictureSeconds : 2 * seconds[count - 1] - seconds[count - 2]);
    m_times = std::move(seconds);
    m_shown = 0;
    setRange({}, {});
}

void Player::setRange(std::optional<int> in, std::optional<int> out) {
    const int end = static_cast<int>(m_times.size()) - 2;
    m_first = std::clamp(in.value_or(0), 0, end);
    m_last = std::clamp(out.value_or(end), m_first, end);
}

void Player::begin(int frame, double now) {
    m_shown = frame;
    m_due = now;
    m_start = now;
    m_startTime = timeOf(frame);
}

void Player::advance(int frame, double now) {
    const double due = m_due + (timeOf(m_shown + 1) - timeOf(m_shown)) / m_settings.speed;
    m_due = now > due + kCatchUp ? now : due;
    m_shown = frame;
}

std::optional<int> Player::following(int frame) const {
    if (frame < m_first) return m_first;
    if (frame < m_last) return frame + 1;
    return m_settings.loop && m_first < m_last ? std::optional(m_first) : std::nullopt;
}

int Player::frameAt(double time) const {
    const auto after = std::upper_bound(m_times.begin(), m_times.end() - 1, time);
    return std::max(0, static_cast<int>(after - m_times.begin()) - 1);
}

std::optional<Player::Next> Player::next(double now) const {
    if (m_settings.mode == PlayMode::Live) return nextLive(now);
    const auto frame = following(m_shown);
    if (!frame) return std::nullopt;
    const double due = m_due + (timeOf(m_shown + 1) - timeOf(m_shown)) / m_settings.speed;
    return Next{*frame, std::max(0.0, due - now)};
}

std::optional<Player::Next> Player::nextLive(double now) const {
    const auto after = following(m_shown);
    if (!after) return std::nullopt;
    const double begin = timeOf(m_first), end = timeOf(m_last + 1);
    double time = m_startTime + (now - m_start) * m_settings.speed;
    const bool isPast = time >= end;
    if (isPast && m_settings.loop) time = begin + std::fmod(time - begin, end - begin);
    const int due = isPast && !m_settings.loop ? m_last : std::max(frameAt(time), m_first);
    if (due != m_shown) return Next{due, 0};
    return Next{*after, (timeOf(m_shown + 1) - time) / m_settings.speed};
}

int Player::beside(int frame, double seconds) const {
    // Half a millisecond: times of frames are rounded in the file.
    const int there = frameAt(timeOf(frame) + seconds + 5e-4);
    const int end = static_cast<int>(m_times.size()) - 2;
    return std::clamp(seconds < 0 ? std::min(there, frame - 1) : std::max(there, frame + 1), 0, end);
}

double Player::secondsBetween(int earlier, int later) const {
    const double passed = timeOf(later) - timeOf(earlier);
    return passed < 0 ? passed + timeOf(m_last + 1) - timeOf(m_first) : passed;
}

} // namespace app
