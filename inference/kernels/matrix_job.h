// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One run of a convolution as a matrix product, shared out into blocks: some rows of A times some panels of weights.
// Plain data for the sources that are compiled once per instruction set.
#pragma once

#include "inference/kernels/grid.h"
#include "inference/kernels/panels.h"
#include "inference/kernels/workspace.h"

#include <cstddef>
#include <stop_token>

namespace inference::kernels {

/// Rows of A in a block; more would not leave room for the panel in the second-level cache.
constexpr std::size_t kMaxBlockRows = 192;
/// Products of Winograd's form of Strassen's algorithm.
constexpr std::size_t kStrassenProducts = 7;

/// Order of the numbers in a row of A.
enum class RowLayout {
    Taps, ///< [k·k][in, rounded up to lanes]
    Dense ///< [k·k·in], rounded up at the end only: for pictures of few channels
};
RowLayout rowLayout(const ConvShape& shape);
/// Numbers in a row of A, and where a tap (v·k + u) begins.
std::size_t rowDepth(const ConvShape& shape);
std::size_t tapStart(const ConvShape& shape, std::size_t tap);

struct BlockPlan {
    std::size_t rows = 0; ///< of a block, the last one may have fewer
    std::size_t rowBlocks = 0;
    std::size_t panels = 0; ///< of a block, the last one may have fewer
    std::size_t panelBlocks = 0;
    std::size_t blocks() const { return rowBlocks * panelBlocks; }
};

struct MatrixJob {
    ConstGrid input;
    Grid output;
    Prologue prologue;
    Epilogue epilogue;
    ConvShape shape;
    const Panels* weights = nullptr;
    bool average = false;
    /// Every pixel of the grid is one row of A. Each gives spread × spread pixels of the output.
    int width = 0, height = 0;
    int spread = 1;
    std::size_t panelsPerTap = 0; ///< panels of one output pixel
    BlockPlan plan;

    std::size_t rows() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

/// Floats of scratch of one block with at most `rows` rows and a depth of `depth`.
std::size_t blockScratch(std::size_t rows, std::size_t depth);
std::size_t strassenScratch(std::size_t rows, std::size_t depth);
/// Rows of a block, at most, that fill the second-level cache well.
std::size_t blockRows(std::size_t depth);
std::size_t strassenRows(std::size_t depth);

/// For so many threads; the result of a product never depends on it.
BlockPlan planBlocks(const MatrixJob& job, int threads);
/// Which rows are paired decides rounding, so that the rows of a block must not depend on the threads.
BlockPlan planStrassen(const MatrixJob& job, int threads);

/// What a worker does now, and where it will go on: the input of that block is fetched meanwhile.
struct BlockTurn {
    std::size_t block = 0, next = 0; ///< next ≥ blocks: none
    float* scratch = nullptr;
};
void multiplyBlock(const MatrixJob& job, const BlockTurn& turn);
void multiplyStrassen(const MatrixJob& job, const BlockTurn& turn);

/// Calls multiply(job, turn) for each block of the plan. False when stopped.
[[nodiscard]] bool forEachTurn(const MatrixJob& job, void (*multiply)(const MatrixJob&, const BlockTurn&),
                               Workspace& workspace, const std::stop_token& stop);

} // namespace inference::kernels
