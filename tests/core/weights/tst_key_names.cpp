// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/key_names.h"

#include "core/weights/network_guess.h"

#include <doctest/doctest.h>

TEST_CASE("DenseASPP's three spellings become the dotted one, and nothing else is touched") {
    CHECK(core::canonicalName("features.denseblock1.denselayer12.norm_1.weight") ==
          "features.denseblock1.denselayer12.norm.1.weight");
    CHECK(core::canonicalName("features.denseblock1.denselayer12.conv2.weight") ==
          "features.denseblock1.denselayer12.conv.2.weight");
    CHECK(core::canonicalName("module.ASPP_24.norm2.running_mean") == "module.ASPP_24.norm.2.running_mean");
    CHECK(core::canonicalName("module.classifier.classifier.0.convs.0.0.weight") ==
          "module.classifier.0.convs.0.0.weight");
    for (const char* same :
         {"features.denseblock1.denselayer12.norm.1.weight", "features.norm0.weight", "features.norm5.bias",
          "features.transition1.norm.weight", "classification.1.bias", "backbone.layer1.0.conv1.weight",
          "inc.double_conv.0.weight", "features.denseblock1.denselayer1.conv3.weight", "ASPP_3.conv_12.weight",
          "ASPP_3", "", ".", ".a", "a.", "a..b"})
        CHECK(core::canonicalName(same) == same);
}

TEST_CASE("the widths that give a channel count are those that scaledWidth takes there") {
    for (const int channels : {16, 64, 128, 336, 2048}) {
        for (const double width : {0.02, 0.03, 0.25, 0.3, 0.5, 0.75, 1.0, 1.5}) {
            const auto range = core::widthsOf(channels, core::scaledWidth(channels, width));
            CHECK(range.low <= width);
            CHECK(width < range.high);
        }
    }
    const auto range = core::widthsOf(64, 32); // 64·w/8 in [3.5, 4.5)
    CHECK(range.low == 0.4375);
    CHECK(range.high == 0.5625);
    CHECK_FALSE(core::plainestWidth(core::widthsOf(64, 12)).has_value());
    CHECK_FALSE(core::plainestWidth(core::widthsOf(64, 0)).has_value());
}

TEST_CASE("of the widths that fit, the plainest is named") {
    CHECK(core::plainestWidth({0.9375, 1.0625}) == 1.0);
    CHECK(core::plainestWidth({0.4375, 0.5625}) == 0.5);
    CHECK(core::plainestWidth({0.2461, 0.2539}) == 0.25);
    CHECK(core::plainestWidth({0.0235, 0.0391}) == 0.03);
    CHECK(core::plainestWidth({0.0, 0.046}) == 0.01);
    CHECK_FALSE(core::plainestWidth({0.5, 0.5}).has_value());
}

TEST_CASE("long lists of names are cut after the first three") {
    CHECK(core::firstOf({}) == "");
    CHECK(core::firstOf({"a", "b", "c"}) == "a, b, c");
    CHECK(core::firstOf({"a", "b", "c", "d", "e"}) == "a, b, c and 2 more");
}
