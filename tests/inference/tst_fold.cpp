// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/fold.h"

#include <doctest/doctest.h>

namespace {

/// conv 1×1 from 2 to 1 channels, then normalisation.
struct Example {
    core::Graph graph;
    core::TensorMap tensors;
    core::NodeId conv, norm;
};

Example example(bool bias) {
    core::GraphBuilder builder("example", {});
    const auto input = builder.add("input", core::InputOp{2}, {});
    core::ConvOp op;
    op.in = 2;
    op.out = 1;
    op.bias = bias;
    const auto conv = builder.conv("conv", input, op);
    const auto norm = builder.batchNorm("norm", conv);
    builder.output("out", norm, norm);
    core::TensorMap tensors;
    tensors["conv.weight"] = core::Tensor::fromFloats({1, 2, 1, 1}, {2, -3});
    if (bias) tensors["conv.bias"] = core::Tensor::fromFloats({1}, {5});
    tensors["norm.weight"] = core::Tensor::fromFloats({1}, {4});
    tensors["norm.bias"] = core::Tensor::fromFloats({1}, {7});
    tensors["norm.running_mean"] = core::Tensor::fromFloats({1}, {1.5});
    tensors["norm.running_var"] = core::Tensor::fromFloats({1}, {0.25F - 1e-5F}); // with eps: 0.25, its root 0.5
    return {builder.finish(), tensors, conv, norm};
}

} // namespace

TEST_CASE("normalisation folds into weight and bias") {
    const Example e = example(true);
    const auto folded = inference::convWeights(e.graph, e.tensors, e.conv, e.norm);
    REQUIRE(folded);
    CHECK(folded->weight[0] == doctest::Approx(16)); // 2 · 4 / 0.5
    CHECK(folded->weight[1] == doctest::Approx(-24));
    CHECK(folded->bias[0] == doctest::Approx(35)); // (5 − 1.5) · 8 + 7
}

TEST_CASE("a convolution without bias gets the normalisation's") {
    const Example e = example(false);
    CHECK(inference::convWeights(e.graph, e.tensors, e.conv, e.norm)->bias[0] == doctest::Approx(-5)); // −1.5 · 8 + 7
    CHECK(inference::convWeights(e.graph, e.tensors, e.conv)->bias == std::vector<float>{0});
    const auto alone = inference::normWeights(e.graph, e.tensors, e.norm);
    REQUIRE(alone);
    CHECK(alone->scale[0] == doctest::Approx(8));
    CHECK(alone->shift[0] == doctest::Approx(-5));
}

TEST_CASE("a tensor that is missing or of another size is named") {
    Example e = example(false);
    e.tensors["norm.weight"] = core::Tensor::fromFloats({2}, {1, 1});
    const auto wrong = inference::convWeights(e.graph, e.tensors, e.conv, e.norm);
    REQUIRE(!wrong);
    CHECK(wrong.error().message == "The tensor norm.weight has 2 elements where the network needs 1.");
    e.tensors.erase("conv.weight");
    CHECK(inference::convWeights(e.graph, e.tensors, e.conv).error().message ==
          "The weights lack the tensor conv.weight.");
}
