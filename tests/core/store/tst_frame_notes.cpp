// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/frame_notes.h"

#include "core/base/strict_json.h"
#include "core/image/image_io.h"
#include "tests/support/error_of.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace testing_support;
using core::ErrorCode;
using core::FrameNote;
using core::FrameNotes;

namespace fs = std::filesystem;

namespace {

const std::string kSource(64, 'a');

fs::path fileIn(const TemporaryFolder& folder) { return folder / (kSource + ".json"); }

} // namespace

TEST_CASE("a source without a file has no notes, and saving none makes no file") {
    TemporaryFolder folder;
    auto notes = FrameNotes::load(folder / "notes", kSource).value();
    CHECK(notes.of("frame").isEmpty());
    CHECK(notes.warning().empty());
    REQUIRE(notes.save());
    CHECK_FALSE(fs::exists(folder / "notes"));
}

TEST_CASE("notes come back as they were saved, flags sorted and each once") {
    TemporaryFolder folder;
    const FrameNote note{{"night", "Brücke", "night"}, "two\nlines, \"quoted\"", true};
    {
        auto notes = FrameNotes::load(folder.path(), kSource).value();
        REQUIRE(notes.set("town_000000_000019", note));
        REQUIRE(notes.set("other", {.reviewed = true}));
        REQUIRE(notes.save());
    }
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    CHECK(notes.warning().empty());
    CHECK(notes.of("town_000000_000019") == FrameNote{{"Brücke", "night"}, note.text, true});
    CHECK(notes.of("other") == FrameNote{{}, "", true});
    CHECK(notes.of("town_000000_00001").isEmpty());
    CHECK(notes.flags() == std::vector<std::string>{"Brücke", "night"});
    CHECK(FrameNotes::load(folder.path(), "another").value().of("other").isEmpty());
}

TEST_CASE("an empty note removes the old one, from the file too") {
    TemporaryFolder folder;
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    REQUIRE(notes.set("frame", {.text = "look"}));
    REQUIRE(notes.save());
    REQUIRE(notes.set("frame", {}));
    CHECK(notes.of("frame").isEmpty());
    REQUIRE(notes.save());
    CHECK(bytesOf(fileIn(folder)).find("frame\"") == std::string::npos);
    CHECK(FrameNotes::load(folder.path(), kSource).value().of("frame").isEmpty());
}

TEST_CASE("what is no flag and what is not UTF-8 is refused, and the old note stays") {
    TemporaryFolder folder;
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    const FrameNote old{{"night"}, "old", false};
    REQUIRE(notes.set("frame", old));
    for (const std::string& flag : {std::string(), std::string("two words"), std::string("tab\t"), std::string("\""),
                                    std::string("\x7f"), std::string("\xff"), std::string(65, 'x')}) {
        CAPTURE(flag);
        CHECK(errorOf(notes.set("frame", {.flags = {"fine", flag}})).code == ErrorCode::InvalidArgument);
    }
    CHECK(errorOf(core::checkFlag("two words")).message.find("'two words' is no word") != std::string::npos);
    CHECK(core::checkFlag(std::string(64, 'x')));
    CHECK(errorOf(notes.set("frame", {.text = "\xc3"})).message == "frame: its note must be UTF-8.");
    CHECK(errorOf(notes.set("\xff", {.text = "x"})).code == ErrorCode::InvalidArgument);
    CHECK(notes.of("frame") == old);
}

TEST_CASE("fields that this program does not know are written as they were read") {
    TemporaryFolder folder;
    writeText(fileIn(folder), R"({"format": 1, "colour": {"night": [1, 2]}, "source": "x", "frames": {
        "a": {"note": "known", "boxes": [[1, 2, 3, 4]]},
        "b": {"rating": 5}}})");
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    CHECK(notes.warning().empty());
    CHECK(notes.of("a").text == "known");
    REQUIRE(notes.set("a", {}));
    REQUIRE(notes.set("b", {.flags = {"night"}}));
    REQUIRE(notes.save());
    const auto json = core::parseStrictJson(bytesOf(fileIn(folder)), "notes").value();
    CHECK(json["colour"].dump() == R"({"night":[1,2]})");
    CHECK(json["frames"]["a"].dump() == R"({"boxes":[[1,2,3,4]]})");
    CHECK(json["frames"]["b"].dump() == R"({"flags":["night"],"rating":5})");
    CHECK(json["source"] == kSource);
}

TEST_CASE("a newer format is refused with a sentence, and its file stays as it is") {
    TemporaryFolder folder;
    const std::string text = R"({"format": 2, "frames": []})";
    writeText(fileIn(folder), text);
    const auto error = errorOf(FrameNotes::load(folder.path(), kSource));
    CHECK(error.code == ErrorCode::Unsupported);
    CHECK(error.message == fileIn(folder).string() +
                               ": holds notes of format 2; this program reads format 1 and leaves the file as it is.");
    CHECK(bytesOf(fileIn(folder)) == text);
}

TEST_CASE("a broken file is set aside and told, and an older broken one is not overwritten") {
    TemporaryFolder folder;
    const auto broken = fileIn(folder).string() + ".broken";
    for (const std::string& text :
         {std::string("{\"format\": 1, "), std::string("[]"), std::string("{}"), std::string("{\"format\": 0}"),
          std::string("{\"format\": 1, \"frames\": 3}"), std::string("{\"format\": 1, \"format\": 1}")}) {
        CAPTURE(text);
        writeText(fileIn(folder), text);
        auto notes = FrameNotes::load(folder.path(), kSource).value();
        CHECK(notes.warning().find(fileIn(folder).string() + ": ") == 0);
        CHECK(notes.warning().find("It was set aside as " + kSource +
                                   ".json.broken; the notes of 0 frames could be read.") != std::string::npos);
        CHECK_FALSE(fs::exists(fileIn(folder)));
        CHECK(bytesOf(broken) == text);
        fs::remove(broken);
    }
    writeText(broken, "older");
    writeText(broken + "-2", "old");
    writeText(fileIn(folder), "new");
    REQUIRE(FrameNotes::load(folder.path(), kSource));
    CHECK(bytesOf(broken) == "older");
    CHECK(bytesOf(broken + "-2") == "old");
    CHECK(bytesOf(broken + "-3") == "new");
}

TEST_CASE("of a file with a wrong value all that is sound is kept and saved") {
    TemporaryFolder folder;
    const std::string text = R"({"format": 1, "frames": {
        "a": {"flags": ["night", 7, "two words"], "note": "kept"}, "b": {"note": 3, "reviewed": true},
        "c": [], "d": {"reviewed": "yes", "flags": "night"}, "e": {"note": "sound"}}})";
    writeText(fileIn(folder), text);
    {
        auto notes = FrameNotes::load(folder.path(), kSource).value();
        CHECK(notes.warning() == fileIn(folder).string() +
                                     ": the note of 'a' holds a value of the wrong kind. It was set aside as " +
                                     kSource + ".json.broken; the notes of 3 frames could be read.");
    }
    CHECK(bytesOf(fileIn(folder).string() + ".broken") == text);
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    CHECK(notes.warning().empty());
    CHECK(notes.of("a") == FrameNote{{"night"}, "kept", false});
    CHECK(notes.of("b") == FrameNote{{}, "", true});
    CHECK(notes.of("d").isEmpty());
    CHECK(notes.of("e").text == "sound");
}

TEST_CASE("a file that cannot be read or set aside is an error, for saving would lose it") {
    TemporaryFolder folder;
    fs::create_directories(fileIn(folder));
    const auto error = errorOf(FrameNotes::load(folder.path(), kSource));
    CHECK(error.code == ErrorCode::InvalidArgument);
    CHECK(error.message.find("is a folder") != std::string::npos);
}

TEST_CASE("a full disk keeps the notes that were saved before") {
    TemporaryFolder folder;
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    REQUIRE(notes.set("frame", {.text = "old"}));
    REQUIRE(notes.save());
    REQUIRE(notes.set("frame", {.text = std::string(10000, 'x')}));
    {
        const FileSizeLimit limit(4096);
        const auto error = errorOf(notes.save());
        CHECK(error.code == ErrorCode::Io);
        CHECK(error.message == fileIn(folder).string() + ": cannot write: File too large.");
    }
    CHECK(FrameNotes::load(folder.path(), kSource).value().of("frame").text == "old");
    CHECK(notes.save());
}

TEST_CASE("notes are exported as CSV and as JSON, by the ending") {
    TemporaryFolder folder;
    auto notes = FrameNotes::load(folder.path(), kSource).value();
    REQUIRE(notes.set("b", {.flags = {"wet", "night"}, .text = "a \"rider\", left\nand right"}));
    REQUIRE(notes.set("a,1", {.reviewed = true}));
    REQUIRE(notes.exportTo(folder / "out/notes.csv"));
    CHECK(bytesOf(folder / "out/notes.csv") == "frame,reviewed,flags,note\n"
                                               "\"a,1\",yes,,\n"
                                               "b,no,night wet,\"a \"\"rider\"\", left\nand right\"\n");
    REQUIRE(notes.exportTo(folder / "notes.json"));
    const auto json = core::parseStrictJson(bytesOf(folder / "notes.json"), "notes").value();
    CHECK(json["format"] == 1);
    CHECK(json["frames"]["a,1"].dump() == R"({"reviewed":true})");
    const auto error = errorOf(notes.exportTo(folder / "notes.txt"));
    CHECK(error.code == ErrorCode::InvalidArgument);
    CHECK(error.message.find("not \".txt\"") != std::string::npos);
}

namespace {

core::FrameSource pictures(const fs::path& folder, std::initializer_list<const char*> names) {
    for (const char* name : names) REQUIRE(core::writeImage(folder / name, core::Image({4, 2})));
    return core::FrameSource::open(folder).value();
}

void note(const fs::path& notes, const core::FrameSource& source, const std::string& frame) {
    auto loaded = FrameNotes::ofSource(notes, source).value();
    REQUIRE(loaded.set(frame, {.text = "about " + frame}));
    REQUIRE(loaded.save());
}

} // namespace

TEST_CASE("notes of a source stay when its frames come, go and change") {
    TemporaryFolder folder;
    note(folder / "notes", pictures(folder / "trip", {"1.png", "2.png"}), "2");
    fs::remove(folder / "trip/1.png");
    const auto changed = pictures(folder / "trip", {"3.png"});
    CHECK(FrameNotes::ofSource(folder / "notes", changed).value().of("2").text == "about 2");
    // However the folder is named, and a picture of it alone.
    for (const fs::path& path : {folder / "trip/", folder / "trip/../trip", folder / "trip/2.png"}) {
        const auto source = core::FrameSource::open(path).value();
        CHECK(FrameNotes::ofSource(folder / "notes", source).value().of("2").text == "about 2");
    }
}

TEST_CASE("sources of one name in two places have notes of their own") {
    TemporaryFolder folder;
    note(folder / "notes", pictures(folder / "a/trip", {"1.png"}), "1");
    CHECK(FrameNotes::ofSource(folder / "notes", pictures(folder / "b/trip", {"1.png"})).value().size() == 0);
    const auto street = [](const char* split) {
        return core::FrameSource::open(core::kScenesPath, {.split = split}).value();
    };
    note(folder / "notes", street("val"), street("val").frames()[0].name);
    CHECK(FrameNotes::ofSource(folder / "notes", street("train")).value().size() == 0);
    CHECK(FrameNotes::ofSource(folder / "notes", street("val")).value().size() == 1);
}

TEST_CASE("a folder that was moved finds its notes, but not those of other frames or of two folders") {
    TemporaryFolder folder;
    note(folder / "notes", pictures(folder / "a/trip", {"1.png"}), "1");
    fs::create_directories(folder / "b");
    fs::rename(folder / "a/trip", folder / "b/trip");
    const auto moved = core::FrameSource::open(folder / "b/trip").value();
    CHECK(FrameNotes::ofSource(folder / "notes", pictures(folder / "c/trip", {"7.png"})).value().size() == 0);
    CHECK(FrameNotes::ofSource(folder / "notes", moved).value().of("1").text == "about 1");
    note(folder / "notes", moved, "1"); // they belong here from now on
    CHECK(FrameNotes::ofSource(folder / "notes", pictures(folder / "d/trip", {"1.png"})).value().size() == 0);

    note(folder / "notes", pictures(folder / "e/trip", {"1.png"}), "1");
    fs::rename(folder / "b", folder / "away"); // as with a drive
    CHECK(FrameNotes::ofSource(folder / "notes", pictures(folder / "g/trip", {"1.png"})).value().size() == 0);
    fs::rename(folder / "away", folder / "b");
    for (const char* gone : {"b/trip", "e/trip"}) fs::remove_all(folder / gone);
    CHECK(FrameNotes::ofSource(folder / "notes", pictures(folder / "f/trip", {"1.png"})).value().size() == 0);
}
