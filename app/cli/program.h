// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of kerbside-cli but main(): what it is asked, what it answers, how it ends.
#pragma once

#include "app/cli/console.h"

#include <stop_token>
#include <string>
#include <vector>

namespace app::cli {

enum ExitCode : int {
    kOk = 0,
    kFailed = 1,
    kUsage = 2,
    kBelowThreshold = 3,
    kInterrupted = 130, ///< what is finished stays
};

/// `arguments` without the program's name.
int run(const std::vector<std::string>& arguments, Streams streams, std::stop_token stop = {});

} // namespace app::cli
