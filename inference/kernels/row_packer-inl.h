// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of A: what the kernel of a convolution sees at a pixel of the output, in the order of the packed weights.
// Included once per instruction set.

#if defined(KERBSIDE_ROW_PACKER_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERBSIDE_ROW_PACKER_INL_H
#undef KERBSIDE_ROW_PACKER_INL_H
#else
#define KERBSIDE_ROW_PACKER_INL_H
#endif

#include "inference/kernels/matrix_job.h"

#include <algorithm>
#include <limits>

#include "inference/kernels/some_lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

/// Reads vectors of a pixel's channels: as they are, after the prologue, or means of 2×2 pixels.
template <bool kPrologue, bool kAverage> class Source {
public:
    explicit Source(const MatrixJob& job)
        : m_scale(job.prologue.scale), m_shift(job.prologue.shift), m_right(job.input.stride),
          m_below(job.input.stride * static_cast<std::size_t>(job.input.width)) {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        m_lowest = hn::Set(d, job.prologue.activation == Activation::None ? -kInfinity : 0.0F);
        m_highest = hn::Set(d, job.prologue.activation == Activation::Relu6 ? 6.0F : kInfinity);
    }
    /// Channels [c, c + L).
    HWY_INLINE Floats whole(const float* pixel, std::size_t c) const {
        Floats scale = hn::Zero(d), shift = scale;
        if constexpr (kPrologue) {
            scale = hn::LoadU(d, m_scale + c);
            shift = hn::LoadU(d, m_shift + c);
        }
        const float* at = pixel + c;
        Floats value = changed(hn::LoadU(d, at), scale, shift);
        if constexpr (kAverage) {
            value = hn::Add(value, changed(hn::LoadU(d, at + m_right), scale, shift));
            value = hn::Add(value, changed(hn::LoadU(d, at + m_below), scale, shift));
            value = hn::Add(value, changed(hn::LoadU(d, at + m_below + m_right), scale, shift));
            value = hn::Mul(value, hn::Set(d, 0.25F));
        }
        return value;
    }
    /// Channels [c, c + count), the other lanes zero. REQUIRES: count ≤ L.
    HWY_INLINE Floats some(const float* pixel, std::size_t c, std::size_t count) const {
        Floats scale = hn::Zero(d), shift = scale;
        if constexpr (kPrologue) {
            scale = loadSome(d, m_scale + c, count);
            shift = loadSome(d, m_shift + c, count);
        }
        const float* at = pixel + c;
        Floats value = changed(loadSome(d, at, count), scale, shift);
        if constexpr (kAverage) {
            value = hn::Add(value, changed(loadSome(d, at + m_right, count), scale, shift));
            value = hn::Add(value, changed(loadSome(d, at + m_below, count), scale, shift));
            value = hn::Add(value, changed(loadSome(d, at + m_below + m_right, count), scale, shift));
            value = hn::Mul(value, hn::Set(d, 0.25F));
        }
        return value;
    }

private:
    HWY_INLINE Floats changed(Floats value, Floats scale, Floats shift) const {
        if constexpr (!kPrologue) return value;
        return hn::Min(m_highest, hn::Max(m_lowest, hn::MulAdd(value, scale, shift)));
    }

    const FloatTag d;
    const float* m_scale;
    const float* m_shift;
    std::size_t m_right, m_below; ///< floats to the neighbours that are averaged
    Floats m_lowest, m_highest;
};

/// Top left corners of what the kernel sees, in pixels of the input; outside where the padding is.
struct Corners {
    Corners(const MatrixJob& job, std::size_t first, std::size_t count) : rows(count) {
        const int step = job.average ? 2 : job.shape.stride;
        const auto width = static_cast<std::size_t>(job.width);
        int column = static_cast<int>(first % width), line = static_cast<int>(first / width);
        for (std::size_t row = 0; row < count; ++row) {
            x[row] = column * step - job.shape.padding;
            y[row] = line * step - job.shape.padding;
            if (++column == job.width) {
                column = 0;
                ++line;
            }
        }
    }
    std::size_t rows;
    int x[kMaxBlockRows], y[kMaxBlockRows];
};

inline const float* pixelOrNull(const ConstGrid& grid, int x, int y) {
    const bool inside = x >= 0 && x < grid.width && y >= 0 && y < grid.height;
    return inside ? grid.pixel(x, y) : nullptr;
}

/// Packs rows in RowLayout::Taps: [group][depth / L][R][L]. Rows that are not there are zero.
template <class Source>
HWY_INLINE void packTaps(const MatrixJob& job, const Source& source, const Corners& corners, float* a) {
    const FloatTag d;
    const auto channels = static_cast<std::size_t>(job.shape.in);
    const std::size_t depth = job.weights->depth(), groups = (corners.rows + kRows - 1) / kRows;
    for (int tap = 0; tap < job.shape.kernel * job.shape.kernel; ++tap) {
        const int right = tap % job.shape.kernel * job.shape.dilation,
                  down = tap / job.shape.kernel * job.shape.dilation;
        float* ofTap = a + tapStart(job.shape, static_cast<std::size_t>(tap)) * kRows;
        for (std::size_t row = 0; row < groups * kRows; ++row) {
            float* to = ofTap + row / kRows * kRows * depth + row % kRows * kLanes;
            const float* from =
                row < corners.rows ? pixelOrNull(job.input, corners.x[row] + right, corners.y[row] + down) : nullptr;
            std::size_t c = 0;
            if (from == nullptr) {
                for (; c < channels; c += kLanes, to += kRows * kLanes) hn::Store(hn::Zero(d), d, to);
                continue;
            }
            for (; c + kLanes <= channels; c += kLanes, to += kRows * kLanes) hn::Store(source.whole(from, c), d, to);
            if (c < channels) hn::Store(source.some(from, c, channels - c), d, to);
        }
    }
}

/// One row of RowLayout::Dense, tap after tap; what a vector writes beyond a tap is overwritten by the next one.
template <class Source>
HWY_INLINE void stageRow(const MatrixJob& job, const Source& source, int x, int y, bool together, float* to) {
    const FloatTag d;
    const int kernel = job.shape.kernel, dilation = job.shape.dilation;
    const auto channels = static_cast<std::size_t>(job.shape.in);
    const auto zeros = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; i += kLanes) hn::StoreU(hn::Zero(d), d, to + i);
        to += count;
    };
    for (int v = 0; v < kernel; ++v) {
        const int line = y + v * dilation;
        if (line < 0 || line >= job.input.height) {
            zeros(static_cast<std::size_t>(kernel) * channels);
            continue;
        }
        // Taps outside on the left, inside, and outside on the right.
        for (int u = 0; u < kernel;) {
            const int column = x + u * dilation;
            if (column < 0 || column >= job.input.width) {
                zeros(channels);
                ++u;
                continue;
            }
            const int taps = together ? std::min(kernel - u, job.input.width - column) : 1;
            const std::size_t count = static_cast<std::size_t>(taps) * channels;
            const float* from = job.input.pixel(column, line);
            std::size_t c = 0;
            for (; c + kLanes <= count; c += kLanes) hn::StoreU(source.whole(from, c), d, to + c);
            if (c < count) hn::StoreU(source.some(from, c, count - c), d, to + c);
            to += count;
            u += taps;
        }
    }
    hn::StoreU(hn::Zero(d), d, to);
}

/// Packs rows in RowLayout::Dense by way of `stage`, [R][depth + L]: storing them where they belong at once would read
/// back vectors that are not yet written.
template <class Source>
HWY_INLINE void packDense(const MatrixJob& job, const Source& source, const Corners& corners, bool together, float* a,
                          float* stage) {
    const FloatTag d;
    const std::size_t depth = job.weights->depth(), pitch = depth + kLanes;
    for (std::size_t first = 0; first < corners.rows; first += kRows) {
        const std::size_t count = std::min(kRows, corners.rows - first);
        for (std::size_t row = 0; row < count; ++row)
            stageRow(job, source, corners.x[first + row], corners.y[first + row], together, stage + row * pitch);
        std::fill(stage + count * pitch, stage + kRows * pitch, 0.0F);
        for (std::size_t k = 0; k < depth; k += kLanes)
            for (std::size_t row = 0; row < kRows; ++row, a += kLanes)
                hn::Store(hn::Load(d, stage + row * pitch + k), d, a);
    }
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
