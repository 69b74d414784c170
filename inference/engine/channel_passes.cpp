// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/channel_passes.h"

#include <algorithm>
#include <bit>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/engine/channel_passes.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace inference::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using FloatTag = hn::ScalableTag<float>;
using Floats = hn::Vec<FloatTag>;

/// One lane each for the ends of rows that fill no vector.
float loadOne(const float* from) { return *from; }
float loadOne(const std::uint16_t* from) { return std::bit_cast<float>(static_cast<std::uint32_t>(*from) << 16); }
void storeOne(float value, float* to) { *to = value; }
void storeOne(float value, std::uint16_t* to) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    *to = static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
}

HWY_INLINE Floats load(FloatTag d, const float* from) { return hn::LoadU(d, from); }
HWY_INLINE Floats load(FloatTag d, const std::uint16_t* from) {
    const hn::Rebind<std::uint32_t, FloatTag> words;
    const hn::Rebind<std::uint16_t, FloatTag> halves;
    return hn::BitCast(d, hn::ShiftLeft<16>(hn::PromoteTo(words, hn::LoadU(halves, from))));
}
HWY_INLINE void store(FloatTag d, Floats value, float* to) { hn::StoreU(value, d, to); }
HWY_INLINE void store(FloatTag, Floats value, std::uint16_t* to) {
    // To the nearest, ties to even.
    const hn::Rebind<std::uint32_t, FloatTag> words;
    const hn::Rebind<std::uint16_t, FloatTag> halves;
    const auto bits = hn::BitCast(words, value);
    const auto odd = hn::And(hn::ShiftRight<16>(bits), hn::Set(words, 1));
    const auto rounded = hn::ShiftRight<16>(hn::Add(bits, hn::Add(odd, hn::Set(words, 0x7FFF))));
    hn::StoreU(hn::DemoteTo(halves, hn::BitCast(hn::RebindToSigned<FloatTag>(), rounded)), halves, to);
}

template <class Number> void scaleShift(const ScaleShiftPass<Number>& pass) {
    const FloatTag d;
    const std::size_t lanes = hn::Lanes(d);
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const float low = pass.activation == Activation::None ? -kInfinity : 0.0F;
    const float high = pass.activation == Activation::Relu6 ? 6.0F : kInfinity;
    const Floats lowest = hn::Set(d, low), highest = hn::Set(d, high);
    for (std::size_t pixel = 0; pixel < pass.pixels; ++pixel) {
        const Number* in = pass.in.data + pixel * pass.in.stride;
        Number* out = pass.out.data + pixel * pass.out.stride;
        std::size_t c = 0;
        for (; c + lanes <= pass.channels; c += lanes) {
            const Floats value =
                hn::MulAdd(load(d, in + c), hn::LoadU(d, pass.scale + c), hn::LoadU(d, pass.shift + c));
            store(d, hn::Min(hn::Max(value, lowest), highest), out + c);
        }
        for (; c < pass.channels; ++c)
            storeOne(std::min(std::max(loadOne(in + c) * pass.scale[c] + pass.shift[c], low), high), out + c);
    }
}

template <class Number> void maxPool(const MaxPoolPass<Number>& pass) {
    const FloatTag d;
    const std::size_t lanes = hn::Lanes(d);
    const auto inRow = static_cast<std::size_t>(pass.width) * pass.in.stride;
    for (int y = pass.firstRow; y < pass.lastRow; ++y) {
        const int top = y * pass.window.stride - pass.window.padding;
        const int fromY = std::max(0, top), toY = std::min(pass.height, top + pass.window.kernel);
        for (int x = 0; x < pass.outWidth; ++x) {
            const int left = x * pass.window.stride - pass.window.padding;
            const int fromX = std::max(0, left), toX = std::min(pass.width, left + pass.window.kernel);
            Number* out = pass.out.data + (static_cast<std::size_t>(y) * static_cast<std::size_t>(pass.outWidth) +
                                           static_cast<std::size_t>(x)) *
                                              pass.out.stride;
            const auto over = [&](std::size_t c, auto largest, auto read) {
                for (int v = fromY; v < toY; ++v)
                    for (int u = fromX; u < toX; ++u)
                        largest = read(pass.in.data + static_cast<std::size_t>(v) * inRow +
                                           static_cast<std::size_t>(u) * pass.in.stride + c,
                                       largest);
                return largest;
            };
            std::size_t c = 0;
            for (; c + lanes <= pass.channels; c += lanes)
                store(d,
                      over(c, hn::Set(d, -std::numeric_limits<float>::infinity()),
                           [&](const Number* from, Floats largest) { return hn::Max(largest, load(d, from)); }),
                      out + c);
            for (; c < pass.channels; ++c)
                storeOne(over(c, -std::numeric_limits<float>::infinity(),
                              [](const Number* from, float largest) { return std::max(largest, loadOne(from)); }),
                         out + c);
        }
    }
}

void scaleShiftFloat(const ScaleShiftPass<float>& pass) { scaleShift(pass); }
void scaleShiftBrain(const ScaleShiftPass<std::uint16_t>& pass) { scaleShift(pass); }
void maxPoolFloat(const MaxPoolPass<float>& pass) { maxPool(pass); }
void maxPoolBrain(const MaxPoolPass<std::uint16_t>& pass) { maxPool(pass); }

} // namespace inference::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference {

HWY_EXPORT(scaleShiftFloat);
HWY_EXPORT(scaleShiftBrain);
HWY_EXPORT(maxPoolFloat);
HWY_EXPORT(maxPoolBrain);

void run(const ScaleShiftPass<float>& pass) { HWY_DYNAMIC_DISPATCH(scaleShiftFloat)(pass); }
void run(const ScaleShiftPass<std::uint16_t>& pass) { HWY_DYNAMIC_DISPATCH(scaleShiftBrain)(pass); }
void run(const MaxPoolPass<float>& pass) { HWY_DYNAMIC_DISPATCH(maxPoolFloat)(pass); }
void run(const MaxPoolPass<std::uint16_t>& pass) { HWY_DYNAMIC_DISPATCH(maxPoolBrain)(pass); }

} // namespace inference
#endif
