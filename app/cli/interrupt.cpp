// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace app::cli {

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM};
constexpr char kStop = 's';
constexpr char kEnd = 'e';
std::array<int, 2> pipeEnds = {-1, -1}; // a handler reaches nothing but globals

void tellWatcher(char what) {
    const int kept = errno;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &what, 1);
    errno = kept;
}

extern "C" void onSignal(int /*signal*/) {
    // The next one of either kind kills: sigaction is async-signal-safe.
    struct sigaction byDefault = {};
    byDefault.sa_handler = SIG_DFL;
    for (const int signal : kSignals) sigaction(signal, &byDefault, nullptr);
    tellWatcher(kStop);
}

void install() {
    for (const int signal : kSignals) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN) continue;
        struct sigaction action = {};
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
}

void uninstall() {
    for (const int signal : kSignals) {
        struct sigaction now = {};
        sigaction(signal, nullptr, &now);
        if (now.sa_handler == onSignal) std::signal(signal, SIG_DFL);
    }
}

} // namespace

Interrupt::Interrupt() {
    if (pipe2(pipeEnds.data(), O_CLOEXEC) != 0) return; // without a pipe Ctrl-C kills, as it does everywhere
    m_watcher = std::thread([this] {
        char what = 0;
        for (;;) {
            const auto got = read(pipeEnds[0], &what, 1);
            if (got < 0 && errno == EINTR) continue;
            if (got != 1 || what == kEnd) return;
            m_stop.request_stop();
        }
    });
    install();
}

Interrupt::~Interrupt() {
    if (!m_watcher.joinable()) return;
    uninstall();
    tellWatcher(kEnd);
    m_watcher.join();
    for (int& end : pipeEnds) {
        close(end);
        end = -1;
    }
}

} // namespace app::cli
