// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/postprocess/upsample_rows.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/postprocess/upsample_rows.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace inference::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using FloatTag = hn::ScalableTag<float>;
using IntTag = hn::RebindToSigned<FloatTag>;
using ByteTag = hn::Rebind<std::uint8_t, IntTag>;
using Floats = hn::Vec<FloatTag>;
using Ints = hn::Vec<IntTag>;

std::size_t lanes() { return hn::Lanes(FloatTag()); }

/// e^x for −87 ≤ x ≤ 0 with a relative error below 5e-5: a hundredth of what 8 bits can show, at a third of the cost of
/// hn::Exp. 2^k is added to the exponent of 2^f, the Taylor polynomial of degree 4 for |f| ≤ ½.
HWY_INLINE Floats roughExp(FloatTag d, Floats x) {
    const IntTag di;
    const Floats y = hn::Mul(x, hn::Set(d, 1.44269504F));
    const Ints k = hn::NearestInt(y);
    const Floats f = hn::Sub(y, hn::ConvertTo(d, k));
    Floats power = hn::MulAdd(hn::Set(d, 0.00961813F), f, hn::Set(d, 0.05550411F));
    power = hn::MulAdd(power, f, hn::Set(d, 0.24022651F));
    power = hn::MulAdd(power, f, hn::Set(d, 0.69314718F));
    power = hn::MulAdd(power, f, hn::Set(d, 1.0F));
    return hn::BitCast(d, hn::Add(hn::BitCast(di, power), hn::ShiftLeft<23>(k)));
}

/// One thread's working space for one row: all channels of it, and the channels of one chunk of pixels.
class RowMaker {
public:
    explicit RowMaker(const UpsampleJob& job)
        : m_job(job), m_lanes(hn::Lanes(FloatTag())), m_gridWidth(static_cast<std::size_t>(job.grid.size.width)),
          m_width(static_cast<std::size_t>(job.options.frame.width)),
          m_channels(static_cast<std::size_t>(job.grid.channels)), m_stride(m_gridWidth + 1 + m_lanes),
          m_row(m_channels * m_stride), m_chunk(m_channels * m_lanes) {}

    void make(std::size_t y) {
        blendRows(y);
        for (std::size_t chunk = 0; chunk < m_job.chunkStart.size(); ++chunk) {
            const std::size_t x = chunk * m_lanes, count = std::min(m_lanes, m_width - x);
            const Floats largest = interpolate(chunk);
            if (m_job.outputs.sums != nullptr)
                addSums(y * m_width + x, count, largest);
            else
                classify(y * m_width + x, count, largest);
        }
    }

private:
    const FloatTag d;
    const IntTag di;

    /// The row between two grid rows, with its last cell repeated so that the right tap always exists.
    void blendRows(std::size_t y) {
        const auto upper = static_cast<std::size_t>(m_job.rows.first[y]);
        const std::size_t lower = std::min(upper + 1, static_cast<std::size_t>(m_job.grid.size.height) - 1);
        const Floats weight = hn::Set(d, m_job.rows.second[y]);
        for (std::size_t c = 0; c < m_channels; ++c) {
            const float* plane = m_job.grid.values + c * m_gridWidth * static_cast<std::size_t>(m_job.grid.size.height);
            const float* a = plane + upper * m_gridWidth;
            const float* b = plane + lower * m_gridWidth;
            float* row = m_row.data() + c * m_stride;
            std::size_t x = 0;
            for (; x + m_lanes <= m_gridWidth; x += m_lanes) {
                const Floats top = hn::LoadU(d, a + x);
                hn::StoreU(hn::MulAdd(weight, hn::Sub(hn::LoadU(d, b + x), top), top), d, row + x);
            }
            for (; x < m_gridWidth; ++x) row[x] = a[x] + m_job.rows.second[y] * (b[x] - a[x]);
            row[m_gridWidth] = row[m_gridWidth - 1];
        }
    }

    /// Fills m_chunk with the logits of `lanes` pixels, channel after channel; gives the largest of each pixel.
    Floats interpolate(std::size_t chunk) {
        const Floats weight = hn::LoadU(d, m_job.columns.second.data() + chunk * m_lanes);
        const Ints cells = hn::LoadU(di, m_job.columns.first.data() + chunk * m_lanes);
        const float* from = m_row.data() + m_job.chunkStart[chunk];
        Floats largest = hn::Set(d, -std::numeric_limits<float>::infinity());
        const auto keep = [&](std::size_t c, Floats left, Floats right) {
            const Floats value = hn::MulAdd(weight, hn::Sub(right, left), left);
            hn::StoreU(value, d, m_chunk.data() + c * m_lanes);
            largest = hn::Max(largest, value);
        };
        if (m_job.chunkIsNarrow[chunk] != 0) {
            const auto table = hn::IndicesFromVec(d, cells);
            for (std::size_t c = 0; c < m_channels; ++c, from += m_stride)
                keep(c, hn::TableLookupLanes(hn::LoadU(d, from), table),
                     hn::TableLookupLanes(hn::LoadU(d, from + 1), table));
        } else {
            for (std::size_t c = 0; c < m_channels; ++c, from += m_stride)
                keep(c, hn::GatherIndex(d, from, cells), hn::GatherIndex(d, from + 1, cells));
        }
        return largest;
    }

    Floats logit(std::size_t channel) const { return hn::LoadU(d, m_chunk.data() + channel * m_lanes); }
    /// Exponents below −87 are 0 in float32 anyway; the limit keeps infinities out of products.
    Floats below(Floats value, Floats largest) const { return hn::Max(hn::Sub(value, largest), hn::Set(d, -87.0F)); }

    void addSums(std::size_t pixel, std::size_t count, Floats largest) {
        Floats sum = hn::Zero(d);
        for (std::size_t c = 0; c < m_channels; ++c) sum = hn::Add(sum, hn::Exp(d, below(logit(c), largest)));
        const Floats logSum = hn::Log(d, sum), factor = hn::Div(hn::Set(d, 1.0F), sum);
        const std::size_t area = m_job.options.frame.area();
        for (std::size_t c = 0; c < m_channels; ++c) {
            const Floats difference = below(logit(c), largest);
            const Floats value =
                m_job.outputs.logarithm ? hn::Sub(difference, logSum) : hn::Mul(hn::Exp(d, difference), factor);
            float* sums = m_job.outputs.sums + c * area + pixel;
            if (count == m_lanes) {
                hn::StoreU(hn::Add(hn::LoadU(d, sums), value), d, sums);
                continue;
            }
            float part[HWY_MAX_BYTES / sizeof(float)] = {};
            hn::StoreU(value, d, part);
            for (std::size_t i = 0; i < count; ++i) sums[i] += part[i];
        }
    }

    void classify(std::size_t pixel, std::size_t count, Floats largest) {
        // The lowest channel that has the largest value: from the last to the first, so that the first one stays.
        Ints winner = hn::Zero(di);
        Floats sum = hn::Zero(d), weighted = hn::Zero(d);
        for (std::size_t c = m_channels; c-- > 0;) {
            const Floats value = logit(c), difference = below(value, largest), e = roughExp(d, difference);
            winner = hn::IfThenElse(hn::RebindMask(di, hn::Eq(value, largest)),
                                    hn::Set(di, static_cast<std::int32_t>(c)), winner);
            sum = hn::Add(sum, e);
            weighted = hn::MulAdd(e, difference, weighted);
        }
        const Floats factor = hn::Div(hn::Set(d, 1.0F), sum);
        writeBytes(m_job.outputs.labels + pixel, count, asClass(winner));
        writeBytes(m_job.outputs.confidence + pixel, count, asByte(factor));
        // H = ln Σe − Σ(e·difference)/Σe
        const Floats entropy = hn::NegMulAdd(weighted, factor, hn::Log(d, sum));
        const float scale = m_channels > 1 ? 1.0F / std::log(static_cast<float>(m_channels)) : 0.0F;
        writeBytes(m_job.outputs.entropy + pixel, count, asByte(hn::Mul(entropy, hn::Set(d, scale))));
        if (m_job.outputs.topClasses != nullptr) writeTop(pixel, count, largest, factor);
    }

    void writeTop(std::size_t pixel, std::size_t count, Floats largest, Floats factor) {
        // Insertion into three sorted places; strictly greater moves in, so lower channels come first on ties.
        const Floats nothing = hn::Set(d, -std::numeric_limits<float>::infinity());
        Floats v0 = nothing, v1 = nothing, v2 = nothing;
        Ints i0 = hn::Set(di, 255), i1 = i0, i2 = i0;
        for (std::size_t c = 0; c < m_channels; ++c) {
            const Floats value = logit(c);
            const Ints index = hn::Set(di, static_cast<std::int32_t>(c));
            const auto over0 = hn::Gt(value, v0), over1 = hn::Gt(value, v1), over2 = hn::Gt(value, v2);
            const auto int0 = hn::RebindMask(di, over0), int1 = hn::RebindMask(di, over1),
                       int2 = hn::RebindMask(di, over2);
            v2 = hn::IfThenElse(over1, v1, hn::IfThenElse(over2, value, v2));
            i2 = hn::IfThenElse(int1, i1, hn::IfThenElse(int2, index, i2));
            v1 = hn::IfThenElse(over0, v0, hn::IfThenElse(over1, value, v1));
            i1 = hn::IfThenElse(int0, i0, hn::IfThenElse(int1, index, i1));
            v0 = hn::IfThenElse(over0, value, v0);
            i0 = hn::IfThenElse(int0, index, i0);
        }
        const Floats values[] = {v0, v1, v2};
        const Ints indices[] = {i0, i1, i2};
        std::uint8_t bytes[HWY_MAX_BYTES / sizeof(float)] = {};
        for (std::size_t k = 0; k < static_cast<std::size_t>(TopClasses::kDepth); ++k) {
            writeBytes(bytes, m_lanes, asClass(indices[k]));
            for (std::size_t i = 0; i < count; ++i) m_job.outputs.topClasses[(pixel + i) * 3 + k] = bytes[i];
            writeBytes(bytes, m_lanes, asByte(hn::Mul(roughExp(d, below(values[k], largest)), factor)));
            for (std::size_t i = 0; i < count; ++i) m_job.outputs.topProbabilities[(pixel + i) * 3 + k] = bytes[i];
        }
    }

    Ints asClass(Ints channel) const {
        const auto beyond = hn::Gt(channel, hn::Set(di, m_job.options.classes - 1));
        return hn::IfThenElse(beyond, hn::Set(di, core::kIgnore), channel);
    }
    Ints asByte(Floats unit) const {
        const Floats inside = hn::Min(hn::Max(unit, hn::Zero(d)), hn::Set(d, 1.0F));
        return hn::NearestInt(hn::Mul(inside, hn::Set(d, 255.0F)));
    }
    void writeBytes(std::uint8_t* to, std::size_t count, Ints values) const {
        const ByteTag db;
        if (count == m_lanes) return hn::StoreU(hn::DemoteTo(db, values), db, to);
        std::uint8_t bytes[HWY_MAX_BYTES / sizeof(float)] = {};
        hn::StoreU(hn::DemoteTo(db, values), db, bytes);
        std::memcpy(to, bytes, count);
    }

    const UpsampleJob& m_job;
    std::size_t m_lanes, m_gridWidth, m_width, m_channels, m_stride;
    std::vector<float> m_row;   ///< [channel][grid width + 1 + lanes]
    std::vector<float> m_chunk; ///< [channel][lanes]
};

void makeRows(const UpsampleJob& job, std::size_t first, std::size_t last) {
    RowMaker maker(job);
    for (std::size_t y = first; y < last; ++y) maker.make(y);
}

const char* target() { return hwy::TargetName(HWY_TARGET); }

} // namespace inference::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference {

HWY_EXPORT(lanes);
HWY_EXPORT(makeRows);
HWY_EXPORT(target);

UpsampleJob::UpsampleJob(const GridView& view, const UpsampleOptions& how, const RowOutputs& into)
    : grid(view), options(how), outputs(into), columns(makeTaps(view.size.width, how.frame.width, how.alignCorners)),
      rows(makeTaps(view.size.height, how.frame.height, how.alignCorners)), lanes(HWY_DYNAMIC_DISPATCH(lanes)()) {
    const std::size_t width = columns.first.size(), chunks = (width + lanes - 1) / lanes;
    // The last chunk is filled up with copies of the last pixel, which are computed and not stored.
    columns.first.resize(chunks * lanes, columns.first.back());
    columns.second.resize(chunks * lanes, columns.second.back());
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        const auto begin = columns.first.begin() + static_cast<std::ptrdiff_t>(chunk * lanes);
        const auto end = begin + static_cast<std::ptrdiff_t>(lanes);
        const std::int32_t start = *begin; // taps grow from left to right
        std::for_each(begin, end, [start](std::int32_t& cell) { cell -= start; });
        chunkStart.push_back(start);
        chunkIsNarrow.push_back(*(end - 1) < static_cast<std::int32_t>(lanes) ? 1 : 0);
    }
}

void upsampleRows(const UpsampleJob& job, std::size_t first, std::size_t last) {
    HWY_DYNAMIC_DISPATCH(makeRows)(job, first, last);
}

const char* upsampleTarget() { return HWY_DYNAMIC_DISPATCH(target)(); }

} // namespace inference
#endif
