// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classes/class_scheme.h"
#include "core/classes/hatch.h"
#include "core/image/label_map.h"

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRect>
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

/// Patterns over the colours of classes, so that they can be told apart without colour.
struct MaskHatching {
    std::array<core::Hatch, 256> hatches{}; ///< Solid where nothing is to be drawn
    MaskColors ink{};
    bool operator==(const MaskHatching&) const = default;
};
/// Void, values without a class and what `colors` leaves out stay Solid; the ink is as strong as the colour under it.
/// REQUIRES: `colors` is maskColors() of the scheme.
MaskHatching maskHatching(const core::ClassScheme& scheme, const MaskColors& colors);

/// The part of a map that a widget shows, pixel of the screen by pixel of the screen.
struct HatchedPart {
    QRect screen;      ///< device pixels
    double scale = 1;  ///< device pixels per pixel of the map
    QPointF origin;    ///< of the map, in device pixels: screen = origin + scale · map
    int thickness = 1; ///< device pixels per pixel of a pattern
};
/// Below that a pattern covers more of the map than most things in it, and would be noise.
inline constexpr double kLeastHatchedScale = 0.125;
/// Colours and ink, ARGB32_Premultiplied, of the size of `part.screen`. The patterns lie still on the screen's pixels:
/// their size does not change with the zoom.
QImage paintHatched(const core::LabelMap& map, const MaskColors& colors, const MaskHatching& hatching,
                    const HatchedPart& part);

/// A piece of one class, as paintHatched() draws it. `size` in pixels of the widget, `ratio` device pixels per such.
QImage hatchedSwatch(const QColor& color, core::Hatch hatch, QSize size, double ratio);

} // namespace widgets
