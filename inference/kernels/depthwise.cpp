// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/depthwise.h"

#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/kernels/depthwise.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/some_lanes-inl.h"

// Once, though this file is read once per instruction set.
#ifndef KERBSIDE_DEPTHWISE_JOB
#define KERBSIDE_DEPTHWISE_JOB
namespace inference::kernels {
struct DepthwiseJob {
    ConstGrid input;
    Grid output;
    const Epilogue& epilogue;
    ConvShape shape;
    const float* weights = nullptr; ///< [k][k][channels]
};
} // namespace inference::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

/// Pixels of a row that are computed together: each vector of weights is loaded once for them.
constexpr int kTogether = 8;

class RowOfDepthwise {
public:
    RowOfDepthwise(const DepthwiseJob& job, int y)
        : m_job(job), m_y(y), m_channels(static_cast<std::size_t>(job.shape.in)), m_bias(job.epilogue.bias),
          m_top(y * job.shape.stride - job.shape.padding) {
        const int dilation = job.shape.dilation;
        m_firstRow = tapsBefore(m_top);
        m_lastRow =
            std::max(m_firstRow, std::min(job.shape.kernel, (job.input.height - m_top + dilation - 1) / dilation));
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        m_lowest = hn::Set(d, job.epilogue.activation == Activation::None ? -kInfinity : 0.0F);
        m_highest = hn::Set(d, job.epilogue.activation == Activation::Relu6 ? 6.0F : kInfinity);
    }

    void make() const {
        const ConvShape& shape = m_job.shape;
        const int width = m_job.output.width, reach = shape.dilation * (shape.kernel - 1);
        // Pixels [first, last) see no padding on the left and right.
        const int first = std::min(width, (shape.padding + shape.stride - 1) / shape.stride);
        const int room = m_job.input.width - 1 - reach + shape.padding;
        const int last = std::clamp(room < 0 ? 0 : room / shape.stride + 1, first, width);
        for (int x = 0; x < first; ++x) makeAtBorder(x);
        for (int x = first; x < last; x += kTogether) makeTogether(x, std::min(kTogether, last - x));
        for (int x = last; x < width; ++x) makeAtBorder(x);
    }

private:
    /// Taps that lie before the picture when the first one is at `start`.
    int tapsBefore(int start) const {
        const int dilation = m_job.shape.dilation;
        return start >= 0 ? 0 : std::min(m_job.shape.kernel, (-start + dilation - 1) / dilation);
    }
    void makeAtBorder(int x) const {
        const int left = x * m_job.shape.stride - m_job.shape.padding, dilation = m_job.shape.dilation;
        const int first = tapsBefore(left);
        const int beyond = (m_job.input.width - left + dilation - 1) / dilation;
        const int last = std::max(first, std::min(m_job.shape.kernel, beyond));
        if (m_channels < kLanes) return makeFewChannels(x, first, last);
        forEachVector([&](std::size_t c, std::size_t done) { makeOne(x, c, done, first, last); });
    }
    /// At most kTogether pixels that see no padding on the left and right.
    void makeTogether(int x, int count) const {
        const int kernel = m_job.shape.kernel;
        if (m_channels < kLanes) {
            for (int i = 0; i < count; ++i) makeFewChannels(x + i, 0, kernel);
            return;
        }
        forEachVector([&](std::size_t c, std::size_t done) {
            if (count == kTogether) return makeEight(x, c, done);
            for (int i = 0; i < count; ++i) makeOne(x + i, c, done, 0, kernel);
        });
    }
    /// Calls make(c, done) for vectors of channels from c on, of which the first `done` have been made. The last vector
    /// ends with the last channel. REQUIRES: at least as many channels as lanes.
    template <class Make> HWY_INLINE void forEachVector(Make make) const {
        std::size_t c = 0;
        for (; c + kLanes <= m_channels; c += kLanes) make(c, std::size_t{0});
        if (c < m_channels) make(m_channels - kLanes, c + kLanes - m_channels);
    }
    /// First number of what tap (v, u) sees of pixel x.
    const float* tap(int x, int v, int u) const {
        return m_job.input.pixel(x * m_job.shape.stride - m_job.shape.padding + u * m_job.shape.dilation,
                                 m_top + v * m_job.shape.dilation);
    }
    const float* weights(int v, int u) const {
        return m_job.weights + static_cast<std::size_t>(v * m_job.shape.kernel + u) * m_channels;
    }
    HWY_INLINE Floats bias(std::size_t c) const { return m_bias == nullptr ? hn::Zero(d) : hn::LoadU(d, m_bias + c); }

    /// One pixel from the columns [first, last) of the kernel.
    void makeOne(int x, std::size_t c, std::size_t done, int first, int last) const {
        Floats sum = bias(c);
        for (int v = m_firstRow; v < m_lastRow; ++v)
            for (int u = first; u < last; ++u)
                sum = hn::MulAdd(hn::LoadU(d, tap(x, v, u) + c), hn::LoadU(d, weights(v, u) + c), sum);
        put(x, c, done, sum);
    }
    /// All channels of a pixel, fewer than lanes.
    void makeFewChannels(int x, int first, int last) const {
        Floats sum = m_bias == nullptr ? hn::Zero(d) : loadSome(d, m_bias, m_channels);
        for (int v = m_firstRow; v < m_lastRow; ++v)
            for (int u = first; u < last; ++u)
                sum = hn::MulAdd(loadSome(d, tap(x, v, u), m_channels), loadSome(d, weights(v, u), m_channels), sum);
        if (m_job.epilogue.residual.data != nullptr)
            sum = hn::Add(sum, loadSome(d, m_job.epilogue.residual.pixel(x, m_y), m_channels));
        storeSome(activated(sum), d, m_job.output.pixel(x, m_y), m_channels);
    }
    /// Pixels [x, x + 8). Sums with names of their own: GCC 12 keeps arrays of them in memory.
    HWY_INLINE void makeEight(int x, std::size_t c, std::size_t done) const {
        const std::size_t step = static_cast<std::size_t>(m_job.shape.stride) * m_job.input.stride;
        const std::size_t across = static_cast<std::size_t>(m_job.shape.dilation) * m_job.input.stride;
        Floats y0 = bias(c), y1 = y0, y2 = y0, y3 = y0, y4 = y0, y5 = y0, y6 = y0, y7 = y0;
        for (int v = m_firstRow; v < m_lastRow; ++v) {
            const float* from = tap(x, v, 0) + c;
            const float* weight = weights(v, 0) + c;
            for (int u = 0; u < m_job.shape.kernel; ++u, from += across, weight += m_channels) {
                const Floats w = hn::LoadU(d, weight);
                const float* from4 = from + 4 * step;
                y0 = hn::MulAdd(hn::LoadU(d, from), w, y0);
                y1 = hn::MulAdd(hn::LoadU(d, from + step), w, y1);
                y2 = hn::MulAdd(hn::LoadU(d, from + 2 * step), w, y2);
                y3 = hn::MulAdd(hn::LoadU(d, from + 3 * step), w, y3);
                y4 = hn::MulAdd(hn::LoadU(d, from4), w, y4);
                y5 = hn::MulAdd(hn::LoadU(d, from4 + step), w, y5);
                y6 = hn::MulAdd(hn::LoadU(d, from4 + 2 * step), w, y6);
                y7 = hn::MulAdd(hn::LoadU(d, from4 + 3 * step), w, y7);
            }
        }
        put(x, c, done, y0);
        put(x + 1, c, done, y1);
        put(x + 2, c, done, y2);
        put(x + 3, c, done, y3);
        put(x + 4, c, done, y4);
        put(x + 5, c, done, y5);
        put(x + 6, c, done, y6);
        put(x + 7, c, done, y7);
    }

    HWY_INLINE Floats activated(Floats value) const { return hn::Min(m_highest, hn::Max(m_lowest, value)); }
    /// The first `done` lanes are left alone: where the residual is the output, they would get it a second time.
    HWY_INLINE void put(int x, std::size_t c, std::size_t done, Floats sum) const {
        if (m_job.epilogue.residual.data != nullptr)
            sum = hn::Add(sum, hn::LoadU(d, m_job.epilogue.residual.pixel(x, m_y) + c));
        float* to = m_job.output.pixel(x, m_y) + c;
        if (HWY_LIKELY(done == 0))
            hn::StoreU(activated(sum), d, to);
        else
            storeBehind(activated(sum), d, to, done);
    }

    const FloatTag d;
    const DepthwiseJob& m_job;
    int m_y;
    std::size_t m_channels;
    const float* m_bias;
    int m_top;                 ///< row of the input that the first tap sees; negative: padding
    int m_firstRow, m_lastRow; ///< rows of the kernel inside the picture
    Floats m_lowest, m_highest;
};

void depthwiseRows(const DepthwiseJob& job, int first, int last) {
    for (int y = first; y < last; ++y) RowOfDepthwise(job, y).make();
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {

HWY_EXPORT(depthwiseRows);

DepthwiseConvolution::DepthwiseConvolution(const float* weight, const ConvShape& shape) : m_shape(shape) {
    const auto channels = static_cast<std::size_t>(shape.in);
    const auto taps = static_cast<std::size_t>(shape.kernel) * static_cast<std::size_t>(shape.kernel);
    m_weights.resize(taps * channels);
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t tap = 0; tap < taps; ++tap) m_weights[tap * channels + c] = weight[c * taps + tap];
}

bool DepthwiseConvolution::run(const ConstGrid& input, const Grid& output, const Epilogue& epilogue,
                               Workspace& workspace, const std::stop_token& stop) const {
    const DepthwiseJob job = {input, output, epilogue, m_shape, m_weights.data()};
    // Blocks of rows, so that most of what neighbouring rows read twice is still in the cache.
    const auto height = static_cast<std::size_t>(output.height);
    const std::size_t wanted = static_cast<std::size_t>(workspace.threads()) * 8;
    const std::size_t rows = std::max<std::size_t>(1, height / wanted);
    return forEachBlock((height + rows - 1) / rows, workspace, stop, [&](std::size_t, std::size_t block) {
        HWY_DYNAMIC_DISPATCH(depthwiseRows)
        (job, static_cast<int>(block * rows), static_cast<int>(std::min(height, (block + 1) * rows)));
    });
}

} // namespace inference::kernels
#endif
