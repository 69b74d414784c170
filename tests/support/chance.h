// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Odd moments for tests of many threads.
#pragma once

#include <QCoreApplication>

#include <cstdint>
#include <random>
#include <thread>

namespace testing_support {

/// Decisions and pauses of one seed: the same ones on every run, between threads that are never the same.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_random(seed) {}
    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(m_random() % end); }
    bool one(std::uint32_t in) { return below(in) == 0; }
    /// Anything from nothing at all to many events, without a clock.
    void pause() {
        for (std::uint32_t left = below(3) == 0 ? 0 : below(40); left > 0; --left) {
            if (one(2)) std::this_thread::yield();
            if (one(3)) QCoreApplication::processEvents();
        }
    }

private:
    std::mt19937 m_random;
};

} // namespace testing_support
