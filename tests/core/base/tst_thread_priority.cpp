// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <thread>

TEST_CASE("a thread gives way with those it starts, and nobody else does") {
    const int before = getpriority(PRIO_PROCESS, 0);
    int own = 0, started = 0;
    std::thread([&] {
        core::giveWay();
        own = getpriority(PRIO_PROCESS, 0);
        std::thread([&] { started = getpriority(PRIO_PROCESS, 0); }).join();
    }).join();
    CHECK(own >= 10);
    CHECK(started == own);
    CHECK(getpriority(PRIO_PROCESS, 0) == before);
}

TEST_CASE("a thread that gives way already is left alone") {
    int after = 0;
    std::thread([&] {
        setpriority(PRIO_PROCESS, 0, 19);
        core::giveWay();
        after = getpriority(PRIO_PROCESS, 0);
    }).join();
    CHECK(after == 19);
}
