// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Polygons → label ids, trainIds, colour, instance ids, by the rules of cityscapesScripts' preparation tools and the
// fill rule of the Pillow of the dataset's time (2.9 to 4.0, pixel by pixel; all edges inclusive;
// docs/file-formats.md).
#pragma once

#include "core/base/result.h"
#include "core/cityscapes/polygons.h"
#include "core/image/label_map.h"

#include <cstdint>
#include <functional>
#include <span>

namespace core {

/// Calls row(y, firstX, lastX) (both inclusive, clipped to `size`) for each run of the filled polygon; runs may
/// overlap. Points are truncated integers. Fewer than 2 points give nothing.
void fillPolygon(std::span<const Point> points, Size size, const std::function<void(int y, int first, int last)>& row);

// All four: objects in file order, later ones on top; deleted ones and the license plate are left out. Corrupt when a
// label is neither known nor "<known>group" (names the object's number and label), or when the polygons ask for more
// than 2^36 steps of work.
Result<LabelMap> rasterizeLabelIds(const PolygonAnnotation& annotation);
Result<LabelMap> rasterizeTrainIds(const PolygonAnnotation& annotation);
Result<Image> rasterizeColor(const PolygonAnnotation& annotation);
/// id·1000 + counter for labels with instances, the plain id for groups and stuff. The counter advances per object,
/// even when a later one hides it. Unsupported when a label has more than 1000 instances, which the coding cannot hold.
Result<Plane<std::uint16_t>> rasterizeInstanceIds(const PolygonAnnotation& annotation);

} // namespace core
