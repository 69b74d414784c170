// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One convolution with its weights on a device: bias, sum and activation in the same call where LibTorch offers it.
#pragma once

#include "inference/engine/fold.h"
#include "inference/engine/plan.h"

#include <ATen/core/Tensor.h>
#include <array>
#include <stop_token>
#include <vector>

namespace inference {

/// Where tensors of a network live and what their numbers are.
struct Placement {
    at::Device device = at::kCPU;
    at::ScalarType type = at::kFloat;
    bool fused = true;       ///< use the operators that fuse (processor only)
    bool ownKernels = false; ///< the engine's own kernels where they cover an operation (processor, float32)
    /// Larger convolutions are cut into pieces, between which the stop token is looked at (processor only).
    std::int64_t macsPerPiece = kMacsPerPiece;

    /// Two desktop cores do about 100 GMAC a second: a piece takes at most 0.4 s. No layer at 1024×512 is cut.
    static constexpr std::int64_t kMacsPerPiece = 40'000'000'000;
    at::TensorOptions options() const { return at::TensorOptions().device(device).dtype(type); }
};

/// Nobody but the caller's variable can see these numbers, which lie densely: they may be written over.
bool isOnlyOwner(const at::Tensor& tensor);

class Convolution {
public:
    /// `parts` cut the input channels as ConvStep says.
    Convolution(const core::ConvOp& shape, const std::vector<ConvStep::Part>& parts, const ConvWeights& weights,
                const Placement& placement);

    /// Inputs [1, part, H, W]; `residual` undefined or [1, out, h, w], overwritten when nobody else holds it. Large
    /// ones are cut into pieces, between which the stop token is looked at (throws Stopped).
    at::Tensor run(const std::vector<at::Tensor>& inputs, at::Tensor residual, Activation activation,
                   const std::stop_token& stop) const;
    std::size_t bytes() const { return m_bytes; }
    at::ScalarType type() const { return m_placement.type; }

private:
    struct Piece {
        at::Tensor weight; ///< [out, part, k, k] channels last, or packed by oneDNN
        bool packed = false;
    };
    at::Tensor whole(const std::vector<at::Tensor>& inputs, const at::Tensor& bias, at::Tensor residual,
                     Activation activation, std::int64_t verticalPadding) const;
    at::Tensor one(const at::Tensor& input, const Piece& piece, const at::Tensor& bias, const at::Tensor& accumulated,
                   bool mayOverwrite, Activation activation, std::int64_t verticalPadding) const;
    at::Tensor byRows(const std::vector<at::Tensor>& inputs, const at::Tensor& bias, const at::Tensor& residual,
                      Activation activation, std::int64_t pieces, const std::stop_token& stop) const;
    at::Tensor byChannels(const at::Tensor& input, const at::Tensor& bias, Activation activation, std::int64_t pieces,
                          const std::stop_token& stop) const;
    /// Height and width of the output.
    std::array<std::int64_t, 2> outputSize(const at::Tensor& input) const;

    core::ConvOp m_shape;
    Placement m_placement;
    std::vector<Piece> m_pieces;      ///< one per part that is not a point
    std::vector<at::Tensor> m_points; ///< [out, part] of the parts that are
    std::vector<char> m_isPoint;      ///< per part
    at::Tensor m_bias;                ///< [out]
    std::size_t m_bytes = 0;
};

} // namespace inference
