// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace app {

enum class PlayMode {
    EveryFrame, ///< waits until all slots have segmented a frame: none is left out
    Live,       ///< at the film's own rate; the models get the newest frame whenever they are free
};

struct PlaySettings {
    PlayMode mode = PlayMode::EveryFrame;
    double speed = 1; ///< times the film's own rate; above 0
    bool loop = false;
    bool operator==(const PlaySettings&) const = default;
};

/// The speeds that are offered, rising; 1 is among them.
inline constexpr double kPlaySpeeds[] = {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4};

/// Which frame of a film comes next, and when. Knows no frames and starts nothing: it is told what is shown and what
/// time it is, in seconds of one clock. Without a film it must not be asked anything.
class Player {
public:
    struct Next {
        int frame = 0;
        double wait = 0; ///< seconds from now; 0: at once
    };

    /// When each frame is shown, rising; empty for pictures, which come two a second.
    void setFilm(int frames, std::vector<double> seconds);
    void setSettings(const PlaySettings& settings) { m_settings = settings; }
    const PlaySettings& settings() const { return m_settings; }
    /// First and last frame that are played; nothing: from the start, to the end. REQUIRES: in <= out.
    void setRange(std::optional<int> in, std::optional<int> out);
    int first() const { return m_first; }
    int last() const { return m_last; }

    /// The film goes on from this frame, which is shown now: at the start, after a jump, at another speed.
    void begin(int frame, double now);
    /// The frame of next() is shown now.
    void advance(int frame, double now);
    /// What comes after the frame that is shown; nothing at the end. Of a live film the one whose time it is, which may
    /// be some further.
    std::optional<Next> next(double now) const;
    /// The frame that is played after another one, if none is left out; nothing after the last.
    std::optional<int> following(int frame) const;
    /// The frame that is seen so many seconds after (or before) another one, at least one frame away, within the film.
    int beside(int frame, double seconds) const;
    /// Seconds of the film that passed from one frame to a later one; around the end where it is played in a loop.
    double secondsBetween(int earlier, int later) const;

private:
    double timeOf(int frame) const { return m_times[static_cast<std::size_t>(frame)]; }
    int frameAt(double time) const;
    std::optional<Next> nextLive(double now) const;

    PlaySettings m_settings;
    std::vector<double> m_times = {0, 1}; ///< of each frame, and the end of the last one
    int m_first = 0, m_last = 0;
    int m_shown = 0;
    double m_due = 0;   ///< when the shown frame was to be shown
    double m_start = 0; ///< of a live film: when the place `m_startTime` of the film was passed
    double m_startTime = 0;
};

} // namespace app
