// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/losses.h"

#include "tests/support/torch_doctest.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/isfinite.h>
#include <cmath>

using namespace training;

namespace {

at::Tensor logitsOf(std::vector<std::int64_t> shape, const std::vector<double>& values) {
    at::Tensor tensor = at::empty(shape, at::kDouble);
    REQUIRE(tensor.numel() == static_cast<std::int64_t>(values.size()));
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<double>());
    return tensor;
}
at::Tensor targetsOf(std::vector<std::int64_t> shape, const std::vector<std::int64_t>& values) {
    at::Tensor tensor = at::empty(shape, at::kLong);
    REQUIRE(tensor.numel() == static_cast<std::int64_t>(values.size()));
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<std::int64_t>());
    return tensor;
}
double number(const at::Tensor& tensor) { return tensor.item().toDouble(); }

/// x_i = (i mod 7) − 3, with the targets of the published figures.
struct PublishedCase {
    at::Tensor logits, targets;
    PublishedCase() {
        std::vector<double> values;
        for (int i = 0; i < 24; ++i) values.push_back(i % 7 - 3);
        logits = logitsOf({2, 3, 2, 2}, values);
        targets = targetsOf({2, 2, 2}, {0, 1, 2, 2, 1, 1, 0, 2});
    }
};

} // namespace

TEST_CASE("pooled Dice and cross-entropy give the figures measured on the public formulas") {
    const PublishedCase two;
    CHECK(number(softDice(two.logits, two.targets, true)) == doctest::Approx(0.76928914).epsilon(1e-7));
    CHECK(number(crossEntropy(two.logits, two.targets, {})) == doctest::Approx(2.75418615).epsilon(1e-7));
    const at::Tensor flat = logitsOf({1, 3, 2, 2}, std::vector<double>(12, 0));
    CHECK(number(softDice(flat, targetsOf({1, 2, 2}, {0, 1, 2, 2}), true)) ==
          doctest::Approx(0.66666657).epsilon(1e-7));
}

TEST_CASE("cross-entropy weights each pixel by its class and divides by the weights, without ignored pixels") {
    // Shares of class 0 at the four pixels: 1/2, 3/4, 1/4, and one that is ignored.
    const double l3 = std::log(3.0);
    const at::Tensor logits = logitsOf({1, 2, 1, 4}, {0, l3, 0, 50, 0, 0, l3, 0});
    const at::Tensor targets = targetsOf({1, 1, 4}, {0, 0, 0, 255});
    CHECK(number(crossEntropy(logits, targets, {})) ==
          doctest::Approx((std::log(2.0) + std::log(4.0 / 3) + std::log(4.0)) / 3));
    const at::Tensor mixed = targetsOf({1, 1, 4}, {0, 1, 1, 255}); // −log: ln 2, ln 4, ln 4/3
    CHECK(number(crossEntropy(logits, mixed, logitsOf({2}, {1, 3}))) ==
          doctest::Approx((std::log(2.0) + 3 * std::log(4.0) + 3 * std::log(4.0 / 3)) / 7));
}

TEST_CASE("pooled Dice leaves ignored pixels out of both sums") {
    const double l3 = std::log(3.0);
    const at::Tensor logits = logitsOf({1, 2, 1, 3}, {0, l3, 50, 0, 0, 0});
    const at::Tensor targets = targetsOf({1, 1, 3}, {0, 1, 255}); // shares of the right class: 1/2, 1/4
    CHECK(number(softDice(logits, targets, true)) == doctest::Approx(1 - 2 * 0.75 / 4).epsilon(1e-6));
}

TEST_CASE("Dice by class is the mean over the classes that occur in the truth") {
    const double l3 = std::log(3.0);
    // Three classes, the last never in the truth. Shares: pixel 0 (3/5, 1/5, 1/5), pixel 1 (1/3, 1/3, 1/3).
    const at::Tensor logits = logitsOf({1, 3, 1, 3}, {l3, 0, 9, 0, 0, 0, 0, 0, 0});
    const at::Tensor targets = targetsOf({1, 1, 3}, {0, 1, 255});
    const double first = 2 * 0.6 / (0.6 + 1.0 / 3 + 1), second = 2 * (1.0 / 3) / (0.2 + 1.0 / 3 + 1);
    CHECK(number(softDice(logits, targets, false)) == doctest::Approx(1 - (first + second) / 2).epsilon(1e-6));
}

TEST_CASE("a batch of ignored pixels only has loss 0 and no gradient") {
    const at::Tensor targets = targetsOf({1, 1, 2}, {255, 255});
    const at::Tensor weights = logitsOf({2}, {1, 2});
    for (int kind = 0; kind < 4; ++kind) {
        CAPTURE(kind);
        const at::Tensor logits = logitsOf({1, 2, 1, 2}, {1, -2, 3, 0.5}).requires_grad_(true);
        const at::Tensor loss = kind < 2 ? crossEntropy(logits, targets, kind == 0 ? at::Tensor() : weights)
                                         : softDice(logits, targets, kind == 2);
        CHECK(number(loss) == 0);
        loss.backward();
        CHECK(number(logits.grad().abs().sum()) == 0);
    }
}

TEST_CASE("pixels of a class with weight 0 alone give loss 0") {
    const at::Tensor logits = logitsOf({1, 2, 1, 2}, {1, -2, 3, 0.5}).requires_grad_(true);
    const at::Tensor loss = crossEntropy(logits, targetsOf({1, 1, 2}, {0, 0}), logitsOf({2}, {0, 2}));
    CHECK(number(loss) == 0);
    loss.backward();
    CHECK(number(logits.grad().abs().sum()) == 0);
}

TEST_CASE("the gradient of Dice raises the share of the right class") {
    const at::Tensor logits = logitsOf({1, 2, 1, 1}, {0, 0}).requires_grad_(true);
    softDice(logits, targetsOf({1, 1, 1}, {1}), true).backward();
    // Loss 1 − (2p + ε)/(2 + ε), p = 1/2, dp/dx = p(1 − p) for the right class.
    CHECK(number(logits.grad().flatten()[1]) == doctest::Approx(-0.25).epsilon(1e-5));
    CHECK(number(logits.grad().flatten()[0]) == doctest::Approx(0.25).epsilon(1e-5));
}

TEST_CASE("the training loss is the weighted sum of its parts") {
    const PublishedCase two;
    Recipe recipe;
    recipe.crossEntropy = 2;
    recipe.dice = 0.5;
    const auto loss = [&] { return number(trainingLoss(recipe, two.logits, two.targets, {})); };
    CHECK(loss() == doctest::Approx(2 * 2.75418615 + 0.5 * 0.76928914).epsilon(1e-7));
    recipe.dice = 0;
    CHECK(loss() == doctest::Approx(2 * 2.75418615).epsilon(1e-7));
    recipe.crossEntropy = 0;
    recipe.dice = 1;
    CHECK(loss() == doctest::Approx(0.76928914).epsilon(1e-7));
}

TEST_CASE("class weights follow their formulas, and a class that never occurs gets 0") {
    const std::vector<std::uint64_t> pixels = {600, 300, 100, 0}; // shares 0.6, 0.3, 0.1
    const auto check = [&](ClassWeighting weighting, std::vector<double> expected) {
        const auto weights = classWeights(weighting, pixels);
        REQUIRE(weights.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) CHECK(weights[i] == doctest::Approx(expected[i]));
    };
    check(ClassWeighting::None, {1, 1, 1, 0});
    check(ClassWeighting::Inverse, {1000.0 / 2400, 1000.0 / 1200, 1000.0 / 400, 0});
    check(ClassWeighting::Enet, {1 / std::log(1.62), 1 / std::log(1.32), 1 / std::log(1.12), 0});
    check(ClassWeighting::MedianFrequency, {0.5, 1, 3, 0});
    CHECK(classWeights(ClassWeighting::MedianFrequency, {1, 3}) == std::vector<double>{2, 2.0 / 3});
    CHECK(classWeights(ClassWeighting::Enet, {0, 0}) == std::vector<double>{0, 0});
}
