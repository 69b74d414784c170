// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logits of one prepared input, whole or, where memory asks for it, in tiles. Free of Torch.
#pragma once

#include "inference/engine/compiled_network.h"
#include "inference/engine/tiles.h"

#include <optional>
#include <string>
#include <vector>

namespace inference {

struct GridRequest {
    const std::vector<float>& input; ///< [h][w][channels]
    core::Size size;
    std::optional<core::Size> tile; ///< as the user asked; nothing: whole when it fits
    std::uint64_t budget = 0;       ///< bytes that activations may take; 0: unknown, try
};

/// One network and the node whose logits are wanted.
class GridRunner {
public:
    GridRunner(CompiledNetwork& network, const core::Graph& graph, core::NodeId logits);

    /// Adds to `notes` what it did beside the plain way. InvalidArgument (names the smallest input), Cancelled,
    /// OutOfMemory (after one smaller try), Internal.
    core::Result<GridOutput> run(const GridRequest& request, std::vector<std::string>& notes,
                                 const std::stop_token& stop, const core::ProgressFunction& progress);
    /// The smallest side of a square input that the network takes.
    int smallestSide() const;

private:
    core::Result<GridOutput> inTiles(const GridRequest& request, core::Size tile, const std::stop_token& stop,
                                     const core::ProgressFunction& progress);
    core::Size largestTile(const GridRequest& request) const;
    std::uint64_t need(core::Size size) const;

    CompiledNetwork* m_network;
    const core::Graph* m_graph;
    core::NodeId m_logits;
    TileRule m_rule;
};

} // namespace inference
