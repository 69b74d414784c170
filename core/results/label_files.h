// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of predicted label maps as `segment` and the window write them (docs/file-formats.md).
#pragma once

#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/image/label_map.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace core {

/// For people: who made predictions, with what. `model`: name, network, scheme, sha256; `settings` as
/// inference::settingsJson() has them.
struct PredictionOrigin {
    std::string program; ///< "kerbside-cli 0.1.0"
    const nlohmann::ordered_json& model;
    const nlohmann::ordered_json& settings;
};

/// FOLDER/predictions.json: what the label maps beside it mean. `scheme` is that in which they are written.
Status writePredictionsJson(const std::filesystem::path& folder, const ClassScheme& scheme,
                            const PredictionOrigin& origin);

/// FOLDER/<frame>_labelIds.png: the label id that stands for each class. REQUIRES: scheme.isScored().
Status writeLabelIds(const std::filesystem::path& folder, const std::string& frame, const LabelMap& labels,
                     const ClassScheme& scheme);

/// True for names of folders that every system takes: letters, digits, "._-+ ()", not beginning with a dot.
bool isFolderName(const std::string& name);

} // namespace core
