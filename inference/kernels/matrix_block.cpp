// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/matrix_job.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/kernels/matrix_block.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/block_product-inl.h"
#include "inference/kernels/row_packer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

void packBlock(const MatrixJob& job, std::size_t first, std::size_t rows, float* a, float* stage) {
    const Corners corners(job, first, rows);
    const bool prologue = job.prologue.scale != nullptr;
    if (rowLayout(job.shape) == RowLayout::Dense) {
        // Neighbours in memory are copied in one go, but for a prologue, whose factors begin anew with each tap.
        const bool together =
            !prologue && job.shape.dilation == 1 && job.input.stride == static_cast<std::size_t>(job.shape.in);
        if (prologue)
            packDense(job, Source<true, false>(job), corners, together, a, stage);
        else
            packDense(job, Source<false, false>(job), corners, together, a, stage);
    } else if (job.average) {
        if (prologue)
            packTaps(job, Source<true, true>(job), corners, a);
        else
            packTaps(job, Source<false, true>(job), corners, a);
    } else if (prologue) {
        packTaps(job, Source<true, false>(job), corners, a);
    } else {
        packTaps(job, Source<false, false>(job), corners, a);
    }
}

void multiplyBlockHere(const MatrixJob& job, const BlockTurn& turn) {
    const BlockPlan& plan = job.plan;
    const Panels& weights = *job.weights;
    const std::size_t depth = weights.depth();
    const std::size_t first = turn.block / plan.panelBlocks * plan.rows, rows = std::min(plan.rows, job.rows() - first);
    const std::size_t firstPanel = turn.block % plan.panelBlocks * plan.panels;
    const std::size_t lastPanel = std::min(firstPanel + plan.panels, weights.panels());
    const std::size_t groups = (rows + kRows - 1) / kRows;
    float* a = turn.scratch;
    float* c = a + groups * kRows * depth;
    packBlock(job, first, rows, a, c); // the result's place serves as the stage: see blockScratch

    const OutputRows output(job, first, rows);
    InputAhead input(job, turn.next);
    for (std::size_t panel = firstPanel; panel < lastPanel; ++panel) {
        const PanelStore store(job, output, panel);
        const BlockProduct product = {groups, depth,
                                      a,      weights.panel(0, panel),
                                      c,      weights.panel(0, panel + 1 < lastPanel ? panel + 1 : firstPanel)};
        multiplyRows(
            product, false, input, [&](std::size_t group) { store.fetch(group * kRows); },
            [&](std::size_t group) { store.template store<1>(group * kRows, c + group * kRows * kColumns); });
    }
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {

HWY_EXPORT(multiplyBlockHere);

void multiplyBlock(const MatrixJob& job, const BlockTurn& turn) { HWY_DYNAMIC_DISPATCH(multiplyBlockHere)(job, turn); }

} // namespace inference::kernels
#endif
