// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one run of a Winograd convolution hands to its blocks.
#pragma once

#include "inference/kernels/winograd.h"

#include <cstddef>
#include <vector>

namespace inference::kernels {

/// A block is a run of tiles and of output channels; one worker takes it through input transform, products and output
/// transform, so that nothing waits for anything.
struct WinogradBlocks {
    std::size_t tiles = 0;                      ///< of a block, a multiple of the rows of a group
    std::size_t runs = 0;                       ///< runs of tiles
    std::size_t panels = 0;                     ///< of output channels in a block
    std::size_t splits = 0;                     ///< runs of output channels; each transforms the input anew
    std::size_t panelsPerPass = 0;              ///< whose products are held at a time
    std::size_t inputStep = 0, productStep = 0; ///< floats from a position of the tile to the next in V and M

    std::size_t count() const { return runs * splits; }
    std::size_t scratch(std::size_t positions) const { return positions * (inputStep + productStep); }
};

struct WinogradJob {
    ConstGrid input;
    Grid output, pooled; ///< pooled without data: not asked for
    ConstGrid residual;
    const Panels* weights = nullptr;
    WinogradTile tile;
    int dilation = 1;
    WinogradBlocks blocks;
    std::vector<int> rows, columns; ///< first outputs of the tiles
    const float* zeros = nullptr;   ///< as many as the weights are deep: what lies outside the picture
    const float* bias = nullptr;    ///< of whole panels
    float lowest = 0, highest = 0;
    WinogradPhases* phases = nullptr; ///< null: no clock is read

    std::size_t tiles() const { return rows.size() * columns.size(); }
};

} // namespace inference::kernels
