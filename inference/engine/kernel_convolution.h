// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One convolution by the engine's own kernels: which algorithm, with its weights made ready for that. Free of Torch.
#pragma once

#include "inference/engine/fold.h"
#include "inference/engine/plan.h"
#include "inference/kernels/depthwise.h"
#include "inference/kernels/matrix_convolution.h"
#include "inference/kernels/winograd.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace inference {

/// How the engine's own kernels compute.
struct KernelSettings {
    bool careful = false;           ///< no tile whose error per layer is above 1.5e-6, and no Strassen beside them
    core::Size expected{1024, 512}; ///< of frames, before the first one is seen: algorithms are chosen for it
};

/// Winograd tiles for a grid, or nothing: direct is as fast.
std::optional<kernels::WinogradTile> chooseTile(const core::ConvOp& shape, core::Size grid, bool careful);

class KernelConvolution {
public:
    /// Groups are 1, or each channel is its own.
    static bool covers(const core::ConvOp& shape);

    struct Source {
        const core::ConvOp& shape;
        const ConvStep& step;
        ConvWeights weights;
        std::optional<ScaleShift> before; ///< of step.before
        core::Size grid;                  ///< of the input, as far as it is known
    };
    /// REQUIRES: covers(shape), one part of the step is no point.
    KernelConvolution(Source source, const KernelSettings& settings, kernels::Workspace& workspace);

    struct Call {
        kernels::ConstGrid input;
        std::vector<std::span<const float>> points; ///< of the parts that are points, in their order
        kernels::ConstGrid residual;
        kernels::Grid output;
    };
    /// Chooses anew where another size of the input asks for it. False when stopped.
    [[nodiscard]] bool run(const Call& call, Activation activation, kernels::Workspace& workspace,
                           const std::stop_token& stop);

    core::Size outputSize(core::Size input) const;
    int channels() const { return m_shape.out; }
    /// The output may be written over the residual.
    bool mayOverwriteResidual() const { return !std::holds_alternative<kernels::WinogradConvolution>(m_kernel); }
    std::size_t bytes() const;
    std::string algorithm() const; ///< "Winograd F6×F6", "matrix, Strassen", "matrix", "depthwise"

private:
    void choose(core::Size grid, kernels::Workspace& workspace);

    core::ConvOp m_shape;
    KernelSettings m_settings;
    std::optional<ScaleShift> m_before;
    Activation m_beforeActivation = Activation::None;
    bool m_average = false;
    std::vector<float> m_bias;
    std::vector<std::vector<float>> m_points; ///< [out][channels] of the parts that are points
    std::vector<float> m_weight;              ///< kept only where the algorithm follows the size of the grid
    core::Size m_grid;
    std::variant<std::monostate, kernels::WinogradConvolution, kernels::MatrixConvolution,
                 kernels::DepthwiseConvolution>
        m_kernel;
};

/// A transposed convolution whose kernel is its stride, by the engine's own kernels.
struct KernelUpConvolution {
    kernels::UpMatrixConvolution kernel;
    std::vector<float> bias; ///< [out]
    int scale = 2;
    int channels = 0; ///< out
};

} // namespace inference
