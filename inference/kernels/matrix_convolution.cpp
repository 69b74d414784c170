// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/matrix_convolution.h"

#include "inference/kernels/matrix_job.h"

#include <algorithm>

namespace inference::kernels {
namespace {

/// With fewer channels the sums cost more than the eighth product (256 → 64: 4 % slower; 128 → 512: 6 % faster).
constexpr int kStrassenFrom = 128;

Panels plainWeights(const float* weight, const ConvShape& shape) {
    const auto in = static_cast<std::size_t>(shape.in), out = static_cast<std::size_t>(shape.out);
    const auto taps = static_cast<std::size_t>(shape.kernel) * static_cast<std::size_t>(shape.kernel);
    Panels panels(rowDepth(shape), out);
    for (std::size_t o = 0; o < out; ++o)
        for (std::size_t c = 0; c < in; ++c)
            for (std::size_t tap = 0; tap < taps; ++tap)
                panels.put(0, tapStart(shape, tap) + c, o, weight[(o * in + c) * taps + tap]);
    return panels;
}

/// Right sides of the seven products, in the order of the left sides A11, A12, S2, S1, S4, S3, A22 (strassen.cpp).
Panels strassenWeights(const float* weight, const ConvShape& shape) {
    const auto in = static_cast<std::size_t>(shape.in);
    const std::size_t depth = in / 2, columns = static_cast<std::size_t>(shape.out) / 2;
    Panels panels(depth, columns, kStrassenProducts);
    for (std::size_t o = 0; o < columns; ++o)
        for (std::size_t c = 0; c < depth; ++c) {
            const float* left = weight + o * in + c;
            const float* right = left + columns * in;
            const double b11 = left[0], b21 = left[depth], b12 = right[0], b22 = right[depth];
            const double t1 = b12 - b11, t2 = b22 - t1, t3 = b22 - b12, t4 = t2 - b21;
            const double values[kStrassenProducts] = {b11, b21, t2, t1, b22, t3, -t4};
            for (std::size_t set = 0; set < kStrassenProducts; ++set)
                panels.put(set, c, o, static_cast<float>(values[set]));
        }
    return panels;
}

} // namespace

bool MatrixConvolution::canUseStrassen(const ConvShape& shape) {
    const PanelShape panels = panelShape();
    const auto in = static_cast<std::size_t>(shape.in), out = static_cast<std::size_t>(shape.out);
    return shape.kernel == 1 && shape.stride == 1 && shape.padding == 0 && shape.in >= kStrassenFrom &&
           shape.out >= kStrassenFrom && in % (2 * panels.lanes) == 0 && out % (2 * panels.columns) == 0;
}

MatrixConvolution::MatrixConvolution(const float* weight, const ConvShape& shape, const MatrixOptions& options)
    : m_shape(shape), m_strassen(options.strassen && canUseStrassen(shape)), m_average(options.average),
      m_weights(m_strassen ? strassenWeights(weight, shape) : plainWeights(weight, shape)) {}

std::size_t MatrixConvolution::scratch(int width, int height) const {
    // With `average` the grid of the output is smaller still.
    const std::size_t rows = static_cast<std::size_t>(std::max(0, m_shape.outSide(width))) *
                             static_cast<std::size_t>(std::max(0, m_shape.outSide(height)));
    const std::size_t depth = m_weights.depth();
    return m_strassen ? strassenScratch(std::min(rows, strassenRows(depth)), depth)
                      : blockScratch(std::min(rows, blockRows(depth)), depth);
}

bool MatrixConvolution::run(const ConstGrid& input, const Grid& output, const Prologue& prologue,
                            const Epilogue& epilogue, Workspace& workspace, const std::stop_token& stop) const {
    MatrixJob job;
    job.input = input;
    job.output = output;
    job.prologue = prologue;
    job.epilogue = epilogue;
    job.shape = m_shape;
    job.weights = &m_weights;
    job.average = m_average;
    job.width = output.width;
    job.height = output.height;
    job.panelsPerTap = m_weights.panels() * (m_strassen ? 2 : 1);
    if (job.rows() == 0) return !stop.stop_requested();
    job.plan = m_strassen ? planStrassen(job, workspace.threads()) : planBlocks(job, workspace.threads());
    workspace.reserve(scratch(input.width, input.height));
    return forEachTurn(job, m_strassen ? multiplyStrassen : multiplyBlock, workspace, stop);
}

} // namespace inference::kernels
