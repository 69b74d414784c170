// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/registry.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>

using namespace testing_support;

TEST_CASE("the hash gives the published values") {
    const double first[] = {-0.5, -0.0729642473, 0.1726807312, -0.3619233021, -0.2340741483};
    for (std::uint32_t i = 0; i < 5; ++i) CHECK(goldenNoise(i, 0) == doctest::Approx(first[i]).epsilon(1e-9));
    const double seventh[] = {-0.4286285383, -0.0071799180, 0.4595444643};
    for (std::uint32_t i = 0; i < 3; ++i) CHECK(goldenNoise(i, 7) == doctest::Approx(seventh[i]).epsilon(1e-8));
}

TEST_CASE("a network is filled by the rank of its sorted names") {
    const auto graph = core::buildNetwork("unet", {.classes = 2, .width = 0.01}).value();
    const auto tensors = goldenTensors(graph);
    CHECK(tensors.size() == core::parametersOf(graph).size());
    const auto value = [&](const char* name, std::size_t index) {
        float v = 0;
        std::memcpy(&v, tensors.at(name).data.data() + index * sizeof(float), sizeof(float));
        return v;
    };
    // First in the order: down1.maxpool_conv.1.double_conv.0.weight [8, 8, 3, 3], rank 0.
    CHECK(tensors.begin()->first == "down1.maxpool_conv.1.double_conv.0.weight");
    CHECK(value("down1.maxpool_conv.1.double_conv.0.weight", 0) ==
          doctest::Approx(-0.5 * std::sqrt(12.0) * std::sqrt(2.0 / 72.0)));
    // Rank 1 is the norm's bias.
    CHECK(value("down1.maxpool_conv.1.double_conv.1.bias", 3) == doctest::Approx(0.2 * goldenNoise(3, 1)));
    CHECK(value("down1.maxpool_conv.1.double_conv.1.running_var", 1) == doctest::Approx(1 + 0.2 * goldenNoise(1, 3)));
    CHECK(value("down1.maxpool_conv.1.double_conv.1.weight", 0) == doctest::Approx(1 + 0.2 * goldenNoise(0, 4)));
    // A transposed convolution counts its output channels as fan-in: [8, 4, 2, 2].
    const auto rank = static_cast<std::uint32_t>(std::distance(tensors.begin(), tensors.find("up1.up.weight")));
    CHECK(value("up1.up.weight", 5) == doctest::Approx(goldenNoise(5, rank) * std::sqrt(12.0) * std::sqrt(2.0 / 16.0)));
    CHECK(goldenInput({3, 2})[4] == doctest::Approx(4 * goldenNoise(4, 1000003)));
}
