// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The options from --size to --memory, which every sub-command that runs models has.
#pragma once

#include "core/base/result.h"
#include "inference/engine/segmenter.h"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace app::cli {

/// As typed.
struct EngineArguments {
    std::string size, tile, scales, average = "prob", precision = "auto", device = "auto";
    bool flip = false;
    int threads = 0;
    int memoryMb = 0;
};

void addEngineOptions(CLI::App& command, EngineArguments& arguments);

/// As meant.
struct EngineSetup {
    inference::EngineOptions engine;
    inference::SegmentSettings settings;
};

/// InvalidArgument names the option and its value.
core::Result<EngineSetup> engineSetup(const EngineArguments& arguments);

} // namespace app::cli
