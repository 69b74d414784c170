// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/program.h"

#include <csignal>
#include <iostream>

#include <unistd.h>

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is reported as a full disk is, instead of killing
    const app::cli::Interrupt interrupt;
    return app::cli::run(arguments, {std::cout, std::cerr, isatty(STDERR_FILENO) == 1}, interrupt.token());
}
