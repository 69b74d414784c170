// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A block of packed rows times one panel, and what happens to the result on its way into the output. Included once per
// instruction set.

#if defined(KERBSIDE_BLOCK_PRODUCT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERBSIDE_BLOCK_PRODUCT_INL_H
#undef KERBSIDE_BLOCK_PRODUCT_INL_H
#else
#define KERBSIDE_BLOCK_PRODUCT_INL_H
#endif

#include "inference/kernels/matrix_job.h"

#include <algorithm>
#include <limits>

#include "inference/kernels/some_lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

/// Channels that are multiplied before the next group of rows: its part of the panel stays in the nearest cache.
constexpr std::size_t kDepthBlock = 256;

/// The input of a worker's next block, fetched piece by piece while the current one is multiplied.
class InputAhead {
public:
    /// Where it does not lie row after row (taps, averages, strides) nothing is fetched.
    InputAhead(const MatrixJob& job, std::size_t block) {
        const BlockPlan& plan = job.plan;
        const std::size_t first = block / plan.panelBlocks * plan.rows;
        if (block >= plan.blocks() || first >= job.rows() || job.shape.kernel != 1 || job.shape.stride != 1 ||
            job.shape.padding != 0 || job.average)
            return;
        const auto channels = static_cast<std::size_t>(job.shape.in);
        const std::size_t rows = std::min(plan.rows, job.rows() - first);
        m_from = job.input.data + first * job.input.stride;
        if (job.input.stride == channels) {
            m_step = kPiece;
            m_rows = (rows * channels + kPiece - 1) / kPiece;
            m_strips = 1;
        } else {
            m_step = job.input.stride;
            m_rows = rows;
            m_strips = (channels + kPiece - 1) / kPiece;
        }
    }
    /// What a product fetches that has `steps` times kAheadLines to fetch; null: nothing is left.
    HWY_INLINE const float* take(std::size_t steps) {
        if (m_strip == m_strips) return nullptr;
        const float* from = m_from + m_row * m_step + m_strip * kPiece;
        m_row += steps;
        if (m_row >= m_rows) {
            m_row = 0;
            ++m_strip;
        }
        return from;
    }
    std::size_t step() const { return m_step; } ///< floats from one step's lines to the next ones

private:
    static constexpr std::size_t kPiece = kAheadLines * kCacheLine;
    const float* m_from = nullptr;
    std::size_t m_step = 0, m_rows = 0, m_strips = 0;
    std::size_t m_row = 0, m_strip = 0;
};

struct BlockProduct {
    std::size_t groups = 0;
    std::size_t depth = 0;
    const float* a = nullptr; ///< [groups][depth / L][R][L]
    const float* b = nullptr;
    float* c = nullptr;          ///< [groups][R][C]
    const float* next = nullptr; ///< panel of the next product
};

/// c = a·b or, where `add`, c += a·b. before(group) is called ahead of the first multiplication of a group, done(group)
/// while its result is still in the nearest cache.
template <class Before, class Done>
HWY_INLINE void multiplyRows(const BlockProduct& product, bool add, InputAhead& input, Before before, Done done) {
    for (std::size_t k = 0; k < product.depth; k += kDepthBlock) {
        const std::size_t depth = std::min(kDepthBlock, product.depth - k);
        const bool first = k == 0, last = k + depth == product.depth;
        const float* b = product.b + k * kColumns;
        const float* next = last ? product.next : b + depth * kColumns;
        for (std::size_t group = 0; group < product.groups; ++group) {
            if (first) before(group);
            const float* ahead = next + group * (depth * kColumns / kAheadParts);
            std::size_t step = kAheadLines * kCacheLine;
            if (group >= kAheadParts) {
                ahead = input.take(depth / kLanes);
                step = input.step();
                if (ahead == nullptr) {
                    ahead = b;
                    step = 0;
                }
            }
            const float* a = product.a + group * kRows * product.depth + k * kRows;
            float* c = product.c + group * kRows * kColumns;
            if (add || !first)
                multiplyGroup<true>(depth, a, b, c, ahead, step);
            else
                multiplyGroup<false>(depth, a, b, c, ahead, step);
            if (last) done(group);
        }
    }
}

/// A line that will be written is fetched as its owner: else the first store to it waits for memory. GCC gives the
/// built-in prefetch for writing only where it is told of an extension that all x86 processors of today have.
HWY_INLINE void fetchToWrite(const float* line) {
#if HWY_ARCH_X86
    asm volatile("prefetchw (%0)" ::"r"(line));
#else
    __builtin_prefetch(line, 1, 2);
#endif
}

/// Where the rows of a block go, and what is added to them there.
class OutputRows {
public:
    /// Rows first, first + 1 … of the job.
    OutputRows(const MatrixJob& job, std::size_t first, std::size_t rows) : m_rows(rows), m_job(job) {
        const auto width = static_cast<std::size_t>(job.width), spread = static_cast<std::size_t>(job.spread);
        std::size_t x = first % width, y = first / width;
        const bool residual = job.epilogue.residual.data != nullptr;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t pixel = y * spread * static_cast<std::size_t>(job.output.width) + x * spread;
            m_out[row] = job.output.data + pixel * job.output.stride;
            if (residual) m_residual[row] = job.epilogue.residual.data + pixel * job.epilogue.residual.stride;
            if (++x == width) {
                x = 0;
                ++y;
            }
        }
    }
    std::size_t rows() const { return m_rows; }
    float* out(std::size_t row) const { return m_out[row]; }
    const float* residual(std::size_t row) const { return m_residual[row]; }
    bool hasResidual() const { return m_job.epilogue.residual.data != nullptr; }

private:
    std::size_t m_rows;
    const MatrixJob& m_job;
    float* m_out[kMaxBlockRows];
    const float* m_residual[kMaxBlockRows];
};

/// Writes the columns of one panel: bias, residual, activation.
class PanelStore {
public:
    PanelStore(const MatrixJob& job, const OutputRows& rows, std::size_t panel) : m_rows(rows) {
        const std::size_t tap = panel / job.panelsPerTap, column = panel % job.panelsPerTap * kColumns;
        const auto spread = static_cast<std::size_t>(job.spread);
        const std::size_t pixel = tap / spread * static_cast<std::size_t>(job.output.width) + tap % spread;
        m_out = pixel * job.output.stride + column;
        m_residual = pixel * job.epilogue.residual.stride + column;
        m_columns = std::min(kColumns, static_cast<std::size_t>(job.shape.out) - column);
        m_leftColumns = std::min(kLanes, m_columns);
        m_left = m_right = hn::Zero(d);
        if (job.epilogue.bias != nullptr) {
            m_left = loadSome(d, job.epilogue.bias + column, m_leftColumns);
            m_right = loadSome(d, job.epilogue.bias + column + m_leftColumns, m_columns - m_leftColumns);
        }
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        m_lowest = hn::Set(d, job.epilogue.activation == Activation::None ? -kInfinity : 0.0F);
        m_highest = hn::Set(d, job.epilogue.activation == Activation::Relu6 ? 6.0F : kInfinity);
    }

    /// Asks for what store() of these rows will add, and for the lines that it will write.
    HWY_INLINE void fetch(std::size_t first) const {
        const std::size_t last = std::min(first + kRows, m_rows.rows());
        for (std::size_t row = first; row < last; ++row)
            for (std::size_t line = 0; line < m_columns; line += kCacheLine)
                fetchToWrite(m_rows.out(row) + m_out + line);
        if (!m_rows.hasResidual()) return;
        for (std::size_t row = first; row < last; ++row)
            for (std::size_t line = 0; line < m_columns; line += kCacheLine)
                __builtin_prefetch(m_rows.residual(row) + m_residual + line, 0, 2);
    }

    /// Rows [first, first + R) of the block, sums of those of one to three results.
    template <std::size_t kTiles>
    HWY_INLINE void store(std::size_t first, const float* a, const float* b = nullptr, const float* c = nullptr) const {
        const std::size_t last = std::min(first + kRows, m_rows.rows());
        for (std::size_t row = first; row < last; ++row, a += kColumns) {
            Floats left = hn::Add(hn::Load(d, a), m_left), right = hn::Add(hn::Load(d, a + kLanes), m_right);
            if constexpr (kTiles > 1) {
                left = hn::Add(left, hn::Load(d, b));
                right = hn::Add(right, hn::Load(d, b + kLanes));
                b += kColumns;
            }
            if constexpr (kTiles > 2) {
                left = hn::Add(left, hn::Load(d, c));
                right = hn::Add(right, hn::Load(d, c + kLanes));
                c += kColumns;
            }
            put(row, left, right);
        }
    }

private:
    HWY_INLINE Floats activated(Floats value) const {
        // In this order NaN stays NaN on x86.
        return hn::Min(m_highest, hn::Max(m_lowest, value));
    }
    HWY_INLINE void put(std::size_t row, Floats left, Floats right) const {
        float* out = m_rows.out(row) + m_out;
        if (HWY_LIKELY(m_columns == kColumns)) {
            if (m_rows.hasResidual()) {
                const float* residual = m_rows.residual(row) + m_residual;
                left = hn::Add(left, hn::LoadU(d, residual));
                right = hn::Add(right, hn::LoadU(d, residual + kLanes));
            }
            hn::StoreU(activated(left), d, out);
            hn::StoreU(activated(right), d, out + kLanes);
            return;
        }
        const std::size_t rightColumns = m_columns - m_leftColumns;
        if (m_rows.hasResidual()) {
            const float* residual = m_rows.residual(row) + m_residual;
            left = hn::Add(left, loadSome(d, residual, m_leftColumns));
            right = hn::Add(right, loadSome(d, residual + m_leftColumns, rightColumns));
        }
        storeSome(activated(left), d, out, m_leftColumns);
        storeSome(activated(right), d, out + m_leftColumns, rightColumns);
    }

    const FloatTag d;
    const OutputRows& m_rows;
    std::size_t m_out = 0, m_residual = 0; ///< floats from a row's first pixel
    std::size_t m_columns = 0, m_leftColumns = 0;
    Floats m_left, m_right; ///< bias
    Floats m_lowest, m_highest;
};

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
