// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The memory-bound operations between convolutions, each in one pass over channels-last numbers (float32, or bfloat16
// as 16-bit words). SIMD with run-time dispatch, no Torch, one thread: the caller shares out pixels or rows.
#pragma once

#include "inference/engine/plan.h"

#include <cstddef>
#include <cstdint>

namespace inference {

/// `channels` numbers per pixel, pixels `stride` numbers apart.
template <class Number> struct PixelRun {
    Number* data = nullptr;
    std::size_t stride = 0;
};

/// out = activation(in·scale + shift) for `pixels` pixels. Number is float or std::uint16_t (bfloat16).
template <class Number> struct ScaleShiftPass {
    PixelRun<const Number> in;
    PixelRun<Number> out;
    std::size_t pixels = 0, channels = 0;
    const float* scale = nullptr;
    const float* shift = nullptr;
    Activation activation = Activation::None;
};
void run(const ScaleShiftPass<float>& pass);
void run(const ScaleShiftPass<std::uint16_t>& pass);

/// Rows [firstRow, lastRow) of a max-pooling; what lies outside the input does not count.
template <class Number> struct MaxPoolPass {
    PixelRun<const Number> in; ///< pixel (0, 0) of [height][width]
    PixelRun<Number> out;      ///< pixel (0, 0) of [.][outWidth]
    int width = 0, height = 0, outWidth = 0;
    MaxPoolStep window;
    std::size_t channels = 0;
    int firstRow = 0, lastRow = 0;
};
void run(const MaxPoolPass<float>& pass);
void run(const MaxPoolPass<std::uint16_t>& pass);

} // namespace inference
