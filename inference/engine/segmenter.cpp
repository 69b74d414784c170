// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/segmenter.h"

#include "core/base/parallel.h"
#include "inference/engine/gpu.h"
#include "inference/engine/grid_runner.h"
#include "inference/engine/passes.h"
#include "inference/engine/processor.h"
#include "inference/postprocess/upsample_argmax.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstring>

namespace inference {
namespace {

using Clock = std::chrono::steady_clock;
double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// For the probe; see GridLogits.
GridLogits asGridLogits(const GridOutput& output, int classes, bool alignCorners) {
    const auto channels = static_cast<std::size_t>(output.shape.channels);
    const std::size_t cells = output.values.size() / channels;
    std::vector<float> shifted(output.values.size());
    for (std::size_t i = 0; i < cells; ++i) {
        float largest = output.values[i];
        for (std::size_t c = 1; c < channels; ++c) largest = std::max(largest, output.values[c * cells + i]);
        for (std::size_t c = 0; c < channels; ++c)
            shifted[c * cells + i] = std::max(-65504.0F, output.values[c * cells + i] - largest); // f16's range
    }
    const core::Tensor halves =
        core::convert(core::Tensor::fromFloats({static_cast<std::int64_t>(shifted.size())}, shifted), core::DType::F16);
    GridLogits grid;
    grid.size = {output.shape.width, output.shape.height};
    grid.channels = output.shape.channels;
    grid.classes = classes;
    grid.alignCorners = alignCorners;
    grid.values.resize(shifted.size());
    std::memcpy(grid.values.data(), halves.data.data(), halves.data.size());
    return grid;
}

GridView viewOf(const GridOutput& output) {
    return {output.values.data(), output.shape.channels, {output.shape.width, output.shape.height}};
}

/// Infinities count too: their softmax is not a number.
std::size_t countNotFinite(const std::vector<float>& values) {
    std::size_t count = 0;
    for (const float value : values) count += (std::bit_cast<std::uint32_t>(value) & 0x7f800000U) == 0x7f800000U;
    return count;
}

void mirrorGrid(GridOutput& output) {
    // One channel's rows are pixels of one number.
    mirrorPixels(output.values, {output.shape.width, output.shape.height * output.shape.channels}, 1);
}

} // namespace

struct Segmenter::State {
    core::ModelCard card;
    core::ClassScheme scheme;
    core::Graph graph;
    EngineOptions options;
    std::string device;
    PrecisionChoice precision;
    int threads;
    CompiledNetwork network;
    std::optional<GridRunner> runner; ///< points at `network` and `graph`
    int stride;

    std::uint64_t budget() const {
        if (options.memoryBytes > 0) return options.memoryBytes;
        if (device == "cpu") return readMemory().free / 10 * 9; // the rest of the machine needs some
        for (const Device& gpu : gpus())
            if (gpu.id == device) return gpu.freeBytes / 10 * 9;
        return 0;
    }
    core::Result<Prediction> segment(const core::Image& frame, const SegmentSettings& settings, std::stop_token stop,
                                     const core::ProgressFunction& progress);
    UpsampleOptions upsampling(core::Size frame) const {
        UpsampleOptions upsample;
        upsample.frame = frame;
        upsample.alignCorners = card.options.alignCorners;
        upsample.classes = scheme.size();
        upsample.threads = threads;
        return upsample;
    }
    void finish(Prediction& prediction, GridOutput output, core::Size frame, bool keepLogits) const;
    void finishAverage(Prediction& prediction, std::vector<float> sums, int channels, std::size_t passes,
                       core::Size frame, Averaging averaging) const;
};

Segmenter::Segmenter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

core::Result<Segmenter> Segmenter::create(const core::Model& model, const EngineOptions& options) {
    const core::Output* out = model.graph.findOutput("out");
    if (out == nullptr)
        return core::fail(core::ErrorCode::InvalidArgument, "{}: the network {} has no output named out.",
                          model.card.name, model.graph.network);
    const int channels = model.graph.options.classes;
    if (model.scheme.size() > channels || channels > 255)
        return core::fail(core::ErrorCode::InvalidArgument, "{}: {} channels cannot stand for the {} classes of {}.",
                          model.card.name, channels, model.scheme.size(), model.scheme.name());
    auto device = chooseDevice(options.device);
    if (!device) return core::fail(std::move(device).error());
    auto precision = choosePrecision(options.precision, *device);
    if (!precision) return core::fail(std::move(precision).error());

    CompileOptions compile;
    compile.device = *device;
    compile.precision = precision->precision;
    compile.threads = options.threads > 0 ? options.threads : core::availableThreads();
    std::vector<core::NodeId> targets;
    for (const core::Output& output : model.graph.outputs) {
        targets.push_back(output.logits);
        if (output.full != output.logits) targets.push_back(output.full);
    }
    auto network = CompiledNetwork::compile(model.graph, model.tensors, targets, compile);
    if (!network) return core::fail(std::move(network).error());
    auto state = std::make_unique<State>(State{model.card, model.scheme, model.graph, options, *device, *precision,
                                               compile.threads, std::move(*network), std::nullopt,
                                               core::strideOf(model.graph, out->logits)});
    state->runner.emplace(state->network, state->graph, out->logits);
    return Segmenter(std::move(state));
}

core::Result<Prediction> Segmenter::segment(const core::Image& frame, const SegmentSettings& settings,
                                            std::stop_token stop, const core::ProgressFunction& progress) {
    try {
        return m_state->segment(frame, settings, std::move(stop), progress);
    } catch (const std::bad_alloc&) {
        return core::fail(core::ErrorCode::OutOfMemory, "{}: not enough memory to segment a frame of {}×{}.",
                          m_state->card.name, frame.width(), frame.height());
    }
}

core::Result<Prediction> Segmenter::State::segment(const core::Image& frame, const SegmentSettings& settings,
                                                   std::stop_token stop, const core::ProgressFunction& progress) {
    const auto start = Clock::now();
    const auto passes = passesOf(settings, card.input, frame.size());
    if (!passes) return core::fail(passes.error());
    core::ProgressThrottle throttled(progress);
    Prediction prediction;
    prediction.device = device;
    prediction.precision = precisionName(precision.precision);
    const std::uint64_t allowed = budget();
    std::vector<float> sums; // [channels][h][w] of the frame, only for averages
    std::vector<float> input;
    core::Size prepared;
    for (std::size_t i = 0; i < passes->size(); ++i) {
        const Pass& pass = (*passes)[i];
        auto begin = Clock::now();
        if (stop.stop_requested()) return core::cancelled();
        // Asked before it is taken: a system that promises more than it has would end the process instead.
        const std::uint64_t needed = std::uint64_t{pass.size.area()} * 3 * sizeof(float), free = readMemory().free;
        if (free > 0 && needed > free)
            return core::fail(core::ErrorCode::OutOfMemory,
                              "{}: a network input of {}×{} alone takes {:.1f} GB, and {:.1f} GB are free.", card.name,
                              pass.size.width, pass.size.height, static_cast<double>(needed) / 1e9,
                              static_cast<double>(free) / 1e9);
        if (!(prepared == pass.size)) input = core::prepare(frame, card.input, pass.size, threads);
        prepared = pass.size;
        if (pass.mirrored) {
            mirrorPixels(input, pass.size, 3);
            prepared = {}; // the next pass prepares anew
        }
        prediction.timings.prepareMs += millisecondsSince(begin);

        begin = Clock::now();
        const core::ProgressFunction part = [&](const core::Progress& p) {
            throttled({static_cast<double>(i) + p.done / p.total, static_cast<double>(passes->size()), "network"});
        };
        std::vector<std::string> notes;
        auto output = runner->run({input, pass.size, settings.tile, allowed}, notes, stop, part);
        if (!output) return core::fail(std::move(output).error());
        if (const std::size_t bad = countNotFinite(output->values); bad > 0)
            return core::fail(
                core::ErrorCode::Corrupt,
                "{}: {} of {} logits are not finite numbers: its weights are damaged, or too large for {}.", card.name,
                bad, output->values.size(), precisionName(precision.precision));
        for (std::string& note : notes)
            if (std::find(prediction.notes.begin(), prediction.notes.end(), note) == prediction.notes.end())
                prediction.notes.push_back(std::move(note));
        prediction.timings.networkMs += millisecondsSince(begin);

        begin = Clock::now();
        prediction.channels = output->shape.channels;
        if (passes->size() == 1) {
            finish(prediction, std::move(*output), frame.size(), settings.keepLogits);
        } else {
            if (pass.mirrored) mirrorGrid(*output);
            sums.resize(static_cast<std::size_t>(output->shape.channels) * frame.size().area(), 0.0F);
            addProbabilities(viewOf(*output), upsampling(frame.size()), settings.averaging == Averaging::LogProbability,
                             sums);
        }
        prediction.timings.postMs += millisecondsSince(begin);
    }
    if (passes->size() > 1) {
        const auto begin = Clock::now();
        finishAverage(prediction, std::move(sums), prediction.channels, passes->size(), frame.size(),
                      settings.averaging);
        prediction.timings.postMs += millisecondsSince(begin);
    }
    prediction.timings.totalMs = millisecondsSince(start);
    return prediction;
}

void Segmenter::State::finish(Prediction& prediction, GridOutput output, core::Size frame, bool keepLogits) const {
    UpsampleOptions upsample = upsampling(frame);
    constexpr int kCoarse = 4; // below that the grid would be larger than three bytes and three classes a pixel
    upsample.topClasses = stride < kCoarse;
    PixelClasses pixels = upsampleArgmax(viewOf(output), upsample);
    prediction.labels = std::move(pixels.labels);
    prediction.confidence = std::move(pixels.confidence);
    prediction.entropy = std::move(pixels.entropy);
    prediction.top = std::move(pixels.top);
    if (!upsample.topClasses) prediction.grid = asGridLogits(output, scheme.size(), upsample.alignCorners);
    if (keepLogits) {
        prediction.logitsSize = {output.shape.width, output.shape.height};
        prediction.logits = std::move(output.values);
    }
}

void Segmenter::State::finishAverage(Prediction& prediction, std::vector<float> sums, int channels, std::size_t passes,
                                     core::Size frame, Averaging averaging) const {
    const float share = 1.0F / static_cast<float>(passes);
    const bool logarithm = averaging == Averaging::LogProbability;
    core::parallelFor(sums.size(), threads, std::size_t{1} << 16, [&](std::size_t first, std::size_t last) {
        // Logarithms of means are logits again: their softmax is the mean itself.
        for (std::size_t i = first; i < last; ++i)
            sums[i] = logarithm ? sums[i] * share : std::log(std::max(sums[i] * share, 1e-30F));
    });
    UpsampleOptions upsample = upsampling(frame);
    upsample.alignCorners = false; // frame to frame: nothing is resized
    upsample.topClasses = true;
    PixelClasses pixels = upsampleArgmax({sums.data(), channels, frame}, upsample);
    prediction.labels = std::move(pixels.labels);
    prediction.confidence = std::move(pixels.confidence);
    prediction.entropy = std::move(pixels.entropy);
    prediction.top = std::move(pixels.top);
    prediction.notes.push_back(
        fmt::format("{} of {} passes averaged", logarithm ? "logarithms of probabilities" : "probabilities", passes));
}

core::Result<std::vector<float>> Segmenter::logits(const std::vector<float>& input, core::Size size, bool full,
                                                   const std::string& output, std::stop_token stop) {
    const core::Output* wanted = m_state->graph.findOutput(output);
    if (wanted == nullptr)
        return core::fail(core::ErrorCode::NotFound, "{} has no output named {}.", m_state->card.name, output);
    return m_state->network.run(full ? wanted->full : wanted->logits, input, size, std::move(stop))
        .map([](GridOutput&& result) { return std::move(result.values); });
}

core::Result<std::vector<StepDescription>> Segmenter::profile(core::Size size, std::stop_token stop) {
    const std::vector<float> input(size.area() * static_cast<std::size_t>(m_state->graph.options.inputChannels), 0.0F);
    return m_state->network.profile(m_state->graph.findOutput("out")->logits, input, size, std::move(stop));
}

const core::ModelCard& Segmenter::card() const { return m_state->card; }
const core::ClassScheme& Segmenter::scheme() const { return m_state->scheme; }
const std::string& Segmenter::device() const { return m_state->device; }
Precision Segmenter::precision() const { return m_state->precision.precision; }
const std::string& Segmenter::precisionReason() const { return m_state->precision.reason; }
std::uint64_t Segmenter::weightBytes() const { return m_state->network.weightBytes(); }

std::uint64_t Segmenter::estimateBytes(core::Size input) const {
    const core::NodeId logits = m_state->graph.findOutput("out")->logits;
    return m_state->network.activationBytes(logits, input).value_or(0);
}

} // namespace inference
