// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/command.h"
#include "app/cli/version.h"
#include "core/store/demo_models.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <map>
#include <sstream>

namespace app::cli {

namespace {

struct Row {
    const char* name;
    const char* description;
    const char* example;
    Action (*declare)(CLI::App&);
};

constexpr Row kRows[] = {
    {"segment", "Compute label maps of pictures and videos, and write them beside each other",
     "kerbside-cli segment street.png --model fast=models/unet.safetensors --model deeplab --out results",
     declareSegment},
    {"evaluate", "Score models and folders of predictions against the truth of a dataset",
     "kerbside-cli evaluate --model deeplab --predictions old=results/old --dataset cityscapes --split val --json "
     "scores.json",
     declareEvaluate},
    {"import", "Turn a PyTorch checkpoint into a model: weights and card",
     "kerbside-cli import deeplabv3_resnet50.pth --name deeplab", declareImport},
    {"check", "Tell what files are and what is wrong with them",
     "kerbside-cli check unet.pth cityscapes frankfurt_000000_000294_gtFine_labelIds.png", declareCheck},
    {"models", "List the models of the workspace and those that come with the program", "kerbside-cli models --json",
     declareModels},
    {"train", "Train a network, or fine-tune a model",
     "kerbside-cli train --recipe demo-unet --set epochs=4 --network unet --width 0.25 --scheme merged-10 "
     "--dataset cityscapes --out runs/first\n  kerbside-cli train --resume --out runs/first",
     declareTrain},
    {"scenes", "Write frames of the built-in street with their truth, in the layout of Cityscapes",
     "kerbside-cli scenes --out street --val 60 --weather fog,dusk --film 100", declareScenes},
    {"devices", "List what this machine can compute on", "kerbside-cli devices", declareDevices},
    {"bench", "Measure how fast models run here, and layer by layer what runs",
     "kerbside-cli bench --model demo-unet --size 1024x512 --precision f32 --precision exact --layers", declareBench},
};

struct CommonOptions {
    std::string workspace;
    std::string log;
    bool quiet = false;
};

constexpr const char* kCommonHelp = "Common options:\n"
                                    "  --workspace DIR             Where models are kept (default: ~/Kerbside)\n"
                                    "  --quiet                     No messages and no progress, errors only\n"
                                    "  --log FILE                  Append everything said on stderr to a file\n"
                                    "  --version                   Version of the program\n";

/// CLI11 writes whole paragraphs on exit(); we want one line that begins like every other message, and one hint.
int usage(Streams streams, const std::string& speaker, const std::string& sentence) {
    streams.err << speaker << ": " << sentence << "\nTry '" << speaker << " --help'.\n";
    return kUsage;
}

int runAction(Context& context, const Action& action) {
    int code = kOk;
    try {
        code = action(context);
    } catch (const std::bad_alloc&) {
        context.console.error("out of memory");
        code = kFailed;
    } catch (const std::exception& error) {
        context.console.error(std::string("unexpected failure: ") + error.what());
        code = kFailed;
    }
    if (!context.console.flush() && code == kOk) {
        context.console.error("standard output: not everything could be written");
        code = kFailed;
    }
    return code;
}

} // namespace

int report(Context& context, const core::Error& error) {
    if (error.code == core::ErrorCode::Cancelled) {
        context.console.message("Interrupted.");
        return kInterrupted;
    }
    context.console.error(error.message);
    return kFailed;
}

int usageError(Context& context, const std::string& sentence) {
    context.console.error(sentence);
    return kUsage;
}

int run(const std::vector<std::string>& arguments, Streams streams, std::stop_token stop) {
    CLI::App program("Kerbside: semantic segmentation of street scenes from the command line", "kerbside-cli");
    program.set_version_flag("--version", kProgram);
    program.require_subcommand(1);
    CommonOptions common;
    program.add_option("--workspace", common.workspace, "Where models are kept (default: ~/Kerbside)")
        ->type_name("DIR");
    program.add_flag("--quiet", common.quiet, "No messages and no progress, errors only");
    program.add_option("--log", common.log, "Append everything said on stderr to a file")->type_name("FILE");
    program.footer("Results go to stdout, messages to stderr. Exit codes: 0 ok, 1 failed, 2 usage, 3 threshold not met,"
                   " 130 interrupted.\nExample: kerbside-cli segment street.png --model deeplab --out results");

    std::map<const CLI::App*, Action> actions;
    for (const Row& row : kRows) {
        CLI::App* command = program.add_subcommand(row.name, row.description);
        command->fallthrough(); // common options may follow the sub-command
        command->footer(std::string(kCommonHelp) + "\nExample:\n  " + row.example);
        actions[command] = row.declare(*command);
    }

    std::string speaker = "kerbside-cli";
    try {
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& asked) { // help or version
        std::ostringstream unused;
        program.exit(asked, streams.out, unused);
        streams.out.flush();
        return streams.out.good() ? kOk : kFailed;
    } catch (const CLI::ParseError& error) {
        for (const CLI::App* command : program.get_subcommands()) speaker += " " + command->get_name();
        const auto unknown = program.remaining();
        const bool noCommand = program.get_subcommands().empty() && !unknown.empty();
        return usage(streams, speaker,
                     noCommand ? fmt::format("there is no sub-command '{}'", unknown.front()) : error.what());
    }

    const CLI::App* command = program.get_subcommands().front();
    Console console(streams);
    console.setSpeaker(speaker + " " + command->get_name());
    console.setQuiet(common.quiet);
    if (!common.log.empty()) {
        if (const auto opened = console.openLog(common.log); !opened) {
            console.error(opened.error().message);
            return kFailed;
        }
    }
    const std::filesystem::path workspace =
        common.workspace.empty() ? core::Workspace::defaultFolder() : std::filesystem::path(common.workspace);
    Context context{console, core::Workspace(workspace, core::builtInModelsFolder()), stop};
    return runAction(context, actions.at(command));
}

} // namespace app::cli
