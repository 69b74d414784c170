// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <iterator>
#include <sstream>

using app::cli::Console;

namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Sinks {
    std::ostringstream out, err;
};

} // namespace

TEST_CASE("results go to stdout, everything else to stderr") {
    Sinks sinks;
    Console console({sinks.out, sinks.err});
    console.setSpeaker("kerbside-cli check");
    console.result("answer");
    console.message("looking");
    console.warning("odd");
    console.error("broken");
    CHECK(sinks.out.str() == "answer\n");
    CHECK(sinks.err.str() == "looking\nkerbside-cli check: warning: odd\nkerbside-cli check: broken\n");
}

TEST_CASE("quiet keeps errors and warnings, the log keeps everything") {
    const testing_support::TemporaryFolder folder;
    Sinks sinks;
    Console console({sinks.out, sinks.err});
    console.setQuiet(true);
    REQUIRE(console.openLog(folder / "log.txt"));
    console.message("looking");
    console.error("broken");
    CHECK(sinks.err.str() == "kerbside-cli: broken\n");
    const std::string log = contentOf(folder / "log.txt");
    CHECK(log.find("Z looking\n") != std::string::npos);
    CHECK(log.find("Z kerbside-cli: broken\n") != std::string::npos);
}

TEST_CASE("progress is drawn on a terminal only, and erased before the next line") {
    Sinks pipe;
    {
        Console console({pipe.out, pipe.err, false});
        console.progress(1, 2, "frames", "unet");
    }
    CHECK(pipe.err.str().empty());

    Sinks terminal;
    {
        Console console({terminal.out, terminal.err, true});
        console.progress(1, 2, "frames", "unet");
        console.message("done");
    }
    CHECK(terminal.err.str() == "\r1/2 frames  unet\x1b[K\r\x1b[Kdone\n");

    Sinks quiet;
    {
        Console console({quiet.out, quiet.err, true});
        console.setQuiet(true);
        console.progress(1, 2, "frames", "unet");
    }
    CHECK(quiet.err.str().empty());
}

TEST_CASE("the remaining time follows from the rate") {
    CHECK(app::cli::progressText(3.7, 10, "frames", "unet", 0.5) == "3/10 frames  unet  ETA 0:13");
    CHECK(app::cli::progressText(3, 10, "frames", "", 0) == "3/10 frames");
    CHECK(app::cli::durationText(0) == "0:00");
    CHECK(app::cli::durationText(246.2) == "4:07");
    CHECK(app::cli::durationText(3847) == "1:04:07");
}

TEST_CASE("a log in a missing folder names the file and the reason") {
    Sinks sinks;
    Console console({sinks.out, sinks.err});
    const auto opened = console.openLog("/nowhere/at/all/log.txt");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message == "/nowhere/at/all/log.txt: the log cannot be written: No such file or directory.");
}
