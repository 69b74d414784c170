// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C as a stop token.
#pragma once

#include <stop_token>
#include <thread>

namespace app::cli {

/// While it lives, the first SIGINT or SIGTERM asks its token to stop; the second one ends the process at once, as if
/// nobody had listened. A signal that was ignored when the program began (nohup) stays ignored. One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::thread m_watcher; ///< reads the pipe that the handler writes to: request_stop() may lock, a handler may not
};

} // namespace app::cli
