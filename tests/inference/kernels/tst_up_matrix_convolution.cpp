// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/matrix_convolution.h"
#include "tests/inference/kernels/slices.h"

#include <doctest/doctest.h>

using namespace inference::kernels;
using namespace kernel_reference;
using inference::Activation;

namespace {

struct Case {
    int in = 0, out = 0, kernel = 2, width = 0, height = 0;
    int before = 0, behind = 0; ///< other channels around input, output and residual
    bool residual = false;
    Activation activation = Activation::None;
};

/// By the definition: every input pixel spreads over kernel × kernel pixels.
std::vector<double> spread(const Case& test, const ConstGrid& input, const float* weight, const Epilogue& epilogue) {
    std::vector<double> result;
    const int k = test.kernel;
    for (int y = 0; y < test.height * k; ++y)
        for (int x = 0; x < test.width * k; ++x)
            for (int o = 0; o < test.out; ++o) {
                double sum = epilogue.bias[o];
                for (int c = 0; c < test.in; ++c)
                    sum += static_cast<double>(input.pixel(x / k, y / k)[c]) *
                           weight[((c * test.out + o) * k + y % k) * k + x % k];
                if (epilogue.residual.data != nullptr) sum += epilogue.residual.pixel(x, y)[o];
                result.push_back(activated(sum, epilogue.activation));
            }
    return result;
}

Slice compute(const Case& test, int threads) {
    const auto in = static_cast<std::size_t>(test.in), out = static_cast<std::size_t>(test.out);
    const auto taps = static_cast<std::size_t>(test.kernel * test.kernel);
    const auto pixels = static_cast<std::size_t>(test.width * test.height);
    const SliceShape large = {test.width * test.kernel, test.height * test.kernel, test.out, test.before, test.behind};
    const Slice input({test.width, test.height, test.in, test.before, test.behind}, randomNumbers(in * pixels, 1));
    const Slice residual(large, randomNumbers(out * pixels * taps, 2));
    const std::vector<float> weight = randomNumbers(in * out * taps, 3, 1 / std::sqrt(static_cast<double>(test.in)));
    const std::vector<float> bias = randomNumbers(out, 4);
    Epilogue epilogue;
    epilogue.bias = bias.data();
    epilogue.activation = test.activation;
    if (test.residual) epilogue.residual = residual.constGrid();
    Slice output(large);
    const UpMatrixConvolution convolution(weight.data(), test.in, test.out, test.kernel);
    Workspace workspace(threads);
    REQUIRE(convolution.run(input.constGrid(), output.grid(), epilogue, workspace, {}));
    CHECK(relativeError(output.grid(), spread(test, input.constGrid(), weight.data(), epilogue)) <= 5e-7);
    CHECK(output.isWholeOutside());
    return output;
}

} // namespace

TEST_CASE("an up-convolution spreads each pixel over its square, in slices of any number of channels") {
    onEveryInstructionSet([](const std::string& instructionSet) {
        CAPTURE(instructionSet);
        for (const Case& test :
             {Case{1, 1, 1, 1, 1}, Case{64, 32, 2, 9, 7}, Case{37, 19, 2, 13, 5, 3, 1},
              Case{150, 70, 2, 6, 3, 0, 70, true, Activation::Relu}, Case{8, 5, 3, 4, 9, 2, 0, true},
              Case{300, 33, 4, 3, 2, 1, 1, false, Activation::Relu6}, Case{16, 128, 2, 31, 17, 128, 0}}) {
            CAPTURE(test.in);
            CAPTURE(test.out);
            compute(test, 2);
        }
    });
}

TEST_CASE("an up-convolution computes the same bits on one, two and five threads") {
    for (const Case& test : {Case{64, 40, 2, 30, 20}, Case{600, 24, 2, 2, 1}}) {
        const Slice one = compute(test, 1);
        CHECK(one.hasBitsOf(compute(test, 2)));
        CHECK(one.hasBitsOf(compute(test, 5)));
    }
}
