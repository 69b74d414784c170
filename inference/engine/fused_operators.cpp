// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/fused_operators.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/relu.h>

namespace inference {
namespace {

using Stack = std::vector<c10::IValue>;

at::Tensor call(const char* name, const char* overload, Stack stack) {
    // By schema and boxed: an operator with other arguments throws instead of reading a wrong signature.
    const auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    handle.callBoxed(stack);
    return std::move(stack.back()).toTensor();
}

c10::IValue optionalTensor(const at::Tensor& tensor) { return tensor.defined() ? c10::IValue(tensor) : c10::IValue(); }

c10::List<std::optional<at::Scalar>> scalars(std::initializer_list<double> values) {
    c10::List<std::optional<at::Scalar>> list;
    for (const double value : values) list.push_back(at::Scalar(value));
    return list;
}

Stack binaryArguments(Stack stack, const FusedCall& c) {
    const bool relu = c.activation == Activation::Relu;
    stack.insert(stack.end(),
                 {c.weight, optionalTensor(c.bias), c10::IntArrayRef(c.padding), c10::IntArrayRef(c.stride),
                  c10::IntArrayRef(c.dilation), c.groups, "add", at::Scalar(1.0),
                  relu ? c10::IValue("relu") : c10::IValue(), scalars({}), c10::IValue()});
    return stack;
}

} // namespace

at::Tensor convolve(const FusedCall& c) {
    const char* attribute = c.activation == Activation::Relu    ? "relu"
                            : c.activation == Activation::Relu6 ? "hardtanh"
                                                                : "none";
    return call("mkldnn::_convolution_pointwise", "",
                {c.input, c.weight, optionalTensor(c.bias), c10::IntArrayRef(c.padding), c10::IntArrayRef(c.stride),
                 c10::IntArrayRef(c.dilation), c.groups, attribute,
                 c.activation == Activation::Relu6 ? scalars({0.0, 6.0}) : scalars({}), ""});
}

at::Tensor convolveAndAdd(const at::Tensor& other, const FusedCall& c) {
    return call("mkldnn::_convolution_pointwise", "binary", binaryArguments({c.input, other}, c));
}

at::Tensor convolveInto(at::Tensor other, const FusedCall& c) {
    return call("mkldnn::_convolution_pointwise_", "binary", binaryArguments({std::move(other), c.input}, c));
}

bool hasFusedConvolutions() {
    static const bool works = [] {
        try {
            constexpr auto kFormat = at::MemoryFormat::ChannelsLast;
            const auto ramp = [](std::vector<std::int64_t> shape, double from, double to) {
                const std::int64_t count = c10::multiply_integers(shape);
                return at::linspace(from, to, count).reshape(shape).contiguous(kFormat);
            };
            const at::Tensor input = ramp({1, 16, 9, 7}, -1, 1), weight = ramp({16, 16, 3, 3}, -0.2, 0.3);
            const at::Tensor bias = at::linspace(-1, 1, 16), other = ramp({1, 16, 9, 7}, 3, -4);
            const FusedCall c{input, weight, bias, {1, 1}, {1, 1}, {1, 1}, 1, Activation::Relu};
            const at::Tensor plain = at::conv2d(input, weight, bias, 1, 1);
            const auto close = [](const at::Tensor& a, const at::Tensor& b) { return at::allclose(a, b, 1e-4, 1e-4); };
            FusedCall limited = c;
            limited.activation = Activation::Relu6;
            const at::Tensor sum = at::relu(plain.add(other));
            return close(convolve(c), at::relu(plain)) && close(convolve(limited), plain.clamp(0, 6)) &&
                   close(convolveAndAdd(other, c), sum) && close(convolveInto(other.clone(), c), sum);
        } catch (const std::exception&) {
            return false; // another version of LibTorch: plain operators do the work
        }
    }();
    return works;
}

} // namespace inference
