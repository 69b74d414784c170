// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/prediction.h"

#include "core/weights/tensor.h"

#include <cstring>
#include <doctest/doctest.h>

using inference::Prediction;

namespace {

/// One row of two pixels over a grid of one cell per pixel; classes 0 … 2 and a fourth channel that is void.
Prediction made(std::vector<float> logits, std::vector<std::uint8_t> labels) {
    Prediction prediction;
    prediction.labels = core::LabelMap({2, 1}, std::move(labels));
    prediction.grid.size = {2, 1};
    prediction.grid.channels = 4;
    prediction.grid.classes = 3;
    const core::Tensor halves = core::convert(core::Tensor::fromFloats({8}, logits), core::DType::F16);
    prediction.grid.values.resize(8);
    std::memcpy(prediction.grid.values.data(), halves.data.data(), halves.data.size());
    return prediction;
}

} // namespace

TEST_CASE("the probe tells probabilities, most probable first") {
    // Pixel 0: ln 6, ln 3, ln 1, and nothing for void; pixel 1: void wins.
    const Prediction prediction = made({1.7917595F, 0, 1.0986123F, 0, 0, 0, -60, 5}, {0, 255});
    const auto top = prediction.probe(0, 0);
    REQUIRE(top.size() == 3);
    CHECK(top[0].classIndex == 0);
    CHECK(top[0].probability == doctest::Approx(0.6).epsilon(0.001));
    CHECK(top[1].classIndex == 1);
    CHECK(top[1].probability == doctest::Approx(0.3).epsilon(0.001));
    CHECK(top[2].probability == doctest::Approx(0.1).epsilon(0.001));
    CHECK(prediction.probe(1, 0, 1).front().classIndex == core::kIgnore);
    CHECK(prediction.probe(1, 0, 9).size() == 4);
}

TEST_CASE("where half floats prefer another class the label map's stays first") {
    // In float32 class 1 won by a hair; as halves both logits are equal, and class 2 is even above.
    const Prediction prediction = made({1.0F, 0, 1.00001F, 0, 1.001F, 0, -60, -60}, {1, 0});
    CHECK(prediction.probe(0, 0).front().classIndex == 1);
    CHECK(prediction.probe(0, 0, 1).front().classIndex == 1);
    CHECK(prediction.probe(0, 0)[1].classIndex == 2);
}

TEST_CASE("the probe of three stored classes is what is stored") {
    Prediction prediction;
    prediction.labels = core::LabelMap({1, 1}, 7);
    prediction.top.classes = {7, 3, 255};
    prediction.top.probabilities = {200, 51, 0};
    const auto top = prediction.probe(0, 0);
    REQUIRE(top.size() == 2); // the third has nothing
    CHECK(top[0].classIndex == 7);
    CHECK(top[1].classIndex == 3);
    CHECK(top[1].probability == doctest::Approx(0.2));
}

TEST_CASE("outside the frame the probe has nothing to tell") {
    const Prediction prediction = made(std::vector<float>(8, 0.0F), {0, 0});
    CHECK(prediction.probe(-1, 0).empty());
    CHECK(prediction.probe(2, 0).empty());
    CHECK(prediction.probe(0, 1).empty());
    CHECK(prediction.probe(0, 0, 0).empty());
}
