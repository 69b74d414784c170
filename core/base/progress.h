// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How blocking library functions tell how far they are. Progress never carries images or tensors.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace core {

struct Progress {
    double done = 0;   ///< in units of `total`
    double total = 0;  ///< 0: unknown
    std::string stage; ///< what is being done, for a status line; may be empty
};

/// Called on the thread that does the work. May be empty.
using ProgressFunction = std::function<void(const Progress&)>;

/// Passes on at most ten reports a second, and always the last one (done == total; where the total is unknown no report
/// is the last).
class ProgressThrottle {
public:
    explicit ProgressThrottle(ProgressFunction report) : m_report(std::move(report)) {}
    void operator()(const Progress& progress) {
        if (!m_report) return;
        const auto now = std::chrono::steady_clock::now();
        const bool isLast = progress.total > 0 && progress.done >= progress.total;
        if (now - m_last < std::chrono::milliseconds(100) && !isLast) return;
        m_last = now;
        m_report(progress);
    }

private:
    ProgressFunction m_report;
    std::chrono::steady_clock::time_point m_last{};
};

} // namespace core
