// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/label_files.h"

#include "core/base/atomic_file.h"
#include "core/image/image_io.h"
#include "core/metrics/prediction_folder.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace core;

TEST_CASE("a folder of label maps can be opened as predictions again") {
    const testing_support::TemporaryFolder folder;
    const ClassScheme scheme = *ClassScheme::builtIn("merged-10");
    LabelMap labels({6, 4}, std::uint8_t{0});
    labels.at(3, 2) = 4;
    labels.at(5, 3) = kIgnore;
    const nlohmann::ordered_json model = {{"name", "tiny"}}, settings = {{"device", "cpu"}};
    REQUIRE(writePredictionsJson(folder.path(), scheme, {"kerbside 9", model, settings}));
    REQUIRE(writeLabelIds(folder.path(), "street_000001_000019", labels, scheme));
    const auto opened = PredictionFolder::open(folder.path());
    REQUIRE(opened);
    CHECK(opened->shownScheme() == scheme);
    CHECK(opened->read({.name = "street_000001_000019"}, {6, 4}).value() == labels);
    CHECK(readLabelMap(folder / "street_000001_000019_labelIds.png").value() == toLabelIds(labels, scheme));
    const auto json = nlohmann::ordered_json::parse(readFile(folder / "predictions.json", 1 << 20).value());
    CHECK(json["format"] == 1);
    CHECK(json["program"] == "kerbside 9");
    CHECK(json["scheme"] == "merged-10");
    CHECK(json["model"] == model);
    CHECK(json["settings"] == settings);
}

TEST_CASE("a scheme of one's own goes along with its label maps") {
    const testing_support::TemporaryFolder folder;
    const ClassScheme own = ClassScheme::fromJson(R"({"format": 1, "name": "two", "version": 1, "classes": [
        {"name": "road", "color": [9, 9, 9], "labelIds": [7]},
        {"name": "rest", "color": [1, 2, 3], "labelIds": [26]}]})",
                                                  "test")
                                .value();
    REQUIRE(writePredictionsJson(folder.path(), own, {"kerbside 9", {}, {}}));
    CHECK(PredictionFolder::open(folder.path())->shownScheme() == own);
}

TEST_CASE("names that would leave the folder or hide in it are refused") {
    for (const char* good : {"unet", "DeepLab V3+ (R50)", "a.b-c_1"}) CHECK(isFolderName(good));
    for (const char* bad : {"", ".", "..", ".hidden", "a/b", "a\\b", "a\nb", "a\tb"}) CHECK_FALSE(isFolderName(bad));
}
