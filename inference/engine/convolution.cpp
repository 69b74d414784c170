// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/convolution.h"

#include "inference/engine/fused_operators.h"
#include "inference/engine/guard.h"

#include <ATen/ops/clamp.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/mv.h>
#include <ATen/ops/relu.h>
#include <algorithm>

namespace inference {
namespace {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

at::Tensor activated(at::Tensor value, Activation activation) {
    if (activation == Activation::Relu) at::relu_(value);
    if (activation == Activation::Relu6) at::clamp_(value, 0, 6);
    return value;
}

} // namespace

bool isOnlyOwner(const at::Tensor& tensor) {
    return tensor.use_count() == 1 && tensor.storage().use_count() == 1 && tensor.is_contiguous(kChannelsLast);
}

Convolution::Convolution(const core::ConvOp& shape, const std::vector<ConvStep::Part>& parts,
                         const ConvWeights& weights, const Placement& placement)
    : m_shape(shape), m_placement(placement) {
    m_placement.fused = placement.fused && placement.device.is_cpu() && hasFusedConvolutions();
    const std::int64_t perGroup = shape.in / shape.groups;
    const auto all = at::from_blob(const_cast<float*>(weights.weight.data()),
                                   {shape.out, perGroup, shape.kernel, shape.kernel}, at::kFloat); // read only
    std::int64_t first = 0;
    for (const ConvStep::Part& part : parts) {
        // Grouped convolutions have one part, whose weights are [out, in / groups, k, k].
        const std::int64_t channels = shape.groups == 1 ? part.channels : perGroup;
        const at::Tensor cut = all.narrow(1, first, channels);
        first += channels;
        m_isPoint.push_back(part.point);
        if (part.point) {
            m_points.push_back(cut.reshape({shape.out, channels}).to(m_placement.options(), false, true));
            m_bytes += m_points.back().nbytes();
            continue;
        }
        const at::Tensor weight = cut.to(m_placement.options(), false, true).contiguous(kChannelsLast);
        m_bytes += weight.nbytes();
        m_pieces.push_back({weight, false});
    }
    m_bias = at::from_blob(const_cast<float*>(weights.bias.data()), {shape.out}, at::kFloat)
                 .to(m_placement.options(), false, true);
}

at::Tensor Convolution::one(const at::Tensor& input, const Piece& piece, const at::Tensor& bias,
                            const at::Tensor& accumulated, bool mayOverwrite, Activation activation,
                            std::int64_t verticalPadding) const {
    const FusedCall call{input,
                         piece.weight,
                         bias,
                         {verticalPadding, m_shape.padding},
                         {m_shape.stride, m_shape.stride},
                         {m_shape.dilation, m_shape.dilation},
                         m_shape.groups,
                         activation};
    if (m_placement.fused) {
        if (!accumulated.defined()) return convolve(call);
        if (m_shape.groups == 1 && activation != Activation::Relu6)
            return mayOverwrite ? convolveInto(accumulated, call) : convolveAndAdd(accumulated, call);
    }
    at::Tensor result = at::conv2d(input, piece.weight, bias, call.stride, call.padding, call.dilation, m_shape.groups);
    if (accumulated.defined()) result.add_(accumulated);
    return activated(std::move(result), activation);
}

at::Tensor Convolution::whole(const std::vector<at::Tensor>& inputs, const at::Tensor& bias, at::Tensor residual,
                              Activation activation, std::int64_t verticalPadding) const {
    at::Tensor sum = std::move(residual);
    bool mayOverwrite = sum.defined() && isOnlyOwner(sum);
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const bool last = i + 1 == m_pieces.size();
        sum = one(inputs[i], m_pieces[i], i == 0 ? bias : at::Tensor(), sum, mayOverwrite,
                  last ? activation : Activation::None, verticalPadding);
        mayOverwrite = true; // what a convolution has just made is ours
    }
    return sum;
}

at::Tensor Convolution::byRows(const std::vector<at::Tensor>& inputs, const at::Tensor& bias,
                               const at::Tensor& residual, Activation activation, std::int64_t pieces,
                               const std::stop_token& stop) const {
    const std::int64_t reach = static_cast<std::int64_t>(m_shape.dilation) * (m_shape.kernel - 1);
    const std::int64_t height = inputs.front().size(2);
    const auto [rows, columns] = outputSize(inputs.front());
    at::Tensor result = at::empty({1, m_shape.out, rows, columns}, m_placement.options(), kChannelsLast);
    const std::int64_t step = (rows + pieces - 1) / pieces;
    for (std::int64_t y = 0; y < rows; y += step) {
        if (stop.stop_requested()) throw Stopped{};
        const std::int64_t count = std::min(step, rows - y);
        const std::int64_t top = y * m_shape.stride - m_shape.padding;
        const std::int64_t bottom = top + (count - 1) * m_shape.stride + reach + 1;
        const std::int64_t from = std::max<std::int64_t>(0, top), to = std::min(height, bottom);
        std::vector<at::Tensor> strips;
        for (const at::Tensor& input : inputs) {
            // Rows of a channels-last tensor are contiguous. The frame's upper and lower border become rows of zeros.
            at::Tensor strip = input.narrow(2, from, to - from);
            if (from != top || to != bottom) strip = at::constant_pad_nd(strip, {0, 0, from - top, bottom - to}, 0);
            strips.push_back(std::move(strip));
        }
        const at::Tensor slice = result.narrow(2, y, count);
        slice.copy_(
            whole(strips, bias, residual.defined() ? residual.narrow(2, y, count) : at::Tensor(), activation, 0));
    }
    return result;
}

at::Tensor Convolution::byChannels(const at::Tensor& input, const at::Tensor& bias, Activation activation,
                                   std::int64_t pieces, const std::stop_token& stop) const {
    const auto [rows, columns] = outputSize(input);
    at::Tensor result = at::empty({1, m_shape.out, rows, columns}, m_placement.options(), kChannelsLast);
    constexpr std::int64_t kBlock = 16; // the width that oneDNN's kernels like
    const std::int64_t step = (m_shape.out + pieces * kBlock - 1) / (pieces * kBlock) * kBlock;
    for (std::int64_t c = 0; c < m_shape.out; c += step) {
        if (stop.stop_requested()) throw Stopped{};
        const std::int64_t count = std::min<std::int64_t>(step, m_shape.out - c);
        const Piece part{m_pieces.front().weight.narrow(0, c, count), false};
        result.narrow(1, c, count)
            .copy_(one(input, part, bias.narrow(0, c, count), {}, false, activation, m_shape.padding));
    }
    return result;
}

std::array<std::int64_t, 2> Convolution::outputSize(const at::Tensor& input) const {
    const std::int64_t reach = static_cast<std::int64_t>(m_shape.dilation) * (m_shape.kernel - 1);
    const auto side = [&](std::int64_t in) { return (in + 2 * m_shape.padding - reach - 1) / m_shape.stride + 1; };
    return {side(input.size(2)), side(input.size(3))};
}

at::Tensor Convolution::run(const std::vector<at::Tensor>& inputs, at::Tensor residual, Activation activation,
                            const std::stop_token& stop) const {
    at::Tensor bias = m_bias;
    std::vector<at::Tensor> spread;
    std::size_t point = 0;
    for (std::size_t i = 0; i < m_isPoint.size(); ++i) {
        if (m_isPoint[i] == 0)
            spread.push_back(inputs[i]);
        else
            bias = bias.add(at::mv(m_points[point++], inputs[i].reshape({-1})));
    }
    const at::Tensor& first = spread.front();
    const auto [rows, columns] = outputSize(first);
    const std::int64_t macs =
        rows * columns * m_shape.in / m_shape.groups * m_shape.out * m_shape.kernel * m_shape.kernel;
    const std::int64_t pieces = std::min(rows, macs / m_placement.macsPerPiece + 1);
    if (!m_placement.device.is_cpu() || pieces <= 1)
        return whole(spread, bias, std::move(residual), activation, m_shape.padding);
    // oneDNN leaves out taps that lie in the padding, which is much of the work where the dilation is large; rows of
    // zeros it would multiply.
    const bool reachesFar = static_cast<std::int64_t>(m_shape.dilation) * (m_shape.kernel - 1) * 4 > rows / pieces;
    if (reachesFar && !residual.defined() && m_pieces.size() == 1 && m_shape.groups == 1)
        return byChannels(first, bias, activation, pieces, stop);
    return byRows(spread, bias, residual, activation, pieces, stop);
}

} // namespace inference
