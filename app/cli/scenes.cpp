// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/text_values.h"
#include "core/base/parallel.h"
#include "core/base/process_memory.h"
#include "core/scenes/scene_dataset.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace app::cli {

namespace {

struct ScenesArguments {
    std::string out, size, weather;
    int train = 0, val = 0, film = 0;
    std::uint64_t seed = 0;
};

core::Result<std::vector<core::Weather>> parseWeathers(const std::string& text) {
    std::vector<core::Weather> weathers;
    for (const std::string& name : splitAtCommas(text)) {
        const auto weather = core::findWeather(name);
        if (!weather)
            return core::fail(core::ErrorCode::InvalidArgument, "--weather: '{}' is none of clear, rain, fog, dusk",
                              name);
        if (std::ranges::find(weathers, *weather) != weathers.end())
            return core::fail(core::ErrorCode::InvalidArgument, "--weather: '{}' is named twice", name);
        weathers.push_back(*weather);
    }
    return weathers;
}

core::Result<core::SceneDatasetOptions> datasetOptions(const ScenesArguments& arguments) {
    core::SceneDatasetOptions options;
    options.root = arguments.out;
    options.train = arguments.train;
    options.val = arguments.val;
    options.film = arguments.film;
    options.seed = arguments.seed;
    options.threads = core::availableThreads();
    if (arguments.train + arguments.val + arguments.film == 0)
        return core::fail(core::ErrorCode::InvalidArgument,
                          "nothing to draw is asked for; say how many frames: --train N, --val N or --film N");
    if (!arguments.size.empty()) {
        const auto size = parseSize("--size", arguments.size);
        if (!size) return core::fail(size.error());
        options.size = *size;
    }
    if (!arguments.weather.empty()) {
        auto weathers = parseWeathers(arguments.weather);
        if (!weathers) return core::fail(weathers.error());
        options.weathers = std::move(*weathers);
    }
    return options;
}

int writeScenes(Context& context, const ScenesArguments& arguments) {
    const auto options = datasetOptions(arguments);
    if (!options) return usageError(context, options.error().message);
    const auto show = [&](const core::Progress& p) { context.console.progress(p.done, p.total, "frames", p.stage); };
    core::keepFreedMemory(); // planes of some MB come and go with every frame
    const auto written = core::writeSceneDataset(*options, show, context.stop);
    context.console.endProgress();
    if (!written)
        return written.error().code == core::ErrorCode::InvalidArgument ? usageError(context, written.error().message)
                                                                        : report(context, written.error());
    context.console.result(fmt::format("written: {}", options->root.string()));
    return kOk;
}

} // namespace

Action declareScenes(CLI::App& command) {
    auto arguments = std::make_shared<ScenesArguments>();
    const auto count = [&](const char* name, int& value, const char* what) {
        command.add_option(name, value, what)->type_name("N")->check(CLI::NonNegativeNumber.description(""));
    };
    command.add_option("--out", arguments->out, "Root of the dataset")->type_name("ROOT")->required();
    count("--train", arguments->train, "Frames to train on");
    count("--val", arguments->val, "Frames to score on; the first 60 are those of 'scenes'");
    count("--film", arguments->film, "Frames of a film in each weather, with truth for every frame");
    command.add_option("--seed", arguments->seed, "Other streets than those of 'scenes'; default: 0, those")
        ->type_name("S");
    command.add_option("--size", arguments->size, "Size of the frames; default: 1024x512")->type_name("WxH");
    command.add_option("--weather", arguments->weather, "Which of clear,rain,fog,dusk, by turns; default: clear,rain")
        ->type_name("LIST");
    return [arguments](Context& context) { return writeScenes(context, *arguments); };
}

} // namespace app::cli
