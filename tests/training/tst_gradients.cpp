// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Derivatives against central differences in float64: of every operation, and of whole networks.
#include "core/networks/registry.h"
#include "tests/support/golden.h"
#include "tests/support/torch_doctest.h"
#include "training/initialisation.h"
#include "training/losses.h"
#include "training/tensor_values.h"
#include "training/trainable_network.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>
#include <cmath>
#include <functional>
#include <limits>

using namespace training;

namespace {

at::Tensor noise(std::vector<std::int64_t> shape, std::uint32_t stream, double largest) {
    at::Tensor tensor = at::empty(shape, at::kDouble);
    auto* values = tensor.mutable_data_ptr<double>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        values[i] = 2 * largest * testing_support::goldenNoise(static_cast<std::uint32_t>(i), stream);
    return tensor;
}

/// Change of a loss for a change of one element by step and by −step, divided by it.
struct Slopes {
    double above = 0, below = 0;
    double mean() const { return (above + below) / 2; }
};

/// `element` is counted in row-major order.
Slopes slopesOf(const std::function<at::Tensor()>& loss, at::Tensor& tensor, std::int64_t element, double step) {
    const at::NoGradGuard noGradient;
    at::Tensor value = tensor.detach(); // whatever the order in memory
    for (std::int64_t axis = tensor.dim() - 1, rest = element; axis >= 0; rest /= tensor.size(axis--))
        value = value.narrow(axis, rest % tensor.size(axis), 1);
    const at::Tensor before = value.clone();
    const double here = loss().item().toDouble();
    value.add_(step);
    const double above = loss().item().toDouble();
    value.copy_(before);
    value.sub_(step);
    const double below = loss().item().toDouble();
    value.copy_(before);
    return {(above - here) / step, (here - below) / step};
}

/// The central difference at the step where the slopes to both sides agree best: a rectifier that changes its side
/// spoils large steps (by 0.2 % at 1e-7 in DeepLabV3's first layer), rounding small ones. Chosen without a look at the
/// derivative that it is compared with.
double steadyDifference(const std::function<at::Tensor()>& loss, at::Tensor& tensor, std::int64_t element) {
    constexpr double kRounding = 1e-15; // of a loss near 1
    double steady = 0, leastDoubt = std::numeric_limits<double>::infinity();
    for (const double step : {1e-6, 1e-7, 3e-8, 1e-8}) {
        const Slopes slopes = slopesOf(loss, tensor, element, step);
        const double doubt = std::abs(slopes.above - slopes.below) + kRounding / step;
        if (doubt >= leastDoubt) continue;
        leastDoubt = doubt;
        steady = slopes.mean();
    }
    return steady;
}

/// Largest error over all elements of the tensors, relative to the largest derivative.
double gradientError(const std::function<at::Tensor()>& loss, std::vector<at::Tensor>& tensors) {
    loss().backward();
    double largest = 0, error = 0;
    for (at::Tensor& tensor : tensors) {
        REQUIRE(tensor.grad().defined());
        for (std::int64_t i = 0; i < tensor.numel(); ++i) {
            const double derivative = tensor.grad().contiguous().const_data_ptr<double>()[i];
            largest = std::max(largest, std::abs(derivative));
            error = std::max(error, std::abs(derivative - slopesOf(loss, tensor, i, 1e-6).mean()));
        }
    }
    REQUIRE(largest > 1e-3);
    return error / largest;
}

struct OperationCase {
    const char* name;
    std::function<core::NodeId(core::GraphBuilder&, core::NodeId)> build;
    bool isTraining = true;
    bool frozen = false;
};

core::NodeId widerConv(core::GraphBuilder& graph, core::NodeId from) {
    return graph.conv("before", from, {.out = 3, .kernel = 1, .bias = true});
}

template <class Op> auto single(Op operation) {
    return [operation](core::GraphBuilder& graph, core::NodeId from) { return graph.add("op", operation, {from}); };
}

const std::vector<OperationCase>& operations() {
    using G = core::GraphBuilder;
    using N = core::NodeId;
    static const std::vector<OperationCase> all = {
        {"conv 1×1", single(core::ConvOp{.out = 3})},
        {"conv 3×3 with bias", single(core::ConvOp{.out = 3, .kernel = 3, .padding = 1, .bias = true})},
        {"conv 3×3 with stride", single(core::ConvOp{.out = 3, .kernel = 3, .stride = 2, .padding = 1})},
        {"conv 3×3 atrous", single(core::ConvOp{.out = 3, .kernel = 3, .padding = 2, .dilation = 2})},
        {"conv 7×7 with stride", single(core::ConvOp{.out = 2, .kernel = 7, .stride = 2, .padding = 3})},
        {"conv in groups", single(core::ConvOp{.out = 6, .kernel = 3, .padding = 1, .groups = 2})},
        {"conv by channel", single(core::ConvOp{.out = 4, .kernel = 3, .padding = 1, .groups = 4})},
        {"conv transpose", single(core::ConvTransposeOp{.out = 3})},
        {"conv transpose without bias", single(core::ConvTransposeOp{.out = 3, .bias = false})},
        {"batch norm", single(core::BatchNormOp{})},
        {"batch norm with frozen statistics", single(core::BatchNormOp{}), true, true},
        {"batch norm that does not train", single(core::BatchNormOp{}), false},
        {"relu", single(core::ReluOp{})},
        {"relu over a conv's result", [](G& g, N x) { return g.relu("op", widerConv(g, x)); }},
        {"relu over a batch norm's result", [](G& g, N x) { return g.relu("op", g.batchNorm("norm", x)); }},
        {"relu of a value with another reader",
         [](G& g, N x) {
             const N conv = widerConv(g, x);
             return g.concat("op", {g.relu("relu", conv), conv});
         }},
        {"relu6", single(core::Relu6Op{})},
        {"max pool 2", single(core::MaxPoolOp{})},
        {"max pool 3 with padding", single(core::MaxPoolOp{3, 2, 1})},
        {"average pool", single(core::AvgPoolOp{})},
        {"global average", single(core::GlobalAvgPoolOp{})},
        {"concat", [](G& g, N x) { return g.concat("op", {widerConv(g, x), x, x}); }},
        {"add over a conv's result", [](G& g, N x) {
             const N conv = g.conv("before", x, {.out = 4});
             return g.relu("after", g.add("op", core::AddOp{}, {conv, x}));
         }},
        {"add of a value to itself", [](G& g, N x) {
             const N conv = widerConv(g, x);
             return g.add("op", core::AddOp{}, {conv, conv});
         }},
        {"upsample", single(core::UpsampleOp{.scale = 2})},
        {"upsample between corners", single(core::UpsampleOp{.scale = 8, .alignCorners = true})},
        {"resize like another", [](G& g, N x) {
             return g.add("op", core::ResizeLikeOp{}, {g.add("small", core::AvgPoolOp{}, {x}), x});
         }},
        {"resize of a single cell", [](G& g, N x) {
             return g.add("op", core::ResizeLikeOp{true}, {g.add("small", core::GlobalAvgPoolOp{}, {x}), x});
         }},
        {"pad", [](G& g, N x) {
             const N small = g.add("small", core::MaxPoolOp{2, 2, 0}, {x});
             return g.add("op", core::PadLikeOp{}, {g.add("up", core::UpsampleOp{}, {small}), x});
         }},
        {"dropout", single(core::DropoutOp{0.4, false})},
        {"dropout of channels", single(core::DropoutOp{0.4, true})},
        {"dropout that does not train", single(core::DropoutOp{0.4, false}), false},
    };
    return all;
}

} // namespace

TEST_CASE("the gradient of every operation is its central difference") {
    for (const OperationCase& one : operations()) {
        CAPTURE(one.name);
        core::GraphBuilder builder("tiny", {.inputChannels = 4});
        const core::NodeId from = builder.input();
        const core::NodeId target = one.build(builder, from);
        const core::Graph graph = builder.finish();

        at::Tensor input = noise({2, 4, 5, 7}, 1, 8).requires_grad_(true); // so wide that relu6 cuts both sides
        std::vector<NodeTensors> tensors(graph.nodes.size());
        std::vector<at::Tensor> leaves = {input};
        for (const core::ParameterSpec& spec : core::parametersOf(graph)) {
            at::Tensor tensor = noise(spec.shape, 2 + static_cast<std::uint32_t>(leaves.size()), 0.4);
            if (spec.name.ends_with("_var") || (spec.shape.size() == 1 && spec.name.ends_with("weight"))) tensor += 1;
            NodeTensors& own = tensors[static_cast<std::size_t>(spec.node)];
            if (spec.name.ends_with("_mean")) own.runningMean = tensor;
            if (spec.name.ends_with("_var")) own.runningVariance = tensor;
            if (spec.name.ends_with(".weight")) own.weight = tensor;
            if (spec.name.ends_with(".bias")) own.bias = tensor;
            if (!spec.isBuffer) leaves.push_back(tensor.requires_grad_(true));
        }
        const std::vector<bool> frozen(graph.nodes.size(), one.frozen);
        const auto loss = [&] {
            const at::Tensor result = runGraph({graph, tensors, frozen, one.isTraining, false, 5}, input, {target})[0];
            return (result * noise(result.sizes().vec(), 99, 1)).sum();
        };
        CHECK(gradientError(loss, leaves) <= 1e-6);
    }
}

TEST_CASE("a value that a second node reads is not overwritten by the first") {
    core::GraphBuilder builder("tiny", {.inputChannels = 4});
    const core::NodeId from = builder.input();
    const core::NodeId conv = builder.conv("conv", from, {.out = 3, .bias = true});
    const core::NodeId sum = builder.add("sum", core::AddOp{}, {conv, conv});
    const core::NodeId relu = builder.relu("relu", sum);
    const core::NodeId target = builder.concat("all", {conv, sum, relu});
    const core::Graph graph = builder.finish();
    std::vector<NodeTensors> tensors(graph.nodes.size());
    tensors[static_cast<std::size_t>(conv)].weight = noise({3, 4, 1, 1}, 1, 1);
    tensors[static_cast<std::size_t>(conv)].bias = noise({3}, 2, 1);
    const std::vector<bool> frozen(graph.nodes.size(), false);
    const at::Tensor all = runGraph({graph, tensors, frozen, true, false, 5}, noise({1, 4, 5, 7}, 3, 2), {target})[0];
    const at::Tensor first = all.narrow(1, 0, 3), doubled = all.narrow(1, 3, 3), cut = all.narrow(1, 6, 3);
    CHECK(first.lt(0).any().item().toBool());
    CHECK(doubled.equal(2 * first));
    CHECK(cut.equal(doubled.clamp_min(0)));
}

TEST_CASE("whole networks: the gradient of the training loss is its central difference") {
    struct Row {
        const char* network;
        bool aux;
    };
    for (const Row row : {Row{"deeplabv3-resnet50", true}, Row{"unet", false}, Row{"unet-bilinear", false},
                          Row{"denseaspp121", false}, Row{"denseaspp-mobilenet", false}}) {
        CAPTURE(row.network);
        core::NetworkOptions options;
        options.classes = 5;
        options.width = 0.125;
        options.aux = row.aux;
        const auto graph = core::buildNetwork(row.network, options);
        REQUIRE(graph);
        auto network = TrainableNetwork::create(*graph, {}, 11, {.doublePrecision = true});
        REQUIRE(network);
        const at::Tensor input = noise({2, 3, 32, 40}, 1, 2);
        at::Tensor targets = at::empty({2, 32, 40}, at::kLong);
        for (std::int64_t i = 0; i < targets.numel(); ++i)
            targets.mutable_data_ptr<std::int64_t>()[i] = i % 7 == 0 ? 255 : i / 9 % 5;
        const at::Tensor weights = noise({5}, 3, 0.4) + 1;
        Recipe recipe;
        recipe.dice = 0.5;
        recipe.pooledDice = false;
        const auto loss = [&] {
            const ForwardOutputs outputs = network->forward(input, true, 3);
            at::Tensor total = trainingLoss(recipe, outputs.out, targets, weights);
            if (outputs.aux.defined()) total = total + 0.4 * crossEntropy(outputs.aux, targets, weights);
            return total;
        };
        loss().backward();
        auto& parameters = network->parameters();
        const std::size_t stride = parameters.size() / 8;
        for (std::size_t i = 0; i < parameters.size(); i += stride) {
            Parameter& parameter = parameters[i];
            CAPTURE(parameter.name);
            REQUIRE(parameter.value.grad().defined());
            const at::Tensor gradient = parameter.value.grad().contiguous();
            const std::int64_t strongest = gradient.abs().argmax().item().toLong();
            const double derivative = gradient.const_data_ptr<double>()[strongest];
            CAPTURE(derivative);
            const double expected = steadyDifference(loss, parameter.value, strongest);
            CAPTURE(expected);
            CHECK(std::abs(derivative - expected) <= 1e-6 * std::max(std::abs(derivative), 1e-2));
        }
    }
}
