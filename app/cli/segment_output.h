// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `segment` writes: names and contents of the files (docs/file-formats.md).
#pragma once

#include "app/cli/engine_options.h"
#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/image/image.h"
#include "core/results/compared_frame.h"
#include "inference/engine/segmenter.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app::cli {

struct SaveKinds {
    bool ids = false, trainIds = false, color = false, overlay = false, sideBySide = false, logits = false,
         film = false;
};
/// "ids,trainids,color,overlay,sidebyside,logits,film"; InvalidArgument names the word that is none of them.
core::Result<SaveKinds> parseSaveKinds(const std::string& text);

/// How the classes of one slot become those that are written.
struct OutputClasses {
    core::ClassScheme scheme;
    std::array<std::uint8_t, 256> table; ///< class of the model's scheme → class of `scheme`
};
/// The model's own scheme, or `target`. InvalidArgument when it cannot be mapped there.
core::Result<OutputClasses> outputClasses(const std::string& slot, const core::ClassScheme& own,
                                          const std::optional<core::ClassScheme>& target);

/// One slot's outcome on a frame, in the scheme in which it is written.
struct SlotResult {
    std::string slot;
    const core::ClassScheme* scheme;
    core::LabelMap labels;
    inference::Prediction prediction; ///< `labels` moved out
};

/// DIR/<model>/predictions.json: what the label maps beside it mean.
core::Status writePredictionsJson(const std::filesystem::path& folder, const core::ClassScheme& scheme,
                                  const inference::Segmenter& segmenter, const EngineSetup& setup);

/// The files of one slot on one frame.
core::Status writeSlotFiles(const std::filesystem::path& out, const std::string& frame, const core::Image& photo,
                            const SlotResult& result, const SaveKinds& save);

/// Pointing into `results`.
std::vector<core::ComparedSlot> comparedSlots(const std::vector<SlotResult>& results);

} // namespace app::cli
