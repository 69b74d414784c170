// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cityscapes polygon annotations (…_polygons.json).
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct Point {
    int x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct PolygonObject {
    std::string label;         ///< as written; may end in "group"
    std::vector<Point> points; ///< may lie outside the picture; fewer than 3 are kept, as the official tools do
    bool deleted = false;
    bool operator==(const PolygonObject&) const = default;
};

struct PolygonAnnotation {
    Size size;
    std::vector<PolygonObject> objects; ///< painter's order
    bool operator==(const PolygonAnnotation&) const = default;
};

/// Limits: 64 MiB, 20 000 objects, 100 000 points in one polygon and 2 000 000 in all, coordinates finite and within
/// ±1e6, labels of at most 256 characters, no key twice. Corrupt or NotFound, naming the file, the object and the
/// number.
Result<PolygonAnnotation> parsePolygons(std::string_view json, const std::string& origin);
Result<PolygonAnnotation> readPolygons(const std::filesystem::path& path);
std::string toJson(const PolygonAnnotation& annotation);

} // namespace core
