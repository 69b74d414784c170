// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `evaluate` compares: models and folders of predictions, each counted once and scored in several schemes.
#pragma once

#include "app/cli/command.h"
#include "app/cli/engine_options.h"
#include "core/cityscapes/frame_source.h"
#include "core/metrics/evaluation.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app::cli {

struct EvaluationSlot {
    std::string name;
    std::filesystem::path card;                   ///< of a model; empty for a folder
    std::optional<core::PredictionFolder> folder; ///< of predictions
    core::PredictionSpace space;
    std::string sha256; ///< of a model's weights
};

/// Models first, then folders, in the order given. Every model is read, so that what is wrong with the last one is said
/// before the first one has worked for an hour. InvalidArgument for names (see findModels), and the errors of reading.
core::Result<std::vector<EvaluationSlot>> openSlots(Context& context, const std::vector<std::string>& models,
                                                    const std::vector<std::string>& predictions);

/// The schemes in which a slot is scored: those asked for, else its own, cityscapes-19 and merged-10 where it can be
/// mapped there. InvalidArgument when it cannot be mapped to one that was asked for, or to none at all.
core::Result<std::vector<core::ClassScheme>> schemesOf(const EvaluationSlot& slot,
                                                       const std::vector<core::ClassScheme>& asked);

/// Its own scheme; cityscapes-19 for label ids.
core::ClassScheme ownScheme(const EvaluationSlot& slot);

struct CountingOptions {
    EngineSetup setup;
    bool force = false;
};
/// Every frame with truth, counted. A frame that cannot be read ends it: a score over fewer frames is another score.
core::Result<core::EvaluatedPredictions> countSlot(Context& context, const EvaluationSlot& slot,
                                                   const core::FrameSource& dataset, const CountingOptions& options);

} // namespace app::cli
