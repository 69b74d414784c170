// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_pictures.h"
#include "training/augment.h"
#include "training/draws.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <set>

using namespace training;

namespace {

/// Red tells x, green tells y; the label is a hash of both.
std::uint8_t labelAt(int x, int y) { return static_cast<std::uint8_t>((x * 7 + y * 13) % 19); }

Sample positions(core::Size size) {
    Sample frame{core::Image(size), core::LabelMap(size)};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            frame.photo.at(x, y) = {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), 200};
            frame.labels.at(x, y) = labelAt(x, y);
        }
    return frame;
}

/// Every pixel shows where it comes from; the label must come from there too, or from nowhere.
int misplaced(const Sample& sample, core::Rgb outside) {
    int wrong = 0;
    for (int y = 0; y < sample.photo.height(); ++y)
        for (int x = 0; x < sample.photo.width(); ++x) {
            const core::Rgb pixel = sample.photo.at(x, y);
            const std::uint8_t expected = pixel == outside ? core::kIgnore : labelAt(pixel.r, pixel.g);
            if (sample.labels.at(x, y) != expected) ++wrong;
        }
    return wrong;
}

} // namespace

TEST_CASE("without augmentation a sample is the frame itself") {
    const Sample frame = positions({40, 24});
    const Sample sample = augment(frame.photo, frame.labels, {}, {}, drawAugmentation({}, 1, 2, 3));
    CHECK(sample.photo == frame.photo);
    CHECK(sample.labels == frame.labels);
}

TEST_CASE("crop and mirror move photo and label together, pixel by pixel") {
    const Sample frame = positions({60, 40});
    Augmentation augmentation;
    augmentation.crop = {25, 16};
    augmentation.flip = 0.5;
    int mirrored = 0;
    std::set<std::pair<int, int>> corners;
    for (std::uint64_t index = 0; index < 200; ++index) {
        const AugmentationDraw draw = drawAugmentation(augmentation, 5, 0, index);
        const Sample sample = augment(frame.photo, frame.labels, {}, augmentation, draw);
        REQUIRE(sample.photo.size() == augmentation.crop);
        REQUIRE(sample.labels.size() == augmentation.crop);
        CHECK(misplaced(sample, {0, 0, 0}) == 0);
        const bool descends = sample.photo.at(0, 0).r > sample.photo.at(1, 0).r;
        CHECK(descends == draw.isMirrored);
        mirrored += descends ? 1 : 0;
        corners.insert({sample.photo.at(descends ? 24 : 0, 0).r, sample.photo.at(0, 0).g});
    }
    CHECK(mirrored > 70);
    CHECK(mirrored < 130);
    CHECK(corners.size() > 100); // of 36 × 25 places
}

TEST_CASE("a crop reaches every place from the first to the last") {
    const Sample frame = positions({12, 3});
    Augmentation augmentation;
    augmentation.crop = {10, 3};
    std::array<int, 3> seen{};
    for (std::uint64_t index = 0; index < 300; ++index) {
        const Sample sample =
            augment(frame.photo, frame.labels, {}, augmentation, drawAugmentation(augmentation, 1, 0, index));
        ++seen.at(sample.photo.at(0, 0).r);
    }
    for (const int count : seen) CHECK(count > 70);
}

TEST_CASE("outside the picture the truth is ignored and the photo has the card's mean colour") {
    const Sample frame = positions({20, 10});
    core::InputSpec input;
    input.mean = {0.4F, 0.5F, 0.6F}; // 102, 127.5, 153
    Augmentation augmentation;
    augmentation.crop = {32, 16};
    augmentation.flip = 0.5;
    for (std::uint64_t index = 0; index < 30; ++index) {
        const Sample sample =
            augment(frame.photo, frame.labels, input, augmentation, drawAugmentation(augmentation, 1, 0, index));
        REQUIRE(sample.photo.size() == augmentation.crop);
        const core::Rgb mean{102, 128, 153};
        CHECK(misplaced(sample, mean) == 0);
        const auto outside = std::count(sample.labels.values().begin(), sample.labels.values().end(), core::kIgnore);
        CHECK(outside == 32 * 16 - 20 * 10);
    }
}

TEST_CASE("scaling brings labels by nearest and keeps photo and label aligned") {
    // Two halves: the border must lie at the same place in both, whatever the scale.
    core::Image photo({64, 32}, {0, 0, 0});
    core::LabelMap labels({64, 32}, 3);
    for (int y = 0; y < 32; ++y)
        for (int x = 24; x < 64; ++x) {
            photo.at(x, y) = {250, 250, 250};
            labels.at(x, y) = 9;
        }
    Augmentation augmentation;
    augmentation.scaleLow = 0.5;
    augmentation.scaleHigh = 2;
    augmentation.crop = {48, 24};
    augmentation.flip = 0.5;
    std::set<int> widths;
    for (std::uint64_t index = 0; index < 60; ++index) {
        const AugmentationDraw draw = drawAugmentation(augmentation, 3, 1, index);
        CHECK(draw.scale >= 0.5);
        CHECK(draw.scale < 2);
        core::InputSpec input;
        input.mean = {0.5F, 0.5F, 0.5F};
        const Sample sample = augment(photo, labels, input, augmentation, draw);
        int wrong = 0;
        for (std::size_t i = 0; i < sample.photo.values().size(); ++i) {
            const std::uint8_t level = sample.photo.values()[i].r;
            const std::uint8_t label = sample.labels.values()[i];
            if (label == core::kIgnore) continue;
            if (label == 9 ? level < 110 : level > 140) ++wrong; // the border pixel itself may be mixed
        }
        CHECK(wrong == 0);
        widths.insert(static_cast<int>(std::lround(64 * draw.scale)));
    }
    CHECK(widths.size() > 30);
}

TEST_CASE("brightness, contrast and saturation are what their names say") {
    core::Image photo({2, 1});
    photo.at(0, 0) = {100, 50, 20};
    photo.at(1, 0) = {200, 220, 240};
    const core::LabelMap labels({2, 1}, 1);
    AugmentationDraw draw;
    draw.brightness = 1.2;
    Sample sample = augment(photo, labels, {}, {}, draw);
    CHECK(sample.photo.at(0, 0) == core::Rgb{120, 60, 24});
    CHECK(sample.photo.at(1, 0) == core::Rgb{240, 255, 255});
    draw = {};
    draw.contrast = 0.5; // grey: 61.53 and 216.3, mean 138.915; 0.5·100 + 0.5·138.915 = 119.46 …
    sample = augment(photo, labels, {}, {}, draw);
    CHECK(sample.photo.at(0, 0) == core::Rgb{119, 94, 79});
    CHECK(sample.photo.at(1, 0) == core::Rgb{169, 179, 189});
    draw = {};
    draw.saturation = 0; // grey 0.299·100 + 0.587·50 + 0.114·20 = 61.53
    sample = augment(photo, labels, {}, {}, draw);
    CHECK(sample.photo.at(0, 0) == core::Rgb{62, 62, 62});
    CHECK(sample.labels == labels);
}

TEST_CASE("hue turns colours about grey: a whole turn is none, a third moves red towards another primary") {
    const core::LabelMap labels({1, 1}, 1);
    AugmentationDraw draw;
    draw.hue = 0.999999;
    core::Image photo({1, 1}, {180, 90, 60});
    const core::Rgb same = augment(photo, labels, {}, {}, draw).photo.at(0, 0);
    CHECK(std::abs(same.r - 180) <= 1);
    CHECK(std::abs(same.g - 90) <= 1);
    CHECK(std::abs(same.b - 60) <= 1);
    draw.hue = 0.3;
    const core::Image grey({1, 1}, {120, 120, 120});
    const core::Rgb stillGrey = augment(grey, labels, {}, {}, draw).photo.at(0, 0);
    CHECK(std::abs(stillGrey.r - 120) <= 1);
    CHECK(std::abs(stillGrey.b - 120) <= 1);
    const core::Rgb turned = augment(photo, labels, {}, {}, draw).photo.at(0, 0);
    CHECK(turned.r < 150);
}

TEST_CASE("draws are a function of seed, epoch and index, and of nothing else") {
    Augmentation augmentation;
    augmentation.scaleHigh = 2;
    augmentation.hue = 0.1;
    augmentation.brightness = 0.2;
    const auto text = [&](std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) {
        const AugmentationDraw d = drawAugmentation(augmentation, seed, epoch, index);
        return std::array{d.scale, d.acrossShare, d.downShare, d.brightness, d.hue};
    };
    CHECK(text(1, 2, 3) == text(1, 2, 3));
    CHECK(text(1, 2, 3) != text(2, 2, 3));
    CHECK(text(1, 2, 3) != text(1, 3, 3));
    CHECK(text(1, 2, 3) != text(1, 3, 2));
    CHECK(text(1, 2, 3) != text(1, 2, 4));
    // SplitMix64 is the same on every machine.
    CHECK(Draws(1, DrawUse::Order, {2, 3}).next() == Draws(1, DrawUse::Order, {2, 3}).next());
    CHECK(Draws(1, DrawUse::Order, {2, 3}).next() != Draws(1, DrawUse::Dropout, {2, 3}).next());
}
