// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_filter.h"

#include "tests/support/error_of.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using core::FrameFacts;
using core::FrameFilter;
using core::KnownScore;
using core::Match;
using testing_support::errorOf;

namespace {

const core::ClassScheme& scheme() {
    static const auto cityscapes = *core::ClassScheme::builtIn("cityscapes-19");
    return cityscapes;
}

Match match(const std::string& text, const FrameFacts& facts) {
    return FrameFilter::parse(text, scheme()).value().matches(facts);
}

std::string refusal(const std::string& text) { return errorOf(FrameFilter::parse(text, scheme())).message; }

FrameFacts named(std::string_view name, int number = 1) {
    FrameFacts facts;
    facts.name = name;
    facts.number = number;
    return facts;
}

/// Slots A and B: mIoU 0.3 and 0.6, IoU of car (13) 0.9 and undefined.
FrameFacts scored() {
    FrameFacts facts = named("frame");
    facts.slotLetters = "AB";
    facts.miou = [](char slot) { return KnownScore(slot == 'A' ? 0.3 : 0.6); };
    facts.iou = [](char slot, int classIndex) {
        if (classIndex != 13) return KnownScore();
        return slot == 'A' ? KnownScore(0.9) : KnownScore(std::optional<double>());
    };
    return facts;
}

} // namespace

TEST_CASE("an empty filter lets every frame through") {
    CHECK(match("", named("a")) == Match::Yes);
    CHECK(match(" \t ", named("a")) == Match::Yes);
    CHECK(FrameFilter::parse("  ", scheme()).value().isEmpty());
    CHECK(FrameFilter().matches({}) == Match::Yes);
}

TEST_CASE("a text is found anywhere in the name, in any case") {
    const auto facts = named("Frankfurt_000000_000294");
    CHECK(match("frank", facts) == Match::Yes);
    CHECK(match("FURT_0", facts) == Match::Yes);
    CHECK(match("294", facts) == Match::Yes);
    CHECK(match("2940", facts) == Match::No);
    CHECK(match("munster", facts) == Match::No);
    CHECK(match("Frankfurt_000000_000294x", facts) == Match::No);
    CHECK(match("a-b", named("a-b")) == Match::Yes);
    CHECK(match("müll", named("Müll")) == Match::Yes);
}

TEST_CASE("all terms must hold") {
    const auto facts = named("frankfurt_000000_000294", 7);
    CHECK(match("frank 294 #7", facts) == Match::Yes);
    CHECK(match("frank 295 #7", facts) == Match::No);
    CHECK(match("frank 294 #8", facts) == Match::No);
}

TEST_CASE("quotation marks hold blanks together and take every sign as it is") {
    CHECK(match("\"two words\"", named("my two words.png")) == Match::Yes);
    CHECK(match("\"two words\"", named("words two")) == Match::No);
    CHECK(match("two words", named("words two")) == Match::Yes);
    CHECK(match("\"has:truth\"", named("has:truth")) == Match::Yes);
    CHECK(match("\"#12\"", named("#12")) == Match::Yes);
    CHECK(match("\"-a\"", named("a")) == Match::No);
    CHECK(match("-\"-a\"", named("a")) == Match::Yes);
    CHECK(match("a\" \"b", named("a b")) == Match::Yes);
    CHECK(match("\"\"", named("a")) == Match::Yes);
}

TEST_CASE("a minus sign turns a term around, but not what is unknown") {
    CHECK(match("-frank", named("frankfurt")) == Match::No);
    CHECK(match("-frank", named("munster")) == Match::Yes);
    CHECK(match("-#3", named("a", 3)) == Match::No);
    CHECK(match("-has:truth", named("a")) == Match::Unknown);
    CHECK(match("--x", named("a")) == Match::Yes);
    CHECK(match("--x", named("a-x")) == Match::No);
}

TEST_CASE("numbers count from 1 and are the whole number") {
    CHECK(match("#12", named("a", 12)) == Match::Yes);
    CHECK(match("#12", named("a", 120)) == Match::No);
    CHECK(refusal("a #0") == "Column 3: after # comes the number of a frame, counted from 1, not '0'.");
    for (const char* text : {"#", "#x", "#12x", "#-3", "#1.5", "#99999999999"}) {
        CAPTURE(text);
        CHECK(refusal(text).find("Column 1: after # comes") == 0);
    }
}

TEST_CASE("marks and states are Yes, No or Unknown as the facts are") {
    FrameFacts facts = named("a");
    for (const char* text : {"has:truth", "has:note", "is:reviewed", "flag:night", "has:prediction", "class:rider"}) {
        CAPTURE(text);
        CHECK(match(text, facts) == Match::Unknown);
    }
    facts.hasTruth = true;
    facts.hasNote = false;
    facts.isReviewed = true;
    const std::vector<std::string> flags = {"Night", "wet"};
    facts.flags = flags;
    CHECK(match("has:truth", facts) == Match::Yes);
    CHECK(match("HAS:Truth", facts) == Match::Yes);
    CHECK(match("has:note", facts) == Match::No);
    CHECK(match("is:reviewed", facts) == Match::Yes);
    CHECK(match("flag:night", facts) == Match::Yes);
    CHECK(match("flag:nigh", facts) == Match::No);
    CHECK(match("-flag:wet", facts) == Match::No);
}

TEST_CASE("a class of the truth is asked by its index") {
    FrameFacts facts = named("a");
    facts.truthHolds = [](int classIndex) { return std::optional(classIndex == 12); };
    CHECK(match("class:rider", facts) == Match::Yes);
    CHECK(match("class:Rider", facts) == Match::Yes);
    CHECK(match("class:\"traffic light\"", facts) == Match::No);
    CHECK(match("-class:car", facts) == Match::Yes);
    facts.truthHolds = [](int) { return std::optional<bool>(); };
    CHECK(match("class:rider", facts) == Match::Unknown);
    const auto ten = *core::ClassScheme::builtIn("merged-10");
    facts.truthHolds = [](int classIndex) { return std::optional(classIndex == 9); };
    CHECK(FrameFilter::parse("class:two-wheeler", ten).value().matches(facts) == Match::Yes);
    CHECK(errorOf(FrameFilter::parse("class:rider", ten)).message == "Column 7: merged-10 has no class 'rider'.");
}

TEST_CASE("scores are compared as the sign says, equal ones only with an equals sign") {
    const auto facts = scored();
    CHECK(match("A.miou<0.31", facts) == Match::Yes);
    CHECK(match("A.miou<0.3", facts) == Match::No);
    CHECK(match("A.miou<=0.3", facts) == Match::Yes);
    CHECK(match("A.miou>0.3", facts) == Match::No);
    CHECK(match("A.miou>=0.3", facts) == Match::Yes);
    CHECK(match("b.MIOU>0.5", facts) == Match::Yes);
    CHECK(match("miou>=.6", facts) == Match::Yes);
    CHECK(match("miou<1e-1", facts) == Match::No);
}

TEST_CASE("without a slot one slot is enough, and one that is not known leaves it open") {
    auto facts = scored();
    CHECK(match("miou<0.4", facts) == Match::Yes);
    CHECK(match("miou>0.4", facts) == Match::Yes);
    CHECK(match("miou>0.7", facts) == Match::No);
    facts.miou = [](char slot) { return slot == 'A' ? KnownScore(0.3) : KnownScore(); };
    CHECK(match("miou<0.4", facts) == Match::Yes);
    CHECK(match("miou>0.7", facts) == Match::Unknown);
    CHECK(match("-miou>0.7", facts) == Match::Unknown);
    CHECK(match("B.miou<0.4", facts) == Match::Unknown);
    facts.miou = [](char slot) { return slot == 'A' ? KnownScore() : KnownScore(0.3); };
    CHECK(match("miou<0.4", facts) == Match::Yes);
    CHECK(match("C.miou<0.4", facts) == Match::Unknown); // there is no such slot
    facts.slotLetters = "";
    CHECK(match("miou<0.4", facts) == Match::Unknown);
    CHECK(match("miou<0.4", named("a")) == Match::Unknown);
}

TEST_CASE("an undefined IoU meets no comparison") {
    const auto facts = scored();
    CHECK(match("A.iou:car>0.5", facts) == Match::Yes);
    CHECK(match("B.iou:car>0.5", facts) == Match::No);
    CHECK(match("B.iou:car<=0.5", facts) == Match::No);
    CHECK(match("iou:car>0.5", facts) == Match::Yes);
    CHECK(match("iou:car<0.5", facts) == Match::No);
    CHECK(match("iou:\"traffic light\"<0.5", facts) == Match::Unknown);
}

TEST_CASE("a prediction of any slot is one") {
    FrameFacts facts = named("a");
    facts.slotLetters = "AB";
    facts.hasPrediction = [](char slot) { return std::optional(slot == 'B'); };
    CHECK(match("has:prediction", facts) == Match::Yes);
    facts.hasPrediction = [](char slot) { return slot == 'A' ? std::optional(false) : std::nullopt; };
    CHECK(match("has:prediction", facts) == Match::Unknown);
    facts.hasPrediction = [](char) { return std::optional(false); };
    CHECK(match("has:prediction", facts) == Match::No);
    facts.slotLetters = "";
    CHECK(match("-has:prediction", facts) == Match::Yes);
}

TEST_CASE("one term that fails decides, also beside unknown ones") {
    CHECK(match("has:truth frank", named("munster")) == Match::No);
    CHECK(match("has:truth munster", named("munster")) == Match::Unknown);
    CHECK(match("-munster has:note", named("munster")) == Match::No);
}

TEST_CASE("dear facts are not asked for where a cheap term has failed, wherever it stands") {
    FrameFacts facts = named("munster");
    facts.slotLetters = "A";
    int asked = 0;
    facts.miou = [&](char) {
        ++asked;
        return KnownScore(0.5);
    };
    CHECK(match("miou<0.6 frank", facts) == Match::No);
    CHECK(asked == 0);
    CHECK(match("miou<0.6 munster", facts) == Match::Yes);
    CHECK(asked == 1);
}

TEST_CASE("what is wrong is said with its column, counted in characters") {
    CHECK(refusal("class:riders") == "Column 7: cityscapes-19 has no class 'riders'.");
    CHECK(refusal("müll class:riders") == "Column 12: cityscapes-19 has no class 'riders'.");
    CHECK(refusal("a -class:\"traffic lamp\"") == "Column 11: cityscapes-19 has no class 'traffic lamp'.");
    CHECK(refusal("a \"b") == "Column 3: this quotation mark is not closed.");
    CHECK(refusal("a -") == "Column 3: nothing follows the minus sign.");
    CHECK(refusal("klass:car") == "Column 1: there is no key 'klass', only class, flag, has, iou, is and miou; a text "
                                  "that holds ':' stands in quotation marks.");
    CHECK(refusal("<0.4").find("Column 1: there is no key ''") == 0);
    CHECK(refusal("A.has:truth") == "Column 1: of a single slot one can ask miou and iou, not 'has'.");
    CHECK(refusal("miou:0.4") == "Column 5: after miou comes <, <=, > or >= and a number.");
    CHECK(refusal("has<0.4") == "Column 4: after has comes a colon, not '<'.");
    CHECK(refusal("iou<0.4") == "Column 4: after iou comes a colon, not '<'.");
    CHECK(refusal("iou:car") == "Column 4: after the class of iou comes <, <=, > or >= and a number.");
    CHECK(refusal("iou:cart<0.5") == "Column 5: cityscapes-19 has no class 'cart'.");
    CHECK(refusal("iou:<0.5") == "Column 4: cityscapes-19 has no class ''.");
    CHECK(refusal("has:truht") == "Column 5: after has: comes truth, prediction or note, not 'truht'.");
    CHECK(refusal("is:done") == "Column 4: after is: comes reviewed, not 'done'.");
    CHECK(refusal("flag:") == "Column 5: nothing follows 'flag:'.");
    CHECK(refusal("class:") == "Column 6: nothing follows 'class:'.");
    for (const char* bound : {"", "=", "x", "1.1", "-0.1", "40%", "0.4x", "nan", "inf", "0,4"}) {
        CAPTURE(bound);
        CHECK(refusal("x miou<" + std::string(bound)).find("Column 7: scores are compared with a number") == 0);
    }
}

TEST_CASE("terms are described in words, cheap ones first") {
    const auto filter = FrameFilter::parse("A.miou<0.4 -class:rider Frank #3 iou:\"traffic light\">=0.25 is:reviewed "
                                           "flag:Wet has:note has:truth has:prediction",
                                           scheme());
    REQUIRE(filter);
    CHECK(filter->describe() == std::vector<std::string>{"name with \"frank\"", "frame number 3", "flag \"wet\"",
                                                         "has truth", "has a note", "is reviewed", "has a prediction",
                                                         "not: truth with rider", "mIoU of slot A below 0.4",
                                                         "IoU of traffic light of any slot at least 0.25"});
}

TEST_CASE("every example of the help is understood, and each stands for another term") {
    std::vector<std::string> phrases;
    for (const auto& term : core::filterTerms()) {
        CAPTURE(std::string(term.example));
        const auto filter = FrameFilter::parse(term.example, scheme());
        REQUIRE(filter);
        REQUIRE(filter->describe().size() == 1);
        CHECK(std::ranges::find(phrases, filter->describe()[0]) == phrases.end());
        phrases.push_back(filter->describe()[0]);
        CHECK_FALSE(term.meaning.empty());
    }
}

TEST_CASE("random texts give a filter or a sentence with a column that exists") {
    const std::vector<std::string> pieces = {
        "class", "iou",   "miou", "has",      "is", "flag",         "A.", ":",   "<", ">",
        "=",     "-",     "#",    "\"",       " ",  "0.4",          "12", "car", "ü", "\xff",
        "\x80",  "truth", "note", "reviewed", "\t", "traffic light"};
    std::mt19937 random(7); // NOLINT: the same texts every time
    const auto facts = scored();
    int good = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t i = random() % 9; i > 0; --i) text += pieces[random() % pieces.size()];
        CAPTURE(text);
        const auto filter = FrameFilter::parse(text, scheme());
        if (filter) {
            ++good;
            const auto result = filter->matches(facts);
            CHECK((result == Match::Yes || result == Match::No || result == Match::Unknown));
            CHECK(filter->describe().empty() == filter->isEmpty());
        } else {
            const std::string& message = filter.error().message;
            REQUIRE(message.find("Column ") == 0);
            const int column = std::stoi(message.substr(7));
            CHECK(column >= 1);
            CHECK(column <= static_cast<int>(text.size()));
        }
    }
    CHECK(good > 1000);
    CHECK(good < 19000);
}
