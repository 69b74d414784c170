// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which network a set of tensors belongs to, told from names and shapes.
#pragma once

#include "core/base/result.h"
#include "core/networks/graph.h"
#include "core/weights/key_names.h"

#include <limits>
#include <optional>
#include <string>

namespace core {

struct NetworkGuess {
    std::string network;
    NetworkOptions options; ///< classes, width and aux from the tensors; output stride 8, since no tensor tells it
};

/// `network` is what the caller asked for, empty when it is to be guessed. InvalidArgument when the file clearly holds
/// another one: the rest of a deeper network must not be dropped silently. Unsupported for a variant that is not known
/// or for images without three channels; Corrupt when a telling tensor is missing or has no shape that can be.
Result<NetworkGuess> guessNetwork(const NetworkKeys& keys, const std::string& origin, const std::string& network);

/// A range of widths, lowest included.
struct WidthRange {
    double low = 0.0;
    double high = std::numeric_limits<double>::infinity();
};
/// The widths at which `publicChannels` become `seen`: low ≥ high when there are none.
WidthRange widthsOf(int publicChannels, std::int64_t seen);
/// The plainest number inside: 1, a half, quarters, …, thousandths; nothing when the range is empty.
std::optional<double> plainestWidth(WidthRange range);

} // namespace core
