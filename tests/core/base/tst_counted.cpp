// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/counted.h"

#include <doctest/doctest.h>

TEST_CASE("one thing is named alone, none and several in the plural") {
    CHECK(core::counted(0, "frame") == "0 frames");
    CHECK(core::counted(1, "frame") == "1 frame");
    CHECK(core::counted(2, "frame") == "2 frames");
    CHECK(core::counted(0, "class", "classes") == "0 classes");
    CHECK(core::counted(1, "class", "classes") == "1 class");
    CHECK(core::counted(21, "class", "classes") == "21 classes"); // not by its last digit
    CHECK(core::counted(1, "pixel holds", "pixels hold") == "1 pixel holds");
    CHECK(core::counted(11, "pixel holds", "pixels hold") == "11 pixels hold");
}
