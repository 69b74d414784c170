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

TEST_CASE("the rows of the study are its table 1, digit by digit") {
    const auto references = core::referencesFor(*core::ClassScheme::builtIn("cityscapes-19"));
    const std::vector<core::Score> denseAspp{.78, .67, .81, .19, .22, .52, .38, .58, .85, .29,
                                             .78, .55, .42, .84, .21, .38, .13, .20, .48};
    const std::vector<core::Score> deepLab{.71, .85, .90, .27, .27, .57, .29, .57, .90, .32,
                                           .74, .51, .29, .88, .11, .20, .04, .07, .44};
    CHECK(references[0].name == "The study: DenseASPP");
    CHECK(references[0].perClass == denseAspp);
    CHECK_FALSE(references[0].mean); // printed .52, which is no mean of these
    CHECK(references[1].name == "The study: DeepLabV3");
    CHECK(references[1].perClass == deepLab);
    CHECK_FALSE(references[1].mean);
    CHECK(references[2].mean == core::Score{0.799});
    CHECK(references[3].mean == core::Score{0.745});
}

TEST_CASE("figures of one scheme are not shown in another") {
    CHECK(core::referencesFor(*core::ClassScheme::builtIn("merged-10")).empty());
    CHECK(core::referencesFor(core::ClassScheme::channels(19)).empty());
}
