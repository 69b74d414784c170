// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Training steps on made batches, for comparison with PyTorch: see peers/train_step.py and peers/train_time.py.
//
//   kerbside-train-step steps NETWORK WIDTH RECIPE.json FOLDER STEPS
//       float64, no dropout, batches by the golden rule; writes FOLDER/start.safetensors and FOLDER/end.safetensors
//   kerbside-train-step serve NETWORK WIDTH RECIPE.json WIDTHxHEIGHT THREADS
//       obeys stdin: "step" → milliseconds of one step on a batch that stays the same, "peak" → VmHWM in MB
//
// Batch and, when serving, precision (f32 or bf16) are the recipe's.
#include "core/base/process_memory.h"
#include "core/networks/registry.h"
#include "core/weights/safetensors.h"
#include "tests/support/golden.h"
#include "training/losses.h"
#include "training/optimizers.h"
#include "training/trainable_network.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kClasses = 19;
constexpr double kAuxWeight = 0.4;

[[noreturn]] void fail(const std::string& message) {
    std::cerr << message << "\n";
    std::exit(1);
}
template <class T> T valueOf(core::Result<T> result) {
    if (!result) fail(result.error().message);
    return std::move(*result);
}

core::Graph graphOf(const std::string& name, double width, bool dropout) {
    core::NetworkOptions options;
    options.classes = kClasses;
    options.width = width;
    options.aux = name.starts_with("deeplabv3");
    options.alignCorners = name.starts_with("denseaspp"); // as the peers have it
    core::Graph graph = valueOf(core::buildNetwork(name, options));
    for (core::Node& node : graph.nodes)
        if (auto* drop = std::get_if<core::DropoutOp>(&node.operation); drop && !dropout) drop->probability = 0;
    return graph;
}

/// The same numbers as those of peers/train_step.py: noise of the pixel, and runs of a class with some ignored pixels.
struct Batch {
    at::Tensor input, targets;
    Batch(core::Size size, int pictures, int step, at::ScalarType type) {
        at::Tensor values = at::empty({pictures, 3, size.height, size.width}, at::kDouble);
        for (std::int64_t i = 0; i < values.numel(); ++i)
            values.mutable_data_ptr<double>()[i] =
                4 * testing_support::goldenNoise(static_cast<std::uint32_t>(i),
                                                 1000003U + static_cast<std::uint32_t>(step));
        input = values.to(type);
        targets = at::empty({pictures, size.height, size.width}, at::kLong);
        for (std::int64_t i = 0; i < targets.numel(); ++i)
            targets.mutable_data_ptr<std::int64_t>()[i] = i % 11 == 0 ? 255 : (i / 13 + step) % kClasses;
    }
};

/// 0.5, 0.6 …
at::Tensor weightsOfClasses(at::ScalarType type) {
    at::Tensor weights = at::empty({kClasses}, at::kDouble);
    for (int i = 0; i < kClasses; ++i) weights.mutable_data_ptr<double>()[i] = 0.5 + 0.1 * i;
    return weights.to(type);
}

struct Training {
    training::Recipe recipe;
    training::TrainableNetwork network;
    training::Optimizer optimizer;
    at::Tensor weights;

    Training(const training::Recipe& from, const core::Graph& graph, const training::NetworkSettings& settings)
        : recipe(from), network(valueOf(training::TrainableNetwork::create(graph, {}, 1, settings))),
          optimizer(recipe, network.parameters()),
          weights(weightsOfClasses(settings.doublePrecision ? at::kDouble : at::kFloat)) {}

    void step(const Batch& batch, int number) {
        optimizer.clearGradients();
        {
            const auto outputs = network.forward(batch.input, true, static_cast<std::uint64_t>(number));
            at::Tensor loss = training::trainingLoss(recipe, outputs.out, batch.targets, weights);
            if (outputs.aux.defined())
                loss = loss + kAuxWeight * training::crossEntropy(outputs.aux, batch.targets, weights);
            loss.backward();
        }
        if (recipe.clip > 0) optimizer.clipGradients(recipe.clip);
        optimizer.step(recipe.learningRate);
    }
};

void steps(const std::string& name, double width, const training::Recipe& recipe, const std::string& folder,
           int count) {
    Training run(recipe, graphOf(name, width, false), {.doublePrecision = true});
    const auto save = [&](const char* file) {
        if (const auto written = core::writeSafetensors(folder + "/" + file, run.network.state()); !written)
            fail(written.error().message);
    };
    save("start.safetensors");
    for (int i = 0; i < count; ++i) run.step(Batch({64, 48}, recipe.batch, i, at::kDouble), i);
    save("end.safetensors");
}

void serve(const std::string& name, double width, const training::Recipe& recipe, core::Size size) {
    Training run(recipe, graphOf(name, width, true), {.bf16 = recipe.precision == training::TrainingPrecision::Bf16});
    const Batch batch(size, recipe.batch, 0, at::kFloat);
    int number = 0;
    for (std::string command; std::cin >> command;) {
        if (command == "step") {
            const auto start = Clock::now();
            run.step(batch, number++);
            std::cout << std::chrono::duration<double, std::milli>(Clock::now() - start).count() << std::endl;
        }
        if (command == "peak") {
            std::ifstream status("/proc/self/status");
            double kib = 0;
            for (std::string word; status >> word;)
                if (word == "VmHWM:") status >> kib;
            std::cout << kib * 1024 / 1e6 << std::endl;
        }
    }
}

} // namespace

int main(int count, char** arguments) {
    const std::string mode = count == 7 ? arguments[1] : "";
    if (mode != "steps" && mode != "serve") {
        std::cerr << "usage: kerbside-train-step steps|serve ...; see the head of benchmarks/train_step.cpp\n";
        return 2;
    }
    core::keepFreedMemory(); // as kerbside-cli train does
    const double width = std::atof(arguments[3]);
    const training::Recipe recipe = valueOf(training::loadRecipe(arguments[4]));
    if (mode == "steps") {
        steps(arguments[2], width, recipe, arguments[5], std::atoi(arguments[6]));
        return 0;
    }
    core::Size size;
    if (std::sscanf(arguments[5], "%dx%d", &size.width, &size.height) != 2) fail("no WIDTHxHEIGHT");
    at::set_num_threads(std::atoi(arguments[6]));
    serve(arguments[2], width, recipe, size);
    return 0;
}
