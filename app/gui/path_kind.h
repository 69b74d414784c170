// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace app {

/// What the window does with a path that is dropped, opened or given on the command line.
enum class PathKind {
    Missing,
    Source,      ///< folder, picture, video, list of frames
    Predictions, ///< folder with a predictions.json: goes into a slot
    Model,       ///< card, or weights with a card beside them: goes into a slot
    Checkpoint,  ///< foreign weights: imported first
    Evaluation,  ///< results that evaluate has written
    Unknown,
};

/// Looks at the file system, not into the file.
PathKind kindOf(const std::filesystem::path& path);

} // namespace app
