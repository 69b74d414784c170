// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/tiles.h"

#include "core/networks/registry.h"

#include <doctest/doctest.h>

using inference::TileSpan;
using inference::tileSpans;

TEST_CASE("tiles overlap by the halo and answer for the middle") {
    CHECK(tileSpans(100, 128, 16, 8) == std::vector<TileSpan>{{0, 100, 0, 100}});
    // 64 − 2·8 = 48 pixels on; the last tile begins at the multiple of 8 that lets it reach the end.
    CHECK(tileSpans(130, 64, 8, 8) == std::vector<TileSpan>{{0, 64, 0, 56}, {48, 112, 56, 88}, {72, 130, 88, 130}});
}

TEST_CASE("tiles cover every length once, with the halo wherever there is a neighbour") {
    for (int length = 1; length <= 700; ++length) {
        const auto spans = tileSpans(length, 128, 24, 8);
        int covered = 0;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const TileSpan& span = spans[i];
            REQUIRE(span.ownBegin == covered);
            REQUIRE(span.ownEnd > span.ownBegin);
            covered = span.ownEnd;
            REQUIRE(span.end - span.begin <= 128);
            REQUIRE(span.begin % 8 == 0);
            if (i > 0) REQUIRE(span.ownBegin - span.begin >= 24);
            if (i + 1 < spans.size()) REQUIRE(span.end - span.ownEnd >= 24);
        }
        REQUIRE(covered == length);
        REQUIRE(spans.back().end == length);
    }
}

TEST_CASE("the rule of a network is its largest inner stride") {
    const auto rule = [](const char* name, int stride) {
        core::NetworkOptions options;
        options.outputStride = stride;
        const core::Graph graph = *core::buildNetwork(name, options);
        return inference::tileRuleOf(graph, graph.findOutput("out")->logits);
    };
    CHECK(rule("unet", 8).alignment == 16);
    CHECK(rule("unet", 8).stride == 1);
    CHECK(rule("unet", 8).margin == 100); // receptive field 200: 4·(1+2+4+8+16) + 15 + 1 down, 4·(8+4+2+1) up
    CHECK(rule("deeplabv3-resnet50", 8).alignment == 8);
    CHECK(rule("deeplabv3-resnet50", 16).stride == 16);
    CHECK(rule("denseaspp121", 16).alignment == 16);
    CHECK(rule("denseaspp121", 16).stride == 8);
}

TEST_CASE("a tile is cut from the input and pasted into the grid") {
    // 1 channel, 6×4 pixels of value 10·y + x; tiles of 4 columns, stride 2.
    std::vector<float> input;
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 6; ++x) input.push_back(static_cast<float>(10 * y + x));
    const TileSpan right{2, 6, 4, 6}, rows{0, 4, 0, 4};
    const auto tile = inference::cutTile(input, {6, 4}, right, rows);
    CHECK(tile == std::vector<float>{2, 3, 4, 5, 12, 13, 14, 15, 22, 23, 24, 25, 32, 33, 34, 35});
    inference::GridOutput part{{1, 2, 2}, {1, 2, 3, 4}}, whole{{1, 2, 3}, std::vector<float>(6, 0.0F)};
    inference::pasteTile(part, right, rows, 2, whole);
    CHECK(whole.values == std::vector<float>{0, 0, 2, 0, 0, 4});
}
