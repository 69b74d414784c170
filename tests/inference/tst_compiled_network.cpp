// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/compiled_network.h"

#include "core/networks/cost.h"
#include "tests/inference/small_models.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <doctest/doctest.h>

using namespace inference;

namespace {

struct Network {
    core::Model model;
    core::NodeId target;
    CompiledNetwork compiled;
};

Network compile(const char* name, CompileOptions options = {}) {
    core::Model model = testing_support::smallModel(name);
    const core::NodeId target = model.graph.findOutput("out")->logits;
    auto compiled = CompiledNetwork::compile(model.graph, model.tensors, {target}, options);
    REQUIRE_MESSAGE(compiled, (compiled ? "" : compiled.error().message));
    return {std::move(model), target, std::move(*compiled)};
}

std::vector<float> inputOf(core::Size size) {
    return testing_support::goldenInput(size);
} // its layout does not matter here

/// Largest difference over the largest value.
double relative(const std::vector<float>& a, const std::vector<float>& b) {
    REQUIRE(a.size() == b.size());
    double largest = 0, difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(b[i])));
        difference = std::max(difference, std::abs(static_cast<double>(a[i]) - b[i]));
    }
    return difference / largest;
}

} // namespace

TEST_CASE("folded, fused and cut into pieces equals the graph node by node") {
    const core::Size size{113, 71};
    for (const char* name : {"deeplabv3-resnet50", "unet", "unet-bilinear", "denseaspp121", "denseaspp-mobilenet"}) {
        CAPTURE(name);
        CompileOptions plain;
        plain.plan = {false, false};
        plain.fusedOperators = false;
        Network expected = compile(name, plain);
        const auto reference = expected.compiled.run(expected.target, inputOf(size), size);
        REQUIRE(reference);
        for (const bool fused : {true, false})
            for (const bool fold : {true, false})
                for (const std::int64_t macs : {std::int64_t{0}, std::int64_t{500'000}}) {
                    CompileOptions options;
                    options.plan.fold = fold;
                    options.fusedOperators = fused;
                    options.macsPerPiece = macs;
                    options.ownKernels = false;
                    Network network = compile(name, options);
                    const auto result = network.compiled.run(network.target, inputOf(size), size);
                    REQUIRE(result);
                    CHECK(relative(result->values, reference->values) < 1e-4);
                }
    }
}

TEST_CASE("our own kernels equal LibTorch's operators, on grids they were not chosen for too") {
    for (const char* name : {"deeplabv3-resnet50", "unet", "unet-bilinear", "denseaspp121", "denseaspp-mobilenet"}) {
        CAPTURE(name);
        CompileOptions plain;
        plain.precision = Precision::Exact;
        Network expected = compile(name, plain);
        for (const int threads : {1, 3})
            for (const Precision precision : {Precision::F32, Precision::Careful}) {
                CompileOptions options;
                options.precision = precision;
                options.threads = threads;
                Network network = compile(name, options);
                for (const core::Size size : {core::Size{113, 71}, core::Size{320, 200}, core::Size{113, 71}}) {
                    const auto reference = expected.compiled.run(expected.target, inputOf(size), size);
                    REQUIRE(reference);
                    const auto result = network.compiled.run(network.target, inputOf(size), size);
                    REQUIRE(result);
                    CHECK(relative(result->values, reference->values) < 1e-4);
                }
            }
    }
}

TEST_CASE("what runs is told step by step") {
    Network network = compile("unet");
    const auto steps = network.compiled.describe(network.target);
    CHECK(steps.front().node == "inc.double_conv.2");
    CHECK(steps.front().operation.find("conv 3×3, 3 → 8, norm, relu") == 0);
    CHECK(steps.front().algorithm == "matrix");
    CHECK(std::any_of(steps.begin(), steps.end(),
                      [](const StepDescription& s) { return s.algorithm.find("Winograd") == 0; }));
    CompileOptions exact;
    exact.precision = Precision::Exact;
    Network other = compile("unet", exact);
    for (const StepDescription& step : other.compiled.describe(other.target))
        if (step.operation.find("conv ") == 0) CHECK(step.algorithm == "LibTorch");
}

TEST_CASE("a profile has the time and the multiplications of each step") {
    Network network = compile("denseaspp121");
    const auto steps = network.compiled.profile(network.target, inputOf({128, 64}), {128, 64});
    REQUIRE(steps);
    CHECK(steps->size() == network.compiled.describe(network.target).size());
    std::uint64_t macs = 0;
    double milliseconds = 0;
    for (const StepDescription& step : *steps) {
        milliseconds += step.milliseconds;
        macs += step.macs;
    }
    CHECK(milliseconds > 0);
    CHECK(static_cast<double>(macs) > 0.97 * static_cast<double>(core::costOf(network.model.graph, {128, 64})->macs));
    CHECK(!network.compiled.profile(network.target, inputOf({3, 3}), {3, 3}));
}

TEST_CASE("a second run gives the same numbers to the bit") {
    for (const char* name : {"deeplabv3-resnet50", "unet", "denseaspp121"}) {
        Network network = compile(name);
        const auto first = network.compiled.run(network.target, inputOf({160, 96}), {160, 96});
        REQUIRE(network.compiled.run(network.target, inputOf({96, 64}), {96, 64}));
        const auto second = network.compiled.run(network.target, inputOf({160, 96}), {160, 96});
        REQUIRE(first);
        REQUIRE(second);
        CHECK(first->values == second->values);
    }
}

TEST_CASE("bf16 stays near f32, and its logits are not rounded to bf16") {
    for (const char* name : {"deeplabv3-resnet50", "unet", "denseaspp121"}) {
        CAPTURE(name);
        CompileOptions options;
        options.precision = Precision::Bf16;
        Network half = compile(name, options), whole = compile(name);
        const core::Size size{64, 64};
        const auto a = half.compiled.run(half.target, inputOf(size), size);
        const auto b = whole.compiled.run(whole.target, inputOf(size), size);
        REQUIRE(a);
        REQUIRE(b);
        CHECK(relative(a->values, b->values) < 0.1);
        CHECK(half.compiled.weightBytes() < 0.6 * static_cast<double>(whole.compiled.weightBytes()));
        // A bfloat16 has 8 bits of mantissa: the lower half of its float32 is 0.
        const auto rounded = std::count_if(a->values.begin(), a->values.end(), [](float value) {
            return (std::bit_cast<std::uint32_t>(value) & 0xFFFFU) == 0;
        });
        CHECK(rounded < static_cast<std::ptrdiff_t>(a->values.size() / 100));
    }
}

TEST_CASE("a stop at any step gives Cancelled, and the next run is whole") {
    for (const char* name : {"deeplabv3-resnet50", "unet", "denseaspp121"}) {
        CAPTURE(name);
        Network network = compile(name);
        const core::Size size{64, 64};
        int steps = 0;
        const auto expected =
            network.compiled.run(network.target, inputOf(size), size, {}, [&](const core::Progress&) { ++steps; });
        REQUIRE(expected);
        for (int at = 0; at < steps; ++at) {
            std::stop_source source;
            if (at == 0) source.request_stop();
            int reports = 0;
            const auto stopped = network.compiled.run(network.target, inputOf(size), size, source.get_token(),
                                                      [&](const core::Progress&) {
                                                          if (++reports == at) source.request_stop();
                                                      });
            REQUIRE(!stopped);
            REQUIRE(stopped.error().code == core::ErrorCode::Cancelled);
            REQUIRE(reports == at);
        }
        CHECK(network.compiled.run(network.target, inputOf(size), size)->values == expected->values);
    }
}

TEST_CASE("progress grows from step to step and ends whole") {
    Network network = compile("unet");
    double before = 0, total = 0;
    const auto result =
        network.compiled.run(network.target, inputOf({64, 64}), {64, 64}, {}, [&](const core::Progress& p) {
            CHECK(p.done >= before);
            before = p.done;
            total = p.total;
        });
    REQUIRE(result);
    CHECK(before / total > 0.999999);
}

TEST_CASE("an input of the wrong length is refused") {
    Network network = compile("unet");
    const auto result = network.compiled.run(network.target, std::vector<float>(10), {64, 64});
    REQUIRE(!result);
    CHECK(result.error().code == core::ErrorCode::InvalidArgument);
    CHECK(result.error().message == "An input of 64×64 has 12288 numbers, not 10.");
}

TEST_CASE("the estimate of memory grows with the frame and shrinks with the type") {
    Network network = compile("denseaspp121");
    CompileOptions options;
    options.precision = Precision::Bf16;
    Network half = compile("denseaspp121", options);
    const auto estimate = [](const Network& n, core::Size size) { return *n.compiled.activationBytes(n.target, size); };
    CHECK(estimate(network, {512, 256}) > 3 * estimate(network, {256, 128}));
    options.precision = Precision::Exact;
    Network exact = compile("denseaspp121", options); // by the same plan as the half: LibTorch's operators
    CHECK(estimate(half, {512, 256}) * 2 == estimate(exact, {512, 256}));
    CHECK(estimate(network, {512, 256}) < estimate(exact, {512, 256}));
    CHECK(!network.compiled.activationBytes(network.target, {3, 3}));
}
