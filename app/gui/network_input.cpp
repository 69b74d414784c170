// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/network_input.h"

#include "core/base/parallel.h"
#include "core/networks/registry.h"
#include "inference/engine/passes.h"
#include "inference/engine/tiles.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

core::Image inColors(const std::vector<float>& values, const core::InputSpec& spec, core::Size size) {
    core::Image image(size);
    const auto byte = [&spec](float value, std::size_t channel) {
        const float unit = value * spec.std[channel] + spec.mean[channel];
        return static_cast<std::uint8_t>(std::lround(std::clamp(unit, 0.0F, 1.0F) * 255));
    };
    for (std::size_t i = 0; i < image.values().size(); ++i) {
        const float* pixel = values.data() + 3 * i;
        image.values()[i] = {byte(pixel[0], 0), byte(pixel[1], 1), byte(pixel[2], 2)};
    }
    return image;
}

core::Result<std::vector<QRectF>> tilesOf(const core::ModelCard& card, core::Size wanted, core::Size size) {
    const auto graph = core::buildNetwork(card.network, card.options);
    if (!graph) return core::fail(graph.error());
    const inference::TileRule rule = inference::tileRuleOf(*graph, graph->findOutput("out")->logits);
    const inference::TilePlan plan = inference::planTiles(wanted, rule);
    std::vector<QRectF> tiles;
    if (plan.tile.width >= size.width && plan.tile.height >= size.height) return tiles;
    const double width = size.width, height = size.height;
    for (const auto& y : inference::tileSpans(size.height, plan.tile.height, plan.haloY, rule.alignment))
        for (const auto& x : inference::tileSpans(size.width, plan.tile.width, plan.haloX, rule.alignment))
            tiles.emplace_back(x.begin / width, y.begin / height, (x.end - x.begin) / width,
                               (y.end - y.begin) / height);
    return tiles;
}

} // namespace

core::Result<NetworkInput> networkInput(const std::filesystem::path& card, const core::Image& frame,
                                        const inference::SegmentSettings& settings) {
    const auto read = core::readModelCard(card);
    if (!read) return core::fail(read.error());
    const auto passes = inference::passesOf(settings, read->input, frame.size());
    if (!passes) return core::fail(passes.error());
    NetworkInput input;
    input.spec = read->input;
    input.size = passes->front().size;
    for (const inference::Pass& pass : *passes) {
        input.mirrored = input.mirrored || pass.mirrored;
        if (!pass.mirrored && &pass != &passes->front()) input.more.push_back(pass.size);
    }
    const auto values = core::prepare(frame, input.spec, input.size, core::availableThreads());
    const auto [least, most] = std::ranges::minmax_element(values);
    input.least = *least;
    input.most = *most;
    input.pixels = widgets::PhotoPixels::make(inColors(values, input.spec, input.size));
    if (!settings.tile) return input;
    auto tiles = tilesOf(*read, *settings.tile, input.size);
    if (!tiles) return core::fail(tiles.error());
    input.tiles = std::move(*tiles);
    return input;
}

} // namespace app
