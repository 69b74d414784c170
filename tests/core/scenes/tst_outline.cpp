// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/outline.h"

#include "core/cityscapes/rasterize.h"
#include "core/scenes/exact_math.h"

#include <doctest/doctest.h>
#include <string_view>
#include <vector>

using core::MaskPiece;
using core::Plane;
using core::Point;
using core::Size;

namespace {

/// '#' is inside; a ring of zeros is put around.
Plane<int> maskOf(const std::vector<std::string_view>& rows) {
    Plane<int> mask({static_cast<int>(rows[0].size()) + 2, static_cast<int>(rows.size()) + 2}, 0);
    for (int y = 0; y < mask.height() - 2; ++y)
        for (int x = 0; x < mask.width() - 2; ++x)
            mask.at(x + 1, y + 1) = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#' ? 1 : 0;
    return mask;
}

/// Traces all pieces of a mask and fills the polygons again.
Plane<int> redrawn(Plane<int> mask) {
    Plane<int> result(mask.size(), 0);
    for (const MaskPiece& piece : core::numberPieces(mask))
        core::fillPolygon(core::traceOutline(mask, piece, {0, 0}), mask.size(), [&](int y, int first, int last) {
            for (int x = first; x <= last; ++x) result.at(x, y) = 1;
        });
    return result;
}
void checkRoundTrip(const Plane<int>& mask) { CHECK(redrawn(mask) == mask); }

} // namespace

TEST_CASE("a single pixel gives one point, which is drawn again only as a polygon of two") {
    Plane<int> mask = maskOf({"#"});
    const auto pieces = core::numberPieces(mask);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].pixels == 1);
    CHECK(core::traceOutline(mask, pieces[0], {10, 20}) == std::vector<Point>{{11, 21}});
}

TEST_CASE("a rectangle has four corners, on the centres of its border pixels") {
    Plane<int> mask = maskOf({"####", "####", "####"});
    const auto pieces = core::numberPieces(mask);
    REQUIRE(pieces.size() == 1);
    CHECK(core::traceOutline(mask, pieces[0], {-1, -1}) == std::vector<Point>{{0, 0}, {0, 2}, {3, 2}, {3, 0}});
}

TEST_CASE("an outline filled again gives its mask: lines, concave shapes, rings, islands") {
    checkRoundTrip(maskOf({"#####"}));
    checkRoundTrip(maskOf({"#", "#", "#", "#"}));
    checkRoundTrip(maskOf({"#...", ".#..", "..#.", "...#"}));
    checkRoundTrip(maskOf({"##..##", "##..##", "######", "..##.."}));
    checkRoundTrip(maskOf({"#####", "#...#", "#...#", "#...#", "#####"}));
    checkRoundTrip(maskOf({".###.", "#...#", "#...#", ".###."}));
    checkRoundTrip(maskOf({"#########", "#.#.#.#.#", "#########", "###...###", "#..#.#..#", "#########"}));
    checkRoundTrip(maskOf({"#.#.#", ".#.#.", "#.#.#"}));
    checkRoundTrip(maskOf({"..#..", "..#..", "#####", "..#..", "..#.."}));
}

TEST_CASE("pieces touch at corners, too, and know their boxes") {
    Plane<int> mask = maskOf({"#..##", ".#...", "....#"});
    const auto pieces = core::numberPieces(mask);
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].pixels == 2);
    CHECK(pieces[0].right == 2);
    CHECK(pieces[0].bottom == 2);
    CHECK(pieces[1].first == Point{4, 1});
    CHECK(pieces[2].first == Point{5, 3});
}

TEST_CASE("the outlines of five hundred random masks give them back, pixel by pixel") {
    core::Random random(2026);
    for (int number = 0; number < 500; ++number) {
        const Size size{3 + random.below(40), 3 + random.below(40)};
        const double density = random.between(0.3, 0.95);
        Plane<int> mask(size, 0);
        for (int y = 1; y < size.height - 1; ++y)
            for (int x = 1; x < size.width - 1; ++x) mask.at(x, y) = random.chance(density) ? 1 : 0;
        Plane<int> numbered = mask;
        for (const MaskPiece& piece : core::numberPieces(numbered)) // too small to be a polygon
            if (piece.pixels == 1) mask.at(piece.first.x, piece.first.y) = 0;
        INFO("mask ", number);
        CHECK(redrawn(mask) == mask);
    }
}
