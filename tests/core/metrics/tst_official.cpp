// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The official pixel-level evaluation: a scene small enough for the arithmetic to stand beside it. The peer script
// benchmarks/peers/scores.py compares with the official program itself.
#include "core/metrics/official.h"

#include "tests/core/metrics/made_maps.h"

#include <doctest/doctest.h>

using core::Category;
using core::FrameCounts;
using core::kIgnore;
using core::PredictionSpace;
using core::Score;
using made_maps::kLabelIdSpace;
using made_maps::row;
using made_maps::runs;
using made_maps::scheme;

namespace {

constexpr double kCarSize = 12794.0202738185; // mean pixels of a car in the training set
constexpr double kPersonSize = 3462.4756337644;

/// 17 pixels: a car of four, a car of one, a group of cars, a person of two, a caravan (ignored), and road.
struct Scene {
    std::vector<std::uint8_t> truth, prediction;
    std::vector<std::uint16_t> instances;

    void add(std::uint16_t instance, std::vector<std::uint8_t> predicted) {
        const int id = instance > 1000 ? instance / 1000 : instance;
        truth.insert(truth.end(), predicted.size(), static_cast<std::uint8_t>(id));
        instances.insert(instances.end(), predicted.size(), instance);
        prediction.insert(prediction.end(), predicted.begin(), predicted.end());
    }
    FrameCounts count(const PredictionSpace& space = kLabelIdSpace) const {
        const auto ids = row<std::uint16_t>(instances);
        auto counted = core::countFrame("frame", row(truth), row(prediction), space, &ids);
        REQUIRE(counted);
        return *counted;
    }
};

Scene smallScene() {
    Scene scene;
    scene.add(26001, {26, 26, 27, 29}); // one pixel as truck, one as caravan
    scene.add(26002, {24});             // taken for a person
    scene.add(26, {26, 26, 26, 26, 26});
    scene.add(24001, {24, 25}); // one pixel as rider
    scene.add(29001, {26, 26});
    scene.add(7, {7, 26, 29});
    return scene;
}

core::OfficialScores official(const std::vector<FrameCounts>& frames, const PredictionSpace& space = kLabelIdSpace) {
    auto scores = core::officialScores(frames, space);
    REQUIRE(scores);
    return *scores;
}

void checkScore(const Score& score, double expected) {
    REQUIRE(score);
    CHECK(*score == doctest::Approx(expected).epsilon(1e-14));
}

const core::OfficialScore& of(const core::OfficialScores& scores, Category category) {
    return scores.categories[static_cast<std::size_t>(category)];
}

} // namespace

TEST_CASE("instances are counted with their hits; groups and ignored labels are none") {
    const auto frame = smallScene().count();
    CHECK(frame.hasInstances);
    const std::vector<core::InstanceHit> expected = {
        {24001, 2, 1, 2}, // the rider is a human too
        {26001, 4, 2, 4}, // truck and the ignored caravan are vehicles too
        {26002, 1, 0, 0},
    };
    CHECK(frame.instances == expected);
}

TEST_CASE("plain IoU and priors of a small scene are those computed by hand") {
    const auto scores = official({smallScene().count()});
    // car: 10 pixels of truth, 2 + 5 hits, 1 alarm (on road; that on the caravan is free)
    checkScore(scores.labels[26].iou, 7.0 / (10 + 1));
    checkScore(scores.labels[24].iou, 1.0 / (2 + 1)); // alarm: the small car
    checkScore(scores.labels[7].iou, 1.0 / 3);
    checkScore(scores.labels[25].iou, 0); // predicted, not there
    checkScore(scores.labels[27].iou, 0);
    CHECK(!scores.labels[29].iou); // ignored
    CHECK(!scores.labels[33].iou); // nowhere
    checkScore(scores.labelMean.iou, (7.0 / 11 + 1.0 / 3 + 1.0 / 3 + 0 + 0) / 5);
    checkScore(scores.priors[7], 3.0 / 17);
    checkScore(scores.priors[26], 10.0 / 17);
    checkScore(scores.priors[29], 2.0 / 17); // ignored rows have a prior too
    checkScore(scores.priors[0], 0);
    CHECK(scores.confusion[26][27] == 1);
    CHECK(scores.confusion[29][26] == 2);
}

TEST_CASE("instance-weighted IoU of a small scene is that computed by hand") {
    const auto scores = official({smallScene().count()});
    // cars: weights C/4 and C/1; hits 2·C/4, missed 2·C/4 + C; 1 alarm, unweighted. The group has no part in it.
    checkScore(scores.labels[26].iiou, 0.5 * kCarSize / (0.5 * kCarSize + 1 + 1.5 * kCarSize));
    // person: weight P/2; hit P/2, missed P/2; 1 alarm
    checkScore(scores.labels[24].iiou, 0.5 * kPersonSize / (kPersonSize + 1));
    checkScore(scores.labels[25].iiou, 0); // alarms alone make it 0, not undefined
    checkScore(scores.labels[27].iiou, 0);
    CHECK(!scores.labels[7].iiou); // road has no instances
    CHECK(!scores.labels[28].iiou);
    checkScore(scores.labelMean.iiou,
               (0.5 * kCarSize / (2 * kCarSize + 1) + 0.5 * kPersonSize / (kPersonSize + 1)) / 4);
}

TEST_CASE("categories of a small scene are those computed by hand, with the official treatment of caravans") {
    const auto scores = official({smallScene().count()});
    // vehicle: 10 pixels of truth, hits 7 cars and 1 truck, the caravan is a miss; 1 alarm (the road as car)
    checkScore(of(scores, Category::Vehicle).iou, 8.0 / (10 + 1));
    // weighted: all 4 pixels of the first car hit, the caravan too; 2 alarms, the road as caravan too
    checkScore(of(scores, Category::Vehicle).iiou, kCarSize / (kCarSize + 2 + kCarSize));
    checkScore(of(scores, Category::Human).iou, 2.0 / (2 + 1));
    checkScore(of(scores, Category::Human).iiou, kPersonSize / (kPersonSize + 1));
    checkScore(of(scores, Category::Flat).iou, 1.0 / 3);
    CHECK(!of(scores, Category::Flat).iiou);
    CHECK(!of(scores, Category::Void).iou);
    CHECK(!of(scores, Category::Sky).iou);
    checkScore(scores.categoryMean.iou, (8.0 / 11 + 2.0 / 3 + 1.0 / 3) / 3);
    checkScore(scores.categoryMean.iiou, (kCarSize / (2 * kCarSize + 2) + kPersonSize / (kPersonSize + 1)) / 2);
}

TEST_CASE("scores in 19 classes carry the official instance-weighted numbers, scores in 10 none") {
    const std::vector<FrameCounts> frames = {smallScene().count()};
    const auto expected = official(frames);
    const auto fine = core::scoresOf(frames, kLabelIdSpace, scheme("cityscapes-19"));
    REQUIRE(fine);
    CHECK(fine->iiou == expected.labelMean.iiou);
    CHECK(fine->categoryIiou == expected.categoryMean.iiou);
    CHECK(fine->miou == expected.labelMean.iou);
    CHECK(fine->categoryMiou == expected.categoryMean.iou);
    for (int i = 0; i < 19; ++i) {
        const auto& label = expected.labels[static_cast<std::size_t>(*core::idOfTrainId(i))];
        CHECK(fine->perClass[static_cast<std::size_t>(i)].iou == label.iou);
        CHECK(fine->perClass[static_cast<std::size_t>(i)].iiou == label.iiou);
    }
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(fine->perCategory[i].iou == expected.categories[i + 1].iou);
        CHECK(fine->perCategory[i].iiou == expected.categories[i + 1].iiou);
    }
    const auto coarse = core::scoresOf(frames, kLabelIdSpace, scheme("merged-10"));
    REQUIRE(coarse);
    CHECK(!coarse->iiou);
    CHECK(!coarse->categoryIiou);
}

TEST_CASE("classes are judged by the label ids that stand for them, void as unlabeled") {
    Scene scene = smallScene();
    // 13 car, 14 truck, 11 person, 12 rider, 0 road
    scene.prediction = {13, 13, 14, kIgnore, 11, 13, 13, 13, 13, 13, 11, 12, 13, 13, 0, 13, kIgnore};
    const PredictionSpace space{scheme("cityscapes-19")};
    const auto scores = official({scene.count(space)}, space);
    CHECK(scores.confusion[26][0] == 1);
    CHECK(scores.confusion[7][0] == 1);
    checkScore(scores.labels[26].iiou, 0.5 * kCarSize / (2 * kCarSize + 1));
    // the void pixel of the first car is no vehicle, and no alarm on the road
    checkScore(of(scores, Category::Vehicle).iiou, 0.75 * kCarSize / (2 * kCarSize + 1));
}

TEST_CASE("numbers of several frames are pooled") {
    const Scene scene = smallScene();
    const auto once = official({scene.count()});
    const auto twice = official({scene.count(), scene.count()});
    CHECK(twice.confusion[26][26] == 2 * once.confusion[26][26]);
    // hits, misses and alarms all double, so that the shares stay
    checkScore(twice.labels[26].iiou, *once.labels[26].iiou);
    checkScore(twice.labelMean.iou, *once.labelMean.iou);
}

TEST_CASE("without instance ids of every frame there is no instance-weighted score") {
    FrameCounts bare = smallScene().count();
    bare.instances.clear();
    bare.hasInstances = false;
    const auto scores = official({smallScene().count(), bare});
    CHECK(!scores.labels[26].iiou);
    CHECK(!scores.labelMean.iiou);
    CHECK(!scores.categoryMean.iiou);
    CHECK(scores.labelMean.iou);
}

TEST_CASE("truth against itself scores 1 in every official number that is defined") {
    Scene scene = smallScene();
    scene.prediction = scene.truth;
    const auto scores = official({scene.count()});
    checkScore(scores.labelMean.iou, 1);
    checkScore(scores.labelMean.iiou, 1);
    checkScore(scores.categoryMean.iou, 1);
    checkScore(scores.categoryMean.iiou, 1);
}

TEST_CASE("a scheme that is no refinement of the 19 classes has no official score") {
    const PredictionSpace space{scheme("merged-10")};
    const std::vector<FrameCounts> frames = {core::countFrame("frame", row({7}), row({0}), space).value()};
    const auto scores = core::officialScores(frames, space);
    REQUIRE(!scores);
    CHECK(scores.error().message ==
          "There is no official score for merged-10, which cannot be mapped to cityscapes-19.");
    const auto ids = row<std::uint16_t>({26001});
    const auto hits = core::countInstances(ids, row({0}), space);
    REQUIRE(!hits);
    CHECK(hits.error().message == "Instances cannot be scored for merged-10, which cannot be mapped to cityscapes-19.");
    // counting a frame leaves the instances out instead
    const auto counted = core::countFrame("frame", row({26}), row({0}), space, &ids);
    REQUIRE(counted);
    CHECK(!counted->hasInstances);
}

TEST_CASE("instance ids of other sizes and of unknown labels are refused") {
    const auto wrongSize = core::countInstances(core::Plane<std::uint16_t>({2, 2}), row({7}), kLabelIdSpace);
    REQUIRE(!wrongSize);
    CHECK(wrongSize.error().message == "The instance ids have 2x2 pixels, the prediction 1x1.");
    const auto wrongLabel = core::countInstances(row<std::uint16_t>({34000, 34000, 7}), row({7, 7, 7}), kLabelIdSpace);
    REQUIRE(!wrongLabel);
    CHECK(wrongLabel.error().message ==
          "The instance ids hold 34000 in 2 pixels, but there is no label 34; label ids run from 0 to 33.");
}
