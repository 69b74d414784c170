// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole models that are narrow enough for tests: weights by the golden rule, frames from a seed.
#pragma once

#include "core/networks/registry.h"
#include "core/weights/model.h"
#include "tests/support/golden.h"

#include <cstdint>
#include <doctest/doctest.h>
#include <random>
#include <string>

namespace testing_support {

inline core::Model smallModel(const std::string& network, int classes = 19, double width = 0.125) {
    core::NetworkOptions options;
    options.classes = classes;
    options.width = width;
    auto graph = core::buildNetwork(network, options);
    REQUIRE(graph);
    core::Model model{
        {}, *core::ClassScheme::builtIn(classes == 10 ? "merged-10" : "cityscapes-19"), *graph, goldenTensors(*graph)};
    model.card.name = "small-" + network;
    model.card.network = network;
    model.card.options = options;
    model.card.input.mean = {0.485F, 0.456F, 0.406F};
    model.card.input.std = {0.229F, 0.224F, 0.225F};
    return model;
}

/// Smooth colours with some noise, the same for the same seed.
inline core::Image testFrame(core::Size size, unsigned seed = 1) {
    std::mt19937 generator(seed);
    core::Image image(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const auto noise = generator();
            image.at(x,
                     y) = {static_cast<std::uint8_t>((x * 255 / size.width + static_cast<int>(noise % 32)) & 255),
                           static_cast<std::uint8_t>((y * 255 / size.height + static_cast<int>(noise / 32 % 32)) & 255),
                           static_cast<std::uint8_t>((x + y) * 2 & 255)};
        }
    return image;
}

} // namespace testing_support
