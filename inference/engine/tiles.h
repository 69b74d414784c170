// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting a frame into overlapping tiles and putting their logits together again. Free of Torch.
#pragma once

#include "core/image/image.h"
#include "core/networks/graph.h"
#include "inference/engine/compiled_network.h"

#include <vector>

namespace inference {

/// One tile along one side of the frame, in pixels: it reads [begin, end) and answers for [ownBegin, ownEnd).
struct TileSpan {
    int begin = 0, end = 0;
    int ownBegin = 0, ownEnd = 0;
    bool operator==(const TileSpan&) const = default;
};

/// What tiles of a network must keep to.
struct TileRule {
    int alignment = 1; ///< tiles begin and tile borders lie at multiples of it: the largest stride inside the network
    int stride = 1;    ///< input pixels per cell of the logits; divides `alignment`
    int margin = 0;    ///< how far an input pixel can reach, without global pooling
};
TileRule tileRuleOf(const core::Graph& graph, core::NodeId logits);

/// Tiles of at most `tile` pixels that overlap by at least twice `halo`; between two tiles the border lies in the
/// middle of what both see. One span when `tile` covers `length`. REQUIRES: tile and halo are multiples of `alignment`,
/// tile > 2·halo.
std::vector<TileSpan> tileSpans(int length, int tile, int halo, int alignment);

/// `wanted` brought to what the rule allows, and the halo that goes with it: the margin, at most a quarter of the tile.
struct TilePlan {
    core::Size tile;
    int haloX = 0, haloY = 0;
};
TilePlan planTiles(core::Size wanted, const TileRule& rule);

/// Pixels [x.begin, x.end) × [y.begin, y.end) of an [h][w][channels] input.
std::vector<float> cutTile(const std::vector<float>& input, core::Size size, const TileSpan& x, const TileSpan& y);
/// Copies the cells that the tile answers for into the whole grid.
void pasteTile(const GridOutput& tile, const TileSpan& x, const TileSpan& y, int stride, GridOutput& whole);

} // namespace inference
