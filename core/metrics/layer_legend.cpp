// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/layer_legend.h"

#include "core/classes/ramp.h"
#include "core/metrics/derived_layers.h"

#include <cassert>
#include <fmt/format.h>
#include <utility>

namespace core {

namespace {

constexpr Rgb kBlue = {0, 114, 178};   // L* 46
constexpr Rgb kOrange = {230, 159, 0}; // L* 71
constexpr Rgb kQuiet = {68, 68, 68};   // L* 29: nothing to look at
constexpr Rgb kLoud = {245, 245, 245}; // L* 97

template <class Value> LayerEntry entry(Value value, std::string name, Rgb color) {
    return {static_cast<std::uint8_t>(value), std::move(name), color};
}

LayerEntry voidEntry() { return entry(kIgnore, "void", {}); }

} // namespace

std::vector<LayerEntry> verdictLegend() {
    return {entry(Verdict::Right, "right", kBlue), entry(Verdict::Wrong, "wrong", kOrange), voidEntry()};
}

std::vector<LayerEntry> pairLegend(const std::string& a, const std::string& b) {
    return {entry(PairVerdict::BothRight, "both right", kQuiet),
            entry(PairVerdict::OnlyA, fmt::format("only {} right", a), kBlue),
            entry(PairVerdict::OnlyB, fmt::format("only {} right", b), kOrange),
            entry(PairVerdict::BothWrong, "both wrong", kLoud), voidEntry()};
}

std::vector<LayerEntry> agreementLegend(int predictions) {
    assert(predictions >= 2 && predictions <= kMostCompared);
    const Palette ramp = lightnessRamp();
    std::vector<LayerEntry> legend;
    for (int count = 1; count <= predictions; ++count) {
        const auto place = static_cast<std::size_t>((count - 1) * 255 / (predictions - 1));
        legend.push_back(entry(count, fmt::format("{} of {}", count, predictions), ramp[place]));
    }
    return legend;
}

std::vector<LayerEntry> differenceLegend() {
    return {entry(Difference::Same, "same", kQuiet), entry(Difference::Different, "different", kOrange)};
}

Palette paletteOf(std::span<const LayerEntry> legend) {
    Palette palette = {};
    for (const LayerEntry& each : legend) palette[each.value] = each.color;
    return palette;
}

} // namespace core
