// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The palettes to choose from for a scheme: its own colours, and those of resources/palettes.
#pragma once

#include "core/classes/palette.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr std::string_view kOfficialPalette = "official";       ///< the scheme's own colours
inline constexpr std::string_view kColorBlindPalette = "colour-blind"; ///< for dichromats too; promise in tst_palettes

/// Of the palettes that fit the scheme: the official one first, which every scheme has; "colour-blind" for
/// `cityscapes-19` and `merged-10`.
std::vector<std::string> paletteNames(const ClassScheme& scheme);

/// Black for kIgnore and every index without a class. A name that does not fit the scheme gives the official palette,
/// so that a choice can be kept from scheme to scheme.
Palette paletteOf(const ClassScheme& scheme, std::string_view name);
/// The scheme in those colours.
ClassScheme inPalette(const ClassScheme& scheme, std::string_view name);

} // namespace core
