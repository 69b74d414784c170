// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colouring label maps: class index → RGB through one table of 256 entries.
#pragma once

#include "core/classes/class_scheme.h"
#include "core/image/image.h"

#include <array>
#include <vector>

namespace core {

using Palette = std::array<Rgb, 256>;

/// Colours of the scheme; black for kIgnore and every index without a class.
Palette paletteOf(const ClassScheme& scheme);
/// Official colours of label ids 0 … 33, black beyond.
Palette labelIdPalette();

/// `count` colours that are as far from each other and from black as a coarse grid allows (greedy, CIE L*a*b*); the
/// first n are the same for every count >= n.
std::vector<Rgb> distinctColors(int count);

Image colorize(const LabelMap& map, const Palette& palette);
/// opacity 0: the photo, 1: the colours, in steps of 1/256. Pixels whose entry of `visible` is false keep the photo.
/// REQUIRES: photo and map have the same size.
Image overlay(const Image& photo, const LabelMap& map, const Palette& palette, double opacity,
              const std::array<bool, 256>* visible = nullptr);

} // namespace core
