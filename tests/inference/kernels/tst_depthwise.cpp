// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/depthwise.h"

#include "tests/inference/kernels/slices.h"

#include <doctest/doctest.h>

using namespace inference::kernels;
using namespace kernel_reference;
using inference::Activation;

namespace {

struct Case {
    ConvShape shape;
    int width = 0, height = 0;
    bool residual = false, inPlace = false, bias = true;
    int before = 0, behind = 0; ///< other channels around input, output and residual
    Activation activation = Activation::None;
    unsigned seed = 1;
};

Slice compute(const Case& test, int threads) {
    const ConvShape& shape = test.shape;
    const auto channels = static_cast<std::size_t>(shape.in);
    const auto taps = static_cast<std::size_t>(shape.kernel * shape.kernel);
    const SliceShape outside = {shape.outSide(test.width), shape.outSide(test.height), shape.out, test.before,
                                test.behind};
    const Slice input({test.width, test.height, shape.in, test.before, test.behind},
                      randomNumbers(channels * static_cast<std::size_t>(test.width * test.height), test.seed));
    const Slice residual(
        outside, randomNumbers(channels * static_cast<std::size_t>(outside.width * outside.height), test.seed + 1));
    const std::vector<float> weight = randomNumbers(channels * taps, test.seed + 2, 1.0 / shape.kernel);
    const std::vector<float> bias = randomNumbers(channels, test.seed + 3);
    Epilogue epilogue;
    if (test.bias) epilogue.bias = bias.data();
    epilogue.activation = test.activation;
    if (test.residual) epilogue.residual = residual.constGrid();
    const std::vector<double> reference = convolve(input.constGrid(), weight.data(), shape, {}, epilogue, shape.in);
    Slice output = test.inPlace ? residual : Slice(outside);
    if (test.inPlace) epilogue.residual = output.constGrid();
    const DepthwiseConvolution convolution(weight.data(), shape);
    Workspace workspace(threads);
    REQUIRE(convolution.run(input.constGrid(), output.grid(), epilogue, workspace, {}));
    CHECK(relativeError(output.grid(), reference) <= 5e-7);
    CHECK(output.isWholeOutside());
    return output;
}

Case randomCase(unsigned seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int first, int last) {
        return first + static_cast<int>(random() % static_cast<unsigned>(last - first + 1));
    };
    const auto perhaps = [&] { return random() % 2 == 0; };
    Case test;
    test.seed = seed;
    const int channels = pick(1, 70);
    test.shape = {channels, channels, pick(1, 7), pick(1, 3), pick(0, 6), pick(1, 4)};
    const int least = std::max(1, test.shape.dilation * (test.shape.kernel - 1) + 1 - 2 * test.shape.padding);
    test.width = least + pick(0, 40);
    test.height = least + pick(0, 9);
    test.residual = perhaps();
    test.inPlace = test.residual && perhaps();
    test.bias = perhaps();
    if (perhaps()) {
        test.before = pick(0, 20);
        test.behind = pick(0, 20);
    }
    constexpr Activation kActivations[] = {Activation::None, Activation::Relu, Activation::Relu6};
    test.activation = kActivations[pick(0, 2)];
    return test;
}

} // namespace

TEST_CASE("a depthwise convolution of any shape is the convolution, and touches nothing but its channels") {
    onEveryInstructionSet([](const std::string& instructionSet) {
        for (unsigned seed = 0; seed < 120; ++seed) {
            const Case test = randomCase(seed);
            CAPTURE(instructionSet);
            CAPTURE(seed);
            compute(test, 2);
        }
    });
}

TEST_CASE("a depthwise convolution computes the same bits on one, two and five threads") {
    const Case test{{40, 40, 5, 1, 2, 1}, 37, 29};
    const Slice one = compute(test, 1);
    CHECK(one.hasBitsOf(compute(test, 2)));
    CHECK(one.hasBitsOf(compute(test, 5)));
}

TEST_CASE("a stopped depthwise convolution says so") {
    const std::vector<float> weight(16 * 9);
    const Slice input({20, 20, 16}, std::vector<float>(static_cast<std::size_t>(20 * 20 * 16)));
    Slice output({20, 20, 16});
    std::stop_source stop;
    Workspace workspace(2);
    const DepthwiseConvolution convolution(weight.data(), {16, 16, 3, 1, 1, 1});
    CHECK(convolution.run(input.constGrid(), output.grid(), {}, workspace, stop.get_token()));
    stop.request_stop();
    CHECK_FALSE(convolution.run(input.constGrid(), output.grid(), {}, workspace, stop.get_token()));
}
