// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/reference_scores.h"

#include <doctest/doctest.h>

TEST_CASE("every reference says where it stands, on which frames and how it was averaged") {
    const auto references = core::referencesFor(*core::ClassScheme::builtIn("cityscapes-19"));
    REQUIRE(references.size() == 4);
    for (const core::ReferenceScores& one : references) {
        INFO(one.name);
        CHECK_FALSE(one.source.empty());
        CHECK_FALSE(one.data.empty());
        CHECK_FALSE(one.aggregation.empty());
        CHECK((one.perClass.size() == 19 || (one.perClass.empty() && one.mean)));
    }
}

TEST_CASE("the rows of the study have the means that its text does not print") {
    const auto references = core::referencesFor(*core::ClassScheme::builtIn("cityscapes-19"));
    const auto meanOf = [&](std::size_t row) {
        double sum = 0;
        for (const core::Score& value : references[row].perClass) sum += *value;
        return sum / 19;
    };
    CHECK(meanOf(0) == doctest::Approx(0.488).epsilon(0.002)); // printed: .52
    CHECK(meanOf(1) == doctest::Approx(0.470).epsilon(0.002)); // printed: .45
    CHECK(references[0].perClass[1] == core::Score{0.67});     // sidewalk of DenseASPP
    CHECK(references[1].perClass[18] == core::Score{0.44});    // bicycle of DeepLabV3
}

TEST_CASE("figures of one scheme are not shown in another") {
    CHECK(core::referencesFor(*core::ClassScheme::builtIn("merged-10")).empty());
    CHECK(core::referencesFor(core::ClassScheme::channels(19)).empty());
}
