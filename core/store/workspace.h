// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The user's folder of corrections, runs, models, cache and results; and the models that come with the program.
#pragma once

#include "core/base/result.h"
#include "core/weights/model_card.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core {

/// One card found in the workspace, good or broken.
struct ModelEntry {
    std::string name; ///< by which `--model` finds it: the card's file name without `.card.json`
    std::filesystem::path cardPath;
    Result<ModelCard> card; ///< the error is the sentence that tells what is wrong with the card or its weights
    bool builtIn = false;   ///< comes with the program
};

/// Only names of folders: nothing is read or made before a function asks for it, so any thread may hold a copy.
class Workspace {
public:
    /// `~/Kerbside`, from $HOME; `Kerbside` in the current folder where there is no $HOME.
    static std::filesystem::path defaultFolder();
    /// `builtIn`: builtInModelsFolder() (core/store/demo_models.h); empty: no model comes with the program.
    explicit Workspace(std::filesystem::path root = defaultFolder(), std::filesystem::path builtIn = {})
        : m_root(std::move(root)), m_builtIn(std::move(builtIn)) {}

    const std::filesystem::path& root() const { return m_root; }
    std::filesystem::path correctionsFolder() const { return m_root / "corrections"; }
    std::filesystem::path modelsFolder() const { return m_root / "models"; }
    std::filesystem::path runsFolder() const { return m_root / "runs"; }
    std::filesystem::path cacheFolder() const { return m_root / "cache"; }
    std::filesystem::path notesFolder() const { return m_root / "notes"; }
    std::filesystem::path sessionFile() const { return m_root / "session.json"; }

    const std::filesystem::path& builtInFolder() const { return m_builtIn; }

    /// Makes one of the folders above where it is missing. Io names the folder and the system's reason.
    static Status ensure(const std::filesystem::path& folder);

    /// Every `*.card.json` of the models folder, sorted by name, then the built-in models whose names are not taken; a
    /// broken card is listed with its error. Empty when there are no such folders. Weights are looked for, not read. Io
    /// when a folder cannot be listed.
    Result<std::vector<ModelEntry>> models() const;

    /// Deletes a card and its weights, unless another card of the folder needs these. InvalidArgument for a model that
    /// is not in the models folder; Io leaves the card where it is, or only the weights, which no list shows.
    Status removeModel(const ModelEntry& entry) const;

    /// The card that REF means: a `.card.json` path, a `.safetensors` path (its card lies beside it), or the name of a
    /// model of this workspace, else of a built-in one. NotFound lists the names there are; Unsupported for a
    /// checkpoint, which must be imported first.
    Result<std::filesystem::path> resolveModel(const std::string& ref) const;

private:
    std::filesystem::path m_root;
    std::filesystem::path m_builtIn;
};

} // namespace core
