// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inspection.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace app::cli {

namespace {

struct CheckArguments {
    std::vector<std::string> paths;
};

int check(Context& context, const CheckArguments& arguments) {
    std::size_t sound = 0;
    for (const std::string& path : arguments.paths) {
        const auto show = [&](const core::Progress& progress) {
            context.console.progress(progress.done, progress.total, "frames", progress.stage);
        };
        const Inspection found = inspect(path, context.stop, show);
        if (found.cancelled || context.stop.stop_requested()) return report(context, {core::ErrorCode::Cancelled, ""});
        context.console.result(fmt::format("{}: {}", path, found.what.empty() ? "not usable" : found.what));
        for (const std::string& note : found.notes) context.console.result("  " + note);
        for (const std::string& fault : found.faults) context.console.result("  wrong: " + fault);
        if (found.faults.empty()) ++sound;
    }
    if (sound == arguments.paths.size()) return kOk;
    context.console.message(fmt::format("{} of {} {} faults.", arguments.paths.size() - sound, arguments.paths.size(),
                                        arguments.paths.size() - sound == 1 ? "has" : "have"));
    return kFailed;
}

} // namespace

Action declareCheck(CLI::App& command) {
    auto arguments = std::make_shared<CheckArguments>();
    command
        .add_option("PATH", arguments->paths,
                    "Models, checkpoints, datasets, folders, label maps, pictures, videos, class schemes, polygons, or "
                    "the built-in street: 'scenes', 'scenes/film'")
        ->required();
    return [arguments](Context& context) { return check(context, *arguments); };
}

} // namespace app::cli
