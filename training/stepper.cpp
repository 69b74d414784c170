// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/stepper.h"

#include "inference/engine/device.h"
#include "inference/engine/guard.h"
#include "training/draws.h"
#include "training/losses.h"
#include "training/optimizers.h"
#include "training/trainable_network.h"

#include <ATen/Parallel.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/tensor.h>
#include <algorithm>
#include <cmath>

namespace training {

using core::ErrorCode;

namespace {

std::string listOf(const std::vector<std::string>& frames) {
    std::string text;
    for (const std::string& frame : frames) text += (text.empty() ? "" : ", ") + frame;
    return text;
}

core::Status freeze(TrainableNetwork& network, const Recipe& recipe) {
    for (const std::string& prefix : recipe.freeze)
        if (network.freeze(prefix) == 0)
            return core::fail(ErrorCode::InvalidArgument, "{}: 'freeze' names '{}', which no parameter begins with.",
                              recipe.name, prefix);
    for (const std::string& prefix : recipe.freezeStatistics)
        if (network.freezeStatistics(prefix) == 0)
            return core::fail(ErrorCode::InvalidArgument,
                              "{}: 'freezeStatistics' names '{}', which no batch norm begins with.", recipe.name,
                              prefix);
    const auto& parameters = network.parameters();
    if (std::none_of(parameters.begin(), parameters.end(), [](const auto& p) { return p.value.requires_grad(); }))
        return core::fail(ErrorCode::InvalidArgument, "{}: everything is frozen: there is nothing to train.",
                          recipe.name);
    return {};
}

core::Result<bool> usesBf16(TrainingPrecision precision, const std::string& device) {
    if (precision == TrainingPrecision::F32) return false;
    const bool isAsked = precision == TrainingPrecision::Bf16;
    const auto choice =
        inference::choosePrecision(isAsked ? inference::Precision::Bf16 : inference::Precision::Auto, device);
    if (!choice) return core::fail(choice.error());
    return choice->precision == inference::Precision::Bf16;
}

} // namespace

struct Stepper::Parts {
    StepperOptions options;
    TrainableNetwork network;
    Optimizer optimizer;
    at::Tensor classWeights;         ///< undefined: all alike
    std::vector<std::string> frames; ///< of the last step

    core::Result<double> addGradients(Batch& batch, std::int64_t step, int part);
};

Stepper::Stepper(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Stepper::Stepper(Stepper&&) noexcept = default;
Stepper::~Stepper() = default;

core::Result<Stepper> Stepper::create(const core::Model& model, StepperOptions options) {
    const auto bf16 = usesBf16(options.recipe.precision, options.device);
    if (!bf16) return core::fail(bf16.error());
    at::set_num_threads(options.threads);
    Draws draws(options.seed, DrawUse::Initialisation, {});
    auto network = TrainableNetwork::create(model.graph, model.tensors, draws.next(), {options.device, false, *bf16});
    if (!network) return core::fail(std::move(network).error());
    if (auto frozen = freeze(*network, options.recipe); !frozen) return core::fail(std::move(frozen).error());
    return inference::guarded("Preparing the training", [&]() -> core::Result<Stepper> {
        Optimizer optimizer(options.recipe, network->parameters());
        at::Tensor weights;
        if (!options.classWeights.empty()) {
            // Channels beyond the scheme ("unlabeled") are never a target.
            options.classWeights.resize(static_cast<std::size_t>(model.graph.options.classes), 0.0);
            weights = at::tensor(options.classWeights).to(at::Device(options.device), at::kFloat);
        }
        return Stepper(std::make_unique<Parts>(
            Parts{std::move(options), *std::move(network), std::move(optimizer), std::move(weights), {}}));
    });
}

core::Result<double> Stepper::Parts::addGradients(Batch& batch, std::int64_t step, int part) {
    if (auto possible = network.check(batch.size, batch.count); !possible)
        return core::fail(possible.error().code, "{}: {}", batch.frames.front(), possible.error().message);
    const at::Device device(options.device);
    const at::Tensor input =
        at::from_blob(batch.input.data(), {batch.count, batch.size.height, batch.size.width, 3}, at::kFloat)
            .permute({0, 3, 1, 2})
            .to(device);
    const at::Tensor targets =
        at::from_blob(batch.labels.data(), {batch.count, batch.size.height, batch.size.width}, at::kByte)
            .to(device, at::kLong);
    Draws draws(options.seed, DrawUse::Dropout, {static_cast<std::uint64_t>(step), static_cast<std::uint64_t>(part)});
    const ForwardOutputs outputs = network.forward(input, true, draws.next());
    const Recipe& recipe = options.recipe;
    at::Tensor loss = trainingLoss(recipe, outputs.out, targets, classWeights);
    if (outputs.aux.defined() && recipe.auxWeight > 0)
        loss = loss.add(trainingLoss(recipe, outputs.aux, targets, classWeights), recipe.auxWeight);
    const double value = loss.item().toDouble();
    if (!std::isfinite(value))
        return core::fail(ErrorCode::Corrupt, "Step {}: the loss is {}; its frames are {}.", step + 1, value,
                          listOf(batch.frames));
    if (loss.requires_grad()) loss.div(recipe.accumulate).backward();
    return value;
}

core::Result<double> Stepper::step(Loader& loader, std::int64_t step, double learningRate, std::stop_token stop) {
    const int parts = m_parts->options.recipe.accumulate;
    std::vector<std::string>& frames = m_parts->frames;
    frames.clear();
    double sum = 0;
    at::set_num_threads(m_parts->options.threads); // validation in between has its own number
    for (int part = 0; part < parts; ++part) {
        // A stop in the middle would leave running statistics that a resumed run moves once more.
        auto batch = loader.next(part == 0 ? stop : std::stop_token{});
        if (!batch) return core::fail(std::move(batch).error());
        frames.insert(frames.end(), batch->frames.begin(), batch->frames.end());
        auto loss = inference::guarded(fmt::format("Step {} ({})", step + 1, listOf(batch->frames)),
                                       [&] { return m_parts->addGradients(*batch, step, part); });
        if (!loss) return loss;
        sum += *loss;
    }
    return inference::guarded(fmt::format("Step {}", step + 1), [&]() -> core::Result<double> {
        const double norm = m_parts->optimizer.clipGradients(m_parts->options.recipe.clip);
        if (!std::isfinite(norm))
            return core::fail(ErrorCode::Corrupt, "Step {}: the gradients have norm {}; its frames are {}.", step + 1,
                              norm, listOf(frames));
        m_parts->optimizer.step(learningRate);
        m_parts->optimizer.clearGradients();
        return sum / parts;
    });
}

core::TensorMap Stepper::weights() const { return m_parts->network.state(); }

core::Status Stepper::save(TrainingState& state) const {
    return inference::guarded("Saving the state", [&]() -> core::Status {
        state.network = m_parts->network.state();
        state.optimizer = m_parts->optimizer.state();
        for (const auto& [name, tensor] : state.network) {
            const std::vector<float> values = core::toFloats(tensor);
            if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
                return core::fail(ErrorCode::Corrupt,
                                  "Step {}: it left {} with a value that is not finite; its frames are {}.", state.step,
                                  name, listOf(m_parts->frames));
        }
        return {};
    });
}

core::Status Stepper::load(const TrainingState& state) {
    return inference::guarded("Loading the state", [&]() -> core::Status {
        if (auto loaded = m_parts->network.load(state.network); !loaded) return loaded;
        return m_parts->optimizer.load(state.optimizer);
    });
}

} // namespace training
