// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/id_doctor.h"

#include <doctest/doctest.h>
#include <utility>

using namespace core;

static IdDiagnosis diagnose(std::initializer_list<std::pair<std::size_t, std::uint64_t>> counts) {
    Histogram histogram = {};
    for (const auto& [value, count] : counts) histogram[value] = count;
    return diagnoseLabelIds(histogram);
}

TEST_CASE("a histogram counts every pixel once") {
    const LabelMap map({3, 3}, {7, 7, 7, 255, 0, 26, 7, 7, 8});
    Histogram expected = {};
    expected[7] = 5, expected[255] = expected[0] = expected[26] = expected[8] = 1;
    CHECK(histogramOf(map) == expected);
    Histogram sum = expected;
    add(sum, expected);
    CHECK(sum[7] == 10);
    CHECK(histogramOf(LabelMap()) == Histogram{});
}

TEST_CASE("values above 33 are named with their count") {
    const auto one = diagnose({{7, 100}, {77, 12}});
    CHECK(one.fault == IdFault::ValuesAboveRange);
    CHECK(one.sentence == "Label ids run from 0 to 33, but 12 pixels hold 77.");
    const auto many = diagnose({{7, 100}, {34, 3}, {200, 5}, {255, 1}});
    CHECK(many.sentence == "Label ids run from 0 to 33, but 9 pixels hold larger values, most often 200 (5 pixels).");
    CHECK(diagnose({{7, 10}, {26, 10}, {255, 5}}).fault == IdFault::ValuesAboveRange);
}

TEST_CASE("255 beside 0 to 18 means trainIds") {
    const auto diagnosis = diagnose({{0, 500}, {18, 20}, {255, 300}});
    CHECK(diagnosis.fault == IdFault::LooksLikeTrainIds);
    CHECK(diagnosis.sentence == "These look like trainIds, not label ids: 300 pixels hold 255 and all others 0 to 18.");
}

TEST_CASE("predictions of trainIds without void are recognised") {
    // shares of the training set, in thousandths, as trainIds 0 … 18
    const auto diagnosis = diagnose({{0, 369},
                                     {1, 61},
                                     {2, 228},
                                     {3, 7},
                                     {4, 9},
                                     {5, 12},
                                     {6, 2},
                                     {7, 6},
                                     {8, 160},
                                     {9, 12},
                                     {10, 40},
                                     {11, 12},
                                     {12, 1},
                                     {13, 70},
                                     {14, 3},
                                     {15, 2},
                                     {16, 2},
                                     {18, 4}});
    CHECK(diagnosis.fault == IdFault::LooksLikeTrainIds);
    CHECK(diagnosis.sentence == "These look like trainIds, not label ids: no value is above 18, and 75 % of the pixels "
                                "(751 of 1000) would be labels that are not evaluated.");
    // a country road: no building, no sidewalk
    CHECK(diagnose({{0, 350}, {5, 5}, {8, 300}, {9, 150}, {10, 190}, {13, 5}}).fault == IdFault::LooksLikeTrainIds);
    // a 20th channel for void
    CHECK(diagnose({{0, 370}, {2, 300}, {5, 12}, {8, 120}, {10, 50}, {13, 60}, {19, 88}}).fault ==
          IdFault::LooksLikeTrainIds);
}

TEST_CASE("poor, sparse and half annotated label maps are not taken for trainIds") {
    CHECK(diagnose({}).fault == IdFault::None);
    CHECK(diagnose({{0, 1000}}).fault == IdFault::None);                           // nothing annotated yet
    CHECK(diagnose({{7, 900}, {26, 100}}).fault == IdFault::None);                 // road and car only
    CHECK(diagnose({{7, 1000}}).fault == IdFault::None);                           // a model of one answer
    CHECK(diagnose({{0, 950}, {7, 50}}).fault == IdFault::None);                   // one polygon drawn
    CHECK(diagnose({{0, 900}, {8, 100}}).fault == IdFault::None);                  // sidewalk only
    CHECK(diagnose({{0, 800}, {6, 100}, {9, 100}}).fault == IdFault::None);        // ground and parking
    CHECK(diagnose({{0, 880}, {1, 80}, {2, 10}, {3, 30}}).fault == IdFault::None); // test split
    CHECK(diagnose({{1, 90}, {2, 10}, {3, 15}, {4, 40}, {7, 300}, {16, 500}, {17, 9}}).fault ==
          IdFault::None); // tunnel
    CHECK(diagnose({{1, 90}, {4, 100}, {7, 100}, {8, 60}, {9, 50}, {16, 500}}).fault ==
          IdFault::None);                                                   // its sidewalk too
    CHECK(diagnose({{0, 800}, {8, 100}, {9, 100}}).fault == IdFault::None); // sidewalk and parking drawn
    CHECK(diagnose({{7, 300}, {8, 50}, {11, 300}, {17, 30}, {21, 200}, {23, 50}}).fault == IdFault::None);
    CHECK(diagnose({{0, 600}, {2, 200}, {5, 50}, {10, 50}, {21, 1}}).fault == IdFault::None); // vegetation proves ids
}
