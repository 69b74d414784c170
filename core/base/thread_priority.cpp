// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace core {

void giveWay() {
#ifdef __linux__
    constexpr int kNice = 10; // a tenth of the weight of a thread with 0
    // Linux keeps it by thread: 0 is the calling one. A higher value is always allowed.
    if (getpriority(PRIO_PROCESS, 0) < kNice) (void)setpriority(PRIO_PROCESS, 0, kNice);
#endif
}

} // namespace core
