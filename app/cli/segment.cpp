// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/engine_options.h"
#include "app/cli/frame_inputs.h"
#include "app/cli/model_slots.h"
#include "app/cli/segment_report.h"
#include "app/cli/segment_run.h"
#include "core/base/counted.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace app::cli {

namespace {

struct SegmentArguments {
    std::vector<std::string> inputs;
    std::string dataset, split = "val";
    std::vector<std::string> models;
    std::string out;
    std::string save;
    std::string scheme;
    std::string json;
    EngineArguments engine;
};

core::Status checkLogits(const SegmentRunOptions& options, const inference::SegmentSettings& settings) {
    const bool asked = options.save && options.save->logits;
    const bool averaged = settings.flip || settings.tile || !settings.scales.empty();
    if (asked && averaged)
        return core::fail(core::ErrorCode::InvalidArgument,
                          "--save logits: tiles, flips and scales have no single grid of logits; leave --tile, --flip "
                          "and --scales out.");
    return {};
}

/// Everything that can be wrong with the command line alone.
core::Result<SegmentRunOptions> resolveOptions(const SegmentArguments& arguments) {
    SegmentRunOptions options;
    options.out = arguments.out;
    const auto setup = engineSetup(arguments.engine);
    if (!setup) return core::fail(setup.error());
    options.setup = *setup;
    if (!arguments.save.empty()) {
        const auto save = parseSaveKinds(arguments.save);
        if (!save) return core::fail(save.error());
        options.save = *save;
    }
    if (!arguments.scheme.empty()) {
        auto scheme = core::ClassScheme::resolve(arguments.scheme);
        if (!scheme) return core::fail(scheme.error());
        options.scheme = std::move(*scheme);
    }
    if (const auto checked = checkLogits(options, options.setup.settings); !checked) return core::fail(checked.error());
    options.setup.settings.keepLogits = options.save && options.save->logits;
    return options;
}

int segment(Context& context, const SegmentArguments& arguments) {
    auto options = resolveOptions(arguments);
    if (!options) return usageError(context, options.error().message);
    std::vector<std::string> inputs = arguments.inputs;
    if (!arguments.dataset.empty()) inputs.push_back(arguments.dataset);
    if (inputs.empty()) {
        const auto dataset = defaultDataset();
        if (!dataset)
            return usageError(context,
                              "nothing to segment is given; name pictures, folders, list files or videos, or a "
                              "dataset with --dataset or CITYSCAPES_DATASET.");
        inputs.push_back(*dataset);
    }

    const auto named = findModels(context.workspace, arguments.models.empty() ? demoReferences() : arguments.models);
    if (!named)
        return named.error().code == core::ErrorCode::InvalidArgument ? usageError(context, named.error().message)
                                                                      : report(context, named.error());
    const auto sources = openInputs(inputs, {.split = arguments.split, .truth = "fine", .images = ""}, context.stop);
    if (!sources)
        return sources.error().code == core::ErrorCode::InvalidArgument ? usageError(context, sources.error().message)
                                                                        : report(context, sources.error());
    if (options->save && options->save->film && std::ranges::none_of(*sources, &core::FrameSource::isFilm))
        return usageError(context, "--save film: there is no video and no street film among the inputs.");
    auto slots = loadModels(context, *named, options->setup.engine);
    if (!slots) return report(context, slots.error());

    SegmentRun run(context, *slots, *options);
    core::Status status = run.prepare(*sources);
    for (const core::FrameSource& source : *sources)
        if (status) status = run.segmentSource(source);
    context.console.endProgress();
    int code = kOk;
    if (!arguments.json.empty() && (run.framesDone() > 0 || run.hasFaults())) {
        if (const auto written = run.report().write(arguments.json, status.has_value()); !written)
            code = report(context, written.error());
    }
    if (run.framesDone() > 0 || status)
        context.console.message(fmt::format("{} of {} segmented; results in {}", run.framesDone(),
                                            core::counted(run.totalFrames(), "frame"), options->out.string()));
    if (!status) return report(context, status.error());
    return run.hasFaults() ? kFailed : code;
}

} // namespace

Action declareSegment(CLI::App& command) {
    auto arguments = std::make_shared<SegmentArguments>();
    command.add_option("INPUT", arguments->inputs,
                       "Pictures, folders, list files, videos, Cityscapes roots, or "
                       "the built-in street: 'scenes', 'scenes/film'");
    command.add_option("--dataset", arguments->dataset, "One more input, with its truth; default: $CITYSCAPES_DATASET")
        ->type_name("REF");
    command.add_option("--split", arguments->split, "Split of a Cityscapes root or of the built-in street")
        ->type_name("NAME")
        ->capture_default_str();
    command
        .add_option("--model", arguments->models,
                    "A model, by name or path; may be given several times; default: the "
                    "three demo models")
        ->type_name("[NAME=]REF")
        ->allow_extra_args(false);
    command.add_option("--out", arguments->out, "Folder for the results")->type_name("DIR")->required();
    command
        .add_option("--save", arguments->save,
                    "Which of ids,trainids,color,overlay,sidebyside,logits,film; default: "
                    "ids,color,overlay,sidebyside for pictures, film for videos")
        ->type_name("KINDS");
    command.add_option("--scheme", arguments->scheme, "Map every model's classes to this scheme, by name or JSON file")
        ->type_name("NAME");
    command.add_option("--json", arguments->json, "Write times and class shares of every frame")->type_name("FILE");
    addEngineOptions(command, arguments->engine);
    return [arguments](Context& context) { return segment(context, *arguments); };
}

} // namespace app::cli
