// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/compiled_network.h"

#include "inference/engine/activation_arena.h"
#include "inference/engine/executor.h"
#include "inference/engine/guard.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <map>

namespace inference {
namespace {

Placement placementOf(const CompileOptions& options) {
    Placement placement;
    placement.device = at::Device(options.device);
    placement.type = options.precision == Precision::Bf16  ? at::kBFloat16
                     : options.precision == Precision::F16 ? at::kHalf
                                                           : at::kFloat;
    placement.fused = options.fusedOperators;
    const bool wanted = options.precision == Precision::F32 || options.precision == Precision::Careful;
    placement.ownKernels =
        options.ownKernels && wanted && placement.device.is_cpu() && options.plan.fold && options.plan.fuse;
    if (options.macsPerPiece > 0) placement.macsPerPiece = options.macsPerPiece;
    return placement;
}

} // namespace

struct CompiledNetwork::State {
    core::Graph graph;
    CompileOptions options;
    Placement placement;
    std::map<core::NodeId, Plan> plans; ///< by target
    Kernels kernels;

    State(core::Graph description, const CompileOptions& compile)
        : graph(std::move(description)), options(compile), placement(placementOf(compile)), kernels(compile.threads) {}
};

struct CompiledNetwork::Cost {
    std::vector<std::uint64_t> macs;
    std::vector<double> milliseconds;
};

CompiledNetwork::CompiledNetwork(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CompiledNetwork::CompiledNetwork(CompiledNetwork&&) noexcept = default;
CompiledNetwork& CompiledNetwork::operator=(CompiledNetwork&&) noexcept = default;
CompiledNetwork::~CompiledNetwork() = default;

core::Result<CompiledNetwork> CompiledNetwork::compile(const core::Graph& graph, const core::TensorMap& tensors,
                                                       const std::vector<core::NodeId>& targets,
                                                       const CompileOptions& options) {
    return guarded("The weights of " + graph.network + " cannot be prepared", [&]() -> core::Result<CompiledNetwork> {
        const c10::InferenceMode inference;
        at::set_num_threads(options.threads);
        auto state = std::make_unique<State>(graph, options);
        PlanOptions planning = options.plan;
        planning.ownKernels = state->placement.ownKernels;
        const KernelSettings settings{options.precision == Precision::Careful, {1024, 512}};
        if (state->placement.device.is_cuda()) {
            at::globalContext().setAllowTF32CuDNN(false); // "f32" is what was asked for: no TF32 behind the user's back
            at::globalContext().setBenchmarkCuDNN(true);  // frames mostly have one size: the fastest algorithm pays
        }
        std::vector<core::NodeId> logits = targets;
        for (const core::Output& output : graph.outputs) logits.push_back(output.logits);
        for (const core::NodeId target : targets) {
            const Plan& plan = state->plans.emplace(target, makePlan(graph, target, planning)).first->second;
            const core::Status prepared =
                state->kernels.prepare(plan, {state->graph, tensors, state->placement, settings, logits});
            if (!prepared) return core::fail(prepared.error());
        }
        return CompiledNetwork(std::move(state));
    });
}

core::Result<GridOutput> CompiledNetwork::run(core::NodeId target, const std::vector<float>& input, core::Size size,
                                              std::stop_token stop, const core::ProgressFunction& progress) {
    return run(target, input, size, std::move(stop), progress, nullptr);
}

core::Result<std::vector<StepDescription>>
CompiledNetwork::profile(core::NodeId target, const std::vector<float>& input, core::Size size, std::stop_token stop) {
    Cost cost;
    const auto output = run(target, input, size, std::move(stop), {}, &cost);
    if (!output) return core::fail(output.error());
    std::vector<StepDescription> steps = describe(target);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].macs = cost.macs[i];
        steps[i].milliseconds = cost.milliseconds[i];
    }
    return steps;
}

core::Result<GridOutput> CompiledNetwork::run(core::NodeId target, const std::vector<float>& input, core::Size size,
                                              std::stop_token stop, const core::ProgressFunction& progress,
                                              Cost* cost) {
    const auto shapes = core::shapesOf(m_state->graph, size);
    if (!shapes) return core::fail(shapes.error());
    const core::NodeShape& first = shapes->front();
    if (input.size() != first.elements())
        return core::fail(core::ErrorCode::InvalidArgument, "An input of {}×{} has {} numbers, not {}.", size.width,
                          size.height, first.elements(), input.size());
    const std::string what = fmt::format("{} on {}×{}", m_state->graph.network, size.width, size.height);
    return guarded(what, [&]() -> core::Result<GridOutput> {
        const ActivationScope scope;
        const c10::InferenceMode inference;
        at::set_num_threads(m_state->options.threads);
        const Plan& plan = m_state->plans.at(target);
        // [h][w][c] in memory is [1, c, h, w] channels last; read only.
        const at::Tensor prepared =
            at::from_blob(const_cast<float*>(input.data()), {1, first.height, first.width, first.channels}, at::kFloat)
                .permute({0, 3, 1, 2});
        RunContext context{
            plan,     m_state->kernels, m_state->placement, costOf(plan, m_state->graph, *shapes).macs, stop,
            progress, nullptr};
        if (cost != nullptr) {
            cost->macs = context.macs;
            context.milliseconds = &cost->milliseconds;
        }
        const at::Tensor result = execute(context, prepared.to(m_state->placement.options()));
        GridOutput output;
        output.shape = {static_cast<int>(result.size(1)), static_cast<int>(result.size(2)),
                        static_cast<int>(result.size(3))};
        output.values.resize(output.shape.elements());
        at::from_blob(output.values.data(), {1, result.size(1), result.size(2), result.size(3)}, at::kFloat)
            .copy_(result);
        return output;
    });
}

std::uint64_t CompiledNetwork::weightBytes() const { return m_state->kernels.bytes(); }

std::vector<StepDescription> CompiledNetwork::describe(core::NodeId target) const {
    const Plan& plan = m_state->plans.at(target);
    std::vector<StepDescription> steps;
    for (const Step& step : plan.steps) {
        const core::NodeId node = plan.values[static_cast<std::size_t>(step.output)].node;
        std::string algorithm = "LibTorch";
        if (const auto* conv = std::get_if<ConvStep>(&step.operation)) {
            if (const KernelConvolution* own = m_state->kernels.ownConvolution(*conv)) algorithm = own->algorithm();
        } else if (const auto* up = std::get_if<UpConvStep>(&step.operation)) {
            if (m_state->kernels.ownUpConvolution(*up) != nullptr) algorithm = "matrix";
        } else if (std::holds_alternative<NormStep>(step.operation) ||
                   std::holds_alternative<MaxPoolStep>(step.operation)) {
            algorithm = "one pass";
        } else if (const auto* concat = std::get_if<ConcatStep>(&step.operation)) {
            algorithm = concat->copied.empty() ? "in place" : "copied";
        }
        steps.push_back({m_state->graph.node(node).name, operationText(step, plan, m_state->graph), algorithm});
    }
    return steps;
}

core::Result<std::uint64_t> CompiledNetwork::activationBytes(core::NodeId target, core::Size size) const {
    return core::shapesOf(m_state->graph, size).map([&](const std::vector<core::NodeShape>& shapes) {
        return costOf(m_state->plans.at(target), m_state->graph, shapes).peakElements *
               at::elementSize(m_state->placement.type);
    });
}

} // namespace inference
