// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/palettes.h"

#include "core/base/strict_json.h"
#include "core/classes/palette_texts.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace core {
namespace {

struct StoredPalette {
    std::string name, scheme;
    std::vector<Rgb> colors;
};

/// No sentence for what is wrong: the files are ours, compiled in and tested.
StoredPalette parse(std::string_view text) {
    const auto json = parseStrictJson(text, "built-in palette");
    assert(json && json->at("format") == 1);
    StoredPalette palette{json->at("name").get<std::string>(), json->at("scheme").get<std::string>(), {}};
    for (const auto& color : json->at("colors"))
        palette.colors.push_back(
            {color.at(0).get<std::uint8_t>(), color.at(1).get<std::uint8_t>(), color.at(2).get<std::uint8_t>()});
    return palette;
}

const std::vector<StoredPalette>& storedPalettes() {
    static const std::vector<StoredPalette> palettes = [] {
        std::vector<StoredPalette> parsed;
        std::ranges::transform(paletteTexts(), std::back_inserter(parsed), parse);
        return parsed;
    }();
    return palettes;
}

} // namespace

std::vector<std::string> paletteNames(const ClassScheme& scheme) {
    std::vector<std::string> names = {std::string(kOfficialPalette)};
    for (const StoredPalette& palette : storedPalettes())
        if (palette.scheme == scheme.name()) names.push_back(palette.name);
    return names;
}

Palette paletteOf(const ClassScheme& scheme, std::string_view name) {
    const auto found = std::ranges::find_if(storedPalettes(), [&](const StoredPalette& palette) {
        return palette.scheme == scheme.name() && palette.name == name &&
               palette.colors.size() == static_cast<std::size_t>(scheme.size()); // a user's scheme may have the name
    });
    if (found == storedPalettes().end()) return paletteOf(scheme);
    Palette palette = {};
    std::ranges::copy(found->colors, palette.begin());
    return palette;
}

ClassScheme inPalette(const ClassScheme& scheme, std::string_view name) {
    const Palette colors = paletteOf(scheme, name);
    return scheme.withColors(std::span(colors).first(static_cast<std::size_t>(scheme.size())));
}

} // namespace core
