// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/channel_operations.h"

#include "inference/engine/channel_passes.h"

#include <ATen/Parallel.h>
#include <ATen/ops/addcmul.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>
#include <algorithm>

namespace inference {
namespace {

/// Pixels follow each other at one distance, and a pixel's channels lie side by side.
bool isPixelRun(const at::Tensor& tensor) {
    return tensor.device().is_cpu() && tensor.stride(1) == 1 && tensor.stride(2) == tensor.size(3) * tensor.stride(3) &&
           (tensor.scalar_type() == at::kFloat || tensor.scalar_type() == at::kBFloat16);
}

template <class Number> PixelRun<Number> pixelsOf(const at::Tensor& tensor, std::int64_t first) {
    auto* data = static_cast<Number*>(tensor.data_ptr()) + first * tensor.stride(3);
    return {data, static_cast<std::size_t>(tensor.stride(3))};
}

/// Pieces of about 256 KB: small enough to share out evenly, large enough to be worth a call.
std::int64_t grain(std::int64_t numbersEach) {
    return std::max<std::int64_t>(1, 65536 / std::max<std::int64_t>(1, numbersEach));
}

template <class Number>
void scaleAndShiftRuns(const at::Tensor& input, const Norm& norm, Activation activation, const at::Tensor& place) {
    const std::int64_t pixels = input.size(2) * input.size(3), channels = input.size(1);
    at::parallel_for(0, pixels, grain(channels), [&](std::int64_t first, std::int64_t last) {
        ScaleShiftPass<Number> pass;
        pass.in = pixelsOf<const Number>(input, first);
        pass.out = pixelsOf<Number>(place, first);
        pass.pixels = static_cast<std::size_t>(last - first);
        pass.channels = static_cast<std::size_t>(channels);
        pass.scale = norm.scale.const_data_ptr<float>();
        pass.shift = norm.shift.const_data_ptr<float>();
        pass.activation = activation;
        run(pass);
    });
}

template <class Number> void maxPoolRuns(const at::Tensor& input, const MaxPoolStep& window, const at::Tensor& result) {
    MaxPoolPass<Number> all;
    all.in = pixelsOf<const Number>(input, 0);
    all.out = pixelsOf<Number>(result, 0);
    all.width = static_cast<int>(input.size(3));
    all.height = static_cast<int>(input.size(2));
    all.outWidth = static_cast<int>(result.size(3));
    all.window = window;
    all.channels = static_cast<std::size_t>(input.size(1));
    at::parallel_for(0, result.size(2), grain(result.size(3) * result.size(1)),
                     [&](std::int64_t first, std::int64_t last) {
                         MaxPoolPass<Number> rows = all;
                         rows.firstRow = static_cast<int>(first);
                         rows.lastRow = static_cast<int>(last);
                         run(rows);
                     });
}

} // namespace

void scaleAndShift(const at::Tensor& input, const Norm& norm, Activation activation, const at::Tensor& place) {
    if (isPixelRun(input) && isPixelRun(place)) {
        if (input.scalar_type() == at::kFloat) return scaleAndShiftRuns<float>(input, norm, activation, place);
        return scaleAndShiftRuns<std::uint16_t>(input, norm, activation, place);
    }
    const auto spread = [&](const at::Tensor& numbers) {
        return numbers.to(input.scalar_type()).view({1, input.size(1), 1, 1});
    };
    at::Tensor result = at::addcmul(spread(norm.shift), input, spread(norm.scale));
    if (activation == Activation::Relu) at::relu_(result);
    if (activation == Activation::Relu6) at::clamp_(result, 0, 6);
    place.copy_(result);
}

at::Tensor maxPool(const at::Tensor& input, const MaxPoolStep& window) {
    if (!isPixelRun(input)) return at::max_pool2d(input, window.kernel, window.stride, window.padding);
    const auto side = [&](std::int64_t in) { return (in + 2 * window.padding - window.kernel) / window.stride + 1; };
    at::Tensor result = at::empty({1, input.size(1), side(input.size(2)), side(input.size(3))}, input.options(),
                                  at::MemoryFormat::ChannelsLast);
    if (input.scalar_type() == at::kFloat)
        maxPoolRuns<float>(input, window, result);
    else
        maxPoolRuns<std::uint16_t>(input, window, result);
    return result;
}

} // namespace inference
