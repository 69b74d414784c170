// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resize.h"

#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>

using namespace testing_support;
using core::Filter;
using core::Image;
using core::LabelMap;
using core::Rgb;

namespace {

struct GoldenPhoto {
    core::Size from;
    core::Size to;
    Filter filter;
    const char* digest;
};

// From benchmarks/peers/resize.py with Pillow 12.0.0.
const GoldenPhoto goldenPhotos[] = {
    {{61, 37}, {30, 18}, Filter::Bilinear, "2ba78e1451ea1b0d8507ce275da35d6f"},
    {{61, 37}, {30, 18}, Filter::Bicubic, "56d6fbaf85408e325df082635ca7c83a"},
    {{61, 37}, {61, 18}, Filter::Bilinear, "0e609fe39eca004bfa07d2bbff058c3d"},
    {{61, 37}, {61, 18}, Filter::Bicubic, "f161bcc36f4cb78d9f08373eb5886858"},
    {{61, 37}, {30, 37}, Filter::Bilinear, "e3029a22c16a72b43ba9b1d0657e3449"},
    {{61, 37}, {30, 37}, Filter::Bicubic, "4897593f99119f25fda715bf628f8a2b"},
    {{61, 37}, {7, 5}, Filter::Bilinear, "5250090cac014f578bad010732b1a027"},
    {{61, 37}, {7, 5}, Filter::Bicubic, "9306e663c9d4510b0a99cb052c5423a0"},
    {{61, 37}, {1, 1}, Filter::Bilinear, "4b8cedcfbed7410dec0ad587b40a7096"},
    {{61, 37}, {1, 1}, Filter::Bicubic, "6f9e84314345ba8b582fef551ce3f193"},
    {{61, 37}, {122, 74}, Filter::Bilinear, "327694d52e94529413b52318617598c4"},
    {{61, 37}, {122, 74}, Filter::Bicubic, "55dee5f5915bb4a698b676ac091a2269"},
    {{61, 37}, {100, 20}, Filter::Bilinear, "049c37232c48e26b4ca1653f53e1888e"},
    {{61, 37}, {100, 20}, Filter::Bicubic, "6325e610ad215bde1c67b3b54d778d93"},
    {{5, 3}, {17, 29}, Filter::Bilinear, "197d72155243552abb12081abb973a70"},
    {{5, 3}, {17, 29}, Filter::Bicubic, "0825d94a318f9fd5945c5bfffa1b9fd3"},
    {{1, 1}, {4, 3}, Filter::Bilinear, "3b9aa83a429d1923a899e38b5fe4bb59"},
    {{1, 1}, {4, 3}, Filter::Bicubic, "3b9aa83a429d1923a899e38b5fe4bb59"},
    {{640, 320}, {320, 160}, Filter::Bilinear, "0e36d1d2558443b1e7b7fe136941aa9c"},
    {{640, 320}, {320, 160}, Filter::Bicubic, "fb8e2d7ebd4023dfc99b73f0dd887baf"},
    {{333, 251}, {520, 392}, Filter::Bilinear, "470f97512e9bcd0b0de965a26901a1d3"},
    {{333, 251}, {520, 392}, Filter::Bicubic, "2a79c19ec3a2d71f2e2a8cd7638c193f"},
};

struct GoldenLabels {
    core::Size from;
    core::Size to;
    const char* digest;
};

const GoldenLabels goldenLabels[] = {
    {{61, 37}, {30, 18}, "9437ee7d5875a89911b29167885f01f4"},
    {{61, 37}, {61, 18}, "63827a3fe9068b2779baf792f7f7a550"},
    {{61, 37}, {30, 37}, "1c0db123720a08eafdce5350512838e0"},
    {{61, 37}, {7, 5}, "ab673c3a581544cb226df7735d1ffa0b"},
    {{61, 37}, {1, 1}, "189f40034be7a199f1fa9891668ee3ab"},
    {{61, 37}, {122, 74}, "d47ceeaeef35090112f2fec4029fad65"},
    {{61, 37}, {100, 20}, "9dfb8bcd05557e8511d58cf053b01997"},
    {{5, 3}, {17, 29}, "0f3a1cfda5f6e399ca785b2fe222ce18"},
    {{1, 1}, {4, 3}, "15ec7bf0b50732b49f8228e07d243653"},
    {{640, 320}, {320, 160}, "cee7498466b07af62b655b13a74e118a"},
    {{333, 251}, {520, 392}, "a4172b9f7b28b618eacf86680d1bf0a5"},
};

Image greyRow(std::initializer_list<std::uint8_t> values) {
    Image image({static_cast<int>(values.size()), 1});
    std::size_t i = 0;
    for (const auto value : values) image.values()[i++] = {value, value, value};
    return image;
}

std::vector<int> reds(const Image& image) {
    std::vector<int> values;
    for (const Rgb pixel : image.values()) values.push_back(pixel.r);
    return values;
}

} // namespace

TEST_CASE("antialiased resizing gives Pillow's bytes") {
    for (const auto& golden : goldenPhotos) {
        CAPTURE(golden.from.width);
        CAPTURE(golden.to.width);
        CAPTURE(golden.to.height);
        CAPTURE(static_cast<int>(golden.filter));
        const Image source = noisePicture(golden.from);
        CHECK(digestOf(core::resize(source, golden.to, golden.filter, true).values()) == golden.digest);
        CHECK(digestOf(core::resize(source, golden.to, golden.filter, true, 3).values()) == golden.digest);
    }
}

TEST_CASE("nearest resizing of label maps gives Pillow's bytes") {
    for (const auto& golden : goldenLabels) {
        CAPTURE(golden.from.width);
        CAPTURE(golden.to.width);
        CHECK(digestOf(core::resizeNearest(noisePlane(golden.from, 0), golden.to).values()) == golden.digest);
    }
}

TEST_CASE("enlarging is the same with and without antialiasing") {
    const Image source = noisePicture({23, 17});
    for (const Filter filter : {Filter::Bilinear, Filter::Bicubic})
        CHECK(core::resize(source, {61, 40}, filter, true) == core::resize(source, {61, 40}, filter, false));
}

TEST_CASE("bilinear without antialiasing takes the two neighbours of the centre only") {
    // Halving: the centre of target pixel i lies midway between source pixels 2i and 2i+1.
    CHECK(reds(core::resize(greyRow({0, 100, 10, 20, 255, 255}), {3, 1}, Filter::Bilinear, false)) ==
          std::vector<int>{50, 15, 255});
    // A quarter: centres at 2 and 6, so pixels 1, 2 and 5, 6; all else is never looked at.
    CHECK(reds(core::resize(greyRow({255, 10, 20, 255, 255, 30, 50, 255}), {2, 1}, Filter::Bilinear, false)) ==
          std::vector<int>{15, 40});
    // A third: centres fall on pixels 1 and 4.
    CHECK(reds(core::resize(greyRow({255, 7, 255, 0, 9, 0}), {2, 1}, Filter::Bilinear, false)) ==
          std::vector<int>{7, 9});
}

TEST_CASE("bicubic without antialiasing weighs four neighbours with Keys' a = -0.5") {
    // Halving: weights at distances 1.5, 0.5, 0.5, 1.5 are -1/16, 9/16, 9/16, -1/16. Target pixel 1 of 8 -> 4 is
    // centred at 3: (-16 + 9·80 + 9·160 - 240)/16 = 119.0.
    CHECK(reds(core::resize(greyRow({0, 16, 80, 160, 240, 0, 0, 0}), {4, 1}, Filter::Bicubic, false)).at(1) == 119);
}

TEST_CASE("a flat picture stays flat to the border") {
    const Image flat({37, 23}, Rgb{200, 3, 77});
    for (const Filter filter : {Filter::Bilinear, Filter::Bicubic})
        for (const bool antialias : {false, true})
            CHECK(core::resize(flat, {11, 50}, filter, antialias) == Image({11, 50}, Rgb{200, 3, 77}));
}

TEST_CASE("resizing to the same size copies") {
    const Image source = noisePicture({9, 4});
    CHECK(core::resize(source, {9, 4}, Filter::Bicubic, true) == source);
    CHECK(core::resizeNearest(noisePlane({9, 4}, 0), {9, 4}) == noisePlane({9, 4}, 0));
}
