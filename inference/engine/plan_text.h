// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan in words, so that a reader sees what runs.
#pragma once

#include "inference/engine/plan.h"

#include <cstdint>
#include <string>

namespace inference {

/// One step of a plan in words, and what it cost.
struct StepDescription {
    std::string node;        ///< whose result it makes: "backbone.layer1.0.conv2"
    std::string operation;   ///< "conv 3×3 dilation 2, 256 → 256, norm, relu"
    std::string algorithm;   ///< "Winograd F6×F6", "LibTorch", "in place"
    std::uint64_t macs = 0;  ///< of the definition, whatever the algorithm saves; only where it was run
    double milliseconds = 0; ///< only where it was run
};

/// What a step does, without how.
std::string operationText(const Step& step, const Plan& plan, const core::Graph& graph);

} // namespace inference
