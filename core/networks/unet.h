// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// U-Net with batch normalisation and padded convolutions, in the form that Pytorch-UNet made common.
#pragma once

#include "core/networks/graph.h"

namespace core {

enum class UNetUp {
    Transposed, ///< 2×2 transposed convolution, halves the channels
    Bilinear,   ///< always align_corners = true; the bottleneck and every stage on the way up have half the channels
};

/// Any input of at least 16×16; the logits have the input's size.
Graph buildUNet(const std::string& network, const NetworkOptions& options, UNetUp up);

} // namespace core
