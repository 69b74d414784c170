// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_options.h"

#include "app/cli/text_values.h"

#include <CLI/CLI.hpp>

namespace app::cli {

void addEngineOptions(CLI::App& command, EngineArguments& arguments) {
    constexpr const char* kGroup = "How models run";
    command
        .add_option("--size", arguments.size,
                    "What the network sees: a size, or a factor of the frame; default: the card's")
        ->type_name("WxH|1.0")
        ->group(kGroup);
    command.add_option("--tile", arguments.tile, "Run in tiles of this size; default: only where memory asks for it")
        ->type_name("WxH")
        ->group(kGroup);
    command.add_flag("--flip", arguments.flip, "Average with the mirrored frame")->group(kGroup);
    command.add_option("--scales", arguments.scales, "Average over these factors of the network's size")
        ->type_name("0.75,1,1.25")
        ->group(kGroup);
    command
        .add_option("--average", arguments.average, "What flips and scales average: probabilities, or their logarithms")
        ->type_name("prob|log")
        ->check(CLI::IsMember({"prob", "log"}).description(""))
        ->capture_default_str()
        ->group(kGroup);
    command.add_option("--precision", arguments.precision, "Arithmetic of the network")
        ->type_name("auto|exact|careful|f32|bf16|f16")
        ->capture_default_str()
        ->group(kGroup);
    command.add_option("--device", arguments.device, "Where to compute; see 'kerbside-cli devices'")
        ->type_name("auto|cpu|cuda[:N]")
        ->capture_default_str()
        ->group(kGroup);
    command.add_option("--threads", arguments.threads, "Processor threads; default: all")
        ->type_name("N")
        ->check(CLI::Range(1, 4096).description(""))
        ->group(kGroup);
    command.add_option("--memory", arguments.memoryMb, "Budget in MB (10^6 bytes); default: what is free")
        ->type_name("MB")
        ->check(CLI::Range(1, 100'000'000).description(""))
        ->group(kGroup);
}

core::Result<EngineSetup> engineSetup(const EngineArguments& arguments) {
    EngineSetup setup;
    if (!arguments.size.empty()) {
        const auto size = parseSizeOrScale("--size", arguments.size);
        if (!size) return core::fail(size.error());
        if (const auto* fixed = std::get_if<core::Size>(&*size))
            setup.settings.size = *fixed;
        else
            setup.settings.scale = std::get<double>(*size);
    }
    if (!arguments.tile.empty()) {
        const auto tile = parseSize("--tile", arguments.tile);
        if (!tile) return core::fail(tile.error());
        setup.settings.tile = *tile;
    }
    if (!arguments.scales.empty()) {
        for (const std::string& part : splitAtCommas(arguments.scales)) {
            const auto factor = parseFactor("--scales", part);
            if (!factor) return core::fail(factor.error());
            setup.settings.scales.push_back(*factor);
        }
    }
    setup.settings.flip = arguments.flip;
    setup.settings.averaging =
        arguments.average == "log" ? inference::Averaging::LogProbability : inference::Averaging::Probability;
    const auto precision = inference::parsePrecision(arguments.precision);
    if (!precision) return core::fail(core::ErrorCode::InvalidArgument, "--precision: {}", precision.error().message);
    setup.engine.precision = *precision;
    setup.engine.device = arguments.device;
    setup.engine.threads = arguments.threads;
    setup.engine.memoryBytes = static_cast<std::uint64_t>(arguments.memoryMb) * 1'000'000;
    return setup;
}

} // namespace app::cli
