// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/flicker.h"

#include "tests/support/error_of.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <random>

using namespace core;
using testing_support::errorOf;

namespace {

constexpr Rgb kGrey = {100, 100, 100};

/// 3×3 photos that differ in one pixel; labels that differ in the middle and at the left top.
Flicker flickerOf(int x, int y, Rgb after) {
    const Image last({3, 3}, kGrey);
    Image now = last;
    now.at(x, y) = after;
    const LabelMap before({3, 3}, 1);
    LabelMap labels = before;
    labels.at(0, 0) = kIgnore;
    labels.at(1, 1) = 2;
    const auto flicker = measureFlicker({last, before}, {now, labels});
    REQUIRE(flicker);
    return *flicker;
}

/// The definition, one pixel after the other.
Flicker naive(const AnalysedFrame& last, const AnalysedFrame& now, double stillBelow) {
    Flicker flicker;
    const Size size = now.labels.size();
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            double sum = 0;
            int channels = 0;
            for (int v = y - 1; v <= y + 1; ++v)
                for (int u = x - 1; u <= x + 1; ++u) {
                    if (u < 0 || v < 0 || u >= size.width || v >= size.height) continue;
                    const Rgb a = last.photo.at(u, v), b = now.photo.at(u, v);
                    sum += std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
                    channels += 3;
                }
            if (sum / channels >= stillBelow) continue;
            ++flicker.counted;
            if (last.labels.at(x, y) != now.labels.at(x, y)) ++flicker.changed;
        }
    return flicker;
}

} // namespace

TEST_CASE("a class that changes counts only where the photo hardly does") {
    // The middle is in the neighbourhood of all nine pixels: of 9 pixels (27 channels, still below a sum of 6·27 = 162)
    // in the middle, of 6 (below 108) at the edges, of 4 (below 72) in the corners.
    const auto changed = [](int sum) { return flickerOf(1, 1, {static_cast<std::uint8_t>(100 + sum), 100, 100}); };
    CHECK(changed(0).counted == 9);
    CHECK(changed(0).changed == 2);
    CHECK(changed(0).share() == 2.0 / 9);
    CHECK(changed(71).counted == 9);
    CHECK(changed(72).counted == 5);
    CHECK(changed(72).changed == 1); // the middle; the corner no longer counts
    CHECK(changed(72).share() == 1.0 / 5);
    CHECK(changed(107).counted == 5);
    CHECK(changed(108).counted == 1);
    CHECK(flickerOf(1, 1, {0, 39, 100}).counted == 1);  // 100 + 61 = 161, downwards too
    CHECK(flickerOf(1, 1, {0, 100, 38}).counted == 0);  // 162
    CHECK_FALSE(flickerOf(1, 1, {0, 100, 38}).share()); // 0/0
}

TEST_CASE("a change in a corner reaches its four pixels only") {
    CHECK(flickerOf(2, 2, {255, 255, 255}).counted == 5);
    CHECK(flickerOf(2, 2, {255, 255, 255}).changed == 1);
    CHECK(flickerOf(0, 0, {0, 0, 0}).counted == 5);
    CHECK(flickerOf(0, 0, {0, 0, 0}).changed == 0);
}

TEST_CASE("random films flicker as the definition says, on any number of threads") {
    std::mt19937 random(7);
    // 33 and 70 rows are more than one thread's piece.
    for (const Size size : {Size{1, 1}, Size{7, 3}, Size{1, 5}, Size{5, 1}, Size{2, 2}, Size{9, 33}, Size{31, 70}})
        for (const double stillBelow : {0.0, 4.3, 6.0, 300.0}) {
            Image last(size), now(size);
            LabelMap before(size), labels(size);
            for (std::size_t i = 0; i < size.area(); ++i) {
                const auto byte = [&] { return static_cast<std::uint8_t>(random() % 16); };
                last.values()[i] = {byte(), byte(), byte()};
                now.values()[i] = {byte(), byte(), byte()};
                before.values()[i] = static_cast<std::uint8_t>(random() % 2);
                labels.values()[i] = random() % 3 == 0 ? kIgnore : before.values()[i];
            }
            const Flicker expected = naive({last, before}, {now, labels}, stillBelow);
            for (const int threads : {1, 3}) {
                CAPTURE(size.width);
                CAPTURE(size.height);
                CAPTURE(stillBelow);
                const auto flicker =
                    measureFlicker({last, before}, {now, labels}, {.stillBelow = stillBelow, .threads = threads});
                REQUIRE(flicker);
                CHECK(flicker->counted == expected.counted);
                CHECK(flicker->changed == expected.changed);
            }
        }
}

TEST_CASE("photos and label maps of different sizes are refused with both sizes") {
    const Image photo({4, 2}), tallPhoto({2, 4});
    const LabelMap labels({4, 2}), tall({2, 4});
    CHECK(errorOf(measureFlicker({photo, labels}, {tallPhoto, labels})).message ==
          "The frame's label map has 4x2 pixels, its photo 2x4.");
    CHECK(errorOf(measureFlicker({photo, tall}, {photo, labels})).message ==
          "The frame's label map has 4x2 pixels, the last frame's 2x4.");
    const auto error = errorOf(measureFlicker({tallPhoto, labels}, {photo, labels}));
    CHECK(error.message == "The frame's label map has 4x2 pixels, the last frame's photo 2x4.");
    CHECK(error.code == ErrorCode::InvalidArgument);
}

TEST_CASE("an empty film does not flicker") {
    const auto flicker = measureFlicker({Image(), LabelMap()}, {Image(), LabelMap()});
    REQUIRE(flicker);
    CHECK_FALSE(flicker->share());
}
