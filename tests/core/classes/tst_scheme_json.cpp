// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/class_scheme.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace core;

static std::string withClasses(const std::string& classes) {
    return R"({"format": 1, "name": "mine", "version": 2, "classes": [)" + classes + "]}";
}
static std::string withClass(const std::string& color, const std::string& labelIds) {
    return withClasses(R"({"name": "road", "color": )" + color + R"(, "labelIds": )" + labelIds + "}");
}

TEST_CASE("a user's scheme is read and written back unchanged") {
    const auto scheme = ClassScheme::fromJson(
        withClasses(
            R"({"name":"drivable","color":[1,2,255],"labelIds":[7,9]},{"name":"Fußweg","color":[0,0,0],"labelIds":[]})"),
        "mine.json");
    REQUIRE(scheme);
    CHECK(scheme->name() == "mine");
    CHECK(scheme->version() == 2);
    CHECK(scheme->classes()[0] == SchemeClass{"drivable", {1, 2, 255}, {7, 9}});
    CHECK(scheme->classOfLabelId(9) == 0);
    CHECK(ClassScheme::fromJson(scheme->toJson(), "again").value() == *scheme);
}

TEST_CASE("what is wrong with a scheme is said with file, class and number") {
    struct Row {
        std::string json, sentence;
    };
    const Row rows[] = {
        {"[]", "s.json: holds array, not the object of a class scheme."},
        {R"({"name": "x"})", "s.json: 'format' is missing; a class scheme has \"format\": 1."},
        {R"({"format": 2, "name": "x"})", "s.json: 'format' is 2; this program reads class schemes of format 1."},
        {R"({"format": 1, "version": 1, "classes": []})",
         "s.json: 'name' is missing; it must be a text of 1 to 256 bytes."},
        {R"({"format": 1, "name": "x", "version": 0, "classes": []})",
         "s.json: 'version' is 0; it must be a whole number from 1."},
        {R"({"format": 1, "name": "x", "version": 1, "classes": {}})",
         "s.json: 'classes' is object; it must be an array."},
        {withClasses(""), "s.json: has 0 classes; a class scheme has 1 to 255."},
        {withClasses("7"), "s.json: class 0 is number, not an object."},
        {withClasses(R"({"color": [1,2,3], "labelIds": []})"),
         "s.json: the name of class 0 is missing; it must be a text of 1 to 256 bytes."},
        {withClasses(R"({"name":"a","color":[1,2,3],"labelIds":[]},{"name":"a","color":[1,2,3],"labelIds":[]})"),
         "s.json: class 1 is named 'a', as class 0 is."},
        {withClass("[1, 2]", "[]"),
         "s.json: class 0 ('road'): 'color' is an array of 2; it must be three whole numbers from 0 to 255."},
        {withClass("\"red\"", "[]"),
         "s.json: class 0 ('road'): 'color' is string; it must be three whole numbers from 0 to 255."},
        {withClass("[1, 2, 256]", "[]"),
         "s.json: class 0 ('road'): 'color' holds 256; it must be a whole number from 0 to 255."},
        {withClass("[1, -2, 0]", "[]"),
         "s.json: class 0 ('road'): 'color' holds -2; it must be a whole number from 0 to 255."},
        {withClass("[1, -9223372036854775808, 0]", "[]"), // whose absolute value is no number
         "s.json: class 0 ('road'): 'color' holds -9223372036854775808; it must be a whole number from 0 to 255."},
        {withClass("[1, 2.5, 0]", "[]"),
         "s.json: class 0 ('road'): 'color' holds 2.5; it must be a whole number from 0 to 255."},
        {withClass("[1, 2, 3]", "[34]"), "s.json: class 0 ('road'): 'labelIds' holds 34; label ids run from 0 to 33."},
        {withClass("[1, 2, 3]", "[-1]"), "s.json: class 0 ('road'): 'labelIds' holds -1; label ids run from 0 to 33."},
        {withClass("[1, 2, 3]", "[18446744073709551615]"),
         "s.json: class 0 ('road'): 'labelIds' holds 18446744073709551615; label ids run from 0 to 33."},
        {withClass("[1, 2, 3]", "7"),
         "s.json: class 0 ('road'): 'labelIds' is number; it must be an array of label ids, and may be empty."},
        {withClass("[1, 2, 3]", "[7, 7]"),
         "s.json: class 0 ('road'): label id 7 ('road') already belongs to class 'road'."},
        {withClass("[1, 2, 3]", "[[[[[7]]]]]"), "s.json: values are nested deeper than 4 levels."},
    };
    for (const Row& row : rows) {
        const auto scheme = ClassScheme::fromJson(row.json, "s.json");
        REQUIRE_MESSAGE(!scheme, row.json);
        CHECK(scheme.error().message == row.sentence);
    }
    CHECK(ClassScheme::fromJson(rows[2].json, "s").error().code == ErrorCode::Unsupported);
    CHECK(ClassScheme::fromJson(rows[0].json, "s").error().code == ErrorCode::Corrupt);
    CHECK(ClassScheme::fromJson(rows[16].json, "s").error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("255 classes are taken and 256 are refused") {
    const auto json = [](int count) {
        std::string classes;
        for (int i = 0; i < count; ++i)
            classes += (i > 0 ? "," : "") + fmt::format(R"({{"name":"c{}","color":[1,2,3],"labelIds":[]}})", i);
        return withClasses(classes);
    };
    CHECK(ClassScheme::fromJson(json(255), "s.json").value().size() == 255);
    CHECK(ClassScheme::fromJson(json(256), "s.json").error().message ==
          "s.json: has 256 classes; a class scheme has 1 to 255.");
}

TEST_CASE("the name of a built-in scheme is not lent to another") {
    const std::string official = ClassScheme::builtIn("merged-10")->toJson();
    CHECK(ClassScheme::fromJson(official, "copy.json"));
    std::string other = official;
    other.replace(other.find("road"), 4, "Road");
    CHECK(
        ClassScheme::fromJson(other, "copy.json").error().message ==
        "copy.json: is named 'merged-10' as a built-in class scheme, but differs from it; give it a name of its own.");
}

TEST_CASE("a scheme is resolved by built-in name or by path") {
    testing_support::TemporaryFolder folder;
    testing_support::writeText(folder / "Schéma.json", withClass("[1, 2, 3]", "[7]"));
    CHECK(ClassScheme::resolve("voc-21")->size() == 21);
    CHECK(ClassScheme::resolve((folder / "Schéma.json").string())->name() == "mine");
    const auto missing = ClassScheme::resolve("voc-12");
    REQUIRE(!missing);
    CHECK(missing.error().code == ErrorCode::NotFound);
    CHECK(missing.error().message ==
          "voc-12: is neither a built-in class scheme (cityscapes-19, merged-10, voc-21, channels-N) nor a file.");
}
