// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/truth_coverage.h"

#include <doctest/doctest.h>

using namespace core;

namespace {

/// 7 road, 23 sky, 24 person, 26 car, 21 vegetation, 20 traffic sign; 0 unlabeled and 4 static are never evaluated.
const LabelMap kTruth({4, 3}, {7, 7, 7, 23, /**/ 23, 23, 24, 26, /**/ 21, 20, 0, 4});

TruthCounts countsOf(const LabelMap& truth) {
    TruthCounts counts(2);
    const LabelMap predicted(truth.size(), std::uint8_t{0});
    REQUIRE(counts.add(truth, predicted));
    return counts;
}

ClassScheme gathering(const std::string& ids) {
    auto scheme = ClassScheme::fromJson(R"({"format": 1, "name": "mine", "version": 1, "classes": [)"
                                        R"({"name": "all", "color": [1, 2, 3], "labelIds": [)" +
                                            ids + "]}]}",
                                        "mine.json");
    REQUIRE(scheme);
    return *std::move(scheme);
}

} // namespace

TEST_CASE("a scheme with a class for every evaluated label leaves no gap") {
    for (const char* name : {"cityscapes-19", "merged-10"}) {
        const ClassScheme scheme = *ClassScheme::builtIn(name);
        const TruthCoverage coverage = truthCoverage(countsOf(kTruth), scheme);
        CHECK(coverage.evaluated == 10);
        CHECK(coverage.covered == 10);
        CHECK(coverage.missing.empty());
        CHECK_FALSE(coverageGap(coverage, scheme, "truth.png"));
    }
}

TEST_CASE("what a scheme leaves out is counted and named, most pixels first") {
    const ClassScheme scheme = gathering("7, 26");
    const TruthCoverage coverage = truthCoverage(countsOf(kTruth), scheme);
    CHECK(coverage.covered == 4);
    CHECK(coverage.missing == std::vector<int>{23, 20, 21, 24});
    CHECK(coverageGap(coverage, scheme, "truth.png") ==
          "truth.png: mine has no class for 6 of its 10 evaluated pixels (sky, traffic sign, vegetation and 1 more); "
          "they are not scored.");
}

TEST_CASE("a scheme that covers nothing of a truth has a sentence of its own") {
    const ClassScheme scheme = gathering("33");
    const auto coverage = truthCoverage(countsOf(LabelMap({2, 1}, {7, 0})), scheme);
    CHECK(coverageGap(coverage, scheme, "truth.png") ==
          "truth.png: mine has no class for any of its 1 evaluated pixels (road), so that nothing is scored.");
}

TEST_CASE("labels that are never evaluated are not missed") {
    const ClassScheme scheme = gathering("7");
    const auto coverage = truthCoverage(countsOf(LabelMap({3, 1}, {7, 0, 4})), scheme);
    CHECK(coverage.missing.empty());
}
