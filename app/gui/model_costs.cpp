// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/model_costs.h"

#include "core/networks/cost.h"
#include "core/networks/registry.h"
#include "widgets/to_qt.h"

namespace app {

core::Result<widgets::ModelCosts> costsOf(const core::ModelCard& card, core::Size frame,
                                          const inference::SegmentSettings& settings) {
    const auto graph = core::buildNetwork(card.network, card.options);
    if (!graph) return core::fail(graph.error());
    core::InputSpec input = card.input;
    if (settings.size) input.size = settings.size;
    if (settings.scale) {
        input.size.reset();
        input.scale = *settings.scale;
    }
    const core::Size size = core::inputSize(input, frame);
    const auto cost = core::costOf(*graph, size);
    if (!cost)
        return widgets::ModelCosts{core::parameterCount(*graph), 0, 0, size, widgets::toQt(cost.error().message)};
    const std::uint64_t numbers = cost->parameters + cost->bufferElements + cost->peakActivationElements;
    return widgets::ModelCosts{cost->parameters, cost->macs, numbers * sizeof(float), size, {}};
}

} // namespace app
