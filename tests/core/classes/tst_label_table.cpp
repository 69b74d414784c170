// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/label_table.h"

#include <doctest/doctest.h>
#include <set>

using namespace core;

TEST_CASE("ids run from 0 to 33 in order, then comes the license plate") {
    for (int id = 0; id < kLabelIds; ++id) CHECK(labels()[static_cast<std::size_t>(id)].id == id);
    CHECK(labels()[34].name == "license plate");
    CHECK(labels()[34].id == -1);
    CHECK(labels()[34].trainId == -1);
    std::set<std::string_view> names;
    for (const Label& label : labels()) names.insert(label.name);
    CHECK(names.size() == 35);
}

TEST_CASE("trainIds 0 to 18 are the evaluated labels, in order") {
    constexpr int ids[] = {7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33};
    for (int trainId = 0; trainId < 19; ++trainId) {
        CHECK(idOfTrainId(trainId) == ids[trainId]);
        CHECK(labelById(ids[trainId]).trainId == trainId);
    }
    CHECK(!idOfTrainId(19));
    CHECK(!idOfTrainId(-1));
    CHECK(!idOfTrainId(255));
    for (const Label& label : labels()) CHECK(label.ignoreInEval == (label.trainId == 255 || label.trainId == -1));
}

TEST_CASE("ten labels have instances, and the same have an average size") {
    int count = 0;
    for (int id = 0; id < kLabelIds; ++id) {
        count += labelById(id).hasInstances ? 1 : 0;
        CHECK(averageInstanceSize(id).has_value() == labelById(id).hasInstances);
    }
    CHECK(count == 10);
    CHECK(averageInstanceSize(26) == 12794.0202738185);
    CHECK(averageInstanceSize(33) == 4672.3249222261);
    CHECK(!averageInstanceSize(-1));
}

TEST_CASE("a colour of several labels is read as the one that is evaluated") {
    CHECK(idOfColor({153, 153, 153}) == 17);
    CHECK(idOfColor({0, 0, 142}) == 26);
    CHECK(idOfColor({0, 0, 0}) == 0);
    CHECK(idOfColor({111, 74, 0}) == 5);
    CHECK(idOfColor({119, 11, 32}) == 33);
    CHECK(!idOfColor({1, 2, 3}));
}

TEST_CASE("names are found as written in the official table") {
    CHECK(findLabel("polegroup")->id == 18);
    CHECK(findLabel("traffic light")->category == Category::Object);
    CHECK(findLabel("license plate")->id == -1);
    CHECK(findLabel("cargroup") == nullptr);
    CHECK(categoryName(Category::Void) == "void");
    CHECK(categoryName(Category::Vehicle) == "vehicle");
}
