// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wall time and peak memory of a full-size network, weights and input by the golden rule.
//
//   kerbside-bench-networks NETWORK [WIDTHxHEIGHT [RUNS [PRECISION [DEVICE]]]]     prints a JSON line
//   kerbside-bench-networks NETWORK WIDTHxHEIGHT serve [PRECISION [DEVICE]]        obeys stdin, for peers/wall_time.py:
//       "run" → milliseconds from prepared input to logits at the input's size, "labels FILE" → their argmax as bytes,
//       "frame" → milliseconds from logits on the grid to labels, confidence and entropy at 2048×1024
#include "core/base/parallel.h"
#include "core/networks/registry.h"
#include "inference/engine/compiled_network.h"
#include "inference/engine/segmenter.h"
#include "inference/postprocess/upsample_argmax.h"
#include "tests/support/golden.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// VmHWM of this process in MB (10⁶ bytes).
double peakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kib = 0;
            status >> kib;
            return kib * 1024 / 1e6;
        }
    return 0;
}

std::vector<float> interleavedInput(core::Size size) {
    const std::vector<float> planes = testing_support::goldenInput(size);
    std::vector<float> pixels(planes.size());
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < size.area(); ++i) pixels[i * 3 + c] = planes[c * size.area() + i];
    return pixels;
}

struct Bench {
    inference::Segmenter segmenter;
    std::vector<float> input;
    core::Size size;
    std::vector<float> logits;

    double run() {
        const auto start = Clock::now();
        auto result = segmenter.logits(input, size);
        const double elapsed = milliseconds(start);
        if (!result) {
            std::cerr << result.error().message << "\n";
            std::exit(1);
        }
        logits = std::move(*result);
        return elapsed;
    }
    double frame() {
        auto grid = segmenter.logits(input, size, false);
        const core::Size cells = size.area() * 19 == grid->size() ? size : core::Size{size.width / 8, size.height / 8};
        inference::UpsampleOptions options;
        options.frame = {2048, 1024};
        options.classes = 19;
        options.threads = core::availableThreads();
        const auto start = Clock::now();
        inference::upsampleArgmax({grid->data(), 19, cells}, options);
        return milliseconds(start);
    }
    void writeLabels(const std::string& path) const {
        inference::UpsampleOptions options;
        options.frame = size;
        options.classes = 19;
        const auto labels = inference::upsampleArgmax({logits.data(), 19, size}, options).labels;
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(labels.values().data()),
                   static_cast<std::streamsize>(labels.values().size()));
    }
};

core::Result<Bench> makeBench(const std::string& network, core::Size size, const std::string& precision,
                              const std::string& device) {
    core::NetworkOptions options;
    options.aux = network.rfind("deeplabv3", 0) == 0; // as the peers have it: the fill rule counts all tensors
    auto graph = core::buildNetwork(network, options);
    if (!graph) return core::fail(std::move(graph).error());
    core::Model model{{}, *core::ClassScheme::builtIn("cityscapes-19"), *graph, testing_support::goldenTensors(*graph)};
    model.card.name = network;
    inference::EngineOptions engine;
    engine.device = device;
    auto wanted = inference::parsePrecision(precision);
    if (!wanted) return core::fail(std::move(wanted).error());
    engine.precision = *wanted;
    return inference::Segmenter::create(model, engine).map([&](inference::Segmenter&& segmenter) {
        return Bench{std::move(segmenter), interleavedInput(size), size, {}};
    });
}

} // namespace

int main(int count, char** arguments) {
    const auto argument = [&](int i, const char* otherwise) {
        return std::string(i < count ? arguments[i] : otherwise);
    };
    core::Size size;
    if (count < 2 || std::sscanf(argument(2, "1024x512").c_str(), "%dx%d", &size.width, &size.height) != 2) {
        std::cerr << "usage: kerbside-bench-networks NETWORK [WIDTHxHEIGHT [RUNS|serve [PRECISION [DEVICE]]]]\n";
        return 2;
    }
    auto bench = makeBench(argument(1, ""), size, argument(4, "f32"), argument(5, "auto"));
    if (!bench) {
        std::cerr << bench.error().message << "\n";
        return 1;
    }
    if (argument(3, "7") == "serve") {
        for (std::string command; std::cin >> command;) {
            if (command == "run") std::cout << bench->run() << std::endl;
            if (command == "frame") std::cout << bench->frame() << std::endl;
            if (command == "labels" && std::cin >> command) {
                bench->writeLabels(command);
                std::cout << "ok" << std::endl;
            }
        }
        return 0;
    }
    std::vector<double> times;
    for (int i = 0; i < std::stoi(argument(3, "7")); ++i) times.push_back(bench->run());
    const double first = times.front();
    std::sort(times.begin(), times.end());
    std::cout << fmt::format(
                     R"({{"network": "{}", "size": "{}x{}", "device": "{}", "precision": "{}", "medianMs": {:.1f}, )"
                     R"("fastestMs": {:.1f}, "firstMs": {:.1f}, "peakMB": {:.0f}}})",
                     argument(1, ""), size.width, size.height, bench->segmenter.device(),
                     inference::precisionName(bench->segmenter.precision()), times[times.size() / 2], times.front(),
                     first, peakMegabytes())
              << std::endl;
    return 0;
}
