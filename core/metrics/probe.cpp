// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/probe.h"

#include "core/classes/label_table.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace core {

namespace {

std::string_view nameOf(const PredictionSpace& space, int index) {
    if (index < 0 || index >= space.values()) return "unlabeled";
    return space.scheme ? std::string_view(space.scheme->classes()[static_cast<std::size_t>(index)].name)
                        : labelById(index).name;
}

/// A tab or a line feed in the name of a slot or class would be read as the end of a field.
std::string field(std::string_view name) {
    std::string text(name);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    return text;
}

/// fmt writes numbers in the C locale unless it is asked for another.
std::string number(std::optional<double> value) { return value ? fmt::format("{:.4f}", *value) : std::string(); }

} // namespace

Certainty certaintyOf(std::span<const ProbedClass> classes, int channels) {
    if (classes.empty() || classes[0].probability <= 0) return {};
    double second = 0;
    for (const ProbedClass& other : classes.subspan(1)) second = std::max(second, other.probability);
    double bits = 0;
    double rest = 1;
    for (const ProbedClass& each : classes) {
        rest -= each.probability;
        if (each.probability > 0) bits -= each.probability * std::log2(each.probability);
    }
    const int unlisted = channels - static_cast<int>(classes.size());
    if (rest > 0 && unlisted > 0) bits += rest * std::log2(unlisted / rest);

    Certainty certainty{.margin = std::max(0.0, classes[0].probability - second), .entropyBits = bits, .entropy = {}};
    if (channels > 1) certainty.entropy = std::min(1.0, bits / std::log2(channels));
    return certainty;
}

std::string probeText(std::string_view truthClass, std::span<const ProbedSlot> slots) {
    std::string text;
    if (!truthClass.empty()) text += fmt::format("truth\t{}\n", field(truthClass));
    for (const ProbedSlot& slot : slots) {
        text += field(slot.name);
        const Certainty certainty = certaintyOf(slot.classes, slot.channels);
        for (std::size_t i = 0; i < slot.classes.size(); ++i) {
            const auto& [index, probability] = slot.classes[i];
            text += fmt::format("\t{}", field(nameOf(slot.space, index)));
            if (!certainty.margin) break;
            text += fmt::format("\t{}", number(probability));
            if (i == 0)
                text += fmt::format("\t{}\t{}\t{}", number(certainty.margin), number(certainty.entropyBits),
                                    number(certainty.entropy));
        }
        text += '\n';
    }
    return text;
}

} // namespace core
