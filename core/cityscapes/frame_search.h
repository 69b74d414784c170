// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the frames of each kind of source are found. Private to core/cityscapes.
#pragma once

#include "core/cityscapes/frame_source.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

/// NotFound tells a missing file from a link whose target is missing.
Status checkThere(const std::filesystem::path& path);

/// The names in a folder that do not begin with a dot, sorted naturally. NotFound, Io.
Result<std::vector<std::string>> namesIn(const std::filesystem::path& folder);
/// Sorted naturally; none when there is no such folder.
std::vector<std::string> foldersIn(const std::filesystem::path& folder);

/// Photos of one folder, each with those files of `truthFolder` that are its own: `<prefix>_<truthType>_labelIds.png` …
struct PhotoFolder {
    std::filesystem::path photos;
    std::filesystem::path truth;      ///< may be missing
    std::string truthType = "gtFine"; ///< or gtCoarse
    std::string city{};
};
Result<std::vector<Frame>> framesIn(const PhotoFolder& folder);
/// Frames of a folder that holds truth only; `photos` is not looked at.
Result<std::vector<Frame>> framesOfTruthIn(const PhotoFolder& folder);

Result<std::vector<Frame>> framesOfRoot(const std::filesystem::path& root, const SourceOptions& options,
                                        std::stop_token stop);
Result<std::vector<Frame>> framesOfList(const std::filesystem::path& list, std::stop_token stop);
/// NotFound for another split than train and val, InvalidArgument for another truth than fine.
Result<std::vector<Frame>> framesOfScenes(const SourceOptions& options);
/// Of kSceneFilmPath, `path`; InvalidArgument when it names a weather that is none.
Result<std::vector<Frame>> framesOfSceneFilm(const std::filesystem::path& path);

/// Frames of one name get the folder of their picture before it, and a number where that is not enough.
void makeNamesUnique(std::vector<Frame>& frames);

/// "png, jpg, jpeg, bmp, tif, tiff", for sentences.
inline constexpr const char* kImageEndings = "png, jpg, jpeg, bmp, tif, tiff";

} // namespace core
