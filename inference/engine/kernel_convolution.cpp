// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/kernel_convolution.h"

#include <algorithm>
#include <array>
#include <limits>

namespace inference {
namespace {

using kernels::Winograd;
using kernels::WinogradTile;

kernels::ConvShape kernelShape(const core::ConvOp& op, int in) {
    return {in, op.out, op.kernel, op.stride, op.padding, op.dilation};
}

/// Above this dilation the grids of every d-th pixel are so small that the best tile depends on the frame's size.
constexpr int kFarDilation = 4;

} // namespace

std::optional<WinogradTile> chooseTile(const core::ConvOp& shape, core::Size grid, bool careful) {
    if (shape.kernel != 3 || shape.stride != 1 || shape.padding != shape.dilation || shape.groups != 1)
        return std::nullopt;
    // Too few channels: what is saved in products is lost in transforms.
    if (shape.in < 16 || shape.out < 16) return std::nullopt;
    static constexpr std::array kFast{Winograd::Z2, Winograd::F2, Winograd::F3, Winograd::F4, Winograd::F6};
    static constexpr std::array kCareful{Winograd::Z2, Winograd::F2, Winograd::F4Careful};
    const std::span<const Winograd> sides =
        careful ? std::span<const Winograd>(kCareful) : std::span<const Winograd>(kFast);
    const auto side = [](int length, int dilation) { return (length + dilation - 1) / dilation; };
    std::optional<WinogradTile> best;
    double least = std::numeric_limits<double>::infinity();
    for (const Winograd rows : sides)
        for (const Winograd columns : sides) {
            if (rows == Winograd::Z2 && side(grid.height, shape.dilation) > 2) continue;
            if (columns == Winograd::Z2 && side(grid.width, shape.dilation) > 2) continue;
            const WinogradTile tile{rows, columns};
            const auto products =
                static_cast<double>(kernels::productsOf(tile, grid.width, grid.height, shape.dilation));
            // In units of one multiplication: moving a number into and out of the transforms costs about thirty,
            // whatever the channels on the other side.
            constexpr double kMove = 30;
            const double cost = products * (static_cast<double>(shape.in) * shape.out + kMove * (shape.in + shape.out));
            if (cost < least) {
                least = cost;
                best = tile;
            }
        }
    const double direct = static_cast<double>(grid.area()) * 9 * shape.in * shape.out;
    return least < direct ? best : std::nullopt;
}

bool KernelConvolution::covers(const core::ConvOp& shape) {
    return shape.groups == 1 || (shape.groups == shape.in && shape.in == shape.out);
}

KernelConvolution::KernelConvolution(Source source, const KernelSettings& settings, kernels::Workspace& workspace)
    : m_shape(source.shape), m_settings(settings), m_before(std::move(source.before)),
      m_beforeActivation(source.step.beforeActivation), m_average(source.step.average),
      m_bias(std::move(source.weights.bias)), m_weight(std::move(source.weights.weight)) {
    const auto taps = static_cast<std::size_t>(m_shape.kernel) * static_cast<std::size_t>(m_shape.kernel);
    const bool onePart = source.step.parts.size() == 1;
    if (!onePart) {
        // Cut [out][in][k][k] into what the grid is multiplied with and what the points are; those are 1×1.
        const auto out = static_cast<std::size_t>(m_shape.out), in = static_cast<std::size_t>(m_shape.in);
        std::vector<float> spread;
        std::size_t first = 0;
        for (const ConvStep::Part& part : source.step.parts) {
            const auto channels = static_cast<std::size_t>(part.channels);
            std::vector<float> cut(out * channels * taps);
            for (std::size_t o = 0; o < out; ++o)
                std::copy_n(m_weight.begin() + static_cast<std::ptrdiff_t>((o * in + first) * taps), channels * taps,
                            cut.begin() + static_cast<std::ptrdiff_t>(o * channels * taps));
            first += channels;
            if (part.point)
                m_points.push_back(std::move(cut));
            else
                spread = std::move(cut);
        }
        m_weight = std::move(spread);
        m_shape.in = static_cast<int>(m_weight.size() / (out * taps));
    }
    choose(source.grid, workspace);
    m_grid = source.grid;
}

void KernelConvolution::choose(core::Size grid, kernels::Workspace& workspace) {
    if (m_shape.groups != 1) {
        m_kernel.emplace<kernels::DepthwiseConvolution>(m_weight.data(), kernelShape(m_shape, m_shape.in));
    } else if (const auto tile = chooseTile(m_shape, grid, m_settings.careful)) {
        if (const auto* now = std::get_if<kernels::WinogradConvolution>(&m_kernel); now && now->tile() == *tile) return;
        m_kernel = std::monostate(); // old and new weights need never be there together
        m_kernel.emplace<kernels::WinogradConvolution>(m_weight.data(), m_shape.in, m_shape.out, m_shape.dilation,
                                                       *tile, workspace);
        const bool fitsAnyGrid = tile->rows != Winograd::Z2 && tile->columns != Winograd::Z2;
        if (m_shape.dilation > kFarDilation || !fitsAnyGrid) return; // keeps m_weight
    } else {
        if (std::holds_alternative<kernels::MatrixConvolution>(m_kernel)) return;
        const kernels::ConvShape shape = kernelShape(m_shape, m_shape.in);
        m_kernel = std::monostate();
        m_kernel.emplace<kernels::MatrixConvolution>(
            m_weight.data(), shape,
            kernels::MatrixOptions{!m_settings.careful && kernels::MatrixConvolution::canUseStrassen(shape),
                                   m_average});
        if (m_shape.kernel == 3 && m_shape.dilation > kFarDilation) return;
    }
    m_weight = {};
}

core::Size KernelConvolution::outputSize(core::Size input) const {
    const kernels::ConvShape shape = kernelShape(m_shape, m_shape.in);
    const int divisor = m_average ? 2 : 1;
    return {shape.outSide(input.width) / divisor, shape.outSide(input.height) / divisor};
}

bool KernelConvolution::run(const Call& call, Activation activation, kernels::Workspace& workspace,
                            const std::stop_token& stop) {
    const core::Size grid{call.input.width, call.input.height};
    if (!m_weight.empty() && !(grid == m_grid)) {
        m_grid = {}; // should memory run out, the next run chooses again
        choose(grid, workspace);
        m_grid = grid;
    }
    std::vector<float> bias = m_bias;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const std::span<const float> point = call.points[i];
        for (std::size_t o = 0; o < bias.size(); ++o) {
            double sum = bias[o];
            for (std::size_t c = 0; c < point.size(); ++c)
                sum += static_cast<double>(m_points[i][o * point.size() + c]) * point[c];
            bias[o] = static_cast<float>(sum);
        }
    }
    const kernels::Epilogue epilogue{bias.data(), call.residual, activation};
    if (const auto* winograd = std::get_if<kernels::WinogradConvolution>(&m_kernel))
        return winograd->run(call.input, call.output, epilogue, std::nullopt, workspace, stop);
    if (const auto* depthwise = std::get_if<kernels::DepthwiseConvolution>(&m_kernel))
        return depthwise->run(call.input, call.output, epilogue, workspace, stop);
    kernels::Prologue prologue;
    if (m_before) prologue = {m_before->scale.data(), m_before->shift.data(), m_beforeActivation};
    return std::get<kernels::MatrixConvolution>(m_kernel).run(call.input, call.output, prologue, epilogue, workspace,
                                                              stop);
}

std::size_t KernelConvolution::bytes() const {
    std::size_t bytes = (m_bias.size() + m_weight.size()) * sizeof(float);
    for (const auto& point : m_points) bytes += point.size() * sizeof(float);
    if (const auto* winograd = std::get_if<kernels::WinogradConvolution>(&m_kernel)) bytes += winograd->bytes();
    if (const auto* matrix = std::get_if<kernels::MatrixConvolution>(&m_kernel)) bytes += matrix->bytes();
    if (const auto* depthwise = std::get_if<kernels::DepthwiseConvolution>(&m_kernel)) bytes += depthwise->bytes();
    return bytes;
}

std::string KernelConvolution::algorithm() const {
    if (const auto* winograd = std::get_if<kernels::WinogradConvolution>(&m_kernel))
        return "Winograd " + kernels::nameOf(winograd->tile());
    if (std::holds_alternative<kernels::DepthwiseConvolution>(m_kernel)) return "depthwise";
    const auto* matrix = std::get_if<kernels::MatrixConvolution>(&m_kernel);
    return matrix != nullptr && matrix->usesStrassen() ? "matrix, Strassen" : "matrix";
}

} // namespace inference
