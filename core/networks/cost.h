// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a network costs, counted from its graph.
#pragma once

#include "core/networks/shapes.h"

#include <cstdint>
#include <vector>

namespace core {

struct NodeCost {
    std::uint64_t macs = 0; ///< multiply-adds of convolutions; other operations count 0, as is usual in the field
    std::uint64_t outputElements = 0;
};

struct NetworkCost {
    std::uint64_t parameters = 0;     ///< trainable numbers
    std::uint64_t bufferElements = 0; ///< running means and variances
    std::uint64_t macs = 0;
    std::uint64_t peakActivationElements = 0; ///< live at once when each is freed after its last use
    std::vector<NodeCost> nodes;
};
/// Of the output `out` at its own grid (the auxiliary head is counted in `parameters` only).
Result<NetworkCost> costOf(const Graph& graph, Size input);
std::uint64_t parameterCount(const Graph& graph);

/// Input pixels that can influence one output pixel, in one direction; global pooling makes it unbounded.
struct ReceptiveField {
    int pixels = 1;
    bool wholeImage = false; ///< a global pooling lies on the way
};
ReceptiveField receptiveFieldOf(const Graph& graph, NodeId node);

} // namespace core
