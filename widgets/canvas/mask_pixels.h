// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classes/class_scheme.h"
#include "core/image/label_map.h"

#include <QImage>
#include <QRgb>

#include <array>
#include <vector>

namespace widgets {

/// What each value of a label map looks like: ARGB, premultiplied; 0 lets the photo through.
using MaskColors = std::array<QRgb, 256>;

/// Colours of the scheme for the classes whose entry in `visible` is true. With `highlighted`, the other classes keep a
/// quarter of their strength. Void and values without a class are black, and go by the last entry of `visible`.
/// REQUIRES: visible.size() == scheme.size() + 1.
MaskColors maskColors(const core::ClassScheme& scheme, const std::vector<bool>& visible, int highlighted = -1);

/// What is painted of a class: all of it, or the pixels that have a neighbour (of four) of another class.
enum class MaskStyle { Filled, Outlines };

/// ARGB32_Premultiplied, of the map's size.
QImage paintMask(const core::LabelMap& map, const MaskColors& colors, MaskStyle style = MaskStyle::Filled);

} // namespace widgets
