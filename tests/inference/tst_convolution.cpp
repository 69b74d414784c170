// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/channel_operations.h"
#include "inference/engine/convolution.h"
#include "inference/engine/fused_operators.h"
#include "inference/engine/guard.h"
#include "inference/engine/up_convolution.h"
#include "tests/support/torch_doctest.h"

#include <ATen/ops/addcmul.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>
#include <random>

using namespace inference;

namespace {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

std::vector<float> noise(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> uniform(-1, 1);
    std::vector<float> values(count);
    for (float& value : values) value = uniform(generator);
    return values;
}

at::Tensor randomTensor(std::vector<std::int64_t> shape, unsigned seed) {
    std::size_t count = 1;
    for (const std::int64_t side : shape) count *= static_cast<std::size_t>(side);
    std::vector<float> values = noise(count, seed);
    return at::from_blob(values.data(), shape)
        .clone()
        .contiguous(shape.size() == 4 ? kChannelsLast : at::MemoryFormat::Contiguous);
}

struct Made {
    core::ConvOp op;
    ConvWeights weights;
    at::Tensor weight, bias;
};

Made made(core::ConvOp op) {
    Made m{op, {}, {}, {}};
    m.weights.weight = noise(static_cast<std::size_t>(op.out * op.in / op.groups * op.kernel * op.kernel), 21);
    m.weights.bias = noise(static_cast<std::size_t>(op.out), 22);
    m.weight = at::from_blob(m.weights.weight.data(), {op.out, op.in / op.groups, op.kernel, op.kernel}).clone();
    m.bias = at::from_blob(m.weights.bias.data(), {op.out}).clone();
    return m;
}

at::Tensor reference(const Made& m, const at::Tensor& input) {
    return at::conv2d(input, m.weight, m.bias, m.op.stride, m.op.padding, m.op.dilation, m.op.groups);
}

double difference(const at::Tensor& a, const at::Tensor& b) {
    REQUIRE(a.sizes() == b.sizes());
    return a.sub(b).abs().max().item<double>();
}

} // namespace

TEST_CASE("this LibTorch offers the fused convolutions") { CHECK(hasFusedConvolutions()); }

TEST_CASE("a convolution gives the same whole, in rows, in channels, fused or plain") {
    core::ConvOp plain{24, 40, 3, 1, 1, 1, 1, true}, strided = plain, far = plain, pointwise = plain;
    strided.stride = 2;
    far.padding = far.dilation = 7;
    pointwise.kernel = 1;
    pointwise.padding = 0;
    for (const core::ConvOp& op : {plain, strided, far, pointwise}) {
        const Made m = made(op);
        const at::Tensor input = randomTensor({1, 24, 37, 29}, 1);
        const at::Tensor expected = reference(m, input);
        const at::Tensor residual = randomTensor(expected.sizes().vec(), 2);
        for (const bool fused : {true, false})
            for (const std::int64_t macs : {Placement::kMacsPerPiece, std::int64_t{2'000'000}}) {
                Placement placement;
                placement.fused = fused;
                placement.macsPerPiece = macs;
                const Convolution convolution(op, {{24, false}}, m.weights, placement);
                CHECK(difference(convolution.run({input}, {}, Activation::None, {}), expected) < 1e-4);
                CHECK(difference(convolution.run({input}, {}, Activation::Relu, {}), at::relu(expected)) < 1e-4);
                CHECK(difference(convolution.run({input}, {}, Activation::Relu6, {}), expected.clamp(0, 6)) < 1e-4);
                for (const auto activation : {Activation::None, Activation::Relu, Activation::Relu6}) {
                    at::Tensor sum = expected.add(residual);
                    if (activation == Activation::Relu) sum.relu_();
                    if (activation == Activation::Relu6) sum.clamp_(0, 6);
                    CHECK(difference(convolution.run({input}, residual.clone(), activation, {}), sum) < 1e-4);
                }
            }
    }
}

TEST_CASE("a residual that somebody else holds is not written over") {
    const Made m = made({16, 16, 1, 1, 0, 1, 1, true});
    const Convolution convolution(m.op, {{16, false}}, m.weights, {});
    const at::Tensor input = randomTensor({1, 16, 8, 8}, 1), residual = randomTensor({1, 16, 8, 8}, 2);
    const at::Tensor before = residual.clone();
    const at::Tensor view = residual.narrow(2, 0, 8);
    convolution.run({input}, residual, Activation::Relu, {});
    CHECK(at::equal(residual, before));
    convolution.run({input}, view, Activation::Relu, {});
    CHECK(at::equal(residual, before));
}

TEST_CASE("depthwise convolutions are whole too") {
    const Made m = made({24, 24, 3, 1, 2, 2, 24, false});
    const at::Tensor input = randomTensor({1, 24, 19, 23}, 3);
    const Convolution convolution(m.op, {{24, false}}, m.weights, {});
    CHECK(difference(convolution.run({input}, {}, Activation::Relu6, {}), reference(m, input).clamp(0, 6)) < 1e-5);
}

TEST_CASE("parts are a concatenation that is never written, and points are spread over it") {
    const Made m = made({10 + 6 + 4, 12, 1, 1, 0, 1, 1, true});
    const at::Tensor a = randomTensor({1, 10, 9, 7}, 1), point = randomTensor({1, 6, 1, 1}, 2),
                     b = randomTensor({1, 4, 9, 7}, 3);
    const at::Tensor whole = at::cat({a, point.expand({1, 6, 9, 7}), b}, 1);
    for (const std::int64_t macs : {Placement::kMacsPerPiece, std::int64_t{2000}}) {
        Placement placement;
        placement.macsPerPiece = macs;
        const Convolution convolution(m.op, {{10, false}, {6, true}, {4, false}}, m.weights, placement);
        CHECK(difference(convolution.run({a, point, b}, {}, Activation::Relu, {}), at::relu(reference(m, whole))) <
              1e-5);
    }
}

TEST_CASE("a stop is looked at between the pieces of a large convolution") {
    std::stop_source source;
    source.request_stop();
    for (const int dilation : {1, 7}) {
        const Made m = made({16, 32, 3, 1, dilation, dilation, 1, true});
        Placement placement;
        placement.macsPerPiece = 100'000;
        const Convolution convolution(m.op, {{16, false}}, m.weights, placement);
        const at::Tensor input = randomTensor({1, 16, 40, 20}, 1);
        CHECK_THROWS_AS(convolution.run({input}, {}, Activation::None, source.get_token()), Stopped);
    }
}

TEST_CASE("an up-convolution is conv_transpose2d, into a tensor or into a slice") {
    core::ConvTransposeOp op;
    op.in = 12;
    op.out = 5;
    ConvWeights weights{noise(12 * 5 * 4, 4), noise(5, 5)};
    const at::Tensor input = randomTensor({1, 12, 6, 9}, 6);
    const at::Tensor expected = at::conv_transpose2d(input, at::from_blob(weights.weight.data(), {12, 5, 2, 2}),
                                                     at::from_blob(weights.bias.data(), {5}), 2);
    const UpConvolution up(op, weights, {});
    const at::Tensor buffer = randomTensor({1, 11, 12, 18}, 7), before = buffer.clone();
    up.run(input, buffer.narrow(1, 3, 5), {});
    CHECK(difference(buffer.narrow(1, 3, 5), expected) < 1e-5);
    CHECK(at::equal(buffer.narrow(1, 0, 3), before.narrow(1, 0, 3)));
    CHECK(at::equal(buffer.narrow(1, 8, 3), before.narrow(1, 8, 3)));
}

TEST_CASE("scale, shift and activation of a slice equal the plain operators, in f32 and bf16") {
    const at::Tensor buffer = randomTensor({1, 50, 13, 11}, 8).mul(5);
    const Norm norm{randomTensor({37}, 9), randomTensor({37}, 10)};
    for (const auto type : {at::kFloat, at::kBFloat16})
        for (const auto activation : {Activation::None, Activation::Relu, Activation::Relu6}) {
            const at::Tensor input = buffer.to(type).narrow(1, 5, 37);
            at::Tensor expected =
                at::addcmul(norm.shift.view({1, 37, 1, 1}), input.to(at::kFloat), norm.scale.view({1, 37, 1, 1}));
            if (activation == Activation::Relu) expected.relu_();
            if (activation == Activation::Relu6) expected.clamp_(0, 6);
            const at::Tensor place =
                at::empty({1, 40, 13, 11}, at::TensorOptions(type), kChannelsLast).narrow(1, 2, 37);
            scaleAndShift(input, norm, activation, place);
            CHECK(difference(place.to(at::kFloat), expected.to(type).to(at::kFloat)) <=
                  (type == at::kFloat ? 1e-6 : 0.04));
        }
}

TEST_CASE("max-pooling equals max_pool2d for slices, odd sizes and padding, in f32 and bf16") {
    for (const auto type : {at::kFloat, at::kBFloat16})
        for (const MaxPoolStep& window : {MaxPoolStep{2, 2, 0}, MaxPoolStep{3, 2, 1}, MaxPoolStep{3, 1, 1}}) {
            const at::Tensor input = randomTensor({1, 43, 17, 12}, 11).to(type).narrow(1, 4, 35);
            const at::Tensor expected =
                at::max_pool2d(input.to(at::kFloat), window.kernel, window.stride, window.padding);
            CHECK(difference(maxPool(input, window).to(at::kFloat), expected) == 0);
        }
}

TEST_CASE("what LibTorch and the library throw becomes an error with a code") {
    const auto code = [](auto thrower) {
        return guarded("Here",
                       [&]() -> core::Status {
                           thrower();
                           return {};
                       })
            .error();
    };
    using core::ErrorCode;
    CHECK(code([] { throw Stopped{}; }).code == ErrorCode::Cancelled);
    CHECK(code([] { throw std::bad_alloc(); }).code == ErrorCode::OutOfMemory);
    CHECK(code([] { throw std::length_error("vector"); }).code == ErrorCode::OutOfMemory);
    CHECK(code([] { throw std::runtime_error("odd"); }).code == ErrorCode::Internal);
    CHECK(code([] { throw std::runtime_error("odd"); }).message == "Here: odd");
    CHECK(code([] { at::empty({std::int64_t{1} << 50}); }).code == ErrorCode::OutOfMemory);
    const core::Error shapes = code([] { at::conv2d(at::empty({1, 3, 4, 4}), at::empty({5, 2, 3, 3})); });
    CHECK(shapes.code == ErrorCode::Internal);
    CHECK(shapes.message.rfind("Here: ", 0) == 0);
    CHECK(shapes.message.find("Exception raised from") == std::string::npos); // no stack trace in a sentence
}
