// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/class_scheme.h"

#include <doctest/doctest.h>
#include <set>

using namespace core;

static ClassScheme builtIn(const char* name) { return ClassScheme::builtIn(name).value(); }

TEST_CASE("cityscapes-19 is in trainId order with the official names and colours") {
    const ClassScheme scheme = builtIn("cityscapes-19");
    REQUIRE(scheme.size() == 19);
    for (int i = 0; i < 19; ++i) {
        const Label& label = labelById(idOfTrainId(i).value());
        CHECK(scheme.classes()[static_cast<std::size_t>(i)] ==
              SchemeClass{std::string(label.name), label.color, {label.id}});
    }
    for (int id = 0; id < kLabelIds; ++id) CHECK(scheme.classOfLabelId(id) == labelById(id).trainId);
}

TEST_CASE("merged-10 gathers the documented label ids and no other") {
    const ClassScheme scheme = builtIn("merged-10");
    constexpr std::uint8_t v = kIgnore;
    const std::array<std::uint8_t, kLabelIds> expected = {v, v, v, v, v, v, v, 0, 1, v, v, 2, 2, 2, v, v, v,
                                                          3, v, 3, 3, 4, 4, 5, 6, 6, 7, 8, 8, v, v, 8, 9, 9};
    CHECK(scheme.classOfLabelIds() == expected);
    CHECK(scheme.size() == 10);
    CHECK(scheme.classes()[8].name == "large vehicle");
    CHECK(scheme.color(8) == Rgb{0, 60, 100});
    CHECK(scheme.labelIdOfClass(8) == 27);
}

TEST_CASE("voc-21 has VOC's order and colours, and label ids where Cityscapes has the like") {
    const ClassScheme scheme = builtIn("voc-21");
    REQUIRE(scheme.size() == 21);
    CHECK(scheme.findClass("person") == 15);
    CHECK(scheme.color(15) == Rgb{192, 128, 128});
    CHECK(scheme.color(20) == Rgb{0, 64, 128});
    CHECK(scheme.classOfLabelId(24) == 15);
    CHECK(scheme.classOfLabelId(33) == 2);
    CHECK(scheme.classOfLabelId(7) == kIgnore);
    CHECK(scheme.labelIdOfClass(0) == 0);
    CHECK(scheme.isScored());
}

TEST_CASE("categories-7 gathers the evaluated labels of each category") {
    const ClassScheme& scheme = categoryScheme();
    REQUIRE(scheme.size() == kCategories - 1);
    for (int id = 0; id < kLabelIds; ++id) {
        const Label& label = labelById(id);
        CHECK(scheme.classOfLabelId(id) == (label.ignoreInEval ? kIgnore : static_cast<int>(label.category) - 1));
    }
    CHECK(scheme.classes()[6].name == "vehicle");
    CHECK(scheme.classes()[6].labelIds == std::vector{26, 27, 28, 31, 32, 33});
}

TEST_CASE("a finer scheme maps to a coarser one, never the other way round") {
    const ClassScheme fine = builtIn("cityscapes-19"), coarse = builtIn("merged-10");
    const std::vector<std::uint8_t> expected = {0, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 6, 7, 8, 8, 8, 9, 9};
    CHECK(fine.mappingTo(coarse) == expected);
    CHECK(!coarse.mappingTo(fine));
    CHECK(fine.mappingTo(categoryScheme()) ==
          std::vector<std::uint8_t>{0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6, 6, 6, 6});
    CHECK(coarse.mappingTo(categoryScheme()) == std::vector<std::uint8_t>{0, 0, 1, 2, 3, 4, 5, 6, 6, 6});
    CHECK(!categoryScheme().mappingTo(coarse));
    std::vector<std::uint8_t> identity(19);
    for (std::uint8_t i = 0; i < 19; ++i) identity[i] = i;
    CHECK(fine.mappingTo(fine) == identity);
}

TEST_CASE("classes of voc-21 that Cityscapes lacks are void elsewhere") {
    const auto mapping = builtIn("voc-21").mappingTo(builtIn("cityscapes-19"));
    REQUIRE(mapping);
    CHECK((*mapping)[15] == 11); // person
    CHECK((*mapping)[2] == 18);  // bicycle
    CHECK((*mapping)[0] == kIgnore);
    CHECK((*mapping)[8] == kIgnore); // cat
    CHECK(builtIn("cityscapes-19").mappingTo(builtIn("voc-21")));
    CHECK(!builtIn("merged-10").mappingTo(builtIn("voc-21"))); // person and rider straddle
}

TEST_CASE("a class that lies half outside the target straddles") {
    const auto half = ClassScheme::fromJson(
        R"({"format":1,"name":"half","version":1,"classes":[{"name":"tall","color":[1,2,3],"labelIds":[9,17]}]})",
        "half");
    REQUIRE(half);
    CHECK(!half->mappingTo(builtIn("cityscapes-19")));
}

TEST_CASE("channels are drawn in colours of their own and never scored") {
    const ClassScheme scheme = ClassScheme::channels(7);
    CHECK(scheme.name() == "channels-7");
    CHECK(scheme.size() == 7);
    CHECK(!scheme.isScored());
    CHECK(scheme.labelIdOfClass(3) == 0);
    CHECK(!scheme.mappingTo(builtIn("cityscapes-19")));
    CHECK(!builtIn("cityscapes-19").mappingTo(scheme));
    CHECK(ClassScheme::resolve("channels-7").value() == scheme);
    CHECK(!ClassScheme::resolve("channels-0"));
    CHECK(!ClassScheme::resolve("channels-256"));
    CHECK(!ClassScheme::resolve("channels-7x"));
    CHECK(ClassScheme::fromJson(scheme.toJson(), "again").value() == scheme);
}

TEST_CASE("colours and label ids of indices without a class are black and unlabeled") {
    const ClassScheme scheme = builtIn("merged-10");
    CHECK(scheme.color(10) == Rgb{});
    CHECK(scheme.color(kIgnore) == Rgb{});
    CHECK(scheme.color(-1) == Rgb{});
    CHECK(scheme.labelIdOfClass(10) == 0);
    CHECK(!scheme.findClass("tree"));
}

TEST_CASE("label maps go to classes and back by tables") {
    const LabelMap ids({3, 2}, {7, 13, 3, 33, 77, 0});
    const ClassScheme scheme = builtIn("merged-10");
    const LabelMap classes = toClasses(ids, scheme);
    CHECK(classes == LabelMap({3, 2}, {0, 2, kIgnore, 9, kIgnore, kIgnore}));
    CHECK(toLabelIds(classes, scheme) == LabelMap({3, 2}, {7, 11, 0, 32, 0, 0}));
    std::array<std::uint8_t, 256> table = {};
    table[77] = 5;
    CHECK(applyTable(ids, table) == LabelMap({3, 2}, {0, 0, 0, 0, 5, 0}));
}
