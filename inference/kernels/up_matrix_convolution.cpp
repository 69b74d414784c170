// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/matrix_convolution.h"
#include "inference/kernels/matrix_job.h"

#include <algorithm>

namespace inference::kernels {

UpMatrixConvolution::UpMatrixConvolution(const float* weight, int in, int out, int kernel)
    : m_in(in), m_out(out), m_kernel(kernel) {
    const auto inputs = static_cast<std::size_t>(in), outputs = static_cast<std::size_t>(out);
    const auto taps = static_cast<std::size_t>(kernel) * static_cast<std::size_t>(kernel);
    // Every tap begins with a panel of its own, so that no panel belongs to two pixels of the output.
    const std::size_t columns = panelShape().columns, perTap = (outputs + columns - 1) / columns * columns;
    m_weights = Panels(inputs, taps * perTap);
    for (std::size_t c = 0; c < inputs; ++c)
        for (std::size_t o = 0; o < outputs; ++o)
            for (std::size_t tap = 0; tap < taps; ++tap)
                m_weights.put(0, c, tap * perTap + o, weight[(c * outputs + o) * taps + tap]);
}

std::size_t UpMatrixConvolution::scratch(int width, int height) const {
    const std::size_t rows = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return blockScratch(std::min(rows, blockRows(m_weights.depth())), m_weights.depth());
}

bool UpMatrixConvolution::run(const ConstGrid& input, const Grid& output, const Epilogue& epilogue,
                              Workspace& workspace, const std::stop_token& stop) const {
    MatrixJob job;
    job.input = input;
    job.output = output;
    job.epilogue = epilogue;
    job.shape = {m_in, m_out};
    job.weights = &m_weights;
    job.width = input.width;
    job.height = input.height;
    job.spread = m_kernel;
    job.panelsPerTap = m_weights.panels() / static_cast<std::size_t>(m_kernel * m_kernel);
    if (job.rows() == 0) return !stop.stop_requested();
    job.plan = planBlocks(job, workspace.threads());
    workspace.reserve(scratch(input.width, input.height));
    return forEachTurn(job, multiplyBlock, workspace, stop);
}

} // namespace inference::kernels
