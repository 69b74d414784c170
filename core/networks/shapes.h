// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes of every node of a graph for one input size.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/networks/graph.h"

#include <vector>

namespace core {

struct NodeShape {
    int channels = 0;
    int height = 0;
    int width = 0;
    std::size_t elements() const {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
    }
    bool operator==(const NodeShape&) const = default;
};

/// One per node. InvalidArgument when the input is too small for the network (names the node and the size),
/// or a side is beyond 65536.
Result<std::vector<NodeShape>> shapesOf(const Graph& graph, Size input);

/// Input pixels per grid cell of a node (8 for DeepLabV3's logits at output stride 8, 1 for U-Net's).
int strideOf(const Graph& graph, NodeId node);

} // namespace core
