// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/up_convolution.h"

#include "inference/engine/guard.h"

#include <algorithm>
#include <cassert>

namespace inference {
namespace {

/// [in][out][k][k] → [(dy, dx, out)][in].
ConvWeights asPointwise(const core::ConvTransposeOp& shape, const ConvWeights& weights) {
    const auto in = static_cast<std::size_t>(shape.in), out = static_cast<std::size_t>(shape.out);
    const auto cells = static_cast<std::size_t>(shape.kernel * shape.kernel);
    ConvWeights result{std::vector<float>(weights.weight.size()), std::vector<float>(cells * out)};
    for (std::size_t cell = 0; cell < cells; ++cell)
        for (std::size_t o = 0; o < out; ++o) {
            result.bias[cell * out + o] = weights.bias[o];
            for (std::size_t i = 0; i < in; ++i)
                result.weight[(cell * out + o) * in + i] = weights.weight[(i * out + o) * cells + cell];
        }
    return result;
}

core::ConvOp pointwiseShape(const core::ConvTransposeOp& shape) {
    core::ConvOp op;
    op.in = shape.in;
    op.out = shape.out * shape.kernel * shape.kernel;
    op.bias = true;
    return op;
}

} // namespace

UpConvolution::UpConvolution(const core::ConvTransposeOp& shape, const ConvWeights& weights, const Placement& placement)
    : m_shape(shape), m_pointwise(pointwiseShape(shape), {{shape.in, false}}, asPointwise(shape, weights), placement) {
    assert(shape.kernel == shape.stride);
}

void UpConvolution::run(const at::Tensor& input, at::Tensor destination, const std::stop_token& stop) const {
    const std::int64_t k = m_shape.kernel, out = m_shape.out, width = input.size(3);
    // Strips that stay in the cache between the product and its laying out.
    constexpr std::int64_t kStripElements = 1 << 20;
    const std::int64_t strip =
        input.device().is_cpu() ? std::max<std::int64_t>(1, kStripElements / (width * k * k * out)) : input.size(2);
    for (std::int64_t y = 0; y < input.size(2); y += strip) {
        if (stop.stop_requested()) throw Stopped{};
        const std::int64_t rows = std::min(strip, input.size(2) - y);
        const at::Tensor product = m_pointwise.run({input.narrow(2, y, rows)}, {}, Activation::None, stop);
        // [y][x][dy][dx][out] → [y][dy][x][dx][out]: what is contiguous in both are the k · out numbers of one dy.
        const at::Tensor cells =
            product.permute({0, 2, 3, 1}).reshape({rows, width, k, k, out}).permute({0, 2, 1, 3, 4});
        const at::Tensor place = destination.narrow(2, y * k, rows * k).permute({0, 2, 3, 1}).squeeze(0);
        place.unflatten(0, {rows, k}).unflatten(2, {width, k}).copy_(cells);
    }
}

} // namespace inference
