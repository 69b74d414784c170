// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/rasterize.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <utility>

using namespace core;

using Rows = std::map<int, std::pair<int, int>>;

static int areaOf(const std::vector<Point>& points, Size size = {12, 12}) {
    Plane<std::uint8_t> canvas(size);
    fillPolygon(points, size,
                [&](int y, int first, int last) { std::fill_n(canvas.row(y) + first, last - first + 1, 1); });
    return static_cast<int>(std::ranges::count(canvas.values(), 1));
}
static Rows rowsOf(const std::vector<Point>& points) {
    Rows rows;
    fillPolygon(points, {12, 12}, [&](int y, int first, int last) {
        const auto [row, isNew] = rows.emplace(y, std::pair(first, last));
        row->second = {std::min(row->second.first, first), std::max(row->second.second, last)};
    });
    return rows;
}

TEST_CASE("golden shapes of the historic rule") {
    CHECK(areaOf({{2, 2}, {6, 2}, {6, 5}, {2, 5}}) == 20);
    CHECK(areaOf({{5, 1}, {9, 9}, {1, 9}}) == 41);
    CHECK(rowsOf({{5, 1}, {9, 9}, {1, 9}}) == Rows{{1, {5, 5}},
                                                   {2, {5, 5}},
                                                   {3, {4, 6}},
                                                   {4, {4, 6}},
                                                   {5, {3, 7}},
                                                   {6, {3, 7}},
                                                   {7, {2, 8}},
                                                   {8, {2, 8}},
                                                   {9, {1, 9}}});
    CHECK(areaOf({{0, 0}, {10, 0}, {10, 10}}) == 66);
    for (const auto& [y, row] : rowsOf({{0, 0}, {10, 0}, {10, 10}})) CHECK(row == std::pair(y, 10));
    CHECK(areaOf({{2, 3}, {9, 5}, {4, 10}}) == 30);
    CHECK(
        rowsOf({{2, 3}, {9, 5}, {4, 10}}) ==
        Rows{{3, {2, 2}}, {4, {2, 5}}, {5, {3, 9}}, {6, {3, 8}}, {7, {3, 7}}, {8, {3, 6}}, {9, {4, 5}}, {10, {4, 4}}});
    CHECK(areaOf({{-3, 4}, {6, -2}, {14, 7}, {5, 13}}) == 120);
    CHECK(areaOf({{1, 1}, {9, 9}, {9, 1}, {1, 9}}) == 49);
}

TEST_CASE("two thousand random polygons have the pixels of Pillow 2.9 to 4.0") {
    // The hash was computed with polygon_generic() of those versions' Draw.c on the same points.
    std::uint32_t state = 1;
    const auto next = [&](int limit) {
        state = state * 1664525U + 1013904223U;
        return static_cast<int>((state >> 8) % static_cast<std::uint32_t>(limit));
    };
    std::uint64_t hash = 14695981039346656037U; // FNV-1a
    long pixels = 0;
    for (int k = 0; k < 2000; ++k) {
        const int range = k % 2 == 0 ? 48 : 400;
        std::vector<Point> points(static_cast<std::size_t>(2 + next(9)));
        for (Point& point : points) {
            point.x = next(range) - range / 3;
            point.y = next(range) - range / 3;
        }
        LabelMap canvas({24, 20});
        fillPolygon(points, canvas.size(),
                    [&](int y, int first, int last) { std::fill_n(canvas.row(y) + first, last - first + 1, 1); });
        for (const std::uint8_t value : canvas.values()) {
            hash = (hash ^ value) * 1099511628211U;
            pixels += value;
        }
    }
    CHECK(pixels == 297'098);
    CHECK(hash == 14511124880624263907U);
}

TEST_CASE("two crossings between the same two pixels fill both") {
    // on row 1 both edges are at x = 0.5: rounded up 1, rounded down 0
    CHECK(rowsOf({{0, 0}, {1, 2}}) == Rows{{0, {0, 0}}, {1, {0, 1}}, {2, {1, 1}}});
}

TEST_CASE("a closed polygon equals an open one, and few points are lines or nothing") {
    CHECK(areaOf({{5, 1}, {9, 9}, {1, 9}, {5, 1}}) == 41);
    CHECK(areaOf({}) == 0);
    CHECK(areaOf({{5, 5}}) == 0);
    CHECK(areaOf({{5, 5}, {5, 5}}) == 1);
    CHECK(areaOf({{2, 5}, {8, 5}}) == 7);
    CHECK(areaOf({{5, 2}, {5, 8}}) == 7);
    CHECK(areaOf({{-5, -5}, {-2, -5}, {-2, -2}}) == 0);
    CHECK(areaOf({{20, 20}, {30, 20}, {30, 30}}) == 0);
}

TEST_CASE("runs never leave the picture, however far the polygon reaches") {
    const std::vector<Point> huge = {
        {-1'000'000, -1'000'000}, {1'000'000, -1'000'000}, {1'000'000, 1'000'000}, {-1'000'000, 1'000'000}};
    int rows = 0;
    fillPolygon(huge, {12, 12}, [&](int y, int first, int last) {
        CHECK(y == rows++);
        CHECK(first == 0);
        CHECK(last == 11);
    });
    CHECK(rows == 12);
    CHECK(areaOf({{0, 0}, {11, 0}, {11, 11}, {0, 11}}) == 144);
}

static const PolygonObject road{"road", {{0, 0}, {9, 0}, {9, 9}, {0, 9}}, false};
static PolygonObject pixel(const std::string& label, int x, int y) { return {label, {{x, y}, {x, y}}, false}; }

TEST_CASE("later objects lie on top; deleted ones and license plates are left out") {
    const PolygonAnnotation annotation{{4, 1},
                                       {road,
                                        pixel("car", 1, 0),
                                        {"sky", {{0, 0}, {3, 0}}, true},
                                        pixel("license plate", 1, 0),
                                        pixel("polegroup", 2, 0),
                                        pixel("cargroup", 3, 0)}};
    CHECK(rasterizeLabelIds(annotation).value() == LabelMap({4, 1}, {7, 26, 18, 26}));
    CHECK(rasterizeTrainIds(annotation).value() == LabelMap({4, 1}, {0, 13, 255, 13}));
    CHECK(rasterizeColor(annotation).value() ==
          Image({4, 1}, {{128, 64, 128}, {0, 0, 142}, {153, 153, 153}, {0, 0, 142}}));
    CHECK(rasterizeInstanceIds(annotation).value() == Plane<std::uint16_t>({4, 1}, {7, 26000, 18, 26}));
}

TEST_CASE("the background is unlabeled, as trainId 255 and black") {
    const PolygonAnnotation annotation{{1, 1}, {}};
    CHECK(rasterizeLabelIds(annotation).value().at(0, 0) == 0);
    CHECK(rasterizeTrainIds(annotation).value().at(0, 0) == 255);
    CHECK(rasterizeColor(annotation).value().at(0, 0) == Rgb{});
    CHECK(rasterizeInstanceIds(annotation).value().at(0, 0) == 0);
}

TEST_CASE("instances are counted per label in file order, hidden ones too, groups and deleted ones not") {
    PolygonAnnotation annotation{{6, 1},
                                 {pixel("car", 0, 0), pixel("car", 0, 0), pixel("cargroup", 1, 0),
                                  pixel("person", 2, 0), pixel("car", 3, 0), pixel("building", 4, 0),
                                  pixel("trailer", 5, 0)}};
    CHECK(rasterizeInstanceIds(annotation).value() ==
          Plane<std::uint16_t>({6, 1}, {26001, 26, 24000, 26002, 11, 30000}));
    annotation.objects[0].deleted = true;
    CHECK(rasterizeInstanceIds(annotation).value() ==
          Plane<std::uint16_t>({6, 1}, {26000, 26, 24000, 26001, 11, 30000}));
}

TEST_CASE("the thousandth instance fits and one more is refused") {
    PolygonAnnotation annotation{{1, 1}, std::vector(1000, pixel("bicycle", 0, 0))};
    CHECK(rasterizeInstanceIds(annotation).value().at(0, 0) == 33999);
    annotation.objects.push_back(pixel("bicycle", 0, 0));
    const auto result = rasterizeInstanceIds(annotation);
    REQUIRE(!result);
    CHECK(result.error().message == "Object 1000 is the 1001st 'bicycle'; instance ids have room for 1000 of a label.");
    CHECK(rasterizeLabelIds(annotation));
}

TEST_CASE("an unknown label is named with its object") {
    for (const char* label : {"tree", "group", "treegroup", "Car", ""}) {
        const auto result = rasterizeLabelIds({{1, 1}, {road, {label, {}, false}}});
        REQUIRE(!result);
        CHECK(result.error().code == ErrorCode::Corrupt);
        CHECK(result.error().message ==
              fmt::format("Object 1 has the label '{}', which Cityscapes does not know.", label));
    }
    CHECK(rasterizeLabelIds({{1, 1}, {{"tree", {}, true}}})); // deleted
}

TEST_CASE("polygons that ask for hours of work are refused") {
    const std::vector<Point> all = {{-9, -9}, {9999, -9}, {9999, 9999}, {-9, 9999}};
    const PolygonAnnotation annotation{{8192, 8192}, std::vector(1024, PolygonObject{"sky", all, false})};
    const auto result = rasterizeLabelIds(annotation);
    REQUIRE(!result);
    CHECK(result.error().message == "Drawing the 1024 objects of this annotation would take 69256347648 steps; at most "
                                    "68719476736 are taken.");
}
