// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/probe.h"

#include "tests/core/metrics/made_maps.h"

#include <cmath>
#include <doctest/doctest.h>
#include <locale>

using namespace core;

namespace {

bool isNear(std::optional<double> value, double expected) { return value && std::fabs(*value - expected) < 1e-9; }

/// A locale that writes 1.234,5 for all streams of the test.
class CommaLocale {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\1"; }
    };
    std::locale m_before = std::locale::global(std::locale(std::locale::classic(), new Comma));

public:
    CommaLocale() = default;
    CommaLocale(const CommaLocale&) = delete;
    CommaLocale& operator=(const CommaLocale&) = delete;
    ~CommaLocale() { std::locale::global(m_before); }
};

} // namespace

TEST_CASE("margin and entropy of a whole list") {
    // ½·1 + ¼·2 + ¼·2 = 1.5 bits of log2(4) = 2
    const auto four = certaintyOf(std::vector<ProbedClass>{{3, 0.5}, {1, 0.25}, {0, 0.25}, {2, 0}}, 4);
    CHECK(isNear(four.margin, 0.25));
    CHECK(isNear(four.entropyBits, 1.5));
    CHECK(isNear(four.entropy, 0.75));
    const auto uniform = certaintyOf(std::vector<ProbedClass>{{0, 0.25}, {1, 0.25}, {2, 0.25}, {3, 0.25}}, 4);
    CHECK(isNear(uniform.margin, 0));
    CHECK(isNear(uniform.entropyBits, 2));
    CHECK(isNear(uniform.entropy, 1));
}

TEST_CASE("what a cut list lacks is spread over the channels not listed, and no class is as likely as the second") {
    // ½ is left for 4 channels of ⅛ each: ½·1 + 4·⅛·3 = 2 bits.
    const auto one = certaintyOf(std::vector<ProbedClass>{{3, 0.5}}, 5);
    CHECK(isNear(one.margin, 0.5));
    CHECK(isNear(one.entropyBits, 2));
    CHECK(isNear(one.entropy, 2 / std::log2(5.0)));
    // Nothing is left, so it does not matter that channels are.
    const auto certain = certaintyOf(std::vector<ProbedClass>{{3, 1.0}}, 19);
    CHECK(isNear(certain.margin, 1));
    CHECK(isNear(certain.entropyBits, 0));
    // Bytes may add up to more than 1.
    CHECK(isNear(certaintyOf(std::vector<ProbedClass>{{3, 0.5}, {0, 0.5}, {1, 0.0625}}, 19).entropyBits, 1.25));
}

TEST_CASE("the margin is never below 0, and the second is the likeliest of the others wherever it stands") {
    CHECK(isNear(certaintyOf(std::vector<ProbedClass>{{3, 0.40}, {1, 0.41}, {2, 0.19}}, 3).margin, 0));
    CHECK(isNear(certaintyOf(std::vector<ProbedClass>{{3, 0.6}, {1, 0.1}, {2, 0.3}}, 3).margin, 0.3));
}

TEST_CASE("nothing is said where there are no probabilities, and no entropy is relative to one channel") {
    for (const auto& classes : {std::vector<ProbedClass>{}, std::vector<ProbedClass>{{7, 0}}}) {
        const auto certainty = certaintyOf(classes, 19);
        CHECK_FALSE(certainty.margin);
        CHECK_FALSE(certainty.entropyBits);
        CHECK_FALSE(certainty.entropy);
    }
    const auto alone = certaintyOf(std::vector<ProbedClass>{{0, 1}}, 1);
    CHECK(isNear(alone.entropyBits, 0));
    CHECK_FALSE(alone.entropy);
}

TEST_CASE("a probe is copied as one line per slot, truth first, in every locale") {
    const PredictionSpace nineteen{made_maps::scheme("cityscapes-19")};
    const std::vector<ProbedSlot> slots = {
        {"A\tdemo\nnet", nineteen, 4, {{11, 0.5}, {12, 0.25}, {kIgnore, 0.25}}},
        {"B", nineteen, 19, {{13, 1.0}, {19, 0.0}}},
        {"folder", made_maps::kLabelIdSpace, 0, {{26, 0}}},
        {"one", nineteen, 1, {{0, 1.0}}},
    };
    const std::string expected =
        "truth\trider\n"
        "A demo net\tperson\t0.5000\t0.2500\t1.5000\t0.7500\trider\t0.2500\tunlabeled\t0.2500\n"
        "B\tcar\t1.0000\t1.0000\t0.0000\t0.0000\tunlabeled\t0.0000\n"
        "folder\tcar\n"
        "one\troad\t1.0000\t1.0000\t0.0000\t\n";
    CHECK(probeText("rider", slots) == expected);
    const CommaLocale comma;
    CHECK(probeText("rider", slots) == expected);
}

TEST_CASE("without truth the slots stand alone; a slot that says nothing has only its name") {
    CHECK(probeText("", std::vector<ProbedSlot>{{"A", {}, 19, {}}}) == "A\n");
    CHECK(probeText("sky", {}) == "truth\tsky\n");
}
