// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters, buffers and state_dict entries as counted in the public projects' own programs.
#include "core/networks/cost.h"
#include "core/networks/registry.h"

#include <doctest/doctest.h>

namespace {

struct Counted {
    const char* network;
    core::NetworkOptions options;
    std::uint64_t parameters = 0;
    std::uint64_t bufferElements = 0; ///< with one num_batches_tracked per batch norm; 0: not given
    std::size_t entries = 0;          ///< of the state_dict, with num_batches_tracked; 0: not given
    std::size_t batchNorms = 0;       ///< 0: not given
};

const Counted kCounted[] = {
    {"deeplabv3-resnet50", {.classes = 19}, 39'638'355, 56'764, 362, 60},
    {"deeplabv3-resnet50", {.classes = 19, .aux = true}, 42'003'046, 57'277, 370, 61},
    {"deeplabv3-resnet50", {.classes = 21}, 39'638'869, 56'764, 362, 60},
    {"deeplabv3-resnet50", {.classes = 21, .aux = true}, 42'004'074, 57'277, 370, 61},
    {"deeplabv3-resnet101", {.classes = 19}, 58'630'483, 109'039, 668, 111},
    {"deeplabv3-resnet101", {.classes = 19, .aux = true}, 60'995'174, 109'552, 676, 112},
    {"deeplabv3-resnet101", {.classes = 21}, 58'630'997, 109'039, 668, 111},
    {"deeplabv3-resnet101", {.classes = 21, .aux = true}, 60'996'202, 109'552, 676, 112},
    {"unet", {.classes = 1}, 31'037'633, 11'794, 118, 18},
    {"unet", {.classes = 2}, 31'037'698, 11'794, 118, 18},
    {"unet", {.classes = 19}, 31'038'803, 11'794, 118, 18},
    {"unet", {.classes = 21}, 31'038'933, 11'794, 118, 18},
    {"unet", {.classes = 2, .inputChannels = 1}, 31'036'546, 11'794, 118, 18},
    {"unet-bilinear", {.classes = 1}, 17'262'977, 8'850, 110, 18},
    {"unet-bilinear", {.classes = 2}, 17'263'042, 8'850, 110, 18},
    {"unet-bilinear", {.classes = 19}, 17'264'147, 8'850, 110, 18},
    {"unet-bilinear", {.classes = 21}, 17'264'277, 8'850, 110, 18},
    {"unet-bilinear", {.classes = 2, .inputChannels = 1}, 17'261'890, 8'850, 110, 18},
    {"denseaspp121", {.classes = 19}, 8'280'851, 0, 798, 131},
    {"denseaspp161", {.classes = 19}, 35'395'427, 0, 1038, 171},
    {"denseaspp169", {.classes = 19}, 18'420'675, 0, 1086, 179},
    {"denseaspp201", {.classes = 19}, 28'639'987, 0, 1278, 211},
    {"denseaspp-mobilenet", {.classes = 19}, 2'486'419, 0, 379, 61},
};

std::size_t batchNormsOf(const core::Graph& graph) {
    std::size_t count = 0;
    for (const auto& node : graph.nodes) count += std::holds_alternative<core::BatchNormOp>(node.operation) ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE(
    "every network has the parameters, buffers and state_dict entries of its public source, at both output strides") {
    for (const Counted& row : kCounted) {
        for (const int stride : {8, 16}) {
            CAPTURE(row.network);
            CAPTURE(row.options.classes);
            CAPTURE(row.options.aux);
            CAPTURE(stride);
            auto options = row.options;
            options.outputStride = stride;
            const auto graph = core::buildNetwork(row.network, options);
            REQUIRE(graph);
            const auto cost = core::costOf(*graph, {64, 64});
            REQUIRE(cost);
            CHECK(core::parameterCount(*graph) == row.parameters);
            CHECK(cost->parameters == row.parameters);
            const std::size_t norms = batchNormsOf(*graph);
            CHECK(norms == row.batchNorms);
            if (row.bufferElements != 0) CHECK(cost->bufferElements + norms == row.bufferElements);
            CHECK(core::parametersOf(*graph).size() + norms == row.entries);
        }
    }
}

TEST_CASE("DenseASPP's features, branches and classifier have the public counts") {
    struct Parts {
        const char* network;
        std::uint64_t features, branches, classifier;
        std::uint64_t floatBytes; ///< of a checkpoint without num_batches_tracked
    };
    const Parts rows[] = {{"denseaspp121", 7'479'168, 785'856, 15'827, 33'488'716},
                          {"denseaspp161", 28'911'840, 6'450'432, 33'155, 142'536'332},
                          {"denseaspp169", 13'870'592, 4'518'296, 31'787, 74'376'460},
                          {"denseaspp201", 19'938'048, 8'660'880, 41'059, 115'552'972}};
    for (const Parts& row : rows) {
        CAPTURE(row.network);
        const auto graph = core::buildNetwork(row.network, {});
        REQUIRE(graph);
        Parts sum{row.network, 0, 0, 0, 0};
        for (const auto& parameter : core::parametersOf(*graph)) {
            std::uint64_t elements = 1;
            for (const auto side : parameter.shape) elements *= static_cast<std::uint64_t>(side);
            sum.floatBytes += 4 * elements;
            if (parameter.isBuffer) continue;
            if (parameter.name.starts_with("features.")) sum.features += elements;
            if (parameter.name.starts_with("ASPP_")) sum.branches += elements;
            if (parameter.name.starts_with("classification.")) sum.classifier += elements;
        }
        CHECK(sum.features == row.features);
        CHECK(sum.branches == row.branches);
        CHECK(sum.classifier == row.classifier);
        CHECK(sum.floatBytes == row.floatBytes);
    }
}
