// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an export does, apart from the window.
#pragma once

#include "app/gui/slot_runner.h"
#include "core/classes/palettes.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace app {

enum class ExportKind {
    Film,      ///< one MP4 with photo, truth and slots side by side
    LabelMaps, ///< a folder for each slot, as `kerbside-cli segment --save ids` writes it
};

struct ExportedSlot {
    std::string name;                                             ///< its title in the film, or the name of its folder
    SlotTask task;                                                ///< but for its frame
    std::map<int, std::shared_ptr<const SlotPrediction>> known{}; ///< by frame: these are not made again
};

struct ExportTask {
    ExportKind kind = ExportKind::Film;
    std::filesystem::path target; ///< the film, or the folder that holds the slots' folders
    core::FrameSource source;
    int first = 0, last = 0; ///< frames, both included
    std::vector<ExportedSlot> entries;
    CacheOptions cache;                          ///< predictions that the workspace has are not made again either
    std::string program;                         ///< for predictions.json: "kerbside 0.1.0"
    std::string palette{core::kOfficialPalette}; ///< of a film
};

/// What is to be said of an export that has come to its end.
struct ExportReport {
    struct Unscored {
        std::string frame;
        core::Error error;
    };
    std::vector<Unscored> unscored; ///< frames of a film that show no IoU, for their truth cannot be used
};

/// Blocks. Every frame of the range is written, or none: what fails, or is cancelled, ends the export with a sentence
/// and leaves no film; of label maps the whole files stay, as there. `progress` counts frames.
/// REQUIRES: entries, and 0 <= first <= last < frames.
core::Result<ExportReport> exportFrames(const ExportTask& task, const Engine& engine, std::stop_token stop,
                                        const core::ProgressFunction& progress);

/// Names of folders for slots of these names: what a folder cannot be called is replaced, and none is there twice.
std::vector<std::string> folderNames(const std::vector<std::string>& names);

} // namespace app
