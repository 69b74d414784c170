// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/legend_strip.h"
#include "core/classes/side_by_side.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace core;

namespace {

constexpr Rgb kPhotoColor = {7, 99, 13};

ClassScheme scheme(const char* name) { return *ClassScheme::builtIn(name); }

SideBySideMask mask(Size size, int classIndex, const char* schemeName = "cityscapes-19", std::string title = "a") {
    return {std::move(title), "12 ms", LabelMap(size, static_cast<std::uint8_t>(classIndex)), scheme(schemeName)};
}

long countOf(const Image& image, Rgb color) {
    return static_cast<long>(std::count(image.values().begin(), image.values().end(), color));
}

} // namespace

TEST_CASE("photo and masks stand in the picture pixel for pixel when there is room") {
    const Size size = {400, 200};
    const std::vector masks = {mask(size, 0), mask(size, 13)};
    const Image picture = sideBySide("frame", "", Image(size, kPhotoColor), masks);
    CHECK(countOf(picture, kPhotoColor) == 400L * 200L);
    // The masks, and the inside of a swatch each.
    CHECK(countOf(picture, scheme("cityscapes-19").color(0)) > 400L * 200L);
    CHECK(countOf(picture, scheme("cityscapes-19").color(13)) > 400L * 200L);
}

TEST_CASE("the legend holds the classes that are present, once per scheme") {
    const Size size = {400, 200};
    const std::vector masks = {mask(size, 0), mask(size, 2, "merged-10")};
    const Image picture = sideBySide("frame", "", Image(size, kPhotoColor), masks);
    CHECK(countOf(picture, scheme("cityscapes-19").color(16)) == 0); // train
    const std::vector once = {mask(size, 0), mask(size, 0)};
    const Image single = sideBySide("frame", "", Image(size, kPhotoColor), once);
    CHECK(single.height() < picture.height());
}

TEST_CASE("a mask is shrunk as its photo is") {
    const Size size = {4000, 1500};
    const std::vector masks = {mask(size, 5)};
    const Image picture = sideBySide("frame", "", Image(size, kPhotoColor), masks);
    const long cell = countOf(picture, kPhotoColor);
    CHECK(cell > 1000L * 375L);
    CHECK(cell < 4000L * 1500L);
    const long inMask = countOf(picture, scheme("cityscapes-19").color(5));
    CHECK(inMask >= cell);
    CHECK(inMask < cell + 2000); // the swatch
}

TEST_CASE("pictures of a film have one size, whatever they show") {
    const Size size = {768, 576};
    const SideBySideOptions film = {.limit = {1920, 1080}, .wholeLegend = true};
    const std::vector first = {mask(size, 0), mask(size, 1, "merged-10")};
    const std::vector second = {mask(size, 18), mask(size, 255, "merged-10")};
    const Image a = sideBySide("v.avi", "frame 1", Image(size, kPhotoColor), first, film);
    const Image b = sideBySide("v.avi", "frame 1000", Image(size, kPhotoColor), second, film);
    CHECK(a.size() == b.size());
    CHECK(a.width() <= 1920);
    CHECK(a.height() <= 1080);
}

TEST_CASE("any frame and one to six slots give an even picture within the limit") {
    for (const Size size : {Size{2048, 1024}, Size{64, 48}, Size{333, 777}, Size{1, 1}, Size{5000, 3}})
        for (std::size_t slots = 1; slots <= 6; ++slots) {
            CAPTURE(size.width);
            CAPTURE(size.height);
            CAPTURE(slots);
            const std::vector masks(slots, mask(size, 5));
            const Image picture = sideBySide("frame", "note", Image(size, kPhotoColor), masks);
            CHECK(picture.width() % 2 == 0);
            CHECK(picture.height() % 2 == 0);
            CHECK(picture.width() <= 2560);
            CHECK(picture.height() <= 1440);
            CHECK(countOf(picture, scheme("cityscapes-19").color(5)) > 0);
        }
}

TEST_CASE("small frames are enlarged by whole factors") {
    const Size size = {64, 48};
    const std::vector masks = {mask(size, 5)};
    const Image picture = sideBySide("frame", "", Image(size, kPhotoColor), masks);
    CHECK(countOf(picture, kPhotoColor) == 320L * 240L);
}

TEST_CASE("a long title is cut at its cell") {
    const Size size = {400, 200};
    const std::vector shortTitle = {mask(size, 0, "cityscapes-19", ""), mask(size, 0, "cityscapes-19", "b")};
    const std::vector longTitle = {mask(size, 0, "cityscapes-19", std::string(200, 'W')),
                                   mask(size, 0, "cityscapes-19", "b")};
    const Image a = sideBySide("frame", "", Image(size, kPhotoColor), shortTitle);
    const Image b = sideBySide("frame", "", Image(size, kPhotoColor), longTitle);
    REQUIRE(a.size() == b.size());
    int left = a.width();
    int right = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (!(a.at(x, y) == b.at(x, y))) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
    CHECK(right > left);
    CHECK(right - left < 400);
}

TEST_CASE("an absent class of a whole legend is dimmed") {
    std::vector<bool> present(11);
    present[0] = true;
    const LegendSection section = legendSection(scheme("merged-10"), present, true);
    REQUIRE(section.entries.size() == 11);
    CHECK_FALSE(section.entries[0].dimmed);
    CHECK(section.entries[1].dimmed);
    CHECK(section.entries[10].name == "unlabeled");
    CHECK(legendSection(scheme("merged-10"), present, false).entries.size() == 1);
}
