// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of which only the first numbers are there: no other is read or written. Included once per instruction set.

#if defined(KERBSIDE_SOME_LANES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERBSIDE_SOME_LANES_INL_H
#undef KERBSIDE_SOME_LANES_INL_H
#else
#define KERBSIDE_SOME_LANES_INL_H
#endif

#include <cstddef>
#include <cstring>
#include <hwy/highway.h>

#include "inference/kernels/micro_kernel-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

// Before AVX2, Highway's masked loads and stores touch the other lanes too.

/// The first `count` ≤ L numbers, the other lanes zero.
HWY_INLINE Floats loadSome(FloatTag d, const float* from, std::size_t count) {
#if HWY_MAX_BYTES >= 32
    return hn::MaskedLoad(hn::FirstN(d, count), d, from);
#else
    HWY_ALIGN float numbers[kLanes] = {};
    std::memcpy(numbers, from, count * sizeof(float));
    return hn::Load(d, numbers);
#endif
}

HWY_INLINE void storeSome(Floats value, FloatTag d, float* to, std::size_t count) {
#if HWY_MAX_BYTES >= 32
    hn::BlendedStore(value, hn::FirstN(d, count), d, to);
#else
    HWY_ALIGN float numbers[kLanes];
    hn::Store(value, d, numbers);
    std::memcpy(to, numbers, count * sizeof(float));
#endif
}

/// All numbers but the first `skip`.
HWY_INLINE void storeBehind(Floats value, FloatTag d, float* to, std::size_t skip) {
#if HWY_MAX_BYTES >= 32
    hn::BlendedStore(value, hn::Not(hn::FirstN(d, skip)), d, to);
#else
    HWY_ALIGN float numbers[kLanes];
    hn::Store(value, d, numbers);
    std::memcpy(to + skip, numbers + skip, (kLanes - skip) * sizeof(float));
#endif
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
