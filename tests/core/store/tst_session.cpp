// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/session.h"

#include "core/base/atomic_file.h"
#include "tests/support/error_of.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace testing_support;
using core::ErrorCode;
using core::Session;

namespace {

Session full() {
    Session session;
    session.source = core::SessionSource{"/data/city \"quoted\"", "val", "town_000000_000004", 4};
    session.slotsByIndex[0] = {"/models/a.card.json", false, "Ä name"};
    session.slotsByIndex[0].settings = {std::pair(512, 256), 0.5, 4, true, std::pair(0, 0)};
    session.slotsByIndex[3] = {"/predictions/b", true, "b"};
    session.view = {2.5, {0.25, 0.75}, "A", "pair", {0, 3}, "merged-10"};
    session.hiddenClasses = {"road", "unlabeled"};
    session.pins = {{3, 4}, {0, 0}};
    return session;
}

core::LoadedSession parsed(const std::string& text) { return core::parseSession(text, "session.json").value(); }

} // namespace

TEST_CASE("a session comes back as it was saved") {
    TemporaryFolder folder;
    REQUIRE(core::saveSession(folder / "workspace/session.json", full()));
    const auto loaded = core::loadSession(folder / "workspace/session.json").value();
    CHECK(loaded.session == full());
    CHECK(loaded.warnings.empty());
    REQUIRE(core::saveSession(folder / "workspace/session.json", Session{}));
    CHECK(core::loadSession(folder / "workspace/session.json").value().session == Session{});
}

TEST_CASE("a fitted view has no scale") {
    Session session = full();
    session.view.scale.reset();
    CHECK(parsed(core::sessionText(session)).session == session);
}

TEST_CASE("no file is NotFound") {
    TemporaryFolder folder;
    CHECK(errorOf(core::loadSession(folder / "session.json")).code == ErrorCode::NotFound);
}

TEST_CASE("what is wrong is left out with a sentence, and the rest is kept") {
    const auto loaded = parsed(R"({"format": 1, "source": {"path": "/data", "split": 7, "index": -3},
        "slots": {"A": {"model": "/a.card.json"}, "AB": {"model": "/b"}, "b": {"model": "/c"}, "C": {"model": 5}},
        "view": {"scale": 1e300, "middle": [0.5], "derivedSlots": [0, 99], "scheme": "merged-10"},
        "hidden": ["road", 4], "pins": [[1, 2], [1], ["x", 3], [-1, 2], [1.5, 2]], "later": true})");
    CHECK(loaded.session.source->path == "/data");
    CHECK(loaded.session.source->index == 0);
    CHECK(loaded.session.slotsByIndex.size() == 1);
    CHECK(loaded.session.slotsByIndex.at(0).path == "/a.card.json");
    CHECK_FALSE(loaded.session.view.scale);
    CHECK(loaded.session.view.middle == std::pair(0.5, 0.5));
    CHECK(loaded.session.view.derivedSlots == std::pair(0, 0));
    CHECK(loaded.session.view.scheme == "merged-10");
    CHECK(loaded.session.hiddenClasses == std::vector<std::string>{"road"});
    CHECK(loaded.session.pins == std::vector<std::pair<int, int>>{{1, 2}});
    REQUIRE(loaded.warnings.size() == 8); // more would not be read
    CHECK(loaded.warnings[0] == "session.json: 'split' cannot be 7; it is left out.");
}

TEST_CASE("parts of the wrong kind do not spoil the others") {
    const auto loaded = parsed(R"({"format": 1, "source": [], "slots": 3, "view": "x", "hidden": {}, "pins": 1})");
    CHECK(loaded.session == Session{});
    CHECK(loaded.warnings.size() == 5);
    CHECK(parsed(R"({"format": 1, "source": {"frame": "x"}, "view": null})").session == Session{});
}

TEST_CASE("settings of a slot that cannot be are left out one by one") {
    const auto loaded = parsed(R"({"format": 1, "slots": {"A": {"model": "/a", "settings":
        {"size": [512], "scale": -1, "precision": 77, "flip": "yes", "tile": [256, 128]}}}})");
    CHECK(loaded.warnings.size() == 4);
    CHECK(loaded.session.slotsByIndex.at(0).settings == core::SessionSlotSettings{{}, {}, {}, {}, std::pair(256, 128)});
}

TEST_CASE("a newer format is refused and its file stays as it is") {
    TemporaryFolder folder;
    const std::string text = R"({"format": 2, "source": {"path": "/data"}})";
    writeText(folder / "session.json", text);
    const auto error = errorOf(core::loadSession(folder / "session.json"));
    CHECK(error.code == ErrorCode::Unsupported);
    CHECK(error.message.find("format 2") != std::string::npos);
    CHECK(core::readFile(folder / "session.json", 1000).value() == text);
}

TEST_CASE("a damaged file is set aside and the sentence says where") {
    for (const char* text : {"", "{", "[]", "{}", R"({"format": "1"})", R"({"format": 0})", "\xff\xfe"}) {
        CAPTURE(text);
        TemporaryFolder folder;
        writeText(folder / "session.json", text);
        const auto error = errorOf(core::loadSession(folder / "session.json"));
        CHECK(error.code == ErrorCode::Corrupt);
        CHECK(error.message.find("session.json.broken") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder / "session.json"));
        CHECK(core::readFile(folder / "session.json.broken", 1000).value() == text);
    }
}

TEST_CASE("a name that is not UTF-8 is written all the same") {
    Session session = full();
    session.slotsByIndex[0].name = std::string("\xff");
    CHECK(parsed(core::sessionText(session)).session.slotsByIndex.at(0).name == "\xef\xbf\xbd");
}
