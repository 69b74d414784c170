// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspection.h"

#include "core/cityscapes/frame_source.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

std::string lowerEnding(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

bool endsIn(const fs::path& path, std::string_view ending) { return path.string().ends_with(ending); }

} // namespace

Inspection inspect(const fs::path& path, std::stop_token stop, const core::ProgressFunction& progress) {
    if (core::isScenesPath(path)) return inspectStreet(path, stop);
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status) && path.string().starts_with(std::string(core::kScenesPath) + '/'))
        return inspectFrames(path, stop, progress); // which tells what the street has
    if (!fs::exists(status))
        return {
            "",
            {},
            {fmt::format("{}: {}.", path.string(),
                         error && error != std::errc::no_such_file_or_directory ? error.message()
                                                                                : "there is no such file or folder")}};
    if (fs::is_directory(status)) return inspectFolder(path, stop, progress);
    if (!fs::is_regular_file(status)) return {"", {}, {fmt::format("{}: not a regular file.", path.string())}};
    const std::string ending = lowerEnding(path);
    if (endsIn(path, ".card.json")) return inspectModel(path);
    if (ending == ".json") return inspectJson(path);
    if (ending == ".safetensors") {
        const fs::path card = fs::path(path).replace_extension(".card.json");
        return fs::exists(card, error) ? inspectModel(path) : inspectCheckpoint(path);
    }
    if (core::isImageFile(path)) return inspectPicture(path);
    if (core::isVideoFile(path)) return inspectVideo(path, stop, progress);
    if (ending == ".txt" || ending == ".lst" || ending == ".tsv" || ending == ".csv")
        return inspectFrames(path, stop, progress);
    return inspectCheckpoint(path);
}

} // namespace app::cli
