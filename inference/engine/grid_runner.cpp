// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/grid_runner.h"

#include "inference/engine/gpu.h"

#include <algorithm>

namespace inference {
namespace {

constexpr int kSmallestTile = 128; ///< below that a tile is mostly halo

std::string gigabytes(std::uint64_t bytes) {
    const double value = static_cast<double>(bytes);
    return value >= 1e9 ? fmt::format("{:.1f} GB", value / 1e9) : fmt::format("{:.0f} MB", std::max(1.0, value / 1e6));
}
std::string text(core::Size size) { return fmt::format("{}×{}", size.width, size.height); }

} // namespace

GridRunner::GridRunner(CompiledNetwork& network, const core::Graph& graph, core::NodeId logits)
    : m_network(&network), m_graph(&graph), m_logits(logits), m_rule(tileRuleOf(graph, logits)) {}

int GridRunner::smallestSide() const {
    int side = 1;
    while (side < 1024 && !core::shapesOf(*m_graph, {side, side})) ++side;
    return side;
}

std::uint64_t GridRunner::need(core::Size size) const { return m_network->activationBytes(m_logits, size).value_or(0); }

/// Halves the longer side until the estimate fits.
core::Size GridRunner::largestTile(const GridRequest& request) const {
    core::Size tile = request.size;
    do {
        int& side = tile.width >= tile.height ? tile.width : tile.height;
        side = std::max(kSmallestTile, side / 2);
    } while (need(planTiles(tile, m_rule).tile) > request.budget && std::max(tile.width, tile.height) > kSmallestTile);
    return planTiles(tile, m_rule).tile;
}

core::Result<GridOutput> GridRunner::inTiles(const GridRequest& request, core::Size tile, const std::stop_token& stop,
                                             const core::ProgressFunction& progress) {
    const auto shapes = core::shapesOf(*m_graph, request.size);
    if (!shapes) return core::fail(shapes.error());
    const TilePlan plan = planTiles(tile, m_rule);
    const auto columns = tileSpans(request.size.width, plan.tile.width, plan.haloX, m_rule.alignment);
    const auto rows = tileSpans(request.size.height, plan.tile.height, plan.haloY, m_rule.alignment);
    GridOutput whole;
    whole.shape = (*shapes)[static_cast<std::size_t>(m_logits)];
    whole.values.resize(whole.shape.elements());
    double done = 0;
    const auto total = static_cast<double>(columns.size() * rows.size());
    for (const TileSpan& y : rows)
        for (const TileSpan& x : columns) {
            const core::ProgressFunction part = [&](const core::Progress& p) {
                if (progress) progress({done + p.done / p.total, total, ""});
            };
            const auto tileInput = cutTile(request.input, request.size, x, y);
            auto output = m_network->run(m_logits, tileInput, {x.end - x.begin, y.end - y.begin}, stop, part);
            if (!output) return output;
            pasteTile(*output, x, y, m_rule.stride, whole);
            done += 1;
        }
    return whole;
}

core::Result<GridOutput> GridRunner::run(const GridRequest& request, std::vector<std::string>& notes,
                                         const std::stop_token& stop, const core::ProgressFunction& progress) {
    if (!core::shapesOf(*m_graph, request.size)) {
        const int side = smallestSide();
        return core::fail(core::ErrorCode::InvalidArgument, "{} needs an input of at least {}×{} pixels, not {}.",
                          m_graph->network, side, side, text(request.size));
    }
    if (request.tile) {
        const core::Size tile = planTiles(*request.tile, m_rule).tile;
        if (tile.width < request.size.width || tile.height < request.size.height) {
            notes.push_back(fmt::format("tiles of {}, as asked", text(tile)));
            return inTiles(request, tile, stop, progress);
        }
        return m_network->run(m_logits, request.input, request.size, stop, progress);
    }
    const std::uint64_t needed = need(request.size);
    core::Size tile = request.size;
    if (request.budget == 0 || needed <= request.budget) {
        auto output = m_network->run(m_logits, request.input, request.size, stop, progress);
        if (output || output.error().code != core::ErrorCode::OutOfMemory) return output;
        releaseGpuMemory();
        tile = planTiles({request.size.width / 2, request.size.height / 2}, m_rule).tile;
        notes.push_back(
            fmt::format("tiles of {}: memory ran out for the whole frame ({})", text(tile), gigabytes(needed)));
    } else {
        tile = largestTile(request);
        notes.push_back(fmt::format("tiles of {}: the whole frame would need {} and {} may be used", text(tile),
                                    gigabytes(needed), gigabytes(request.budget)));
    }
    auto output = inTiles(request, tile, stop, progress);
    if (output || output.error().code != core::ErrorCode::OutOfMemory) return output;
    releaseGpuMemory();
    return core::fail(core::ErrorCode::OutOfMemory,
                      "Not enough memory: {} on {} needs about {}, in tiles of {} about {}, and that could not be had.",
                      m_graph->network, text(request.size), gigabytes(needed), text(tile), gigabytes(need(tile)));
}

} // namespace inference
