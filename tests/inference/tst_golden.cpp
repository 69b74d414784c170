// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every network against the numbers that its public PyTorch source gives for weights and input made by the golden rule.
#include "core/networks/registry.h"
#include "inference/engine/compiled_network.h"
#include "tests/support/golden.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>

namespace {

struct Row {
    const char* network;
    int outputStride;
    bool alignCorners;
    const char* output;
    core::Size input;
    double sum, norm, largest;
    std::array<double, 5> values; ///< y[0], y[n/7], y[n/3], y[n/2], y[n−1]
};

// clang-format off
const Row kRows[] = {
    {"deeplabv3-resnet50", 8, false, "out", {97, 65}, -1.083141e6, 3.363828e5, 3.8730e3, {447.7144, 320.7194, 262.3523, 1623.203, 208.5458}},
    {"deeplabv3-resnet50", 8, false, "aux", {97, 65}, -1.128816e7, 2.591275e5, 2.1651e3, {-13.44996, 748.3759, -395.8962, -1232.695, -511.3997}},
    {"unet", 8, false, "out", {95, 67}, -7.705264e4, 642.6064, 9.2066, {-0.1494619, 0.6575823, 0.4054420, -0.6839978, 0.05971017}},
    {"unet-bilinear", 8, false, "out", {95, 67}, -6.851495e4, 652.6436, 6.7289, {-0.08380456, 2.514750, -3.283960, -2.736573, -0.01044049}},
    {"denseaspp121", 8, false, "out", {128, 64}, -9.038900e4, 569.1902, 5.5177, {0.02140060, 0.5657483, -2.403248, -0.03290088, 1.387679}},
    {"denseaspp121", 8, true, "out", {128, 64}, -9.303234e4, 579.4455, 5.5329, {0.02140060, 0.7526991, -2.247407, -0.03087388, 1.387679}},
    {"denseaspp121", 16, false, "out", {128, 64}, -8.540546e4, 530.4560, 5.0686, {-0.1558491, 0.2724231, -2.033099, -0.008105586, 1.413275}},
    {"denseaspp121", 16, true, "out", {128, 64}, -9.170457e4, 548.5016, 5.0764, {-0.1350133, 0.6707719, -2.125871, -0.007562063, 1.396822}},
    {"denseaspp161", 8, false, "out", {128, 64}, 1.531883e5, 931.3902, 7.0562, {2.069383, 2.731582, 1.545055, 3.106359, -0.09463784}},
    {"denseaspp161", 8, true, "out", {128, 64}, 1.595133e5, 946.5363, 7.1078, {2.069383, 2.821630, 1.292264, 3.104526, -0.09463784}},
    {"denseaspp161", 16, false, "out", {128, 64}, 1.494180e5, 882.5345, 6.5749, {2.072139, 3.283081, 1.118105, 2.924322, -0.4248340}},
    {"denseaspp161", 16, true, "out", {128, 64}, 1.616413e5, 911.1840, 6.5563, {2.069141, 3.383670, 1.068043, 2.937489, -0.4411459}},
    {"denseaspp-mobilenet", 8, true, "out", {128, 64}, -2.057846e4, 960.9206, 7.7545, {4.358365, -1.272790, 0.3892444, 0.2001336, 1.468097}},
};
// clang-format on

/// [3][h][w] → [h][w][3].
std::vector<float> interleaved(const std::vector<float>& planes, core::Size size) {
    std::vector<float> pixels(planes.size());
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < size.area(); ++i) pixels[i * 3 + c] = planes[c * size.area() + i];
    return pixels;
}

/// The processor, or what benchmarks/gpu.sh asks for.
std::string testDevice() {
    const char* device = std::getenv("KERBSIDE_TEST_DEVICE");
    return device == nullptr ? "cpu" : device;
}

void checkRow(const Row& row, inference::CompileOptions options) {
    options.device = testDevice();
    core::NetworkOptions network;
    network.outputStride = row.outputStride;
    network.alignCorners = row.alignCorners;
    network.aux = std::string(row.network) == "deeplabv3-resnet50";
    const auto graph = core::buildNetwork(row.network, network);
    REQUIRE(graph);
    const core::NodeId target = graph->findOutput(row.output)->full;
    auto compiled =
        inference::CompiledNetwork::compile(*graph, testing_support::goldenTensors(*graph), {target}, options);
    REQUIRE_MESSAGE(compiled, (compiled ? "" : compiled.error().message));
    const auto result =
        compiled->run(target, interleaved(testing_support::goldenInput(row.input), row.input), row.input);
    REQUIRE_MESSAGE(result, (result ? "" : result.error().message));

    const std::vector<float>& y = result->values;
    const std::size_t n = y.size();
    REQUIRE(n == 19 * row.input.area());
    double sum = 0, squares = 0, largest = 0;
    for (const float value : y) {
        sum += value;
        squares += static_cast<double>(value) * value;
        largest = std::max(largest, std::abs(static_cast<double>(value)));
    }
    const double tolerance = 1e-4 * row.largest;
    CHECK(std::abs(sum - row.sum) <= tolerance * static_cast<double>(n));
    CHECK(std::abs(std::sqrt(squares) - row.norm) <= 1e-4 * row.norm);
    CHECK(std::abs(largest - row.largest) <= tolerance);
    const std::array<std::size_t, 5> places = {0, n / 7, n / 3, n / 2, n - 1};
    for (std::size_t i = 0; i < places.size(); ++i) {
        CAPTURE(i);
        CHECK(std::abs(y[places[i]] - row.values[i]) <= tolerance);
    }
}

} // namespace

TEST_CASE("every network gives the golden outputs of its public source") {
    for (const Row& row : kRows) {
        SUBCASE((std::string(row.network) + " stride " + std::to_string(row.outputStride) +
                 (row.alignCorners ? " aligned corners " : " ") + row.output)
                    .c_str()) {
            inference::CompileOptions options;
            options.threads = 1;
            checkRow(row, options);
        }
    }
}

TEST_CASE("plain operators without folding or fusing give the same outputs") {
    for (const int index : {0, 2, 3, 5, 12}) {
        const Row& row = kRows[index];
        SUBCASE(row.network) {
            inference::CompileOptions options;
            options.threads = 1;
            options.fusedOperators = false;
            options.plan = {false, false};
            checkRow(row, options);
        }
    }
}
