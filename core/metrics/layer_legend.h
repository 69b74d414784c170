// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and names of the values of derived layers. Blue and orange (Okabe and Ito, Color Universal Design, 2008)
// rather than green and red; within a layer any two colours, void's black included, differ in lightness by at least 14
// of L*'s 100, so that they can be told apart without any colour vision.
#pragma once

#include "core/classes/palette.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core {

struct LayerEntry {
    std::uint8_t value = 0;
    std::string name;
    Rgb color;
};

/// Right, wrong, void.
std::vector<LayerEntry> verdictLegend();
/// Both right, only `a` right, only `b` right, both wrong, void; the names are those of the two slots.
std::vector<LayerEntry> pairLegend(const std::string& a, const std::string& b);
/// "1 of n" … "n of n", dark to light along lightnessRamp(). REQUIRES: 2 <= predictions <= kMostCompared.
std::vector<LayerEntry> agreementLegend(int predictions);
/// Same, different.
std::vector<LayerEntry> differenceLegend();

/// Black where there is no entry.
Palette paletteOf(std::span<const LayerEntry> legend);

} // namespace core
