// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Convolution of each channel by itself (MobileNet).
#pragma once

#include "inference/kernels/grid.h"
#include "inference/kernels/workspace.h"

#include <stop_token>
#include <vector>

namespace inference::kernels {

class DepthwiseConvolution {
public:
    /// `weight` is [channels][1][k][k]; shape.in = shape.out = channels.
    DepthwiseConvolution(const float* weight, const ConvShape& shape);
    /// False when stopped. Output of shape.outSide(…).
    [[nodiscard]] bool run(const ConstGrid& input, const Grid& output, const Epilogue& epilogue, Workspace& workspace,
                           const std::stop_token& stop) const;
    std::size_t bytes() const { return m_weights.size() * sizeof(float); }

private:
    ConvShape m_shape;
    std::vector<float> m_weights; ///< [k][k][channels]
};

} // namespace inference::kernels
