// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How colours look to people, those who see red and green alike included, and how far apart they are. Colours are sRGB
// (IEC 61966-2-1, D65). Pure functions, for any thread.
#pragma once

#include "core/image/image.h"

#include <array>
#include <cstddef>
#include <span>

namespace core {

/// The dichromacies: one kind of cone is missing (the long, middle, short waves).
enum class ColorVision { Normal, Protanopia, Deuteranopia, Tritanopia };

/// The two that a palette has to serve; tritanopia is rare.
inline constexpr std::array kRedGreenVisions = {ColorVision::Protanopia, ColorVision::Deuteranopia};

/// What a person with that vision sees, as a colour for normal vision: Machado, Oliveira and Fernandes 2009 (IEEE TVCG
/// 15(6), table of severity 1.0), in linear RGB, cut to what a screen can show.
Rgb simulated(Rgb color, ColorVision vision);

/// CIE 1976 L*a*b*, white D65: l from 0 to 100, a and b about -110 to 110.
struct Lab {
    double l = 0, a = 0, b = 0;
};
/// Of the colour as seen with that vision, not rounded to 8 bits in between.
Lab labOf(Rgb color, ColorVision vision = ColorVision::Normal);

/// CIEDE2000 with kL = kC = kH = 1 (Sharma, Wu and Dalal 2005, Color Research and Application 30(1)): about 1 is just
/// seen side by side.
double ciede2000(const Lab& one, const Lab& other);

struct ColorPair {
    double difference = 0;             ///< CIEDE2000
    std::size_t first = 0, second = 0; ///< places in the colours, first < second
};
/// The two colours that are the hardest to tell apart; the first such pair. REQUIRES: at least two colours.
ColorPair smallestDifference(std::span<const Rgb> colors, ColorVision vision);

} // namespace core
