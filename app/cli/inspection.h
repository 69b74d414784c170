// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a file or folder is and what is wrong with it: the work of `check`.
#pragma once

#include "core/base/progress.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace app::cli {

struct Inspection {
    std::string what;                ///< "label map, 2048x1024, label ids 0, 7, 11"; empty when that could not be told
    std::vector<std::string> notes;  ///< worth telling, not wrong
    std::vector<std::string> faults; ///< sentences
    bool cancelled = false;
};

/// Tells the kind from what is there, then reads all of it. Blocks; a dataset may take minutes.
Inspection inspect(const std::filesystem::path& path, std::stop_token stop, const core::ProgressFunction& progress);

// The kinds, each in a file of its own; `path` exists.
Inspection inspectFolder(const std::filesystem::path& path, std::stop_token stop,
                         const core::ProgressFunction& progress);
Inspection inspectFrames(const std::filesystem::path& path, std::stop_token stop,
                         const core::ProgressFunction& progress);
/// The reserved words `scenes`, `scenes/film` and its weathers, which lie in no file.
Inspection inspectStreet(const std::filesystem::path& path, std::stop_token stop);
Inspection inspectPicture(const std::filesystem::path& path);
Inspection inspectVideo(const std::filesystem::path& path, std::stop_token stop,
                        const core::ProgressFunction& progress);
Inspection inspectJson(const std::filesystem::path& path);
Inspection inspectModel(const std::filesystem::path& path);
Inspection inspectCheckpoint(const std::filesystem::path& path);

} // namespace app::cli
