// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The innermost loop of every matrix product: a group of rows times a panel of columns, held in registers. Included
// once per instruction set, by sources that Highway compiles so.
//
// Layouts, with L lanes, R rows to a group and C = 2·L columns to a panel (panels.h):
//   A, a group of rows   [K/L][R][L]   what packs it stores vectors of L channels as they are; nothing is transposed
//   B, a panel           [K][C]
//   result               [R][C]
// Two vectors of B are loaded per k and each number of A is broadcast. What decides the speed, measured: accumulators
// with names of their own (GCC 12 keeps arrays of them in memory), and asking for the next panel while this one is
// used.

#if defined(KERBSIDE_MICRO_KERNEL_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERBSIDE_MICRO_KERNEL_INL_H
#undef KERBSIDE_MICRO_KERNEL_INL_H
#else
#define KERBSIDE_MICRO_KERNEL_INL_H
#endif

#include <cstddef>
#include <hwy/cache_control.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, 16>;
using Floats = hn::Vec<FloatTag>;
/// 1 on Highway's scalar target, which serves very old processors.
constexpr std::size_t kLanes = hn::MaxLanes(FloatTag());
/// 32 registers hold 24 accumulators, 16 hold 12.
constexpr std::size_t kRows = kLanes == 16 ? 12 : 6;
constexpr std::size_t kColumns = 2 * kLanes;

/// A panel is fetched ahead by this many groups, each a part of it.
constexpr std::size_t kAheadParts = 4;
constexpr std::size_t kCacheLine = 16; ///< floats
/// Cache lines that one group fetches ahead after every L steps of k.
constexpr std::size_t kAheadLines = (kColumns * kLanes + kAheadParts * kCacheLine - 1) / (kAheadParts * kCacheLine);

// clang-format off
// One k: two vectors of B, one broadcast number of A per row.
#define KERBSIDE_ROW(r, k)                                                                                             \
    {                                                                                                                  \
        const Floats x = hn::Set(d, a[(r)*kLanes + (k)]);                                                              \
        left##r = hn::MulAdd(x, b0, left##r);                                                                          \
        right##r = hn::MulAdd(x, b1, right##r);                                                                        \
    }
#define KERBSIDE_SIX(k)                                                                                                \
    KERBSIDE_ROW(0, k)                                                                                                 \
    KERBSIDE_ROW(1, k) KERBSIDE_ROW(2, k) KERBSIDE_ROW(3, k) KERBSIDE_ROW(4, k) KERBSIDE_ROW(5, k)
#define KERBSIDE_SIX_MORE(k)                                                                                           \
    KERBSIDE_ROW(6, k)                                                                                                 \
    KERBSIDE_ROW(7, k) KERBSIDE_ROW(8, k) KERBSIDE_ROW(9, k) KERBSIDE_ROW(10, k) KERBSIDE_ROW(11, k)
#define KERBSIDE_ZERO(r) Floats left##r = zero, right##r = zero;
#define KERBSIDE_STORE(r)                                                                                              \
    {                                                                                                                  \
        float* to = c + (r)*kColumns;                                                                                  \
        if constexpr (kAdd) {                                                                                          \
            left##r = hn::Add(left##r, hn::Load(d, to));                                                               \
            right##r = hn::Add(right##r, hn::Load(d, to + kLanes));                                                    \
        }                                                                                                              \
        hn::Store(left##r, d, to);                                                                                     \
        hn::Store(right##r, d, to + kLanes);                                                                           \
    }

/// c = a·b, or c += a·b where kAdd, over `depth` channels; `ahead` is fetched into the second-level cache meanwhile.
/// REQUIRES: depth is a multiple of L; all aligned to vectors.
template <bool kAdd>
HWY_NOINLINE void multiplyGroup(std::size_t depth, const float* HWY_RESTRICT a, const float* HWY_RESTRICT b,
                                float* HWY_RESTRICT c, const float* ahead, std::size_t aheadStep) {
    const FloatTag d;
    const Floats zero = hn::Zero(d);
    KERBSIDE_ZERO(0)
    KERBSIDE_ZERO(1) KERBSIDE_ZERO(2) KERBSIDE_ZERO(3) KERBSIDE_ZERO(4) KERBSIDE_ZERO(5)
#if HWY_MAX_BYTES >= 64
        KERBSIDE_ZERO(6) KERBSIDE_ZERO(7) KERBSIDE_ZERO(8) KERBSIDE_ZERO(9) KERBSIDE_ZERO(10) KERBSIDE_ZERO(11)
#endif
            for (std::size_t k = 0; k < depth; k += kLanes) {
        for (std::size_t line = 0; line < kAheadLines; ++line) __builtin_prefetch(ahead + line * kCacheLine, 0, 2);
        ahead += aheadStep;
#if defined(__GNUC__)
#pragma GCC unroll 16
#endif
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const Floats b0 = hn::Load(d, b), b1 = hn::Load(d, b + kLanes);
            KERBSIDE_SIX(lane)
#if HWY_MAX_BYTES >= 64
            KERBSIDE_SIX_MORE(lane)
#endif
            b += kColumns;
        }
        a += kRows * kLanes;
    }
    KERBSIDE_STORE(0)
    KERBSIDE_STORE(1) KERBSIDE_STORE(2) KERBSIDE_STORE(3) KERBSIDE_STORE(4) KERBSIDE_STORE(5)
#if HWY_MAX_BYTES >= 64
        KERBSIDE_STORE(6) KERBSIDE_STORE(7) KERBSIDE_STORE(8) KERBSIDE_STORE(9) KERBSIDE_STORE(10) KERBSIDE_STORE(11)
#endif
}

/// What a block of rows multiplies with one panel.
struct PanelProduct {
    std::size_t groups = 0;
    std::size_t depth = 0;    ///< channels, a multiple of L
    const float* a = nullptr; ///< first group
    std::size_t aStep = 0;    ///< floats from a group to the next
    const float* b = nullptr;
    float* c = nullptr;
    std::size_t cStep = kRows * kColumns; ///< floats from a group's result to the next
    const float* next = nullptr;          ///< panel of the next product; null: none
};

/// c[g] = a[g]·b for each group, or c[g] += a[g]·b where `add`.
HWY_INLINE void multiplyPanel(const PanelProduct& product, bool add) {
    const std::size_t part = product.depth * kColumns / kAheadParts;
    for (std::size_t group = 0; group < product.groups; ++group) {
        const bool fetch = product.next != nullptr && group < kAheadParts;
        const float* ahead = fetch ? product.next + group * part : product.b;
        const std::size_t step = fetch ? kAheadLines * kCacheLine : 0;
        const float* a = product.a + group * product.aStep;
        float* c = product.c + group * product.cStep;
        if (add)
            multiplyGroup<true>(product.depth, a, product.b, c, ahead, step);
        else
            multiplyGroup<false>(product.depth, a, product.b, c, ahead, step);
    }
}

#undef KERBSIDE_ROW
#undef KERBSIDE_SIX
#undef KERBSIDE_SIX_MORE
#undef KERBSIDE_ZERO
#undef KERBSIDE_STORE
// clang-format on

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
