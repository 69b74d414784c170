// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/picture_text.h"

#include <doctest/doctest.h>

using core::Image;
using core::Rgb;
using core::Size;
using core::TextStyle;

namespace {

constexpr Rgb background = {10, 20, 30};
constexpr Rgb white = {255, 255, 255};

struct Box {
    int left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
};
Box changedPixels(const Image& image) {
    Box box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.at(x, y) != background)
                box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y)};
    return box;
}

std::size_t inkOf(const Image& image) {
    std::size_t sum = 0;
    for (const Rgb pixel : image.values()) sum += pixel.g - background.g;
    return sum;
}

Image drawn(const std::string& text, const TextStyle& style, int x = 20, int y = 10) {
    Image image({600, 60}, background);
    core::drawText(image, x, y, text, style);
    return image;
}

} // namespace

TEST_CASE("text lies inside the box that textSize tells, at every size") {
    for (const int height : {10, 14, 18, 22, 28})
        for (const bool bold : {false, true}) {
            CAPTURE(height);
            const TextStyle style{height, white, bold};
            const std::string text = "Qgj|{road 41.2 %}";
            const Size size = core::textSize(text, style);
            CHECK(size.height == height);
            const Box box = changedPixels(drawn(text, style));
            CHECK(box.left >= 20);
            CHECK(box.top >= 10);
            CHECK(box.right < 20 + size.width);
            CHECK(box.bottom < 10 + height);
            // It also fills the box: a capital reaches the top, a descender the bottom.
            CHECK(box.top <= 12);
            CHECK(box.bottom >= 10 + height - 3);
        }
}

TEST_CASE("text has the colour asked for, full in strokes and blended at edges") {
    const Image image = drawn("HHH", {28, {200, 100, 50}, true});
    bool full = false;
    bool between = false;
    for (const Rgb pixel : image.values()) {
        full |= pixel == Rgb{200, 100, 50};
        between |= pixel.r > background.r + 20 && pixel.r < 180;
    }
    CHECK(full);
    CHECK(between);
}

TEST_CASE("bold text has more ink, and longer text is wider") {
    CHECK(inkOf(drawn("road", {18, white, true})) > inkOf(drawn("road", {18, white, false})) * 5 / 4);
    CHECK(core::textSize("road road", {}).width > core::textSize("road", {}).width * 2);
    CHECK(core::textSize("", {}).width == 0);
}

TEST_CASE("what is not printable ASCII becomes one question mark each") {
    CHECK(drawn("caf\xc3\xa9\n", {}) == drawn("caf??", {}));
    CHECK(core::textSize("\xe4\xba\xba", {}) == core::textSize("?", {}));
}

TEST_CASE("text is cut at the borders of the picture") {
    const Image inside = drawn("road", {}, 100, 20);
    for (const int shift : {-110, -5, 590}) {
        const Image cut = drawn("road", {}, shift, 20);
        for (int y = 0; y < 60; ++y)
            for (int x = 0; x < 600; ++x) {
                const int from = x - shift + 100;
                const Rgb expected = from >= 0 && from < 600 ? inside.at(from, y) : background;
                REQUIRE(cut.at(x, y) == expected);
            }
    }
    CHECK(inkOf(drawn("road", {}, 20, -100)) == 0);
    CHECK(inkOf(drawn("road", {}, 20, 1000)) == 0);
    CHECK(inkOf(drawn("road", {}, 20, 55)) < inkOf(drawn("road", {}, 20, 10)));
}

TEST_CASE("rectangles are filled and cut at the borders") {
    Image image({4, 3}, background);
    core::fillRectangle(image, 1, 1, {2, 1}, white);
    CHECK(image == Image({4, 3}, {background, background, background, background, background, white, white, background,
                                  background, background, background, background}));
    core::fillRectangle(image, -5, -5, {100, 100}, white);
    CHECK(image == Image({4, 3}, white));
    core::fillRectangle(image, 3, 2, {9, 9}, background);
    core::fillRectangle(image, 7, 0, {2, 2}, background);
    core::fillRectangle(image, 0, 0, {-3, 2}, background);
    CHECK(image.at(3, 2) == background);
    CHECK(image.at(2, 2) == white);
    CHECK(image.at(3, 1) == white);
}

TEST_CASE("pasting copies and cuts at the borders") {
    const Image source({2, 2}, {{1, 1, 1}, {2, 2, 2}, {3, 3, 3}, {4, 4, 4}});
    Image image({3, 2}, background);
    core::paste(image, 1, 0, source);
    CHECK(image == Image({3, 2}, {background, {1, 1, 1}, {2, 2, 2}, background, {3, 3, 3}, {4, 4, 4}}));
    core::paste(image, -1, -1, source);
    CHECK(image.at(0, 0) == Rgb{4, 4, 4});
    core::paste(image, 2, 1, source);
    CHECK(image.at(2, 1) == Rgb{1, 1, 1});
    const Image before = image;
    core::paste(image, 3, 0, source);
    core::paste(image, 0, -2, source);
    core::paste(image, -2, 0, source);
    CHECK(image == before);
}
