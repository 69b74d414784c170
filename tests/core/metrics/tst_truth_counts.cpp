// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/truth_counts.h"

#include "tests/core/metrics/made_maps.h"

#include <doctest/doctest.h>
#include <numeric>

using core::ErrorCode;
using core::kIgnore;
using core::LabelMap;
using core::TruthCounts;
using made_maps::row;
using made_maps::runs;

namespace {

std::uint64_t total(const TruthCounts& counts) {
    return std::accumulate(counts.counts().begin(), counts.counts().end(), std::uint64_t{0});
}

} // namespace

TEST_CASE("each pixel is counted in the row of its truth and the column of its prediction") {
    TruthCounts counts(3);
    REQUIRE(counts.add(row({7, 7, 26, 0, 33}), row({0, 2, 2, 1, kIgnore})));
    CHECK(counts.count(7, 0) == 1);
    CHECK(counts.count(7, 2) == 1);
    CHECK(counts.count(26, 2) == 1);
    CHECK(counts.count(0, 1) == 1); // ignored truth is counted too: schemes leave it out later
    CHECK(counts.count(33, counts.voidColumn()) == 1);
    CHECK(total(counts) == 5);
}

TEST_CASE("the fast way counts what counting pixel by pixel counts") {
    // 1 … 130 pixels meet every remainder of the blocks; 34 values are label ids, 254 the most a scheme may have.
    for (const int values : {1, 19, 34, 254})
        for (const std::size_t pixels : {1U, 7U, 8U, 9U, 63U, 64U, 65U, 130U, 5000U}) {
            const auto seed = static_cast<std::uint32_t>(pixels + static_cast<std::size_t>(values));
            const auto truth = runs(pixels, core::kLabelIds, false, seed);
            const auto prediction = runs(pixels, values, true, seed + 1);
            std::vector<std::uint64_t> expected(static_cast<std::size_t>(core::kLabelIds * (values + 1)), 0);
            for (std::size_t i = 0; i < pixels; ++i) {
                const int column = prediction[i] == kIgnore ? values : prediction[i];
                ++expected[static_cast<std::size_t>(truth[i] * (values + 1) + column)];
            }
            TruthCounts counts(values);
            REQUIRE(counts.add(row(truth), row(prediction)));
            CHECK(counts.counts() == expected);
        }
}

TEST_CASE("counts of frames add up, by adding or by merging") {
    const auto truth = runs(1000, core::kLabelIds, false, 1);
    const auto prediction = runs(1000, 19, true, 2);
    TruthCounts both(19);
    REQUIRE(both.add(row(truth), row(prediction)));
    REQUIRE(both.add(row({7, 8}), row({0, 0})));
    TruthCounts first(19);
    REQUIRE(first.add(row(truth), row(prediction)));
    TruthCounts second(19);
    REQUIRE(second.add(row({7, 8}), row({0, 0})));
    first.merge(second);
    CHECK(first == both);
    CHECK(total(both) == 1002);
}

TEST_CASE("a label id above 33 is refused with its value and count, wherever it stands, and nothing is added") {
    for (const std::size_t place : {0U, 63U, 64U, 127U, 128U, 130U}) {
        std::vector<std::uint8_t> truth(131, 7);
        truth[place] = 34;
        TruthCounts counts(19);
        const auto added = counts.add(row(truth), row(std::vector<std::uint8_t>(131, 0)));
        REQUIRE(!added);
        CHECK(added.error().code == ErrorCode::InvalidArgument);
        CHECK(added.error().message == "The truth holds the value 34 in 1 pixel; label ids run from 0 to 33.");
        CHECK(total(counts) == 0);
    }
}

TEST_CASE("void is no truth") {
    TruthCounts counts(19);
    const auto added = counts.add(row({7, kIgnore, kIgnore}), row({0, 0, 0}));
    REQUIRE(!added);
    CHECK(added.error().message == "The truth holds the value 255 in 2 pixels; label ids run from 0 to 33.");
}

TEST_CASE("a predicted value outside the scheme is refused with its value and count, wherever it stands") {
    for (const int bad : {19, 77, 254})
        for (const std::size_t place : {0U, 64U, 128U, 130U}) {
            std::vector<std::uint8_t> prediction(131, kIgnore);
            prediction[place] = static_cast<std::uint8_t>(bad);
            TruthCounts counts(19);
            const auto added = counts.add(row(std::vector<std::uint8_t>(131, 7)), row(prediction));
            REQUIRE(!added);
            CHECK(added.error().message ==
                  fmt::format("The prediction holds the value {} in 1 pixel; its values run from 0 to 18.", bad));
            CHECK(total(counts) == 0);
        }
}

TEST_CASE("of several values outside, the lowest is named and the others are counted") {
    TruthCounts counts(core::kLabelIds);
    const auto added = counts.add(row({7, 7, 7, 7, 7}), row({7, 200, 77, 77, 34}));
    REQUIRE(!added);
    CHECK(added.error().message ==
          "The prediction holds the value 34 in 1 pixel and others above it in 3; its values run from 0 to 33.");
}

TEST_CASE("maps of different sizes are refused with both sizes") {
    TruthCounts counts(19);
    const auto added = counts.add(LabelMap({4, 2}, 7), LabelMap({2, 4}, 0));
    REQUIRE(!added);
    CHECK(added.error().code == ErrorCode::InvalidArgument);
    CHECK(added.error().message == "The truth has 4x2 pixels, the prediction 2x4.");
}

TEST_CASE("empty maps add nothing") {
    TruthCounts counts(19);
    CHECK(counts.add(LabelMap(), LabelMap()));
    CHECK(total(counts) == 0);
}
