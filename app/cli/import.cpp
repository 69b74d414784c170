// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/import.h"
#include "app/cli/command.h"
#include "app/cli/frame_inputs.h"
#include "app/cli/text_values.h"
#include "core/networks/registry.h"
#include "core/results/label_files.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace app::cli {

namespace {

struct ImportArguments {
    std::string checkpoint;
    std::string network, scheme, alignCorners, name, out;
    int classes = 0;
    int outputStride = 0;
    bool strict = false;
};

core::ImportOptions importOptions(const ImportArguments& arguments, const std::stop_token& stop) {
    core::ImportOptions options;
    options.name = arguments.name;
    options.network = arguments.network;
    if (arguments.classes > 0) options.classes = arguments.classes;
    if (!arguments.scheme.empty()) options.scheme = arguments.scheme;
    if (arguments.outputStride > 0) options.outputStride = arguments.outputStride;
    if (!arguments.alignCorners.empty()) options.alignCorners = arguments.alignCorners == "on";
    options.strict = arguments.strict;
    options.stop = stop;
    return options;
}

int importModel(Context& context, const ImportArguments& arguments) {
    if (!arguments.name.empty() && !core::isFolderName(arguments.name))
        return usageError(context, fmt::format("--name: '{}' cannot be the name of a file.", arguments.name));
    if (!arguments.network.empty() && core::findNetwork(arguments.network) == nullptr) {
        std::string known;
        for (const core::NetworkInfo& network : core::networks()) known += fmt::format(" {}", network.name);
        return usageError(context,
                          fmt::format("--network: '{}' is not known; there are:{}.", arguments.network, known));
    }
    const core::ImportOptions options = importOptions(arguments, context.stop);
    const auto imported = core::importCheckpoint(arguments.checkpoint, options);
    if (!imported && imported.error().code == core::ErrorCode::Cancelled) return report(context, imported.error());
    if (!imported) {
        // The sentence names the first tensors concerned; the report, where there is one, lists them.
        const auto found = core::inspectCheckpoint(arguments.checkpoint, options);
        if (found) context.console.result(found->toText());
        core::Error error = imported.error();
        error.message += streetHint(error, arguments.checkpoint);
        return report(context, error);
    }
    context.console.result(imported->report.toText());
    if (context.stop.stop_requested()) return report(context, {core::ErrorCode::Cancelled, ""});

    const std::filesystem::path folder =
        arguments.out.empty() ? context.workspace.modelsFolder() : std::filesystem::path(arguments.out);
    const std::string& name = imported->model.card.name;
    if (!core::isFolderName(name))
        return report(context, {core::ErrorCode::InvalidArgument,
                                fmt::format("{}: '{}' cannot be the name of a file; give one with --name.",
                                            arguments.checkpoint, name)});
    const std::filesystem::path existing = folder / (name + ".card.json");
    if (std::error_code ignored; std::filesystem::exists(existing, ignored))
        return report(context, {core::ErrorCode::InvalidArgument,
                                fmt::format("{}: there is a model of this name; give another one with --name.",
                                            existing.string())});
    // The checkpoint itself may lie there: a .safetensors file without a card.
    const std::filesystem::path weights = folder / (name + ".safetensors");
    if (std::error_code ignored; std::filesystem::exists(weights, ignored))
        return report(context, {core::ErrorCode::InvalidArgument,
                                fmt::format("{}: there is a file of this name; give another name with --name or "
                                            "another folder with --out.",
                                            weights.string())});
    const auto card = core::saveModel(imported->model, folder, context.stop);
    if (!card) return report(context, card.error());
    context.console.result(fmt::format("written: {}", card->string()));
    return kOk;
}

} // namespace

Action declareImport(CLI::App& command) {
    auto arguments = std::make_shared<ImportArguments>();
    command.add_option("CHECKPOINT", arguments->checkpoint, "torch.save, TorchScript or safetensors file")->required();
    command.add_option("--network", arguments->network, "Network; default: told from the names of the tensors")
        ->type_name("NAME");
    auto* classes =
        command.add_option("--classes", arguments->classes, "Expected number of classes; another one is refused")
            ->type_name("N")
            ->check(CLI::Range(1, 254).description(""));
    command
        .add_option("--scheme", arguments->scheme, "Class scheme, by name or JSON file; default: by the class count")
        ->type_name("NAME")
        ->excludes(classes);
    command.add_option("--os", arguments->outputStride, "Output stride; default: 8")
        ->type_name("8|16")
        ->check(CLI::IsMember({8, 16}).description(""));
    command.add_option("--align-corners", arguments->alignCorners, "Upsampling; default: as the network's authors do")
        ->type_name("on|off")
        ->check(CLI::IsMember({"on", "off"}).description(""));
    command.add_option("--name", arguments->name, "Name of the model; default: the file's")->type_name("NAME");
    command.add_option("--out", arguments->out, "Folder; default: the workspace's models")->type_name("DIR");
    command.add_flag("--strict", arguments->strict, "Refuse tensors that the network does not have");
    return [arguments](Context& context) { return importModel(context, *arguments); };
}

} // namespace app::cli
