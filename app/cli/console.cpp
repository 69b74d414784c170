// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <ostream>

#include <sys/ioctl.h>
#include <unistd.h>

namespace app::cli {

namespace {

std::string timeStamp() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

/// A line longer than the terminal would wrap, and the next redrawing would leave its first half behind.
std::size_t terminalWidth() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1) return size.ws_col - 1U;
    return 79;
}

} // namespace

Console::~Console() { endProgress(); }

core::Status Console::openLog(const std::filesystem::path& path) {
    errno = 0;
    m_log.open(path, std::ios::app);
    if (!m_log)
        return core::fail(core::ErrorCode::Io, "{}: the log cannot be written: {}.", path.string(),
                          std::strerror(errno));
    return {};
}

void Console::say(const std::string& line, bool show) {
    if (m_log.is_open()) m_log << timeStamp() << ' ' << line << std::endl;
    if (!show) return;
    endProgress();
    m_streams.err << line << std::endl;
}

void Console::result(const std::string& text) {
    endProgress();
    m_streams.out << text;
    if (text.empty() || text.back() != '\n') m_streams.out << '\n';
}

void Console::message(const std::string& text) { say(text, !m_quiet); }
void Console::warning(const std::string& text) { say(m_speaker + ": warning: " + text, true); }
void Console::error(const std::string& text) { say(m_speaker + ": " + text, true); }

void Console::progress(double done, double total, const std::string& unit, const std::string& stage) {
    if (m_quiet || !m_streams.errIsTerminal || total <= 0) return;
    const auto now = std::chrono::steady_clock::now();
    if (m_progressFirst < 0 || done < m_progressLast) { // less than before: the next slot or dataset has begun
        m_progressFirst = done;
        m_progressBegan = now;
    }
    m_progressLast = done;
    if (m_progressShown && now - m_progressDrawn < std::chrono::milliseconds(100)) return;
    m_progressDrawn = now;
    const double elapsed = std::chrono::duration<double>(now - m_progressBegan).count();
    const double rate = elapsed > 0.5 ? (done - m_progressFirst) / elapsed : 0;
    const std::string text = progressText(done, total, unit, stage, rate);
    m_streams.err << '\r' << text.substr(0, terminalWidth()) << "\x1b[K" << std::flush;
    m_progressShown = true;
}

void Console::endProgress() {
    if (!m_progressShown) return;
    m_streams.err << "\r\x1b[K" << std::flush;
    m_progressShown = false;
}

bool Console::flush() {
    m_streams.out.flush();
    return m_streams.out.good();
}

std::string durationText(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(std::max(0.0, seconds)));
    const auto hours = whole / 3600;
    const auto minutes = whole / 60 % 60;
    if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60);
    return fmt::format("{}:{:02}", minutes, whole % 60);
}

std::string progressText(double done, double total, const std::string& unit, const std::string& stage, double rate) {
    std::string text = fmt::format("{:.0f}/{:.0f} {}", std::floor(done), total, unit);
    if (!stage.empty()) text += "  " + stage;
    if (rate > 0) text += "  ETA " + durationText((total - done) / rate);
    return text;
}

} // namespace app::cli
