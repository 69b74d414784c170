// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/model_slots.h"
#include "app/cli/text_table.h"
#include "app/cli/text_values.h"
#include "app/cli/version.h"
#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/networks/cost.h"
#include "core/weights/model.h"
#include "inference/kernels/panels.h"
#include "inference/kernels/peak.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

struct BenchOptions {
    std::vector<std::string> models, sizes{"1024x512"}, precisions{"auto"};
    std::string device = "auto", json;
    int threads = 0, runs = 5;
    bool layers = false;
};

/// One model at one size and precision.
struct Measurement {
    std::string model, network, device, precision;
    core::Size size;
    std::vector<double> networkMs, totalMs; ///< of each run but the first
    double firstMs = 0;
    double gigaMacs = 0;
    std::uint64_t weightBytes = 0, activationBytes = 0;
    std::vector<inference::StepDescription> layers;

    static double median(std::vector<double> values) {
        std::sort(values.begin(), values.end());
        const std::size_t middle = values.size() / 2;
        return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
    double framesPerSecond() const { return 1000 / median(totalMs); }
    double gigaFlops() const { return 2 * gigaMacs / median(networkMs) * 1000; }
};

/// Colours that compress to nothing and are the same everywhere; what they are does not change the time.
core::Image testPicture(core::Size size) {
    core::Image picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture.at(x, y) = {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y),
                                static_cast<std::uint8_t>(x * y)};
    return picture;
}

core::Result<Measurement> measure(Context& context, const NamedModel& named, const core::Model& model,
                                  const inference::EngineOptions& engine, core::Size size,
                                  const BenchOptions& options) {
    auto segmenter = inference::Segmenter::create(model, engine);
    if (!segmenter) return core::fail(segmenter.error());
    Measurement result;
    result.model = named.name;
    result.network = model.card.network;
    result.device = segmenter->device();
    result.precision = inference::precisionName(segmenter->precision());
    result.size = size;
    inference::SegmentSettings settings;
    settings.size = size;
    const core::Image picture = testPicture(size);
    for (int run = 0; run <= options.runs; ++run) {
        const auto prediction = segmenter->segment(picture, settings, context.stop);
        if (!prediction) {
            context.console.endProgress();
            return core::fail(prediction.error());
        }
        if (run == 0) {
            result.firstMs = prediction->timings.totalMs;
            for (const std::string& note : prediction->notes) context.console.message(named.name + ": " + note);
            continue;
        }
        result.networkMs.push_back(prediction->timings.networkMs);
        result.totalMs.push_back(prediction->timings.totalMs);
        context.console.progress(run, options.runs, "runs", named.name);
    }
    context.console.endProgress();
    const auto cost = core::costOf(model.graph, size);
    if (!cost) return core::fail(cost.error());
    result.gigaMacs = static_cast<double>(cost->macs) * 1e-9;
    result.weightBytes = segmenter->weightBytes();
    result.activationBytes = segmenter->estimateBytes(size);
    if (options.layers && result.device != "cpu") {
        context.console.message(named.name + ": a GPU works on several layers at once, so none has a time of its own");
    } else if (options.layers) {
        auto layers = segmenter->profile(size, context.stop);
        if (!layers) return core::fail(layers.error());
        result.layers = std::move(*layers);
    }
    return result;
}

std::string sizeText(core::Size size) { return fmt::format("{}x{}", size.width, size.height); }

std::string asTable(const std::vector<Measurement>& all, double peak) {
    TextTable table({"model", "network", "size", "precision", "ms", "network ms", "frames/s", "GFLOP/s", "of peak",
                     "weights MB", "activations MB"},
                    4);
    for (const Measurement& m : all)
        table.addRow({m.model, m.network, sizeText(m.size), m.precision,
                      fmt::format("{:.1f}", Measurement::median(m.totalMs)),
                      fmt::format("{:.1f}", Measurement::median(m.networkMs)),
                      fmt::format("{:.2f}", m.framesPerSecond()), fmt::format("{:.0f}", m.gigaFlops()),
                      m.device == "cpu" ? fmt::format("{:.0f} %", 100 * m.gigaFlops() / peak) : "",
                      fmt::format("{:.0f}", static_cast<double>(m.weightBytes) / 1e6),
                      fmt::format("{:.0f}", static_cast<double>(m.activationBytes) / 1e6)});
    return table.text();
}

std::string layerTable(const Measurement& m) {
    TextTable table({"result", "operation", "algorithm", "ms", "GFLOP/s"}, 3);
    double sum = 0;
    for (const inference::StepDescription& step : m.layers) {
        sum += step.milliseconds;
        table.addRow({step.node, step.operation, step.algorithm, fmt::format("{:.2f}", step.milliseconds),
                      step.macs > 0 && step.milliseconds > 0
                          ? fmt::format("{:.0f}", 2e-6 * static_cast<double>(step.macs) / step.milliseconds)
                          : ""});
    }
    table.addRule();
    table.addRow({"all", "", "", fmt::format("{:.2f}", sum), ""});
    return fmt::format("\n{}, {}, {}, {}\n{}", m.model, m.network, sizeText(m.size), m.precision, table.text());
}

nlohmann::ordered_json asJson(const std::vector<Measurement>& all, double peak, int threads) {
    auto list = nlohmann::ordered_json::array();
    for (const Measurement& m : all) {
        auto layers = nlohmann::ordered_json::array();
        for (const inference::StepDescription& step : m.layers)
            layers.push_back({{"node", step.node},
                              {"operation", step.operation},
                              {"algorithm", step.algorithm},
                              {"macs", step.macs},
                              {"ms", step.milliseconds}});
        list.push_back({{"model", m.model},
                        {"network", m.network},
                        {"width", m.size.width},
                        {"height", m.size.height},
                        {"device", m.device},
                        {"precision", m.precision},
                        {"runs", m.totalMs.size()},
                        {"ms", Measurement::median(m.totalMs)},
                        {"networkMs", Measurement::median(m.networkMs)},
                        {"firstMs", m.firstMs},
                        {"allMs", m.totalMs},
                        {"framesPerSecond", m.framesPerSecond()},
                        {"gigaMacs", m.gigaMacs},
                        {"gigaFlops", m.gigaFlops()},
                        {"weightBytes", m.weightBytes},
                        {"activationBytes", m.activationBytes},
                        {"layers", layers}});
    }
    return {{"format", 1},        {"program", kProgram},   {"instructionSet", inference::kernels::instructionSet()},
            {"threads", threads}, {"peakGigaFlops", peak}, {"measurements", list}};
}

int bench(Context& context, const BenchOptions& options) {
    std::vector<core::Size> sizes;
    for (const std::string& text : options.sizes) {
        const auto size = parseSize("--size", text);
        if (!size) return usageError(context, size.error().message);
        sizes.push_back(*size);
    }
    std::vector<inference::Precision> precisions;
    for (const std::string& text : options.precisions) {
        const auto precision = inference::parsePrecision(text);
        if (!precision) return usageError(context, "--precision: " + precision.error().message);
        precisions.push_back(*precision);
    }
    const auto models = findModels(context.workspace, options.models.empty() ? demoReferences() : options.models);
    if (!models) return report(context, models.error());
    inference::EngineOptions engine;
    engine.device = options.device;
    engine.threads = options.threads > 0 ? options.threads : core::availableThreads();
    const double peak = inference::kernels::measurePeak(engine.threads);
    std::vector<Measurement> all;
    for (const NamedModel& named : *models) {
        const auto model = core::loadModel(named.card);
        if (!model) return report(context, model.error());
        for (const core::Size size : sizes)
            for (const inference::Precision precision : precisions) {
                engine.precision = precision;
                auto measurement = measure(context, named, *model, engine, size, options);
                if (!measurement) return report(context, measurement.error());
                all.push_back(std::move(*measurement));
            }
    }
    if (!options.json.empty()) {
        const std::string text = asJson(all, peak, engine.threads).dump(2) + "\n";
        if (options.json == "-") {
            context.console.result(text);
            return kOk;
        }
        if (const auto written = core::writeFileAtomically(options.json, text); !written)
            return report(context, written.error());
    }
    std::string text = fmt::format("{} threads, {}: {:.0f} GFLOP/s at most\n", engine.threads,
                                   inference::kernels::instructionSet(), peak) +
                       asTable(all, peak);
    for (const Measurement& m : all)
        if (!m.layers.empty()) text += layerTable(m);
    context.console.result(text);
    return kOk;
}

} // namespace

Action declareBench(CLI::App& command) {
    auto options = std::make_shared<BenchOptions>();
    command.add_option("--model", options->models, "[NAME=]MODEL, several times; default: the demo models")
        ->type_name("MODEL")
        ->take_all();
    command.add_option("--size", options->sizes, "What the network sees, several times")
        ->type_name("WxH")
        ->capture_default_str()
        ->take_all();
    command.add_option("--precision", options->precisions, "Arithmetic of the network, several times")
        ->type_name("auto|exact|careful|f32|bf16|f16")
        ->capture_default_str()
        ->take_all();
    command.add_option("--device", options->device, "Where to compute; see 'kerbside-cli devices'")
        ->type_name("auto|cpu|cuda[:N]")
        ->capture_default_str();
    command.add_option("--threads", options->threads, "Processor threads; default: all")
        ->type_name("N")
        ->check(CLI::Range(1, 4096).description(""));
    command.add_option("--runs", options->runs, "Of each, after one that is not counted; medians are given")
        ->type_name("N")
        ->check(CLI::Range(1, 10000).description(""))
        ->capture_default_str();
    command.add_flag("--layers", options->layers, "Also what runs for each layer, and how long");
    command
        .add_option("--json", options->json, "Write everything to this file; -: to the terminal instead of the table")
        ->type_name("FILE");
    return [options](Context& context) { return bench(context, *options); };
}

} // namespace app::cli
