// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/matrix_job.h"

#include <algorithm>

namespace inference::kernels {
namespace {

std::size_t roundedUp(std::size_t value, std::size_t step) { return (value + step - 1) / step * step; }
std::size_t parts(std::size_t value, std::size_t part) { return (value + part - 1) / part; }

/// Floats of packed rows that leave room for panels in the second-level cache.
constexpr std::size_t kPackedFloats = std::size_t{1} << 17;
constexpr std::size_t kFewestRows = 48;
/// Blocks per thread from which on it does not matter that one thread finishes before another.
constexpr std::size_t kBlocksPerThread = 4;

/// Shares panels out where rows alone give too few blocks.
void sharePanels(BlockPlan& plan, std::size_t panels, std::size_t threads) {
    const std::size_t wanted = threads > 1 && plan.rowBlocks < 2 * threads ? parts(2 * threads, plan.rowBlocks) : 1;
    plan.panels = parts(panels, std::min(wanted, panels));
    plan.panelBlocks = parts(panels, plan.panels);
}

} // namespace

RowLayout rowLayout(const ConvShape& shape) {
    const std::size_t lanes = panelShape().lanes, in = static_cast<std::size_t>(shape.in);
    return shape.kernel > 1 && in % lanes != 0 && in < 4 * lanes ? RowLayout::Dense : RowLayout::Taps;
}

std::size_t tapStart(const ConvShape& shape, std::size_t tap) {
    const auto in = static_cast<std::size_t>(shape.in);
    return tap * (rowLayout(shape) == RowLayout::Dense ? in : roundedUp(in, panelShape().lanes));
}

std::size_t rowDepth(const ConvShape& shape) {
    return tapStart(shape, static_cast<std::size_t>(shape.kernel) * static_cast<std::size_t>(shape.kernel));
}

std::size_t blockScratch(std::size_t rows, std::size_t depth) {
    const PanelShape shape = panelShape();
    const std::size_t padded = roundedUp(rows, shape.rows);
    return padded * depth + std::max(padded * shape.columns, shape.rows * (depth + shape.lanes) + shape.lanes);
}

std::size_t strassenScratch(std::size_t rows, std::size_t depth) {
    const PanelShape shape = panelShape();
    const std::size_t half = roundedUp(parts(rows, 2), shape.rows);
    return half * (kStrassenProducts * depth + 3 * shape.columns);
}

std::size_t blockRows(std::size_t depth) {
    const std::size_t group = panelShape().rows;
    return std::clamp(kPackedFloats / depth, kFewestRows, kMaxBlockRows) / group * group;
}

std::size_t strassenRows(std::size_t depth) {
    const std::size_t group = panelShape().rows;
    return 2 * (std::clamp(kPackedFloats / depth * 3 / 2 / kStrassenProducts, kFewestRows / 2, kMaxBlockRows / 2) /
                group * group);
}

BlockPlan planBlocks(const MatrixJob& job, int threads) {
    const std::size_t group = job.weights->shape().rows, rows = job.rows();
    const auto workers = static_cast<std::size_t>(std::max(1, threads));
    std::size_t most = blockRows(job.weights->depth());
    if (workers > 1)
        most = std::clamp(roundedUp(parts(rows, kBlocksPerThread * workers), group), std::min(most, kFewestRows), most);
    BlockPlan plan;
    // Every thread gets as many blocks as the others, as far as groups allow.
    const std::size_t blocks = roundedUp(parts(rows, most), rows > most * workers ? workers : 1);
    plan.rows = roundedUp(parts(rows, blocks), group);
    plan.rowBlocks = parts(rows, plan.rows);
    sharePanels(plan, job.weights->panels(), workers);
    return plan;
}

BlockPlan planStrassen(const MatrixJob& job, int threads) {
    const std::size_t group = job.weights->shape().rows, rows = job.rows();
    const std::size_t most = strassenRows(job.weights->depth());
    BlockPlan plan;
    const std::size_t blocks = roundedUp(parts(rows, most), rows > 16 * most ? 8 : 1);
    plan.rows = 2 * roundedUp(parts(parts(rows, blocks), 2), group);
    plan.rowBlocks = parts(rows, plan.rows);
    sharePanels(plan, job.weights->panels(), static_cast<std::size_t>(std::max(1, threads)));
    return plan;
}

bool forEachTurn(const MatrixJob& job, void (*multiply)(const MatrixJob&, const BlockTurn&), Workspace& workspace,
                 const std::stop_token& stop) {
    // Each worker takes its next block before it begins with the one at hand.
    const std::size_t blocks = job.plan.blocks();
    std::atomic<std::size_t> next{0};
    const auto workers = std::min(static_cast<std::size_t>(workspace.threads()), blocks);
    return forEachBlock(workers, workspace, stop, [&](std::size_t worker, std::size_t) {
        BlockTurn turn{next++, 0, workspace.of(worker)};
        for (; turn.block < blocks && !stop.stop_requested(); turn.block = turn.next) {
            turn.next = next++;
            multiply(job, turn);
        }
    });
}

} // namespace inference::kernels
