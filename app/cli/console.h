// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says: results on stdout, everything else on stderr and in the log.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>

namespace app::cli {

/// Where a run of the program writes.
struct Streams {
    std::ostream& out;
    std::ostream& err;
    bool errIsTerminal = false; ///< a progress line is drawn only then
};

/// Owned by the program, used by the thread that runs the sub-command.
class Console {
public:
    explicit Console(Streams streams) : m_streams(streams) {}
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    /// Messages and progress are left out; errors and warnings are not.
    void setQuiet(bool quiet) { m_quiet = quiet; }
    /// Everything that is said on stderr, quiet or not, is also appended to this file with its time. Io.
    core::Status openLog(const std::filesystem::path& path);
    /// What errors and warnings begin with: "kerbside-cli segment".
    void setSpeaker(std::string speaker) { m_speaker = std::move(speaker); }

    /// One line, or several, of the answer.
    void result(const std::string& text);
    void message(const std::string& text);
    void warning(const std::string& text);
    void error(const std::string& text);
    /// Redraws the progress line, at most ten times a second. `total` > 0; `stage` may be empty.
    void progress(double done, double total, const std::string& unit, const std::string& stage);
    void endProgress();
    /// Flushes stdout; false when what was printed could not be written (disk full, closed pipe).
    bool flush();

private:
    void say(const std::string& line, bool show);

    Streams m_streams;
    std::ofstream m_log;
    std::string m_speaker = "kerbside-cli";
    bool m_quiet = false;
    bool m_progressShown = false;
    std::chrono::steady_clock::time_point m_progressBegan;
    std::chrono::steady_clock::time_point m_progressDrawn;
    double m_progressLast = 0;
    double m_progressFirst = -1; ///< `done` of the first report: what came before it is not counted in the rate
};

/// "segment  12/500 frames  unet  ETA 4:07"; "ETA" is left out while nothing is known of the rate.
std::string progressText(double done, double total, const std::string& unit, const std::string& stage, double rate);
/// 247 → "4:07", 3847 → "1:04:07".
std::string durationText(double seconds);

} // namespace app::cli
