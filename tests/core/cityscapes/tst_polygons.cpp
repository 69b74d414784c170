// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/polygons.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace core;

static std::string withObjects(const std::string& objects) {
    return R"({"imgHeight": 1024, "imgWidth": 2048, "objects": [)" + objects + "]}";
}
static std::string withPolygon(const std::string& polygon) {
    return withObjects(R"({"label": "car", "polygon": )" + polygon + "}");
}
static std::string sentenceOf(const std::string& json) {
    const auto annotation = parsePolygons(json, "p.json");
    REQUIRE_MESSAGE(!annotation, json.substr(0, 200));
    CHECK(annotation.error().code == ErrorCode::Corrupt);
    return annotation.error().message;
}

TEST_CASE("an annotation is read in any order of keys, and unknown keys are ignored") {
    const auto annotation = parsePolygons(R"({
        "objects": [
            {"polygon": [[1, 2], [-3, 4], [5000, 6]], "label": "car", "user": "me", "id": 7, "verified": 1,
             "draw": true, "date": {"day": [1, [2, {"x": null}]]}},
            {"deleted": 1, "label": "bicyclegroup", "polygon": []},
            {"deleted": false, "label": "sky", "polygon": [[0, 0]]}],
        "imgWidth": 20, "extra": [[], {}, "x", 1.5, -2, null, true], "imgHeight": 10})",
                                          "p.json");
    REQUIRE(annotation);
    CHECK(annotation->size == Size{20, 10});
    REQUIRE(annotation->objects.size() == 3);
    CHECK(annotation->objects[0] == PolygonObject{"car", {{1, 2}, {-3, 4}, {5000, 6}}, false});
    CHECK(annotation->objects[1] == PolygonObject{"bicyclegroup", {}, true});
    CHECK(annotation->objects[2] == PolygonObject{"sky", {{0, 0}}, false});
}

TEST_CASE("fractions are cut off toward zero, as Pillow does") {
    const auto annotation = parsePolygons(withPolygon("[[1.9, -1.9], [1e2, -0.5]]"), "p.json");
    REQUIRE(annotation);
    CHECK(annotation->objects[0].points == std::vector<Point>{{1, -1}, {100, 0}});
}

TEST_CASE("an annotation survives writing and reading") {
    PolygonAnnotation annotation{
        {2048, 1024},
        {{"road", {{-1, 2}, {3, 4}, {2050, 5}}, false}, {"Straße \"x\" \\ \n", {}, true}, {"sky", {{0, 0}}, false}}};
    CHECK(parsePolygons(toJson(annotation), "p.json").value() == annotation);
    annotation.objects.clear();
    CHECK(parsePolygons(toJson(annotation), "p.json").value() == annotation);
}

TEST_CASE("lies are refused with the object and the number") {
    CHECK(sentenceOf("[]") == "p.json: holds an array, not the object of a polygon file.");
    CHECK(sentenceOf("7") == "p.json: holds a number, not the object of a polygon file.");
    CHECK(sentenceOf(R"({"imgWidth": 5, "objects": []})") == "p.json: has no 'imgHeight'.");
    CHECK(sentenceOf(R"({"imgHeight": 5, "objects": []})") == "p.json: has no 'imgWidth'.");
    CHECK(sentenceOf(R"({"imgHeight": 5, "imgWidth": 5})") == "p.json: has no 'objects'.");
    CHECK(sentenceOf(R"({"imgHeight": 0})") == "p.json: 'imgHeight' is 0; it must be a whole number from 1 to 65535.");
    CHECK(sentenceOf(R"({"imgWidth": 65536})") ==
          "p.json: 'imgWidth' is 65536; it must be a whole number from 1 to 65535.");
    CHECK(sentenceOf(R"({"imgWidth": 10.5})") ==
          "p.json: 'imgWidth' is 10.5; it must be a whole number from 1 to 65535.");
    CHECK(sentenceOf(R"({"imgWidth": "10"})") == "p.json: 'imgWidth' is a text, not a number.");
    CHECK(sentenceOf(R"({"imgHeight": 65535, "imgWidth": 65535, "objects": []})") ==
          "p.json: speaks of 65535x65535 pixels; at most 67108864 are read.");
    CHECK(sentenceOf(R"({"objects": {}})") == "p.json: 'objects' is an object, not an array.");
    CHECK(sentenceOf(withObjects("[]")) == "p.json: object 0 is an array, not an object.");
    CHECK(sentenceOf(withObjects(R"({"label": "car"})")) == "p.json: object 0 has no polygon.");
    CHECK(sentenceOf(withObjects(R"({"polygon": []})")) == "p.json: object 0 has no label.");
    CHECK(sentenceOf(withObjects(R"({"label": "car", "polygon": []}, {"polygon": []})")) ==
          "p.json: object 1 has no label.");
    CHECK(sentenceOf(withObjects(R"({"label": 7})")) == "p.json: the label of object 0 is a number, not a text.");
    CHECK(sentenceOf(withObjects(R"({"deleted": "no"})")) == "p.json: 'deleted' of object 0 is a text, not 0 or 1.");
    CHECK(sentenceOf(withPolygon("{}")) == "p.json: the polygon of object 0 is an object, not an array.");
    CHECK(sentenceOf(withPolygon("[1, 2]")) == "p.json: point 0 of object 0 is a number, not [x, y].");
    CHECK(sentenceOf(withPolygon("[[1, 2], [3]]")) == "p.json: point 1 of object 0 has 1 coordinates instead of 2.");
    CHECK(sentenceOf(withPolygon("[[1, 2, 3]]")) == "p.json: point 0 of object 0 has 3 coordinates instead of 2.");
    CHECK(sentenceOf(withPolygon("[[1, \"2\"]]")) == "p.json: point 0 of object 0 holds a text, not a number.");
    CHECK(sentenceOf(withPolygon("[[1, null]]")) == "p.json: point 0 of object 0 holds null, not a number.");
    CHECK(sentenceOf(withPolygon("[[1, 1000001]]")) ==
          "p.json: point 0 of object 0 holds 1000001; coordinates lie within ±1000000.");
    CHECK(sentenceOf(withPolygon("[[-1e300, 1]]")) ==
          "p.json: point 0 of object 0 holds -1e+300; coordinates lie within ±1000000.");
    CHECK(sentenceOf(withPolygon("[[18446744073709551615, 1]]")).starts_with("p.json: point 0 of object 0 holds 1.8"));
    CHECK(sentenceOf(withPolygon("[[1e999, 1]]")).starts_with("p.json: is not JSON: number overflow"));
    CHECK(sentenceOf(withPolygon("[[NaN, 1]]")).starts_with("p.json: is not JSON: parse error at line 1"));
    CHECK(sentenceOf(withObjects(R"({"label": "a", "label": "b", "polygon": []})")) ==
          "p.json: the key 'label' comes twice in object 0.");
    CHECK(sentenceOf(R"({"imgWidth": 1, "imgWidth": 2})") ==
          "p.json: the key 'imgWidth' comes twice in the outermost object.");
    CHECK(sentenceOf(withObjects("") + "x").starts_with("p.json: is not JSON: parse error at line 1"));
    CHECK(sentenceOf("").starts_with("p.json: is not JSON: parse error at line 1"));
}

TEST_CASE("a label of 256 characters is read, umlauts counted once, and one of 257 is not") {
    std::string label;
    for (int i = 0; i < 256; ++i) label += "ß";
    const auto json = [](const std::string& text) {
        return withObjects(R"({"polygon": [], "label": ")" + text + "\"}");
    };
    CHECK(parsePolygons(json(label), "p.json"));
    CHECK(sentenceOf(json(label + "s")) == "p.json: the label of object 0 has 257 characters; at most 256 are read.");
}

static std::string repeated(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all.append(i > 0 ? "," : "").append(text);
    return all;
}

TEST_CASE("numbers of objects, points and keys have limits, and reaching them is allowed") {
    const std::string object = R"({"label":"car","polygon":[]})";
    CHECK(parsePolygons(withObjects(repeated(object, 20'000)), "p.json")->objects.size() == 20'000);
    CHECK(sentenceOf(withObjects(repeated(object, 20'001))) == "p.json: has more than 20000 objects.");
    const std::string points = "[" + repeated("[1,2]", 100'000) + "]";
    CHECK(parsePolygons(withPolygon(points), "p.json")->objects[0].points.size() == 100'000);
    CHECK(sentenceOf(withPolygon("[" + repeated("[1,2]", 100'001) + "]")) ==
          "p.json: object 0 has more than 100000 points.");
    const std::string large = R"({"label":"car","polygon":)" + points + "}";
    CHECK(parsePolygons(withObjects(repeated(large, 20)), "p.json"));
    CHECK(sentenceOf(withObjects(repeated(large, 20) + R"(,{"label":"car","polygon":[[1,2]]})")) ==
          "p.json: has more than 2000000 points in all.");
    std::string keys = "\"label\": \"car\", \"polygon\": []";
    for (int i = 0; i < 255; ++i) keys += fmt::format(", \"k{}\": 1", i);
    CHECK(sentenceOf(withObjects("{" + keys + "}")) == "p.json: object 0 has more than 256 keys.");
}

TEST_CASE("nesting is bounded, also where nobody looks") {
    const auto nested = [](std::size_t levels) { // the outermost object is one more
        return R"({"imgHeight":1,"imgWidth":1,"objects":[],"x":)" + std::string(levels, '[') +
               std::string(levels, ']') + "}";
    };
    CHECK(parsePolygons(nested(31), "p.json"));
    CHECK(sentenceOf(nested(32)) == "p.json: values are nested deeper than 32 levels.");
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK(sentenceOf(R"({"x": )" + deep + "}") == "p.json: values are nested deeper than 32 levels.");
}

TEST_CASE("a file is named, whether it is missing, a folder or too large") {
    testing_support::TemporaryFolder folder;
    const auto missing = readPolygons(folder / "none.json");
    CHECK(missing.error().code == ErrorCode::NotFound);
    CHECK(missing.error().message.find("none.json") != std::string::npos);
    CHECK(!readPolygons(folder.path()));
    testing_support::writeText(folder / "Köln/p.json", withPolygon("[[1, 2]]"));
    CHECK(readPolygons(folder / "Köln/p.json")->objects.size() == 1);
    CHECK(parsePolygons(std::string((std::size_t{64} << 20) + 1, ' '), "p.json").error().message ==
          "p.json: has 67108865 bytes; at most 67108864 are read.");
}
