// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that a kernel reads and writes, and what it does to them on the way.
#pragma once

#include <cstddef>

namespace inference {

enum class Activation { None, Relu, Relu6 };

namespace kernels {

/// A picture of float32 numbers, channels side by side: those of pixel (x, y) begin at data + (y·width + x)·stride.
/// A slice of a wider buffer has a stride above its channels. Nothing outside the channels of a pixel is touched.
template <class Number> struct PixelGrid {
    Number* data = nullptr;
    int width = 0, height = 0, channels = 0;
    std::size_t stride = 0;

    Number* pixel(int x, int y) const {
        return data +
               (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * stride;
    }
    std::size_t pixels() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};
using ConstGrid = PixelGrid<const float>;
using Grid = PixelGrid<float>;

/// Square kernels, as core::ConvOp with groups = 1.
struct ConvShape {
    int in = 0, out = 0, kernel = 1, stride = 1, padding = 0, dilation = 1;

    /// Side of the output for a side of the input.
    int outSide(int side) const { return (side + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1; }
};

/// Done to each input number: activation(x·scale + shift). Null pointers: nothing is done.
struct Prologue {
    const float* scale = nullptr; ///< [in]
    const float* shift = nullptr; ///< [in]
    Activation activation = Activation::None;
};

/// Done to each output number: activation(y + bias + residual).
struct Epilogue {
    const float* bias = nullptr; ///< [out]; null: zeros
    /// Of the output's size; no data: nothing is added. May be the output itself: every number is read before it is
    /// written. The input of a kernel never may be its output.
    ConstGrid residual;
    Activation activation = Activation::None;
};

} // namespace kernels
} // namespace inference
