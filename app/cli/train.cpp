// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/frame_inputs.h"
#include "core/base/counted.h"
#include "core/base/process_memory.h"
#include "core/networks/registry.h"
#include "training/trainer.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

namespace app::cli {

namespace {

struct TrainArguments {
    std::string recipe, model, network, out;
    std::string scheme = "cityscapes-19";
    std::string device = "auto";
    std::vector<std::string> assignments, datasets;
    double width = 1;
    std::optional<double> scale;
    int outputStride = 8;
    int threads = 0;
    std::uint64_t seed = 0;
    bool aux = false;
    bool resume = false;
};

std::string knownNetworks() {
    std::string known;
    for (const core::NetworkInfo& network : core::networks()) known += fmt::format(" {}", network.name);
    return known;
}

/// What is missing or unknown on the command line; empty when nothing is.
std::string complaint(const TrainArguments& arguments) {
    if (arguments.resume) return {};
    if (arguments.recipe.empty()) return "--recipe is required; see --help.";
    if (arguments.datasets.empty()) return "--dataset is required.";
    if (arguments.model.empty() == arguments.network.empty()) return "give --model or --network, and one of them only.";
    if (!arguments.network.empty() && core::findNetwork(arguments.network) == nullptr)
        return fmt::format("--network: '{}' is not known; there are:{}.", arguments.network, knownNetworks());
    return {};
}

core::Result<training::RunOptions> runOptions(const TrainArguments& arguments, const core::Workspace& workspace) {
    auto recipe = training::loadRecipe(arguments.recipe);
    if (!recipe) return core::fail(std::move(recipe).error());
    for (const std::string& assignment : arguments.assignments)
        if (auto set = training::setRecipeField(*recipe, assignment); !set) return core::fail(std::move(set).error());
    training::RunOptions options;
    options.recipe = *std::move(recipe);
    if (!arguments.model.empty()) {
        const auto card = workspace.resolveModel(arguments.model);
        if (!card) return core::fail(card.error());
        options.model = card->string();
    }
    options.network = arguments.network;
    options.scheme = arguments.scheme;
    options.outputStride = arguments.outputStride;
    options.width = arguments.width;
    options.scale = arguments.scale;
    options.aux = arguments.aux;
    options.datasets = arguments.datasets;
    options.seed = arguments.seed;
    options.device = arguments.device;
    options.threads = arguments.threads;
    return options;
}

/// What the console shows of a report: a line for an epoch and for what is out of the ordinary, else the progress line.
void show(Console& console, const training::TrainingReport& report) {
    const auto steps = static_cast<double>(std::max<std::int64_t>(1, report.steps));
    if (report.event == "warning") {
        console.endProgress();
        console.warning(report.message);
    } else if (report.event == "epoch") {
        console.endProgress();
        console.message(fmt::format("epoch {}/{}  loss {:.4f}  mIoU {:.4f}", report.epoch, report.epochs, report.loss,
                                    report.miou.value_or(0)));
    } else if (report.event == "step") {
        console.progress(static_cast<double>(report.step), steps, "steps",
                         fmt::format("epoch {}/{}  loss {:.4f}  {:.1f} frames/s  waiting {:.0f} %", report.epoch,
                                     report.epochs, report.loss, report.framesPerSecond, report.waitShare * 100));
    }
}

int trainModel(Context& context, const TrainArguments& arguments) {
    if (const std::string sentence = complaint(arguments); !sentence.empty()) return usageError(context, sentence);
    training::RunOptions options;
    if (!arguments.resume) {
        auto chosen = runOptions(arguments, context.workspace);
        if (!chosen && chosen.error().code == core::ErrorCode::InvalidArgument)
            return usageError(context, chosen.error().message);
        if (!chosen) return report(context, chosen.error());
        options = *std::move(chosen);
    }
    Console& console = context.console;
    core::keepFreedMemory();
    const auto outcome = training::train(
        options, arguments.out, arguments.resume, [&](const training::TrainingReport& r) { show(console, r); },
        context.stop);
    console.endProgress();
    if (!outcome) return report(context, outcome.error());
    if (!outcome->bestCard.empty())
        console.result(fmt::format("{}  mIoU {:.4f}  epoch {}", outcome->bestCard.string(), outcome->bestMiou,
                                   outcome->bestEpoch));
    if (outcome->finished) return kOk;
    console.message(fmt::format("Stopped after {}; go on with: kerbside-cli train --resume --out {}",
                                core::counted(static_cast<std::uint64_t>(outcome->steps), "step"), arguments.out));
    return kInterrupted;
}

std::string recipeList() {
    std::string names;
    for (const std::string& name : training::recipeNames()) names += (names.empty() ? "" : ", ") + name;
    return names;
}

} // namespace

Action declareTrain(CLI::App& command) {
    auto arguments = std::make_shared<TrainArguments>();
    auto* recipe =
        command.add_option("--recipe", arguments->recipe, "How to train: " + recipeList() + ", or a JSON file")
            ->type_name("NAME|FILE");
    command.add_option("--set", arguments->assignments, "Change a field of the recipe; may be given several times")
        ->type_name("KEY=VALUE")
        ->needs(recipe);
    auto* model = command.add_option("--model", arguments->model, "Model to start from")->type_name("REF");
    auto* network = command.add_option("--network", arguments->network, "Network to start from nothing")
                        ->type_name("NAME")
                        ->excludes(model);
    command.add_option("--scheme", arguments->scheme, "Class scheme of a new network, by name or JSON file")
        ->type_name("NAME|FILE")
        ->capture_default_str()
        ->needs(network);
    command.add_option("--os", arguments->outputStride, "Output stride of a new network")
        ->type_name("8|16")
        ->check(CLI::IsMember({8, 16}).description(""))
        ->capture_default_str()
        ->needs(network);
    command.add_option("--width", arguments->width, "Width of a new network, as a factor of the usual one")
        ->type_name("W")
        ->check(CLI::Range(0.01, 4.0).description(""))
        ->capture_default_str()
        ->needs(network);
    command.add_option("--scale", arguments->scale, "What a new network sees of a frame; default: as its authors do")
        ->type_name("S")
        ->check(CLI::Range(0.05, 4.0).description(""))
        ->needs(network);
    command.add_flag("--aux", arguments->aux, "Give a new DeepLabV3 its auxiliary head")->needs(network);
    auto* dataset =
        command
            .add_option("--dataset", arguments->datasets,
                        "Trained on with split train; the first one's split val judges the run; 'scenes' is the "
                        "built-in street")
            ->type_name("REF");
    command.add_option("--out", arguments->out, "Folder of the run")->type_name("DIR")->required();
    auto* device = command.add_option("--device", arguments->device, "Where to compute; see 'kerbside-cli devices'")
                       ->type_name("auto|cpu|cuda[:N]")
                       ->capture_default_str();
    auto* threads = command.add_option("--threads", arguments->threads, "Processor threads; default: all")
                        ->type_name("N")
                        ->check(CLI::Range(1, 4096).description(""));
    auto* seed = command.add_option("--seed", arguments->seed, "Of everything random; the same one gives the same run")
                     ->type_name("S")
                     ->capture_default_str();
    auto* resume = command.add_flag("--resume", arguments->resume, "Go on with the run in --out, as it was begun");
    for (CLI::Option* option : {recipe, model, network, dataset, device, threads, seed}) resume->excludes(option);
    return [arguments](Context& context) {
        if (arguments->datasets.empty() && !arguments->resume)
            if (auto usual = defaultDataset()) arguments->datasets.push_back(*std::move(usual));
        return trainModel(context, *arguments);
    };
}

} // namespace app::cli
