// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The folders of a Cityscapes root.
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/frame_search.h"

#include <algorithm>
#include <fmt/ranges.h>
#include <iterator>
#include <set>

namespace core {

namespace fs = std::filesystem;

/// leftImg8bit, leftImg8bit_foggy … The archives unpack into folders such as leftImg8bit_trainvaltest, which hold the
/// real one and are none themselves.
static std::vector<std::string> photoFolders(const fs::path& root) {
    auto names = namesIn(root);
    if (!names) return {};
    std::error_code error;
    std::erase_if(*names, [&](const std::string& name) {
        constexpr std::string_view stem = "leftImg8bit";
        const bool fits = name == stem || name.starts_with(std::string(stem) + "_");
        return !fits || !fs::is_directory(root / name, error) || fs::is_directory(root / name / stem, error);
    });
    return *std::move(names);
}

bool FrameSource::isCityscapesRoot(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path / "gtFine", error) || fs::is_directory(path / "gtCoarse", error) ||
           !photoFolders(path).empty();
}

std::vector<std::string> FrameSource::splits(const fs::path& root) {
    if (root == kScenesPath) return {"train", "val"};
    std::set<std::string> found;
    auto folders = photoFolders(root);
    folders.insert(folders.end(), {"gtFine", "gtCoarse"});
    for (const std::string& folder : folders)
        for (std::string& split : foldersIn(root / folder)) found.insert(std::move(split));
    return {found.begin(), found.end()};
}

static bool isPlainName(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && fs::path(name).filename() == name;
}

/// Which folder holds the photos; empty when the root has truth only.
static Result<std::string> photoFolderOf(const fs::path& root, const std::string& wanted) {
    const auto folders = photoFolders(root);
    const auto has = [&](const std::string& name) { return std::ranges::find(folders, name) != folders.end(); };
    if (!wanted.empty()) {
        if (has(wanted)) return wanted;
        if (folders.empty()) return fail(ErrorCode::NotFound, "{}: has no folder {}.", root.string(), wanted);
        return fail(ErrorCode::NotFound, "{}: has no folder {}; its photos are in {}.", root.string(), wanted,
                    fmt::join(folders, ", "));
    }
    if (folders.empty()) return std::string();
    if (has("leftImg8bit")) return std::string("leftImg8bit");
    if (folders.size() == 1) return folders.front();
    return fail(ErrorCode::InvalidArgument, "{}: has no leftImg8bit, but {}; say which of them to take.", root.string(),
                fmt::join(folders, ", "));
}

Result<std::vector<Frame>> framesOfRoot(const fs::path& root, const SourceOptions& options, std::stop_token stop) {
    if (options.truth != "fine" && options.truth != "coarse")
        return fail(ErrorCode::InvalidArgument, "{}: there is no truth '{}', only fine and coarse.", root.string(),
                    options.truth);
    if (!isPlainName(options.split))
        return fail(ErrorCode::InvalidArgument, "{}: '{}' cannot be the name of a split.", root.string(),
                    options.split);
    const auto photos = photoFolderOf(root, options.images);
    if (!photos) return fail(photos.error());
    const std::string truthType = options.truth == "fine" ? "gtFine" : "gtCoarse";
    const fs::path photoSplit = photos->empty() ? fs::path() : root / *photos / options.split;
    const fs::path truthSplit = root / truthType / options.split;

    std::error_code error;
    const bool hasPhotos = !photoSplit.empty() && fs::is_directory(photoSplit, error);
    const bool hasTruth = fs::is_directory(truthSplit, error);
    if (!hasPhotos && !hasTruth) {
        const auto splits = FrameSource::splits(root);
        const std::string where = photos->empty() ? truthType : fmt::format("{} and {}", *photos, truthType);
        if (splits.empty())
            return fail(ErrorCode::NotFound, "{}: has no split {} in {}, nor any other.", root.string(), options.split,
                        where);
        return fail(ErrorCode::NotFound, "{}: has no split {} in {}; the root has {}.", root.string(), options.split,
                    where, fmt::join(splits, ", "));
    }

    std::vector<Frame> frames;
    const auto collect = [&](const fs::path& split, auto find) -> Status {
        auto cities = foldersIn(split);
        cities.insert(cities.begin(), ""); // some copies have no folders of cities
        for (const std::string& city : cities) {
            if (stop.stop_requested()) return cancelled();
            auto found = find(PhotoFolder{photoSplit / city, truthSplit / city, truthType, city});
            if (!found) return fail(found.error());
            std::ranges::move(*found, std::back_inserter(frames));
        }
        return {};
    };
    if (hasPhotos)
        if (auto status = collect(photoSplit, framesIn); !status) return fail(status.error());
    if (frames.empty() && hasTruth)
        if (auto status = collect(truthSplit, framesOfTruthIn); !status) return fail(status.error());
    if (frames.empty())
        return fail(ErrorCode::NotFound, "{}: holds no images ({}) and no {} files in its folders of cities.",
                    (hasPhotos ? photoSplit : truthSplit).string(), kImageEndings, truthType + "_labelIds.png");
    return frames;
}

} // namespace core
