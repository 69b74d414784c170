// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/optimizers.h"

#include "tests/support/error_of.h"
#include "tests/support/torch_doctest.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <cmath>
#include <limits>

using namespace training;
using testing_support::errorOf;

namespace {

/// One parameter of one float64 value, and gradients set by hand.
struct Scalar {
    Parameter parameter;
    explicit Scalar(double start, const std::string& name = "layer.weight") {
        parameter.name = name;
        parameter.value = at::empty({1}, at::kDouble).fill_(start).requires_grad_(true);
    }
    void gradient(double value) { parameter.value.mutable_grad() = at::empty({1}, at::kDouble).fill_(value); }
    double value() const { return parameter.value.item().toDouble(); }
};

Recipe recipeOf(OptimizerKind kind, double weightDecay = 0, double momentum = 0.9) {
    Recipe recipe;
    recipe.optimizer = kind;
    recipe.weightDecay = weightDecay;
    recipe.momentum = momentum;
    return recipe;
}

/// Where two steps with gradients 0.5 and −1 and rate 0.1 lead from 2.
double twoSteps(const Recipe& recipe) {
    Scalar scalar(2);
    Optimizer optimizer(recipe, {scalar.parameter});
    scalar.gradient(0.5);
    optimizer.step(0.1);
    scalar.gradient(-1);
    optimizer.step(0.1);
    return scalar.value();
}

} // namespace

TEST_CASE("SGD: momentum without dampening, weight decay inside the gradient") {
    // g1 = 0.5 + 0.01·2 = 0.52, p = 1.948; g2 = −1 + 0.01948, buffer 0.9·0.52 + g2 = −0.51252, p = 1.999252
    CHECK(twoSteps(recipeOf(OptimizerKind::Sgd, 0.01, 0.9)) == doctest::Approx(1.999252).epsilon(1e-12));
    CHECK(twoSteps(recipeOf(OptimizerKind::Sgd, 0, 0)) == doctest::Approx(2.05).epsilon(1e-12));
}

TEST_CASE("Adam: both means corrected for their start, weight decay inside the gradient") {
    const double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0.01;
    double p = 2, m = 0, v = 0;
    for (int t = 1; t <= 2; ++t) {
        const double g = (t == 1 ? 0.5 : -1) + decay * p;
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g * g;
        p -= 0.1 * (m / (1 - std::pow(beta1, t))) / (std::sqrt(v / (1 - std::pow(beta2, t))) + epsilon);
    }
    CHECK(twoSteps(recipeOf(OptimizerKind::Adam, decay)) == doctest::Approx(p).epsilon(1e-12));
}

TEST_CASE("AdamW: weight decay beside the gradient, times the learning rate") {
    Scalar scalar(2);
    Optimizer optimizer(recipeOf(OptimizerKind::AdamW, 0.01), {scalar.parameter});
    scalar.gradient(0.5);
    optimizer.step(0.1);
    // The first step of Adam is the rate in the gradient's direction: 2·(1 − 0.001) − 0.1.
    CHECK(scalar.value() == doctest::Approx(1.898).epsilon(1e-7));
}

TEST_CASE("RMSprop: momentum over the gradient divided by its root mean square") {
    double p = 2, v = 0, b = 0, plain = 2;
    for (const double slope : {0.5, -1.0}) {
        const double g = slope + 0.01 * p;
        v = 0.99 * v + 0.01 * g * g;
        b = 0.9 * b + g / (std::sqrt(v) + 1e-8);
        p -= 0.1 * b;
    }
    CHECK(twoSteps(recipeOf(OptimizerKind::RmsProp, 0.01, 0.9)) == doctest::Approx(p).epsilon(1e-12));
    v = 0;
    for (const double slope : {0.5, -1.0}) {
        v = 0.99 * v + 0.01 * slope * slope;
        plain -= 0.1 * slope / (std::sqrt(v) + 1e-8);
    }
    CHECK(twoSteps(recipeOf(OptimizerKind::RmsProp, 0, 0)) == doctest::Approx(plain).epsilon(1e-12));
}

TEST_CASE("a parameter without a gradient, and a frozen one, stay as they are") {
    Scalar moving(1), resting(1), frozen(1);
    frozen.gradient(1);
    frozen.parameter.value.set_requires_grad(false);
    Optimizer optimizer(recipeOf(OptimizerKind::Sgd, 0.1), {moving.parameter, resting.parameter, frozen.parameter});
    moving.gradient(1);
    optimizer.step(0.1);
    CHECK(moving.value() < 1);
    CHECK(resting.value() == 1);
    CHECK(frozen.value() == 1);
    CHECK_FALSE(optimizer.state().contains("momentum/frozen"));
}

TEST_CASE("heads and the auxiliary head have their own factors on the learning rate") {
    Recipe recipe = recipeOf(OptimizerKind::Sgd, 0, 0);
    recipe.auxRateFactor = 10;
    recipe.headRateFactor = 3;
    const auto moved = [&](const std::string& name) {
        Scalar scalar(0, name);
        Optimizer optimizer(recipe, {scalar.parameter});
        scalar.gradient(-1);
        optimizer.step(0.5);
        return scalar.value();
    };
    CHECK(moved("backbone.conv1.weight") == 0.5);
    CHECK(moved("classifier.4.weight") == 1.5);
    CHECK(moved("aux_classifier.4.bias") == 5);
    CHECK(moved("ASPP_6.conv.1.weight") == 1.5);
    CHECK(moved("classification.1.bias") == 1.5);
    CHECK(moved("features.conv0.weight") == 0.5);
    CHECK(moved("outc.conv.weight") == 1.5);
    CHECK(moved("up1.up.weight") == 0.5);
}

TEST_CASE("clipping scales all gradients by their common norm, and only when it is above the limit") {
    Scalar first(0), second(0);
    Optimizer optimizer({}, {first.parameter, second.parameter});
    CHECK(optimizer.clipGradients(1) == 0);
    first.gradient(3);
    second.gradient(-4);
    CHECK(optimizer.clipGradients(0) == doctest::Approx(5));
    CHECK(optimizer.clipGradients(10) == doctest::Approx(5));
    CHECK(first.parameter.value.grad().item().toDouble() == 3);
    CHECK(optimizer.clipGradients(2) == doctest::Approx(5));
    CHECK(first.parameter.value.grad().item().toDouble() == doctest::Approx(1.2).epsilon(1e-6));
    CHECK(second.parameter.value.grad().item().toDouble() == doctest::Approx(-1.6).epsilon(1e-6));
    first.gradient(std::numeric_limits<double>::quiet_NaN());
    CHECK(std::isnan(optimizer.clipGradients(1)));
    CHECK(second.parameter.value.grad().item().toDouble() == doctest::Approx(-1.6).epsilon(1e-6));
}

TEST_CASE("a saved and loaded optimizer goes on to the same bits") {
    for (const OptimizerKind kind :
         {OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::AdamW, OptimizerKind::RmsProp}) {
        CAPTURE(static_cast<int>(kind));
        const Recipe recipe = recipeOf(kind, 0.01);
        Scalar through(2), resumed(2);
        Optimizer straight(recipe, {through.parameter});
        for (int i = 0; i < 3; ++i) {
            through.gradient(0.3 * i - 0.2);
            straight.step(0.05);
        }
        resumed.parameter.value.detach().copy_(through.parameter.value.detach());
        Optimizer again(recipe, {resumed.parameter});
        REQUIRE(again.load(straight.state()));
        for (int i = 0; i < 3; ++i) {
            through.gradient(0.7 - i);
            resumed.gradient(0.7 - i);
            straight.step(0.05);
            again.step(0.05);
        }
        CHECK(through.value() == resumed.value());
        CHECK(straight.state().size() == again.state().size());
        for (const auto& [name, tensor] : straight.state()) CHECK((again.state().at(name).data == tensor.data));
    }
}

TEST_CASE("a state that does not fit is refused with the tensor's name") {
    Scalar scalar(2);
    Optimizer optimizer(recipeOf(OptimizerKind::Adam), {scalar.parameter});
    core::TensorMap state = optimizer.state();
    state.erase("square/layer.weight");
    auto loaded = optimizer.load(state);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == core::ErrorCode::Corrupt);
    CHECK(loaded.error().message.find("square/layer.weight") != std::string::npos);
    state["square/layer.weight"] = core::Tensor::fromFloats({2}, {1, 2});
    loaded = optimizer.load(state);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == core::ErrorCode::InvalidArgument);
    state.erase("step");
    CHECK(errorOf(optimizer.load(state)).message.find("steps") != std::string::npos);
}
