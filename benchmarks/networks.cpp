// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wall time, stops and peak memory of full-size networks; weights and input by the golden rule.
//
//   kerbside-bench-networks frame NETWORK [WIDTHxHEIGHT [RUNS [PRECISION [DEVICE]]]]
//       segments a frame of that size RUNS times; a line of JSON: times of the parts, the longest wait for a stop,
//       VmHWM
//   kerbside-bench-networks serve NETWORK WIDTHxHEIGHT PRECISION DEVICE      obeys stdin, for peers/wall_time.py:
//       "run" → milliseconds from prepared input to logits at the input's size, "labels FILE" → their argmax as bytes
//   kerbside-bench-networks labels [CHANNELS GRIDxGRID FRAMExFRAME [RUNS]]
//       milliseconds from logits on a grid to labels, confidence and entropy at the frame's size
//
// KERBSIDE_TARGET=avx2 in the environment keeps the engine's kernels from AVX-512.
#include "core/base/parallel.h"
#include "core/networks/registry.h"
#include "inference/engine/segmenter.h"
#include "inference/postprocess/upsample_argmax.h"
#include "tests/support/golden.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <hwy/targets.h>
#include <iostream>
#include <string>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// VmHWM of this process in MB (10⁶ bytes).
double peakMegabytes() {
    std::ifstream status("/proc/self/status");
    double kib = 0;
    for (std::string word; status >> word;)
        if (word == "VmHWM:") status >> kib;
    return kib * 1024 / 1e6;
}

[[noreturn]] void fail(const std::string& message) {
    std::cerr << message << "\n";
    std::exit(1);
}
template <class T> T valueOf(core::Result<T> result) {
    if (!result) fail(result.error().message);
    return std::move(*result);
}

core::Size sizeOf(const std::string& text) {
    core::Size size;
    if (std::sscanf(text.c_str(), "%dx%d", &size.width, &size.height) != 2 || size.isEmpty())
        fail(text + " is no WIDTHxHEIGHT");
    return size;
}

inference::Segmenter makeSegmenter(const std::string& network, const std::string& precision,
                                   const std::string& device) {
    core::NetworkOptions options;
    options.aux = network.rfind("deeplabv3", 0) == 0; // as the peers have it: the fill rule counts all tensors
    options.alignCorners = network.rfind("denseaspp", 0) == 0;
    core::Graph graph = valueOf(core::buildNetwork(network, options));
    core::TensorMap tensors = testing_support::goldenTensors(graph);
    core::Model model{{}, *core::ClassScheme::builtIn("cityscapes-19"), std::move(graph), std::move(tensors)};
    model.card.name = network;
    model.card.options = options;
    inference::EngineOptions engine;
    engine.device = device;
    engine.precision = valueOf(inference::parsePrecision(precision));
    return valueOf(inference::Segmenter::create(model, engine));
}

core::Image noiseFrame(core::Size size) {
    core::Image frame(size);
    const auto byte = [](std::size_t i, unsigned j) {
        return static_cast<std::uint8_t>((testing_support::goldenNoise(static_cast<std::uint32_t>(i), j) + 0.5) * 256);
    };
    for (std::size_t i = 0; i < size.area(); ++i) frame.values()[i] = {byte(i, 1), byte(i, 2), byte(i, 3)};
    return frame;
}

/// Milliseconds between a request at 1/8, 2/8 … of a run and its return; the longest.
double longestStop(inference::Segmenter& segmenter, const core::Image& frame, double runMs) {
    double longest = 0;
    for (int i = 1; i < 8; ++i) {
        std::stop_source source;
        Clock::time_point asked;
        std::jthread asker([&] {
            std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(runMs * i / 8));
            asked = Clock::now();
            source.request_stop();
        });
        const auto stopped = segmenter.segment(frame, {}, source.get_token());
        const auto returned = Clock::now();
        asker.join();
        if (stopped) continue; // it was done before
        longest = std::max(longest, std::chrono::duration<double, std::milli>(returned - asked).count());
    }
    return longest;
}

void benchFrame(const std::string& network, core::Size size, int runs, const std::string& precision,
                const std::string& device) {
    inference::Segmenter segmenter = makeSegmenter(network, precision, device);
    const core::Image frame = noiseFrame(size);
    std::vector<double> prepare, net, post, total;
    std::string notes;
    for (int i = 0; i < runs; ++i) {
        const auto prediction = valueOf(segmenter.segment(frame));
        prepare.push_back(prediction.timings.prepareMs);
        net.push_back(prediction.timings.networkMs);
        post.push_back(prediction.timings.postMs);
        total.push_back(prediction.timings.totalMs);
        for (const std::string& note : prediction.notes) notes = note;
    }
    const double peak = peakMegabytes();
    std::cout << fmt::format(R"({{"network": "{}", "size": "{}x{}", "device": "{}", "precision": "{}", "runs": {}, )"
                             R"("prepareMs": {:.1f}, "networkMs": {:.1f}, "postMs": {:.1f}, "totalMs": {:.1f}, )"
                             R"("firstMs": {:.1f}, "longestStopMs": {:.1f}, "peakMB": {:.0f}, "estimateMB": {:.0f}, )"
                             R"("weightMB": {:.0f}, "notes": "{}"}})",
                             network, size.width, size.height, segmenter.device(),
                             inference::precisionName(segmenter.precision()), runs, median(prepare), median(net),
                             median(post), median(total), total.front(), longestStop(segmenter, frame, median(total)),
                             peak, static_cast<double>(segmenter.estimateBytes(size)) / 1e6,
                             static_cast<double>(segmenter.weightBytes()) / 1e6, notes)
              << std::endl;
}

void serve(const std::string& network, core::Size size, const std::string& precision, const std::string& device) {
    inference::Segmenter segmenter = makeSegmenter(network, precision, device);
    const std::vector<float> planes = testing_support::goldenInput(size);
    std::vector<float> input(planes.size()), logits;
    for (std::size_t i = 0; i < planes.size(); ++i) input[i] = planes[i % 3 * size.area() + i / 3];
    for (std::string command; std::cin >> command;) {
        if (command == "run") {
            const auto start = Clock::now();
            logits = valueOf(segmenter.logits(input, size));
            std::cout << milliseconds(start) << std::endl;
        }
        if (command == "labels" && std::cin >> command) {
            inference::UpsampleOptions options;
            options.frame = size;
            options.classes = 19;
            const auto labels = inference::upsampleArgmax({logits.data(), 19, size}, options).labels;
            std::ofstream(command, std::ios::binary)
                .write(reinterpret_cast<const char*>(labels.values().data()),
                       static_cast<std::streamsize>(labels.values().size()));
            std::cout << "ok" << std::endl;
        }
    }
}

void benchLabels(int channels, core::Size grid, core::Size frame, int runs) {
    std::vector<float> logits(static_cast<std::size_t>(channels) * grid.area());
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] = static_cast<float>(12 * testing_support::goldenNoise(static_cast<std::uint32_t>(i), 9));
    inference::UpsampleOptions options;
    options.frame = frame;
    options.classes = channels;
    options.threads = core::availableThreads();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = Clock::now();
        inference::upsampleArgmax({logits.data(), channels, grid}, options);
        times.push_back(milliseconds(start));
    }
    std::cout << fmt::format(
                     R"({{"channels": {}, "grid": "{}x{}", "frame": "{}x{}", "threads": {}, "instructions": "{}", )"
                     R"("medianMs": {:.2f}, "fastestMs": {:.2f}}})",
                     channels, grid.width, grid.height, frame.width, frame.height, options.threads,
                     inference::upsampleTarget(), median(times), *std::min_element(times.begin(), times.end()))
              << std::endl;
}

} // namespace

int main(int count, char** arguments) {
    const char* target = std::getenv("KERBSIDE_TARGET");
    if (target != nullptr && std::string(target) == "avx2") hwy::DisableTargets(HWY_AVX3 | HWY_AVX3_DL);
    const auto argument = [&](int i, const char* otherwise) {
        return std::string(i < count ? arguments[i] : otherwise);
    };
    const std::string mode = argument(1, "");
    if (mode == "frame" && count > 2) {
        benchFrame(argument(2, ""), sizeOf(argument(3, "1024x512")), std::max(1, std::atoi(argument(4, "5").c_str())),
                   argument(5, "f32"), argument(6, "auto"));
    } else if (mode == "serve" && count > 5) {
        serve(argument(2, ""), sizeOf(argument(3, "")), argument(4, ""), argument(5, ""));
    } else if (mode == "labels") {
        benchLabels(std::atoi(argument(2, "19").c_str()), sizeOf(argument(3, "256x128")),
                    sizeOf(argument(4, "2048x1024")), std::max(1, std::atoi(argument(5, "20").c_str())));
    } else {
        std::cerr << "usage: kerbside-bench-networks frame|serve|labels ...; see the head of benchmarks/networks.cpp\n";
        return 2;
    }
    return 0;
}
