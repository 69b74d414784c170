// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a sub-command gets and how it is declared: one file each, one row each in program.cpp.
#pragma once

#include "app/cli/console.h"
#include "app/cli/program.h"
#include "core/store/workspace.h"

#include <functional>
#include <stop_token>

namespace CLI {
class App;
}

namespace app::cli {

struct Context {
    Console& console;
    core::Workspace workspace; ///< need not be there
    std::stop_token stop;
};

/// Runs a sub-command with the options that its declare function has bound; gives the exit code.
using Action = std::function<int(Context&)>;

Action declareSegment(CLI::App& command);
Action declareEvaluate(CLI::App& command);
Action declareImport(CLI::App& command);
Action declareCheck(CLI::App& command);
Action declareModels(CLI::App& command);
Action declareTrain(CLI::App& command);
Action declareScenes(CLI::App& command);
Action declareDevices(CLI::App& command);
Action declareBench(CLI::App& command);

/// Says the error and gives the exit code that belongs to it: Cancelled → 130, everything else → 1.
int report(Context& context, const core::Error& error);
/// Says what is wrong with the command line → 2.
int usageError(Context& context, const std::string& sentence);

} // namespace app::cli
