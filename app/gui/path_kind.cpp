// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/path_kind.h"

#include "core/cityscapes/frame_source.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace app {

namespace fs = std::filesystem;

PathKind kindOf(const fs::path& path) {
    if (core::isScenesPath(path)) return PathKind::Source;
    std::error_code error;
    if (fs::is_directory(path, error))
        return fs::is_regular_file(path / "predictions.json", error) ? PathKind::Predictions : PathKind::Source;
    if (!fs::exists(path, error)) return PathKind::Missing;
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (core::isImageFile(path) || core::isVideoFile(path) || name.ends_with(".txt") || name.ends_with(".lst") ||
        name.ends_with(".tsv"))
        return PathKind::Source;
    if (name.ends_with(".card.json")) return PathKind::Model;
    if (name.ends_with(".json")) return PathKind::Evaluation;
    if (name.ends_with(".safetensors")) {
        fs::path card = path;
        card.replace_extension(".card.json");
        return fs::is_regular_file(card, error) ? PathKind::Model : PathKind::Checkpoint;
    }
    constexpr std::array<std::string_view, 8> endings{".pth", ".pt",  ".ptc", ".ckpt",
                                                      ".bin", ".tar", ".pkl", ".pickle"};
    const bool checkpoint =
        std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); });
    return checkpoint ? PathKind::Checkpoint : PathKind::Unknown;
}

} // namespace app
