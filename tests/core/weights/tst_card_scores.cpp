// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/card_scores.h"

#include <doctest/doctest.h>

namespace {

std::vector<core::CardScore> of(const std::string& json) {
    core::ModelCard card;
    card.name = "made";
    card.scoresJson = json;
    return core::listedScores(card);
}

} // namespace

TEST_CASE("the scores of a card are listed in its order, one for each set and scheme") {
    const auto scores = of(R"([
        {"data": "scenes val", "scores": {"cityscapes-19": {"frames": 60, "miou": 0.61}, "merged-10": {"frames": 60, "miou": 0.7}}},
        {"data": "town", "scores": {"cityscapes-19": {"frames": 3, "miou": 0.5}}}])");
    REQUIRE(scores.size() == 3);
    CHECK(scores[0].data == "scenes val");
    CHECK(scores[0].scheme == "cityscapes-19");
    CHECK(scores[0].frames == 60);
    CHECK(scores[0].miou == 0.61);
    CHECK(scores[1].scheme == "merged-10");
    CHECK(scores[2].data == "town");
}

TEST_CASE("scores that are not as they are written are left out, and hinder no other") {
    CHECK(of("[]").empty());
    CHECK(of("no JSON").empty());
    CHECK(of(R"({"data": "no list"})").empty());
    CHECK(of(R"([3])").empty());
    const auto scores = of(R"([{"data": 5, "scores": {}}, {"data": "a", "scores": [1]},
        {"data": "b", "scores": {"x": {"frames": 1, "miou": null}, "y": {"frames": 1, "miou": 2},
                                 "z": {"frames": -1, "miou": 0.5}, "good": {"frames": 1, "miou": 0.5}}}])");
    REQUIRE(scores.size() == 1);
    CHECK(scores[0].scheme == "good");
}
