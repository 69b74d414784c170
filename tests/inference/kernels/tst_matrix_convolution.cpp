// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/matrix_convolution.h"

#include "tests/inference/kernels/slices.h"

#include <doctest/doctest.h>

using namespace inference::kernels;
using namespace kernel_reference;
using inference::Activation;

namespace {

/// Of float32 products; Strassen's sums cost some bits.
constexpr double kBound = 5e-7, kStrassenBound = 1.2e-6;

struct Case {
    ConvShape shape;
    int width = 0, height = 0;
    bool strassen = false, average = false, prologue = false, residual = false, inPlace = false, bias = true;
    int before = 0, behind = 0; ///< other channels around input, output and residual
    Activation prologueActivation = Activation::Relu, activation = Activation::None;
    unsigned seed = 1;
};

struct Outcome {
    double error = 0;
    bool whole = true; ///< nothing outside the output's channels was written
    Slice output;
};

/// Means of 2×2 numbers of the convolution are the convolution of means.
std::vector<double> averaged(const std::vector<double>& numbers, int width, int height, int channels) {
    std::vector<double> means;
    const auto at = [&](int x, int y, int c) {
        return numbers[static_cast<std::size_t>((y * width + x) * channels + c)];
    };
    for (int y = 0; y + 1 < height; y += 2)
        for (int x = 0; x + 1 < width; x += 2)
            for (int c = 0; c < channels; ++c)
                means.push_back((at(x, y, c) + at(x + 1, y, c) + at(x, y + 1, c) + at(x + 1, y + 1, c)) / 4);
    return means;
}

std::vector<double> expected(const Case& test, const ConstGrid& input, const float* weight, const Prologue& prologue,
                             const Epilogue& epilogue) {
    if (!test.average) return convolve(input, weight, test.shape, prologue, epilogue);
    Epilogue sum;
    std::vector<double> means =
        averaged(convolve(input, weight, test.shape, prologue, sum), input.width, input.height, test.shape.out);
    for (std::size_t i = 0; i < means.size(); ++i) {
        const std::size_t channels = static_cast<std::size_t>(test.shape.out), pixel = i / channels, c = i % channels;
        if (epilogue.bias != nullptr) means[i] += epilogue.bias[c];
        if (epilogue.residual.data != nullptr) means[i] += epilogue.residual.data[pixel * epilogue.residual.stride + c];
        means[i] = activated(means[i], epilogue.activation);
    }
    return means;
}

Outcome compute(const Case& test, int threads = 2) {
    const ConvShape& shape = test.shape;
    const auto in = static_cast<std::size_t>(shape.in), out = static_cast<std::size_t>(shape.out);
    const auto taps = static_cast<std::size_t>(shape.kernel * shape.kernel);
    const int part = test.average ? 2 : 1;
    const SliceShape outside = {shape.outSide(test.width) / part, shape.outSide(test.height) / part, shape.out,
                                test.before, test.behind};
    const Slice input({test.width, test.height, shape.in, test.before, test.behind},
                      randomNumbers(in * static_cast<std::size_t>(test.width * test.height), test.seed));
    const Slice residual(outside,
                         randomNumbers(out * static_cast<std::size_t>(outside.width * outside.height), test.seed + 1));
    Outcome result{0, true, test.inPlace ? residual : Slice(outside)};
    const std::vector<float> weight =
        randomNumbers(in * out * taps, test.seed + 2, 1 / std::sqrt(static_cast<double>(in * taps)));
    const std::vector<float> bias = randomNumbers(out, test.seed + 3);
    const std::vector<float> scale = randomNumbers(in, test.seed + 4), shift = randomNumbers(in, test.seed + 5);
    Prologue prologue;
    if (test.prologue) prologue = {scale.data(), shift.data(), test.prologueActivation};
    Epilogue epilogue;
    if (test.bias) epilogue.bias = bias.data();
    epilogue.activation = test.activation;
    if (test.residual) epilogue.residual = residual.constGrid();
    const std::vector<double> reference = expected(test, input.constGrid(), weight.data(), prologue, epilogue);
    if (test.inPlace) epilogue.residual = result.output.constGrid();

    MatrixOptions options;
    options.strassen = test.strassen;
    options.average = test.average;
    const MatrixConvolution convolution(weight.data(), shape, options);
    REQUIRE(convolution.usesStrassen() == (test.strassen && MatrixConvolution::canUseStrassen(shape)));
    Workspace workspace(threads);
    REQUIRE(convolution.run(input.constGrid(), result.output.grid(), prologue, epilogue, workspace, {}));
    result.error = relativeError(result.output.grid(), reference);
    result.whole = result.output.isWholeOutside();
    return result;
}

std::string described(const Case& test, const std::string& instructionSet) {
    const ConvShape& s = test.shape;
    std::string text = instructionSet + ": seed " + std::to_string(test.seed) + ",";
    for (const int number : {s.in, s.out, s.kernel, s.stride, s.padding, s.dilation, test.width, test.height})
        text += " " + std::to_string(number);
    return text;
}

void checkOutcome(const Case& test, const std::string& instructionSet) {
    CAPTURE(described(test, instructionSet));
    const Outcome outcome = compute(test);
    CHECK(outcome.error <= (test.strassen ? kStrassenBound : kBound)); // false for NaN
    CHECK(outcome.whole);
}

/// One of endlessly many small shapes.
Case randomCase(unsigned seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int first, int last) {
        return first + static_cast<int>(random() % static_cast<unsigned>(last - first + 1));
    };
    const auto perhaps = [&] { return random() % 2 == 0; };
    Case test;
    test.seed = seed;
    test.shape = {perhaps() ? pick(1, 9) : pick(1, 150),
                  perhaps() ? pick(1, 40) : pick(1, 150),
                  pick(1, 7),
                  pick(1, 3),
                  pick(0, 4),
                  pick(1, 5)};
    if (perhaps()) test.shape.dilation = 1;
    const int least = std::max(1, test.shape.dilation * (test.shape.kernel - 1) + 1 - 2 * test.shape.padding);
    test.width = least + pick(0, 14);
    test.height = least + pick(0, 9);
    test.prologue = perhaps();
    test.residual = perhaps();
    test.inPlace = test.residual && perhaps();
    test.bias = perhaps();
    if (perhaps()) {
        test.before = pick(0, 20);
        test.behind = pick(0, 20);
    }
    constexpr Activation kActivations[] = {Activation::None, Activation::Relu, Activation::Relu6};
    test.activation = kActivations[pick(0, 2)];
    test.prologueActivation = kActivations[pick(0, 2)];
    return test;
}

} // namespace

TEST_CASE("a matrix convolution of any shape is the convolution, and touches nothing but its channels") {
    onEveryInstructionSet([](const std::string& instructionSet) {
        for (unsigned seed = 0; seed < 150; ++seed) checkOutcome(randomCase(seed), instructionSet);
    });
}

TEST_CASE("deep, wide and single-pixel products are the convolution too") {
    onEveryInstructionSet([](const std::string& instructionSet) {
        for (const Case& test :
             {Case{{700, 33}, 1, 1}, Case{{512, 300}, 5, 4}, Case{{40, 19}, 61, 37}, Case{{96, 70, 3, 2, 1, 1}, 33, 29},
              Case{{3, 64, 7, 2, 3, 1}, 67, 41}, Case{{2000, 70}, 3, 1}, Case{{1, 1}, 500, 3}})
            checkOutcome(test, instructionSet);
    });
}

TEST_CASE("averaging before the product drops the last odd row and column") {
    onEveryInstructionSet([](const std::string& instructionSet) {
        for (unsigned seed = 0; seed < 24; ++seed) {
            Case test = randomCase(seed);
            test.shape = {test.shape.in, test.shape.out};
            test.width = 2 + static_cast<int>(seed % 7);
            test.height = 2 + static_cast<int>(seed / 3 % 5);
            test.average = true;
            checkOutcome(test, instructionSet);
        }
        Case strassen{{256, 128}, 21, 13};
        strassen.average = strassen.strassen = strassen.prologue = true;
        checkOutcome(strassen, instructionSet);
    });
}

TEST_CASE("Strassen's seven products are the convolution, with prologue, residual and slices") {
    onEveryInstructionSet([](const std::string& instructionSet) {
        const int columns = static_cast<int>(panelShape().columns), lanes = static_cast<int>(panelShape().lanes);
        for (unsigned seed = 0; seed < 16; ++seed) {
            Case test = randomCase(seed);
            test.shape = {128 + 2 * lanes * static_cast<int>(seed % 5), 128 + 2 * columns * static_cast<int>(seed % 3)};
            test.width = 1 + static_cast<int>(seed * 5 % 23);
            test.height = 1 + static_cast<int>(seed * 7 % 13);
            test.strassen = true;
            REQUIRE(MatrixConvolution::canUseStrassen(test.shape));
            checkOutcome(test, instructionSet);
        }
        Case deep{{1024, 128}, 25, 9};
        deep.strassen = true;
        checkOutcome(deep, instructionSet);
    });
}

TEST_CASE("Strassen's algorithm serves whole panels of 1x1 kernels of stride 1 only") {
    const int columns = static_cast<int>(panelShape().columns), lanes = static_cast<int>(panelShape().lanes);
    CHECK(MatrixConvolution::canUseStrassen({128, 128}));
    CHECK(MatrixConvolution::canUseStrassen({128 + 2 * lanes, 128 + 2 * columns}));
    CHECK_FALSE(MatrixConvolution::canUseStrassen({128 + lanes, 128}));
    CHECK_FALSE(MatrixConvolution::canUseStrassen({128, 128 + columns}));
    CHECK_FALSE(MatrixConvolution::canUseStrassen({128, 128, 3, 1, 1, 1}));
    CHECK_FALSE(MatrixConvolution::canUseStrassen({128, 128, 1, 2, 0, 1}));
    CHECK_FALSE(MatrixConvolution::canUseStrassen({256, 64}));
    CHECK_FALSE(MatrixConvolution::canUseStrassen({64, 128}));
}

TEST_CASE("one, two and five threads compute the same bits") {
    Case plain{{70, 150, 3, 2, 1, 1}, 41, 23}, deep{{1500, 260}, 3, 2}, strassen{{256, 256}, 47, 31};
    strassen.strassen = true;
    for (const Case& test : {plain, deep, strassen}) {
        const Outcome one = compute(test, 1);
        CHECK(one.output.hasBitsOf(compute(test, 2).output));
        CHECK(one.output.hasBitsOf(compute(test, 5).output));
    }
}

TEST_CASE("a stopped matrix convolution says so") {
    const std::vector<float> weight(64 * 64 * 4), numbers(static_cast<std::size_t>(20 * 20 * 64));
    const Slice input({20, 20, 64}, numbers);
    Slice output({20, 20, 64}), large({40, 40, 64});
    std::stop_source stop;
    Workspace workspace(2);
    const MatrixConvolution plain(weight.data(), {64, 64});
    const UpMatrixConvolution up(weight.data(), 64, 64, 2);
    CHECK(plain.run(input.constGrid(), output.grid(), {}, {}, workspace, stop.get_token()));
    CHECK(up.run(input.constGrid(), large.grid(), {}, workspace, stop.get_token()));
    stop.request_stop();
    CHECK_FALSE(plain.run(input.constGrid(), output.grid(), {}, {}, workspace, stop.get_token()));
    CHECK_FALSE(up.run(input.constGrid(), large.grid(), {}, workspace, stop.get_token()));
}
