// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The models that a command line names.
#pragma once

#include "app/cli/command.h"
#include "inference/engine/segmenter.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app::cli {

/// A model by name, not yet loaded.
struct NamedModel {
    std::string name; ///< unique among the slots; also the folder of its results
    std::filesystem::path card;
};

/// Finds `[NAME=]REF` each and gives every model its name: the one given, else the card's. InvalidArgument when a name
/// cannot be a folder or comes twice (`taken` counts too), NotFound and the like when there is no such model.
core::Result<std::vector<NamedModel>> findModels(const core::Workspace& workspace,
                                                 const std::vector<std::string>& references,
                                                 const std::vector<std::string>& taken = {});

/// What is run when nobody names a model: the three that come with the program.
std::vector<std::string> demoReferences();

struct ModelSlot {
    std::string name;
    inference::Segmenter segmenter;
};

/// Loads one after the other; the sentence of a failure begins with the slot's name. Cancelled between two.
core::Result<std::vector<ModelSlot>> loadModels(Context& context, const std::vector<NamedModel>& models,
                                                const inference::EngineOptions& options);

} // namespace app::cli
