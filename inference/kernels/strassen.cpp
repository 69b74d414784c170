// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One level of Strassen's algorithm in Winograd's form: A and B are cut in quarters, seven products of half the size
// take the place of eight. The upper half of a block's rows is A11 and A12, the lower half A21 and A22.
#include "inference/kernels/matrix_job.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/kernels/strassen.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/block_product-inl.h"
#include "inference/kernels/row_packer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

/// Left sides in the order of the products, which is that of the packed weights (strassenWeights).
enum Left : std::size_t { A11, A12, S2, S1, S4, S3, A22 };

/// The seven left sides, [product][group][depth / L][R][L], `size` floats each.
template <class Source>
void packSums(const MatrixJob& job, const Source& source, const Corners& corners, std::size_t half, float* a) {
    const FloatTag d;
    const std::size_t depth = job.weights->depth(), size = half * depth;
    const auto pixel = [&](std::size_t row) {
        return row < corners.rows ? pixelOrNull(job.input, corners.x[row], corners.y[row]) : nullptr;
    };
    const auto read = [&](const float* from, std::size_t c) {
        return from == nullptr ? hn::Zero(d) : source.whole(from, c);
    };
    for (std::size_t row = 0; row < half; ++row) {
        const float* upper = pixel(row);
        const float* lower = pixel(row + half);
        float* to = a + row / kRows * kRows * depth + row % kRows * kLanes;
        for (std::size_t c = 0; c < depth; c += kLanes, to += kRows * kLanes) {
            const Floats a11 = read(upper, c), a12 = read(upper, depth + c);
            const Floats a21 = read(lower, c), a22 = read(lower, depth + c);
            const Floats s1 = hn::Add(a21, a22), s2 = hn::Sub(s1, a11);
            hn::Store(a11, d, to + A11 * size);
            hn::Store(a12, d, to + A12 * size);
            hn::Store(a22, d, to + A22 * size);
            hn::Store(s1, d, to + S1 * size);
            hn::Store(s2, d, to + S2 * size);
            hn::Store(hn::Sub(a11, a21), d, to + S3 * size);
            hn::Store(hn::Sub(a12, s2), d, to + S4 * size);
        }
    }
}

void packSums(const MatrixJob& job, const Corners& corners, std::size_t half, float* a) {
    const bool prologue = job.prologue.scale != nullptr;
    if (job.average && prologue)
        packSums(job, Source<true, true>(job), corners, half, a);
    else if (job.average)
        packSums(job, Source<false, true>(job), corners, half, a);
    else if (prologue)
        packSums(job, Source<true, false>(job), corners, half, a);
    else
        packSums(job, Source<false, false>(job), corners, half, a);
}

void multiplyStrassenHere(const MatrixJob& job, const BlockTurn& turn) {
    const BlockPlan& plan = job.plan;
    const Panels& weights = *job.weights;
    const std::size_t depth = weights.depth();
    const std::size_t first = turn.block / plan.panelBlocks * plan.rows, rows = std::min(plan.rows, job.rows() - first);
    const std::size_t firstPanel = turn.block % plan.panelBlocks * plan.panels;
    const std::size_t lastPanel = std::min(firstPanel + plan.panels, weights.panels());
    const std::size_t groups = ((rows + 1) / 2 + kRows - 1) / kRows, half = groups * kRows;
    float* a = turn.scratch;
    packSums(job, Corners(job, first, rows), half, a);

    float* x = a + kStrassenProducts * half * depth;
    float* y = x + half * kColumns;
    float* z = y + half * kColumns;
    const OutputRows upper(job, first, std::min(half, rows));
    const OutputRows lower(job, first + upper.rows(), rows - upper.rows());
    const auto product = [&](Left left, std::size_t panel, float* c) {
        const float* next = left < A22              ? weights.panel(left + 1, panel)
                            : panel + 1 < lastPanel ? weights.panel(0, panel + 1)
                                                    : weights.panel(0, firstPanel);
        return BlockProduct{groups, depth, a + left * half * depth, weights.panel(left, panel), c, next};
    };
    InputAhead input(job, turn.next);
    const auto nothing = [](std::size_t) {};
    for (std::size_t panel = firstPanel; panel < lastPanel; ++panel) {
        const std::size_t right = panel + weights.panels();
        const PanelStore c11(job, upper, panel), c12(job, upper, right), c21(job, lower, panel), c22(job, lower, right);
        const auto at = [](std::size_t group) { return group * kRows * kColumns; };
        multiplyRows(product(A11, panel, x), false, input, nothing, nothing);
        multiplyRows(
            product(A12, panel, z), false, input, [&](std::size_t g) { c11.fetch(g * kRows); },
            [&](std::size_t g) { c11.template store<2>(g * kRows, x + at(g), z + at(g)); });
        multiplyRows(product(S2, panel, x), true, input, nothing, nothing);
        multiplyRows(product(S1, panel, y), false, input, nothing, nothing);
        multiplyRows(
            product(S4, panel, z), false, input, [&](std::size_t g) { c12.fetch(g * kRows); },
            [&](std::size_t g) { c12.template store<3>(g * kRows, x + at(g), y + at(g), z + at(g)); });
        multiplyRows(
            product(S3, panel, x), true, input, [&](std::size_t g) { c22.fetch(g * kRows); },
            [&](std::size_t g) { c22.template store<2>(g * kRows, x + at(g), y + at(g)); });
        multiplyRows(
            product(A22, panel, x), true, input, [&](std::size_t g) { c21.fetch(g * kRows); },
            [&](std::size_t g) { c21.template store<1>(g * kRows, x + at(g)); });
    }
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {

HWY_EXPORT(multiplyStrassenHere);

void multiplyStrassen(const MatrixJob& job, const BlockTurn& turn) {
    HWY_DYNAMIC_DISPATCH(multiplyStrassenHere)(job, turn);
}

} // namespace inference::kernels
#endif
