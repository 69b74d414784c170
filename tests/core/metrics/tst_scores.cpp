// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/scores.h"

#include "tests/core/metrics/made_maps.h"

#include <doctest/doctest.h>

using core::ClassScheme;
using core::FrameCounts;
using core::kIgnore;
using core::PredictionSpace;
using core::Score;
using core::Scores;
using made_maps::kLabelIdSpace;
using made_maps::row;
using made_maps::runs;
using made_maps::scheme;

namespace {

FrameCounts count(std::vector<std::uint8_t> truth, std::vector<std::uint8_t> prediction,
                  const PredictionSpace& space = kLabelIdSpace) {
    auto counted = core::countFrame("frame", row(std::move(truth)), row(std::move(prediction)), space);
    REQUIRE(counted);
    return *counted;
}

Scores score(const std::vector<FrameCounts>& frames, const ClassScheme& target,
             const PredictionSpace& space = kLabelIdSpace) {
    auto scores = core::scoresOf(frames, space, target);
    REQUIRE(scores);
    return *scores;
}

doctest::Approx near(double value) { return doctest::Approx(value).epsilon(1e-14); }

void checkScore(const Score& score, double expected) {
    REQUIRE(score);
    CHECK(*score == near(expected));
}

// Trains of the cityscapes-19 scheme.
constexpr std::size_t kRoad = 0;
constexpr std::size_t kSidewalk = 1;
constexpr std::size_t kWall = 3;
constexpr std::size_t kCar = 13;

/// Nine valid pixels and one ignored:
///   truth road 7 7 7 7 | sidewalk 8 8 8  | car 26 26 | static 4
///   pred.      7 7 7 8 |          8 8 0  |     26 7  |        26
FrameCounts tinyFrame() { return count({7, 7, 7, 7, 8, 8, 8, 26, 26, 4}, {7, 7, 7, 8, 8, 8, 0, 26, 7, 26}); }

} // namespace

TEST_CASE("pooled scores of a tiny frame are those computed by hand") {
    const auto scores = score({tinyFrame()}, scheme("cityscapes-19"));
    CHECK(scores.frames == 1);
    CHECK(scores.pixels == 9);
    // road: 3 hits, 1 missed (as sidewalk), 1 alarm (the car). sidewalk: 2 hits, 1 missed (void), 1 alarm (road).
    // car: 1 hit, 1 missed; the car predicted on "static" costs nothing.
    checkScore(scores.perClass[kRoad].iou, 3.0 / 5);
    checkScore(scores.perClass[kSidewalk].iou, 2.0 / 4);
    checkScore(scores.perClass[kCar].iou, 1.0 / 2);
    CHECK(scores.perClass[kRoad].truePositive == 3);
    CHECK(scores.perClass[kRoad].falsePositive == 1);
    CHECK(scores.perClass[kRoad].falseNegative == 1);
    CHECK(scores.perClass[kCar].falsePositive == 0);
    checkScore(scores.miou, (0.6 + 0.5 + 0.5) / 3);
    checkScore(scores.pixelAccuracy, 6.0 / 9);
    checkScore(scores.meanAccuracy, (3.0 / 4 + 2.0 / 3 + 1.0 / 2) / 3);
    checkScore(scores.perClass[kRoad].precision, 3.0 / 4);
    checkScore(scores.perClass[kSidewalk].precision, 2.0 / 3);
    checkScore(scores.perClass[kCar].precision, 1);
    checkScore(scores.perClass[kRoad].recall, 3.0 / 4);
    checkScore(scores.perClass[kSidewalk].recall, 2.0 / 3);
    checkScore(scores.perClass[kCar].recall, 1.0 / 2);
    checkScore(scores.perClass[kRoad].f1, 2.0 * 3 / (4 + 4));
    checkScore(scores.perClass[kSidewalk].f1, 2.0 * 2 / (3 + 3));
    checkScore(scores.perClass[kCar].f1, 2.0 * 1 / (2 + 1));
}

TEST_CASE("the four Jaccard means of a tiny frame are those computed by hand") {
    const auto scores = score({tinyFrame()}, scheme("cityscapes-19"));
    checkScore(scores.pooled.perPixel, 6.0 / 9);
    checkScore(scores.pooled.micro, 6.0 / (5 + 4 + 2));
    checkScore(scores.pooled.macro, (0.6 + 0.5 + 0.5) / 3);
    checkScore(scores.pooled.weighted, (4 * 0.6 + 3 * 0.5 + 2 * 0.5) / 9);
}

TEST_CASE("a swap inside a category is a hit for the category") {
    const auto scores = score({tinyFrame()}, scheme("cityscapes-19"));
    REQUIRE(scores.perCategory.size() == 7);
    // flat: 7 pixels of truth, 6 hits (road taken for sidewalk is one), 1 alarm (the car). vehicle: 1 hit of 2.
    checkScore(scores.perCategory[0].iou, 6.0 / 8);
    checkScore(scores.perCategory[6].iou, 1.0 / 2);
    CHECK(!scores.perCategory[4].iou); // sky: nowhere
    checkScore(scores.categoryMiou, (0.75 + 0.5) / 2);
}

TEST_CASE("the example of scikit-learn's jaccard_score is met") {
    // true 0 1 2 2, predicted 0 2 1 2, here as road, sidewalk, building: J = 1, 0, 1/3
    const auto scores = score({count({7, 8, 11, 11}, {7, 11, 8, 11})}, scheme("cityscapes-19"));
    checkScore(scores.pooled.macro, (1 + 0 + 1.0 / 3) / 3);
    checkScore(scores.pooled.micro, 2.0 / 6); // 2 hits, unions 1 + 2 + 3
    checkScore(scores.pooled.weighted, (1 * 1 + 1 * 0 + 2 * (1.0 / 3)) / 4);
    checkScore(scores.pooled.perPixel, 2.0 / 4);
}

TEST_CASE("void predicted on a valid pixel is a miss for the true class and an alarm for none") {
    const PredictionSpace space{scheme("cityscapes-19")};
    const auto scores = score({count({7, 7, 8, 8}, {0, kIgnore, 1, 1}, space)}, scheme("cityscapes-19"), space);
    checkScore(scores.perClass[kRoad].iou, 1.0 / 2);
    checkScore(scores.perClass[kSidewalk].iou, 1);
    checkScore(scores.pooled.micro, 3.0 / 4);
    checkScore(scores.pooled.perPixel, 3.0 / 4);
    CHECK(scores.confusion.at(0, scores.confusion.classes) == 1);
    for (std::size_t i = 2; i < scores.perClass.size(); ++i) CHECK(scores.perClass[i].falsePositive == 0);
}

TEST_CASE("a class that is nowhere is undefined and counts in no mean") {
    const auto scores = score({count({7, 7}, {7, 7})}, scheme("cityscapes-19"));
    CHECK(!scores.perClass[kWall].iou);
    CHECK(!scores.perClass[kWall].precision);
    CHECK(!scores.perClass[kWall].recall);
    CHECK(!scores.perClass[kWall].f1);
    checkScore(scores.miou, 1);
    checkScore(scores.pooled.macro, 1);
}

TEST_CASE("a class that is predicted but not there scores 0, has no recall, and lowers the means") {
    const auto scores = score({count({7, 7, 7, 7}, {7, 7, 7, 12})}, scheme("cityscapes-19"));
    checkScore(scores.perClass[kWall].iou, 0);
    checkScore(scores.perClass[kWall].precision, 0);
    CHECK(!scores.perClass[kWall].recall);
    checkScore(scores.miou, (3.0 / 4 + 0) / 2);
    checkScore(scores.pooled.macro, (3.0 / 4 + 0) / 2);
    checkScore(scores.pooled.weighted, 3.0 / 4); // no truth, no weight
    checkScore(scores.meanAccuracy, 3.0 / 4);    // over classes that are there
}

TEST_CASE("truth that is ignored is left out whatever is predicted there") {
    // parking (9), unlabeled (0) and caravan (29) are ignored
    const auto scores = score({count({7, 9, 0, 29}, {7, 8, 7, 26})}, scheme("cityscapes-19"));
    CHECK(scores.pixels == 1);
    checkScore(scores.miou, 1);
    checkScore(scores.pixelAccuracy, 1);
}

TEST_CASE("where no pixel is valid every score is undefined") {
    const auto scores = score({count({0, 4}, {7, 8})}, scheme("cityscapes-19"));
    CHECK(!scores.miou);
    CHECK(!scores.pixelAccuracy);
    CHECK(!scores.meanAccuracy);
    CHECK(!scores.categoryMiou);
    CHECK(!scores.pooled.perPixel);
    CHECK(!scores.perFrame.micro);
}

TEST_CASE("truth against itself scores 1 for every class that is there") {
    const auto ids = runs(4000, core::kLabelIds, false, 11);
    for (const char* name : {"cityscapes-19", "merged-10"}) {
        const auto scores = score({count(ids, ids)}, scheme(name));
        for (const auto& one : scores.perClass) checkScore(one.iou, 1);
        for (const auto& one : scores.perCategory) checkScore(one.iou, 1);
        checkScore(scores.miou, 1);
        checkScore(scores.perFrame.weighted, 1);
    }
}

TEST_CASE("scores per frame are the mean over the frames where they are defined") {
    // frame 1: road 1 of 2, the other void: J road = 1/2; weighted 1/2. frame 2: sidewalk 1 of 4, 3 as road:
    // J sidewalk = 1/4, J road = 0; micro 1/(4 + 3); weighted 1/4. frame 3 has no valid pixel.
    const std::vector<FrameCounts> frames = {count({7, 7}, {7, 0}), count({8, 8, 8, 8}, {8, 7, 7, 7}), count({0}, {7})};
    const auto scores = score(frames, scheme("cityscapes-19"));
    CHECK(scores.frames == 3);
    checkScore(scores.perFrame.perPixel, (1.0 / 2 + 1.0 / 4) / 2);
    checkScore(scores.perFrame.micro, (1.0 / 2 + 1.0 / 7) / 2);
    checkScore(scores.perFrame.macro, (1.0 / 2 + (1.0 / 4 + 0) / 2) / 2);
    checkScore(scores.perFrame.weighted, (1.0 / 2 + 1.0 / 4) / 2);
    // pooled: road 1 hit of union 2 + 3, sidewalk 1 of 4
    checkScore(scores.pooled.perPixel, 2.0 / 6);
    checkScore(scores.pooled.micro, 2.0 / (5 + 4));
    checkScore(scores.pooled.macro, (1.0 / 5 + 1.0 / 4) / 2);
    checkScore(scores.pooled.weighted, (2 * (1.0 / 5) + 4 * (1.0 / 4)) / 6);
}

TEST_CASE("counts of 19 classes projected to 10 are what counting in 10 gives") {
    const PredictionSpace fine{scheme("cityscapes-19")};
    const PredictionSpace coarse{scheme("merged-10")};
    const auto truth = runs(5000, core::kLabelIds, false, 3);
    const auto prediction = runs(5000, 19, true, 4);
    std::array<std::uint8_t, 256> table = {};
    table.fill(kIgnore);
    const auto mapping = fine.mappingTo(*coarse.scheme);
    REQUIRE(mapping);
    std::copy(mapping->begin(), mapping->end(), table.begin());
    const auto merged = core::applyTable(row(prediction), table).values();

    const auto projected = score({count(truth, prediction, fine)}, *coarse.scheme, fine);
    const auto recounted = score({count(truth, merged, coarse)}, *coarse.scheme, coarse);
    CHECK(projected.confusion.counts == recounted.confusion.counts);
    CHECK(projected.miou == recounted.miou);
    CHECK(projected.perFrame.macro == recounted.perFrame.macro);
    CHECK(projected.categoryMiou == recounted.categoryMiou);
}

TEST_CASE("label ids and the classes that gather them score alike") {
    const PredictionSpace classes{scheme("cityscapes-19")};
    const auto truth = runs(3000, core::kLabelIds, false, 5);
    const auto prediction = runs(3000, 19, true, 6);
    const auto ids = core::toLabelIds(row(prediction), *classes.scheme).values();
    const auto asClasses = score({count(truth, prediction, classes)}, scheme("merged-10"), classes);
    const auto asIds = score({count(truth, ids)}, scheme("merged-10"));
    CHECK(asClasses.confusion.counts == asIds.confusion.counts);
}

TEST_CASE("the mean of a coarser scheme is over its own classes") {
    // terrain taken for vegetation: wrong in 19 classes, right in 10
    const auto frame = count({21, 22, 22, 23}, {21, 21, 21, 23});
    checkScore(score({frame}, scheme("cityscapes-19")).miou, (1.0 / 3 + 0 + 1) / 3);
    checkScore(score({frame}, scheme("merged-10")).miou, 1);
}

TEST_CASE("predictions in ten classes are refused in nineteen, naming the class that straddles") {
    const PredictionSpace space{scheme("merged-10")};
    const std::vector<FrameCounts> frames = {count({7}, {0}, space)};
    const auto scores = core::scoresOf(frames, space, scheme("cityscapes-19"));
    REQUIRE(!scores);
    CHECK(scores.error().code == core::ErrorCode::InvalidArgument);
    CHECK(
        scores.error().message ==
        "Predictions of merged-10 cannot be scored in cityscapes-19: the class \"building\" gathers building and wall, "
        "which are apart there.");
}

TEST_CASE("a scheme without label ids is never scored") {
    const PredictionSpace space{ClassScheme::channels(5)};
    const std::vector<FrameCounts> frames = {count({7}, {4}, space)};
    for (const auto& target : {scheme("cityscapes-19"), ClassScheme::channels(5)}) {
        const auto scores = core::scoresOf(frames, space, target);
        REQUIRE(!scores);
        CHECK(scores.error().message == "The scheme channels-5 gathers no label ids, so that nothing can be scored.");
    }
}

TEST_CASE("a class without label ids takes part in no score") {
    // voc-21: 0 background and 1 aeroplane gather no label id, 7 is the car
    const PredictionSpace space{scheme("voc-21")};
    const auto scores = score({count({26, 26, 26, 26}, {7, 7, 0, 1}, space)}, *space.scheme, space);
    checkScore(scores.miou, 2.0 / 4);
    CHECK(!scores.perClass[0].iou);
    CHECK(!scores.perClass[1].iou);
}

TEST_CASE("what a frame lacks is told with its name") {
    const auto counted = core::countFrame("aachen_000000_000019", row({7, 7}), row({7, 77}), kLabelIdSpace);
    REQUIRE(!counted);
    CHECK(counted.error().message == "aachen_000000_000019: The prediction holds the value 77 in 1 pixel; its values "
                                     "run from 0 to 33.");
}
