// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived_layers.h"

#include "tests/core/metrics/made_maps.h"
#include "tests/support/error_of.h"

#include <doctest/doctest.h>
#include <map>
#include <utility>

using namespace core;
using testing_support::errorOf;

namespace {

constexpr std::uint8_t V = kIgnore;

const LabelMap kTruth({3, 3}, {0, 0, 1, /**/ 1, 2, 2, /**/ V, V, 2});
const LabelMap kA({3, 3}, {0, 1, 1, /**/ 1, 2, 0, /**/ V, 0, 2});
const LabelMap kB({3, 3}, {0, 0, 1, /**/ 0, 2, 1, /**/ V, V, V});
const LabelMap kC({3, 3}, {0, 1, 2, /**/ 0, 2, V, /**/ V, V, V});

LabelMap random(Size size, int classes, std::uint32_t seed) {
    return LabelMap(size, made_maps::runs(size.area(), classes, true, seed));
}

/// 63, 64 and 65 pixels meet the end of a block, 300×301 more than one thread's piece.
const std::vector<Size> kSizes = {{1, 1}, {7, 3}, {63, 1}, {64, 1}, {13, 5}, {300, 301}};

Agreement agreementOf(const std::vector<LabelMap>& maps, int threads = 1) {
    std::vector<const LabelMap*> pointers;
    for (const LabelMap& map : maps) pointers.push_back(&map);
    auto agreement = measureAgreement(pointers, threads);
    REQUIRE(agreement);
    return *std::move(agreement);
}

} // namespace

TEST_CASE("a prediction is right or wrong where there is truth, and void elsewhere") {
    const auto judgement = judge(kTruth, kA);
    REQUIRE(judgement);
    CHECK(judgement->layer == LabelMap({3, 3}, {0, 1, 0, /**/ 0, 0, 1, /**/ V, V, 0}));
    CHECK(judgement->right == 5);
    CHECK(judgement->wrong == 2);
    CHECK(judgement->voidTruth == 2);
    CHECK(judgement->rightShare() == 5.0 / 7);
}

TEST_CASE("a void prediction is wrong where there is truth") {
    const auto judgement = judge(kTruth, kB);
    REQUIRE(judgement);
    CHECK(judgement->layer == LabelMap({3, 3}, {0, 0, 0, /**/ 1, 0, 1, /**/ V, V, 1}));
}

TEST_CASE("of two predictions each pixel says who is right, each class how often") {
    const auto judgement = judgePair(kTruth, kA, kB);
    REQUIRE(judgement);
    // Both right at (0,0), (2,0), (1,1); only A at (0,1) and (2,2), where B says void; only B at (1,0); none at (2,1).
    CHECK(judgement->layer == LabelMap({3, 3}, {0, 2, 0, /**/ 1, 0, 3, /**/ V, V, 1}));
    CHECK(judgement->all == PairCounts{.bothRight = 3, .onlyA = 2, .onlyB = 1, .bothWrong = 1});
    CHECK(judgement->all.pixels() == 7);
    CHECK(judgement->voidTruth == 2);
    REQUIRE(judgement->perClass.size() == static_cast<std::size_t>(kMaxClasses));
    CHECK(judgement->perClass[0] == PairCounts{.bothRight = 1, .onlyB = 1});
    CHECK(judgement->perClass[1] == PairCounts{.bothRight = 1, .onlyA = 1});
    CHECK(judgement->perClass[2] == PairCounts{.bothRight = 1, .onlyA = 1, .bothWrong = 1});
    CHECK(judgement->perClass[3] == PairCounts{});
}

TEST_CASE("agreement is how many say the most frequent class; the lowest class wins ties, void loses them") {
    const Agreement three = agreementOf({kA, kB, kC});
    CHECK(three.count == LabelMap({3, 3}, {3, 2, 2, /**/ 2, 3, 1, /**/ 3, 2, 2}));
    CHECK(three.majority == LabelMap({3, 3}, {0, 1, 1, /**/ 0, 2, 0, /**/ V, V, V}));
    CHECK(three.predictions == 3);
    CHECK(three.pixels == std::array<std::uint64_t, 7>{0, 1, 5, 3, 0, 0, 0});
    CHECK(three.meanShare() == 20.0 / 27); // (1·1 + 5·2 + 3·3) / (9·3)

    const Agreement two = agreementOf({kB, kA});
    CHECK(two.count == LabelMap({3, 3}, {2, 1, 2, /**/ 1, 2, 1, /**/ 2, 1, 1}));
    CHECK(two.majority == LabelMap({3, 3}, {0, 0, 1, /**/ 0, 2, 0, /**/ V, 0, 2}));
}

TEST_CASE("differences need no truth, and void differs from every class") {
    const auto differences = findDifferences(kA, kB);
    REQUIRE(differences);
    CHECK(differences->layer == LabelMap({3, 3}, {0, 1, 0, /**/ 1, 0, 1, /**/ 0, 1, 1}));
    CHECK(differences->same == 4);
    CHECK(differences->different == 5);
    CHECK(differences->sameShare() == 4.0 / 9);
}

TEST_CASE("random maps are judged as one pixel after the other would be, on any number of threads") {
    std::uint32_t seed = 0;
    for (const Size size : kSizes)
        for (const int threads : {1, 3}) {
            seed += 10;
            const int classes = seed % 20 == 0 ? 4 : 255;
            const LabelMap truth = random(size, classes, seed);
            const LabelMap a = random(size, 4, seed + 1);
            LabelMap b = random(size, 4, seed + 2);
            for (std::size_t i = 0; i < size.area(); i += 3) b.values()[i] = truth.values()[i];
            LabelMap judged(size, V), paired(size, V), different(size);
            std::map<std::uint8_t, PairCounts> perClass;
            for (std::size_t i = 0; i < size.area(); ++i) {
                const std::uint8_t t = truth.values()[i];
                const bool aRight = a.values()[i] == t, bRight = b.values()[i] == t;
                different.values()[i] = a.values()[i] == b.values()[i] ? 0 : 1;
                if (t == V) continue;
                judged.values()[i] = bRight ? 0 : 1;
                PairCounts& counts = perClass[t];
                const std::pair verdict = aRight && bRight ? std::pair(0, &counts.bothRight)
                                          : aRight         ? std::pair(1, &counts.onlyA)
                                          : bRight         ? std::pair(2, &counts.onlyB)
                                                           : std::pair(3, &counts.bothWrong);
                paired.values()[i] = static_cast<std::uint8_t>(verdict.first);
                ++*verdict.second;
            }
            const auto countOf = [](const LabelMap& layer, std::uint8_t value) {
                return static_cast<std::uint64_t>(std::count(layer.values().begin(), layer.values().end(), value));
            };
            CAPTURE(size.width);
            CAPTURE(threads);
            const auto judgement = judge(truth, b, threads);
            REQUIRE(judgement);
            CHECK(judgement->layer == judged);
            CHECK(judgement->right == countOf(judged, 0));
            CHECK(judgement->wrong == countOf(judged, 1));
            CHECK(judgement->voidTruth == countOf(judged, V));
            const auto pair = judgePair(truth, a, b, threads);
            REQUIRE(pair);
            CHECK(pair->layer == paired);
            CHECK(pair->voidTruth == countOf(judged, V));
            CHECK(pair->all == PairCounts{.bothRight = countOf(paired, 0),
                                          .onlyA = countOf(paired, 1),
                                          .onlyB = countOf(paired, 2),
                                          .bothWrong = countOf(paired, 3)});
            for (std::size_t index = 0; index < pair->perClass.size(); ++index)
                if (pair->perClass[index] != perClass[static_cast<std::uint8_t>(index)]) CHECK(index == 255);
            const auto differences = findDifferences(a, b, threads);
            REQUIRE(differences);
            CHECK(differences->layer == different);
            CHECK(differences->same == countOf(different, 0));
            CHECK(differences->different == countOf(different, 1));
        }
}

TEST_CASE("agreement of two to six random maps is what counting votes pixel by pixel gives") {
    for (const Size size : kSizes)
        for (int count = 2; count <= kMostCompared; ++count) {
            std::vector<LabelMap> maps;
            // Few classes, so that there are majorities and ties of every kind.
            for (int i = 0; i < count; ++i) maps.push_back(random(size, 3, static_cast<std::uint32_t>(50 + i)));
            Agreement expected{.count = LabelMap(size), .majority = LabelMap(size), .predictions = count};
            for (std::size_t i = 0; i < size.area(); ++i) {
                std::map<std::uint8_t, std::uint8_t> votes;
                for (const LabelMap& map : maps) ++votes[map.values()[i]];
                std::pair<std::uint8_t, std::uint8_t> best{};
                for (const auto& vote : votes) // from the lowest class up
                    if (vote.second > best.second) best = vote;
                expected.majority.values()[i] = best.first;
                expected.count.values()[i] = best.second;
                ++expected.pixels[best.second];
            }
            CAPTURE(size.width);
            CAPTURE(count);
            const Agreement agreement = agreementOf(maps, count % 3);
            CHECK(agreement.count == expected.count);
            CHECK(agreement.majority == expected.majority);
            CHECK(agreement.pixels == expected.pixels);
        }
}

TEST_CASE("maps of different sizes are refused with both sizes") {
    const LabelMap flat({4, 2}), tall({2, 4});
    for (const Error& error :
         {errorOf(judge(flat, tall)), errorOf(judgePair(flat, flat, tall)), errorOf(findDifferences(flat, tall))})
        CHECK(error.code == ErrorCode::InvalidArgument);
    CHECK(errorOf(judge(flat, tall)).message == "The truth has 4x2 pixels, the prediction 2x4.");
    CHECK(errorOf(judgePair(flat, tall, flat)).message == "The truth has 4x2 pixels, prediction A 2x4.");
    CHECK(errorOf(judgePair(flat, flat, tall)).message == "The truth has 4x2 pixels, prediction B 2x4.");
    CHECK(errorOf(findDifferences(flat, tall)).message == "The first prediction has 4x2 pixels, the second 2x4.");
    const auto error = errorOf(measureAgreement(std::vector<const LabelMap*>{&flat, &flat, &tall}));
    CHECK(error.code == ErrorCode::InvalidArgument);
    CHECK(error.message == "Prediction 3 has 2x4 pixels, the first one 4x2.");
}

TEST_CASE("agreement takes two to six predictions") {
    const std::vector<const LabelMap*> maps(7, &kA);
    for (const std::size_t count : {0U, 1U, 7U}) {
        const auto error = errorOf(measureAgreement(std::span(maps).first(count)));
        CHECK(error.code == ErrorCode::InvalidArgument);
        CHECK(error.message == fmt::format("Agreement is measured between 2 to 6 predictions, not {}.", count));
    }
    CHECK(measureAgreement(std::span(maps).first(6)));
}

TEST_CASE("shares of empty maps, and of truth that is all void, are undefined") {
    CHECK_FALSE(judge(LabelMap(), LabelMap())->rightShare());
    CHECK_FALSE(judge(LabelMap({2, 2}, V), LabelMap({2, 2}))->rightShare());
    CHECK_FALSE(findDifferences(LabelMap(), LabelMap())->sameShare());
    CHECK_FALSE(agreementOf({LabelMap(), LabelMap()}).meanShare());
    CHECK(judgePair(LabelMap(), LabelMap(), LabelMap())->all == PairCounts{});
}
