// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/tiles.h"

#include "core/networks/cost.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace inference {
namespace {

int alignedUp(int value, int alignment) { return (value + alignment - 1) / alignment * alignment; }
int alignedDown(int value, int alignment) { return value / alignment * alignment; }

} // namespace

TileRule tileRuleOf(const core::Graph& graph, core::NodeId logits) {
    TileRule rule;
    for (core::NodeId id = 0; id <= logits; ++id) rule.alignment = std::max(rule.alignment, core::strideOf(graph, id));
    rule.stride = core::strideOf(graph, logits);
    rule.margin = core::receptiveFieldOf(graph, logits).pixels / 2;
    return rule;
}

std::vector<TileSpan> tileSpans(int length, int tile, int halo, int alignment) {
    if (tile >= length) return {{0, length, 0, length}};
    const int step = tile - 2 * halo;
    assert(step > 0 && tile % alignment == 0 && halo % alignment == 0);
    std::vector<TileSpan> spans;
    for (int begin = 0;; begin += step) {
        const bool last = begin + tile >= length;
        if (last) begin = alignedUp(length - tile, alignment);
        spans.push_back({begin, std::min(length, begin + tile), begin, length});
        if (spans.size() > 1) {
            TileSpan& before = spans[spans.size() - 2];
            before.ownEnd = alignedDown((begin + before.end) / 2, alignment);
            spans.back().ownBegin = before.ownEnd;
        }
        if (last) return spans;
    }
}

TilePlan planTiles(core::Size wanted, const TileRule& rule) {
    const auto side = [&](int pixels) { return std::max(4 * rule.alignment, alignedDown(pixels, rule.alignment)); };
    const auto halo = [&](int tile) {
        return std::min(alignedUp(rule.margin, rule.alignment), alignedDown(tile / 4, rule.alignment));
    };
    TilePlan plan;
    plan.tile = {side(wanted.width), side(wanted.height)};
    plan.haloX = halo(plan.tile.width);
    plan.haloY = halo(plan.tile.height);
    return plan;
}

std::vector<float> cutTile(const std::vector<float>& input, core::Size size, const TileSpan& x, const TileSpan& y) {
    const std::size_t channels = input.size() / size.area();
    const std::size_t row = static_cast<std::size_t>(size.width) * channels;
    const std::size_t first = static_cast<std::size_t>(x.begin) * channels;
    const std::size_t count = static_cast<std::size_t>(x.end - x.begin) * channels;
    std::vector<float> tile;
    tile.reserve(count * static_cast<std::size_t>(y.end - y.begin));
    for (int line = y.begin; line < y.end; ++line) {
        const float* from = input.data() + static_cast<std::size_t>(line) * row + first;
        tile.insert(tile.end(), from, from + count);
    }
    return tile;
}

void pasteTile(const GridOutput& tile, const TileSpan& x, const TileSpan& y, int stride, GridOutput& whole) {
    // The last tile's border is the frame's: it gives all cells that are left.
    const auto cells = [&](const TileSpan& span, int inTile, int inWhole) {
        const int offset = span.begin / stride, from = span.ownBegin / stride;
        const int to = std::min({span.ownEnd / stride + (span.ownEnd % stride != 0 ? 1 : 0), inWhole, offset + inTile});
        return std::array<int, 3>{offset, from, std::max(from, to)};
    };
    const auto [offsetX, fromX, toX] = cells(x, tile.shape.width, whole.shape.width);
    const auto [offsetY, fromY, toY] = cells(y, tile.shape.height, whole.shape.height);
    const auto at = [](const core::NodeShape& shape, int c, int cy, int cx) {
        return (static_cast<std::size_t>(c) * static_cast<std::size_t>(shape.height) + static_cast<std::size_t>(cy)) *
                   static_cast<std::size_t>(shape.width) +
               static_cast<std::size_t>(cx);
    };
    for (int c = 0; c < whole.shape.channels; ++c)
        for (int cy = fromY; cy < toY; ++cy)
            std::copy_n(tile.values.begin() +
                            static_cast<std::ptrdiff_t>(at(tile.shape, c, cy - offsetY, fromX - offsetX)),
                        toX - fromX, whole.values.begin() + static_cast<std::ptrdiff_t>(at(whole.shape, c, cy, fromX)));
}

} // namespace inference
