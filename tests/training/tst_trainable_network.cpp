// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainable_network.h"

#include "inference/engine/compiled_network.h"
#include "tests/inference/small_models.h"
#include "tests/support/error_of.h"
#include "tests/support/torch_doctest.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace training;
using testing_support::errorOf;

namespace {

core::Graph graphOf(const char* name, bool aux = false, int classes = 5) {
    core::NetworkOptions options;
    options.classes = classes;
    options.width = 0.125;
    options.aux = aux;
    auto graph = core::buildNetwork(name, options);
    REQUIRE(graph);
    return *graph;
}

TrainableNetwork make(const core::Graph& graph, std::uint64_t seed = 1, const NetworkSettings& settings = {},
                      const core::TensorMap& start = {}) {
    auto network = TrainableNetwork::create(graph, start, seed, settings);
    REQUIRE_MESSAGE(network, (network ? "" : network.error().message));
    return std::move(*network);
}

at::Tensor inputOf(core::Size size, std::int64_t pictures) {
    at::Tensor input = at::empty({pictures, 3, size.height, size.width}, at::kFloat);
    for (std::int64_t i = 0; i < input.numel(); ++i)
        input.mutable_data_ptr<float>()[i] =
            static_cast<float>(4 * testing_support::goldenNoise(static_cast<std::uint32_t>(i), 1000003U));
    return input;
}

double largest(const at::Tensor& tensor) { return tensor.abs().max().item().toDouble(); }

struct Moments {
    double mean = 0, deviation = 0, low = 0, high = 0;
    explicit Moments(const core::Tensor& tensor) {
        const std::vector<float> values = core::toFloats(tensor);
        for (const double value : values) mean += value / static_cast<double>(values.size());
        for (const double value : values)
            deviation += (value - mean) * (value - mean) / static_cast<double>(values.size());
        deviation = std::sqrt(deviation);
        low = *std::min_element(values.begin(), values.end());
        high = *std::max_element(values.begin(), values.end());
    }
};

} // namespace

TEST_CASE("without training, a network gives the logits of the inference engine") {
    const core::Size size{72, 48};
    for (const char* name : {"deeplabv3-resnet50", "unet", "unet-bilinear", "denseaspp121", "denseaspp-mobilenet"}) {
        CAPTURE(name);
        const core::Model model = testing_support::smallModel(name);
        auto network = make(model.graph, 1, {}, model.tensors);
        const at::Tensor input = inputOf(size, 1);
        const at::Tensor ours = network.forward(input, false).out.contiguous();
        CHECK_FALSE(ours.requires_grad());

        const core::NodeId target = model.graph.findOutput("out")->full;
        auto engine = inference::CompiledNetwork::compile(model.graph, model.tensors, {target}, {});
        REQUIRE(engine);
        const at::Tensor pixels = input.permute({0, 2, 3, 1}).contiguous();
        const auto* values = pixels.const_data_ptr<float>();
        const auto theirs = engine->run(target, {values, values + pixels.numel()}, size);
        REQUIRE(theirs);
        REQUIRE(theirs->values.size() == static_cast<std::size_t>(ours.numel()));
        double difference = 0;
        for (std::int64_t i = 0; i < ours.numel(); ++i)
            difference = std::max(difference, std::abs(static_cast<double>(ours.const_data_ptr<float>()[i]) -
                                                       theirs->values[static_cast<std::size_t>(i)]));
        CHECK(difference <= 1e-4 * largest(ours));
    }
}

TEST_CASE("results have the input's size, also where DenseASPP ends at a multiple of 8") {
    auto network = make(graphOf("denseaspp121"));
    CHECK(network.forward(inputOf({53, 37}, 2), true).out.sizes() == at::IntArrayRef({2, 5, 37, 53}));
    CHECK(network.forward(inputOf({53, 37}, 1), false).out.sizes() == at::IntArrayRef({1, 5, 37, 53}));
}

TEST_CASE("the auxiliary head is computed in training only") {
    auto network = make(graphOf("deeplabv3-resnet50", true));
    CHECK(network.forward(inputOf({40, 32}, 2), true).aux.sizes() == at::IntArrayRef({2, 5, 32, 40}));
    CHECK_FALSE(network.forward(inputOf({40, 32}, 2), false).aux.defined());
    auto plain = make(graphOf("unet"));
    CHECK_FALSE(plain.forward(inputOf({40, 32}, 2), true).aux.defined());
}

TEST_CASE("dropout is a function of its seed") {
    auto network = make(graphOf("denseaspp121"));
    const at::Tensor input = inputOf({40, 32}, 2);
    const at::Tensor first = network.forward(input, true, 7).out;
    CHECK(at::equal(first, network.forward(input, true, 7).out));
    CHECK_FALSE(at::equal(first, network.forward(input, true, 8).out));
}

TEST_CASE("dropout keeps the mean, and drops whole channels where it is told to") {
    for (const bool wholeChannels : {false, true}) {
        core::GraphBuilder builder("tiny", {.inputChannels = 200});
        const core::NodeId from = builder.input();
        const core::NodeId drop = builder.add("drop", core::DropoutOp{0.25, wholeChannels}, {from});
        const core::Graph graph = builder.finish();
        const std::vector<NodeTensors> none(2);
        const std::vector<bool> frozen(2, false);
        const at::Tensor ones = at::empty({2, 200, 10, 10}, at::kFloat).fill_(1);
        const at::Tensor result = runGraph({graph, none, frozen, true, false, 3}, ones, {drop})[0];
        CHECK(result.mean().item().toDouble() == doctest::Approx(1).epsilon(0.06));
        const at::Tensor means = result.mean({2, 3});
        const double mixed = means.gt(0).logical_and(means.lt(1.3)).sum().item().toDouble();
        CHECK((mixed == 0) == wholeChannels);
    }
}

TEST_CASE("training updates running statistics with the unbiased variance; otherwise they stay") {
    core::GraphBuilder builder("tiny", {.inputChannels = 1});
    const core::NodeId norm = builder.batchNorm("norm", builder.input(), 0.25);
    builder.output("out", norm, norm);
    auto network = make(builder.finish());
    at::Tensor input = at::empty({2, 1, 1, 2}, at::kFloat);
    for (int i = 0; i < 4; ++i) input.mutable_data_ptr<float>()[i] = static_cast<float>(2 * i); // mean 3, variance 20/3
    network.forward(input, false);
    CHECK(core::toFloats(network.state().at("norm.running_mean"))[0] == 0);
    network.forward(input, true);
    CHECK(core::toFloats(network.state().at("norm.running_mean"))[0] == doctest::Approx(0.75));
    CHECK(core::toFloats(network.state().at("norm.running_var"))[0] == doctest::Approx(0.75 + 0.25 * 20 / 3));
    CHECK(network.freezeStatistics("nor") == 1);
    network.forward(input, true);
    CHECK(core::toFloats(network.state().at("norm.running_mean"))[0] == doctest::Approx(0.75));
}

TEST_CASE("one picture a batch is refused with the name of the batch norm that would see one value") {
    auto network = make(graphOf("deeplabv3-resnet50"));
    const core::Status status = network.check({40, 32}, 1);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == core::ErrorCode::InvalidArgument);
    CHECK(status.error().message.find("classifier.0.convs.4.2") != std::string::npos);
    CHECK_THROWS_WITH_AS(network.forward(inputOf({40, 32}, 1), true), status.error().message.c_str(),
                         std::invalid_argument);
    CHECK(network.check({40, 32}, 2));
    CHECK(network.forward(inputOf({40, 32}, 1), false).out.defined());
    CHECK(network.freezeStatistics("classifier.0.convs.4.2") == 1);
    CHECK(network.check({40, 32}, 1));
    CHECK(network.forward(inputOf({40, 32}, 1), true).out.defined());
    CHECK(errorOf(make(graphOf("unet")).check({16, 16}, 1)).message.find("down4") != std::string::npos);
    CHECK(make(graphOf("unet")).check({32, 16}, 1));
    CHECK_FALSE(make(graphOf("unet")).check({8, 8}, 2));
}

TEST_CASE("frozen parameters get no gradient, and their batch norms keep their statistics") {
    auto network = make(graphOf("deeplabv3-resnet50"));
    CHECK(network.freeze("backbone.") == 159);
    const core::TensorMap before = network.state();
    network.forward(inputOf({40, 32}, 2), true).out.sum().backward();
    for (const Parameter& parameter : network.parameters()) {
        CAPTURE(parameter.name);
        CHECK(parameter.value.grad().defined() == !parameter.name.starts_with("backbone."));
    }
    const core::TensorMap after = network.state();
    CHECK((after.at("backbone.bn1.running_mean").data == before.at("backbone.bn1.running_mean").data));
    CHECK((after.at("classifier.2.running_mean").data != before.at("classifier.2.running_mean").data));
}

TEST_CASE("a state is loaded to the same bits, and one that does not fit is refused by name") {
    const core::Graph graph = graphOf("unet");
    auto one = make(graph, 1), other = make(graph, 2);
    one.forward(inputOf({32, 32}, 2), true);
    const core::TensorMap state = one.state();
    CHECK(state.size() == core::parametersOf(graph).size());
    REQUIRE(other.load(state));
    for (const auto& [name, tensor] : other.state()) CHECK((tensor.data == state.at(name).data));

    core::TensorMap wrong = state;
    wrong["inc.double_conv.0.weight"].shape = {8, 3, 9};
    auto created = TrainableNetwork::create(graph, wrong, 1, {});
    REQUIRE_FALSE(created);
    CHECK(created.error().code == core::ErrorCode::InvalidArgument);
    CHECK(created.error().message.find("inc.double_conv.0.weight is float32 [8, 3, 9]") != std::string::npos);
    wrong.erase("inc.double_conv.0.weight");
    CHECK(errorOf(other.load(wrong)).code == core::ErrorCode::Corrupt);
    CHECK(TrainableNetwork::create(graph, wrong, 1, {})); // what is missing is drawn
}

// As ratios: doctest::Approx adds 1 to the scale, so that no figure far below it would ever differ.
TEST_CASE("weights are drawn as the public sources do, and are a function of seed and name") {
    const core::TensorMap deeplab = make(graphOf("deeplabv3-resnet50", true)).state();
    CHECK((deeplab.at("backbone.layer1.0.bn1.weight").data ==
           core::Tensor::fromFloats({8}, std::vector<float>(8, 1)).data));
    CHECK(core::toFloats(deeplab.at("backbone.bn1.running_var")) == std::vector<float>(8, 1));
    CHECK(core::toFloats(deeplab.at("classifier.2.bias")) == std::vector<float>(32, 0));
    // [8, 3, 7, 7]: fan out 8·49, not fan in 3·49
    CHECK(Moments(deeplab.at("backbone.conv1.weight")).deviation / (std::sqrt(2.0 / 392)) ==
          doctest::Approx(1).epsilon(0.05));
    // [64, 64, 3, 3]: normal, √(2 / (64·9))
    const Moments backbone(deeplab.at("backbone.layer4.0.conv2.weight"));
    CHECK(std::abs(backbone.mean) < 0.002);
    CHECK(backbone.deviation / (std::sqrt(2.0 / 576)) == doctest::Approx(1).epsilon(0.02 / 2));
    CHECK(backbone.high > 3 * backbone.deviation);
    // [32, 32, 3, 3] and its like: uniform within 1/√288
    const Moments head(deeplab.at("classifier.1.weight"));
    CHECK(head.high <= 1 / std::sqrt(288.0));
    CHECK(head.low >= -1 / std::sqrt(288.0));
    CHECK(head.deviation / (1 / std::sqrt(3 * 288.0)) == doctest::Approx(1).epsilon(0.02 / 2));
    CHECK(Moments(deeplab.at("classifier.4.bias")).high <= 1 / std::sqrt(32.0));

    const core::TensorMap dense = make(graphOf("denseaspp121")).state();
    const Moments conv(dense.at("ASPP_3.conv.2.weight")); // 16 channels in: uniform within √(6 / 144)
    CHECK(conv.deviation / (std::sqrt(2.0 / 144)) == doctest::Approx(1).epsilon(0.05 / 2));
    CHECK(conv.high <= std::sqrt(6.0 / 144));
    CHECK(Moments(dense.at("ASPP_3.conv.2.bias")).high <= 1 / std::sqrt(144.0));

    const core::TensorMap unet = make(graphOf("unet")).state();
    const Moments up(unet.at("up1.up.weight")); // [128, 64, 2, 2]: PyTorch counts 64·4 inputs
    CHECK(up.deviation / (1 / std::sqrt(3 * 256.0)) == doctest::Approx(1).epsilon(0.02 / 2));

    CHECK((make(graphOf("unet"), 1).state().at("outc.conv.weight").data == unet.at("outc.conv.weight").data));
    CHECK((make(graphOf("unet"), 2).state().at("outc.conv.weight").data != unet.at("outc.conv.weight").data));
    CHECK((unet.at("down4.maxpool_conv.1.double_conv.3.weight").data !=
           unet.at("down4.maxpool_conv.1.double_conv.0.weight").data));
}

TEST_CASE("products in bfloat16 stay near those in float32, and give float32 gradients") {
    for (const char* name : {"deeplabv3-resnet50", "unet", "denseaspp121"}) {
        CAPTURE(name);
        const core::Model model = testing_support::smallModel(name);
        auto exact = make(model.graph, 1, {}, model.tensors);
        auto rounded = make(model.graph, 1, {.bf16 = true}, model.tensors);
        const at::Tensor input = inputOf({48, 40}, 2);
        const at::Tensor expected = exact.forward(input, false).out, got = rounded.forward(input, false).out;
        CHECK((got.scalar_type() == at::kFloat));
        CHECK(largest(got - expected) <= 0.05 * largest(expected));
        CHECK(largest(got - expected) > 0);
        const at::Tensor trained = rounded.forward(input, true, 1).out;
        CHECK((trained.scalar_type() == at::kFloat));
        trained.mean().backward();
        for (const Parameter& parameter : rounded.parameters()) {
            CAPTURE(parameter.name);
            REQUIRE(parameter.value.grad().defined());
            CHECK((parameter.value.grad().scalar_type() == at::kFloat));
        }
    }
}

TEST_CASE("two equal steps in bf16 have equal gradients, whatever lies in the memory that they are given") {
    core::NetworkOptions options;
    options.classes = 5;
    options.width = 0.22; // 56 channels under dilation 2
    const auto graph = core::buildNetwork("deeplabv3-resnet50", options);
    REQUIRE(graph);
    auto network = make(*graph, 1, {.bf16 = true});
    const at::Tensor input = inputOf({256, 128}, 2);
    std::vector<at::Tensor> first;
    for (int run = 0; run < 6; ++run) {
        for (std::int64_t bytes = 1 << 12; bytes <= 1 << 24; bytes *= 2) // what is freed here is what they get
            at::empty({bytes / 4}, at::kFloat).fill_(std::numeric_limits<float>::quiet_NaN());
        network.forward(input, true, 7).out.square().mean().backward();
        for (std::size_t i = 0; i < network.parameters().size(); ++i) {
            Parameter& parameter = network.parameters()[i];
            CAPTURE(parameter.name);
            const at::Tensor gradient = parameter.value.grad();
            REQUIRE(gradient.defined());
            CHECK(gradient.isfinite().all().item().toBool());
            if (run == 0) first.push_back(gradient.clone());
            CHECK(at::equal(gradient, first[i]));
            parameter.value.mutable_grad().reset();
        }
    }
}
