// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_scale.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cmath>

namespace widgets {

namespace {

int floorToInt(double value) { return static_cast<int>(std::floor(value)); }

/// Of the frames [begin, end) that with the largest value; −1 when none has one.
int largestOf(const std::vector<std::optional<double>>& values, int begin, int end) {
    int best = -1;
    const int last = std::min(end, static_cast<int>(values.size()));
    for (int frame = std::max(begin, 0); frame < last; ++frame) {
        const auto& value = values[static_cast<std::size_t>(frame)];
        if (value && (best < 0 || *value > *values[static_cast<std::size_t>(best)])) best = frame;
    }
    return best;
}

double roundTimeStep(double seconds) {
    constexpr std::array steps{0.1,  0.2,  0.5,   1.0,   2.0,   5.0,    10.0,   15.0,
                               30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0};
    const auto* const step = std::find_if(steps.begin(), steps.end(), [&](double one) { return one >= seconds; });
    return step == steps.end() ? std::ceil(seconds / 7200) * 7200 : *step;
}

int roundFrameStep(double frames) {
    for (int power = 1; power < 1'000'000'000; power *= 10)
        for (const int digit : {1, 2, 5})
            if (digit * power >= frames) return digit * power;
    return 1'000'000'000;
}

} // namespace

void TimelineScale::setFrames(int frames) {
    m_frames = frames;
    m_first = 0;
    m_framesPerPixel.reset();
}

void TimelineScale::setWidth(double width) {
    m_width = std::max(width, 1.0);
    if (m_framesPerPixel && *m_framesPerPixel * m_width >= m_frames) m_framesPerPixel.reset();
    place(m_first);
}

double TimelineScale::framesPerPixel() const {
    return m_framesPerPixel ? *m_framesPerPixel : std::max(m_frames, 1) / m_width;
}

int TimelineScale::frameAt(double x) const {
    return std::clamp(floorToInt(m_first + x * framesPerPixel()), 0, m_frames - 1);
}

int TimelineScale::firstVisible() const { return frameAt(0); }

int TimelineScale::lastVisible() const {
    return std::clamp(static_cast<int>(std::ceil(m_first + m_width * framesPerPixel())) - 1, 0, m_frames - 1);
}

void TimelineScale::zoomAt(double x, double factor) {
    if (m_frames == 0) return;
    const double fixed = m_first + x * framesPerPixel();
    const double all = m_frames / m_width, finest = std::min(1 / kWidestFrame, all);
    const double wanted = std::clamp(framesPerPixel() / factor, finest, all);
    // As many steps out as in lead back to the whole, whatever rounding leaves between.
    m_framesPerPixel = wanted < all * (1 - 1e-9) ? std::optional(wanted) : std::nullopt;
    place(fixed - x * framesPerPixel());
}

void TimelineScale::panBy(double pixels) { place(m_first + pixels * framesPerPixel()); }

void TimelineScale::reveal(int frame) {
    const double seen = m_width * framesPerPixel(), beyond = seen / 10;
    if (frame < m_first) place(frame - beyond);
    if (frame + 1 > m_first + seen) place(frame + 1 + beyond - seen);
}

void TimelineScale::place(double first) {
    m_first = std::clamp(first, 0.0, std::max(m_frames - m_width * framesPerPixel(), 0.0));
}

std::vector<RulerMark> rulerMarks(const TimelineScale& scale, const std::vector<double>& seconds, double spacing) {
    std::vector<RulerMark> marks;
    if (scale.frames() == 0) return marks;
    const int first = scale.firstVisible(), last = scale.lastVisible();
    const double framesApart = spacing * scale.framesPerPixel();
    const bool hasTimes = static_cast<int>(seconds.size()) == scale.frames();
    const auto timeOf = [&](int frame) { return seconds[static_cast<std::size_t>(frame)]; };
    if (!hasTimes || framesApart <= 1) {
        const int step = roundFrameStep(framesApart);
        for (int number = (first / step) * step; number <= last + 1; number += step) {
            const int frame = number - 1;
            if (frame >= first) marks.push_back({frame, hasTimes ? timeText(timeOf(frame), 2) : QString()});
        }
        return marks;
    }
    const double from = timeOf(first), to = timeOf(last);
    const double perFrame = last > first ? (to - from) / (last - first) : 1;
    const double step = roundTimeStep(perFrame * framesApart);
    const double slack = step / 1000; // 3 · 0.1 is more than 0.3
    for (double turn = std::ceil(from / step); turn * step <= to + slack; ++turn) {
        const auto at = std::lower_bound(seconds.begin() + first, seconds.begin() + last, turn * step - slack);
        const int frame = static_cast<int>(at - seconds.begin());
        // Films of uneven rate may hold several round times in one gap: the first one stands for them.
        if (marks.empty() || marks.back().frame != frame)
            marks.push_back({frame, timeText(turn * step, step < 1 ? 1 : 0)});
    }
    return marks;
}

QString timeText(double seconds, int decimals) {
    const qint64 perSecond = std::llround(std::pow(10, decimals));
    const qint64 units = std::llround(std::max(seconds, 0.0) * static_cast<double>(perSecond));
    const qint64 whole = units / perSecond;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    QString text = whole < 3600 ? QString::number(whole / 60)
                                : QStringLiteral("%1:%2").arg(whole / 3600).arg(two(whole / 60 % 60));
    text += QLatin1Char(':') + two(whole % 60);
    if (decimals > 0) text += QStringLiteral(".%1").arg(units % perSecond, decimals, 10, QLatin1Char('0'));
    return text;
}

ThumbnailTiling thumbnailTiling(const TimelineScale& scale, double width) {
    ThumbnailTiling tiling;
    if (scale.frames() == 0) return tiling;
    const double needed = width * scale.framesPerPixel();
    for (int power = 1; tiling.step < needed; power *= 2)
        tiling.step = power * 3 / 2 >= needed ? power * 3 / 2 : power * 2;
    for (int frame = scale.firstVisible() / tiling.step * tiling.step; frame <= scale.lastVisible();
         frame += tiling.step)
        tiling.frames.push_back(frame);
    return tiling;
}

std::vector<int> columnPeaks(const std::vector<std::optional<double>>& values, const TimelineScale& scale,
                             int columns) {
    std::vector<int> peaks(static_cast<std::size_t>(columns), -1);
    if (scale.frames() == 0) return peaks;
    const double each = scale.width() * scale.framesPerPixel() / columns;
    for (int column = 0; column < columns; ++column) {
        const int begin = floorToInt(scale.first() + column * each);
        // The end of the stretch is asked for by name: a rounded product may fall short of the last frame.
        const int next =
            column + 1 < columns ? floorToInt(scale.first() + (column + 1) * each) : scale.lastVisible() + 1;
        const int end = std::max(next, begin + 1);
        peaks[static_cast<std::size_t>(column)] = largestOf(values, begin, end);
    }
    return peaks;
}

std::optional<int> peakNear(const std::vector<std::optional<double>>& values, const TimelineScale& scale, double x,
                            double reach) {
    if (scale.frames() == 0) return std::nullopt;
    const int peak = largestOf(values, scale.frameAt(x - reach), scale.frameAt(x + reach) + 1);
    return peak < 0 ? std::nullopt : std::optional(peak);
}

} // namespace widgets
