// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// That main() hands over what it gets and gives back what comes; the rest of the grammar is in tst_grammar.cpp.
#include "tests/cli/program_run.h"

#include <doctest/doctest.h>

using namespace testing_support;

TEST_CASE("the program prints help on stdout and ends with 0") {
    const Outcome outcome = runCli({"segment", "--help"});
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find("Example:\n  kerbside-cli segment ") != std::string::npos);
    CHECK(outcome.err.empty());
}

TEST_CASE("the program ends with 2 and speaks on stderr when the command line is wrong") {
    const Outcome outcome = runCli({"segment", "--faster"});
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.rfind("kerbside-cli segment: ", 0) == 0);
}

TEST_CASE("results that cannot be written are a failure") {
    const Outcome outcome = runCli({"devices"}, {.folder = {}, .dataset = {}, .fileBytes = 0, .unprivileged = false});
    CHECK(outcome.code == 1);
}
