// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// 3×3 convolution of stride 1 with fewer multiplications (Winograd; Lavin and Gray, "Fast Algorithms for Convolutional
// Neural Networks", 2016). Rows and columns are transformed independently, so tiles may be rectangles; a dilation of d
// is d² convolutions without one, on the grids of every d-th pixel.
#pragma once

#include "inference/kernels/grid.h"
#include "inference/kernels/panels.h"
#include "inference/kernels/workspace.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace inference::kernels {

/// How one side of a tile is computed: m outputs from p products. F4Careful is F4 with the points 0, ±1/√2, ±√2, ∞,
/// whose error is a third. Z2 serves grids of at most two pixels, where most of a 3-tap kernel meets the border.
enum class Winograd { Z2, F2, F3, F4, F4Careful, F6 };
int outputsOf(Winograd side);
int productsOf(Winograd side);
const char* nameOf(Winograd side); ///< "F6"

struct WinogradTile {
    Winograd rows = Winograd::F4, columns = Winograd::F4;
    bool operator==(const WinogradTile&) const = default;
};
std::string nameOf(const WinogradTile& tile); ///< "F6×F4"

/// Multiplications of one channel pair of a `width` × `height` grid; tiles at the border count whole. REQUIRES for Z2:
/// sub-grids of at most two pixels along that side (else 0: cannot be computed so).
std::uint64_t productsOf(const WinogradTile& tile, int width, int height, int dilation);

/// Processor time of the three parts of a run, summed over the threads: for benchmarks.
struct WinogradPhases {
    std::atomic<double> input = 0, products = 0, output = 0; ///< seconds
};

class WinogradConvolution {
public:
    /// `weight` is [out][in][3][3], read only. Transforms it in double, on the workspace's threads.
    WinogradConvolution(const float* weight, int in, int out, int dilation, const WinogradTile& tile,
                        Workspace& workspace);

    /// Padding = dilation: `output` has the size of `input`. `pooled`, of half the size rounded down, gets the largest
    /// of each 2×2 outputs as well. False when stopped. REQUIRES: input.channels = in, output.channels = out; for
    /// `pooled`: dilation 1 and tiles of an even number of rows and columns; input and outputs do not overlap.
    [[nodiscard]] bool run(const ConstGrid& input, const Grid& output, const Epilogue& epilogue,
                           const std::optional<Grid>& pooled, Workspace& workspace, const std::stop_token& stop,
                           WinogradPhases* phases = nullptr) const;
    /// Floats of scratch per worker that run() will ask the workspace for.
    std::size_t scratch(int width, int height) const;
    std::size_t bytes() const { return m_weights.bytes(); }
    const WinogradTile& tile() const { return m_tile; }

private:
    WinogradTile m_tile;
    int m_in = 0, m_out = 0, m_dilation = 1;
    Panels m_weights; ///< one set per position of a tile
};

} // namespace inference::kernels
