// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutions as matrix products: rows of A are what the kernel sees at an output pixel, packed as they are needed.
// Any kernel, stride, padding and dilation; 1×1 with an optional level of Strassen's algorithm in Winograd's form;
// transposed convolution whose kernel is its stride.
#pragma once

#include "inference/kernels/grid.h"
#include "inference/kernels/panels.h"
#include "inference/kernels/workspace.h"

#include <stop_token>

namespace inference::kernels {

struct MatrixOptions {
    /// One level of Strassen for 1×1 of stride 1: 7 products instead of 8, error 6e-7 instead of 2e-7, weights × 1.75.
    /// Ignored where the channels do not allow it (canUseStrassen).
    bool strassen = false;
    /// Means of 2×2 pixels, taken after the prologue and before the product: a following average pooling, done early.
    /// REQUIRES: a 1×1 kernel of stride 1 without padding. A last odd row or column is left out.
    bool average = false;
};

class MatrixConvolution {
public:
    /// `weight` is [out][in][k][k], read only.
    MatrixConvolution(const float* weight, const ConvShape& shape, const MatrixOptions& options = {});
    static bool canUseStrassen(const ConvShape& shape);

    /// False when stopped. REQUIRES: input.channels = in, output.channels = out, output of shape.outSide(…) (half of
    /// it, rounded down, with `average`). The prologue is applied to what lies inside the picture; padding stays zero.
    [[nodiscard]] bool run(const ConstGrid& input, const Grid& output, const Prologue& prologue,
                           const Epilogue& epilogue, Workspace& workspace, const std::stop_token& stop) const;
    /// Floats of scratch per worker that run() will ask the workspace for.
    std::size_t scratch(int width, int height) const;
    std::size_t bytes() const { return m_weights.bytes(); }
    bool usesStrassen() const { return m_strassen; }

private:
    ConvShape m_shape;
    bool m_strassen = false, m_average = false;
    Panels m_weights;
};

/// Kernel = stride: each input pixel gives kernel × kernel output pixels.
class UpMatrixConvolution {
public:
    /// `weight` is [in][out][k][k], as PyTorch stores it; read only.
    UpMatrixConvolution(const float* weight, int in, int out, int kernel);

    /// False when stopped. `output` is kernel times as wide and high as `input`.
    [[nodiscard]] bool run(const ConstGrid& input, const Grid& output, const Epilogue& epilogue, Workspace& workspace,
                           const std::stop_token& stop) const;
    std::size_t scratch(int width, int height) const;
    std::size_t bytes() const { return m_weights.bytes(); }

private:
    int m_in = 0, m_out = 0, m_kernel = 2;
    Panels m_weights;
};

} // namespace inference::kernels
