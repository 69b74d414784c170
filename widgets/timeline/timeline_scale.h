// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of the timeline: which frame lies where, where the ruler has its marks, which frame speaks for a
// column of pixels.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace widgets {

/// A stretch of a film over a width. Frame f takes the pixels from xOf(f) to xOf(f + 1), counted from the left of the
/// stretch. The whole film until zoomAt(); never beyond its ends.
class TimelineScale {
public:
    static constexpr double kWidestFrame = 128; ///< pixels

    void setFrames(int frames); ///< shows them all
    void setWidth(double width);
    int frames() const { return m_frames; }
    double width() const { return m_width; }
    double first() const { return m_first; } ///< frame at the left edge, with its fraction
    double framesPerPixel() const;
    bool isWhole() const { return !m_framesPerPixel; }

    double xOf(double frame) const { return (frame - m_first) / framesPerPixel(); }
    /// The frame that is there, or the nearest one. REQUIRES: frames() > 0.
    int frameAt(double x) const;
    int firstVisible() const;
    int lastVisible() const; ///< also when only a part of it is seen

    /// What is at x stays there. factor > 1: larger.
    void zoomAt(double x, double factor);
    void panBy(double pixels); ///< positive: later frames
    /// Moves just far enough that the frame is seen, and a tenth of the width beyond it.
    void reveal(int frame);

private:
    void place(double first);

    int m_frames = 0;
    double m_width = 1;
    double m_first = 0;
    std::optional<double> m_framesPerPixel; ///< nothing: as many as show all
};

struct RulerMark {
    int frame = 0;
    QString time; ///< empty without times
};

/// Marks at least `spacing` pixels apart: on round times (1, 2, 5, 10, 15, 30 s …, each at the first frame that is not
/// before it) or, where frames lie further apart or have no times, on round frame numbers counted from 1.
/// `seconds`: presentation time of each frame, ascending, or empty.
std::vector<RulerMark> rulerMarks(const TimelineScale& scale, const std::vector<double>& seconds, double spacing);
/// "0:05", "1:02:05", with as many decimals as asked for.
QString timeText(double seconds, int decimals);

/// Frames of the thumbnails that tile the visible stretch: multiples of a step of 1, 2, 3, 4, 6, 8, 12 … that leaves
/// each at least `width` pixels, so that moving along asks for no others.
struct ThumbnailTiling {
    int step = 1;
    std::vector<int> frames;
};
ThumbnailTiling thumbnailTiling(const TimelineScale& scale, double width);

/// For each of `columns` equal parts of the visible stretch the frame with the largest value, the first of equals; −1
/// where none of its frames has one. No frame is left out, however many share a column.
std::vector<int> columnPeaks(const std::vector<std::optional<double>>& values, const TimelineScale& scale, int columns);
/// The frame with the largest value among those within `reach` pixels of x; nothing where none has one.
std::optional<int> peakNear(const std::vector<std::optional<double>>& values, const TimelineScale& scale, double x,
                            double reach);

} // namespace widgets
