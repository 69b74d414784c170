// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_search.h"

#include "core/cityscapes/file_names.h"
#include "core/image/image_io.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace core {

namespace fs = std::filesystem;

Status checkThere(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (fs::exists(status)) return {};
    if (status.type() == fs::file_type::none)
        return fail(ErrorCode::Io, "{}: cannot be looked at: {}.", path.string(), error.message());
    const fs::path target = fs::read_symlink(path, error);
    if (error) return fail(ErrorCode::NotFound, "{}: there is no such file or folder.", path.string());
    return fail(ErrorCode::NotFound, "{}: is a link to {}, which is not there.", path.string(), target.string());
}

Result<std::vector<std::string>> namesIn(const fs::path& folder) {
    if (auto there = checkThere(folder); !there) return fail(there.error());
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (std::string name = entry->path().filename().string(); !name.starts_with('.'))
            names.push_back(std::move(name));
    if (error) return fail(ErrorCode::Io, "{}: cannot be listed: {}.", folder.string(), error.message());
    std::ranges::sort(names, naturalLess);
    return names;
}

std::vector<std::string> foldersIn(const fs::path& folder) {
    auto names = namesIn(folder);
    if (!names) return {};
    std::error_code error; // what cannot be looked at is no folder
    std::erase_if(*names, [&](const std::string& name) { return !fs::is_directory(folder / name, error); });
    return *std::move(names);
}

/// Truth, disparity and the like of a Cityscapes frame: pictures by their ending, but no photos.
static bool isCompanion(const std::string& fileName) {
    const auto name = parseCityscapesName(fileName);
    return name && !name->type.empty() && !name->type.ends_with("Img8bit") && !name->type.ends_with("Img16bit");
}

namespace {

/// Finds the truth of photos among the names of one folder.
class Companions {
public:
    explicit Companions(const PhotoFolder& folder) : m_folder(folder.truth), m_type(folder.truthType) {
        // A folder that cannot be listed is one without truth: frames of the test split and of demo videos have none.
        if (auto names = namesIn(m_folder)) m_names.insert(names->begin(), names->end());
    }
    void attach(Frame& frame, const std::string& prefix) const {
        frame.truth = find(prefix, "labelIds.png");
        frame.instances = find(prefix, "instanceIds.png");
        frame.polygons = find(prefix, "polygons.json");
    }

private:
    fs::path find(const std::string& prefix, const char* what) const {
        const std::string name = fmt::format("{}_{}_{}", prefix, m_type, what);
        return m_names.contains(name) ? m_folder / name : fs::path();
    }
    fs::path m_folder;
    std::string m_type;
    std::unordered_set<std::string> m_names;
};

} // namespace

static std::string cityOf(const PhotoFolder& folder, const std::string& fileName) {
    if (!folder.city.empty()) return folder.city;
    const auto name = parseCityscapesName(fileName);
    return name ? name->city : std::string();
}

Result<std::vector<Frame>> framesIn(const PhotoFolder& folder) {
    const auto names = namesIn(folder.photos);
    if (!names) return fail(names.error());
    const Companions companions(folder);
    std::vector<Frame> frames;
    std::error_code error;
    for (const std::string& name : *names) {
        Frame frame{.image = folder.photos / name};
        if (!isImageFile(frame.image) || isCompanion(name) || fs::is_directory(frame.image, error)) continue;
        frame.name = frameName(frame.image);
        frame.city = cityOf(folder, name);
        companions.attach(frame, truthPrefix(frame.image));
        frames.push_back(std::move(frame));
    }
    return frames;
}

Result<std::vector<Frame>> framesOfTruthIn(const PhotoFolder& folder) {
    const auto names = namesIn(folder.truth);
    if (!names) return fail(names.error());
    const Companions companions(folder);
    const std::string ending = fmt::format("_{}_labelIds.png", folder.truthType);
    std::vector<Frame> frames;
    for (const std::string& name : *names) {
        if (!name.ends_with(ending)) continue;
        Frame frame{.name = name.substr(0, name.size() - ending.size()), .city = cityOf(folder, name)};
        companions.attach(frame, frame.name);
        frames.push_back(std::move(frame));
    }
    return frames;
}

void makeNamesUnique(std::vector<Frame>& frames) {
    std::unordered_map<std::string, int> counts;
    for (const Frame& frame : frames) ++counts[frame.name];
    std::unordered_set<std::string> taken;
    for (const auto& [name, count] : counts)
        if (count == 1) taken.insert(name);
    for (Frame& frame : frames) {
        if (counts[frame.name] == 1) continue;
        const std::string folder = frame.image.parent_path().filename().string();
        const std::string base = folder.empty() ? frame.name : fmt::format("{}_{}", folder, frame.name);
        std::string name = base;
        for (int number = 2; !taken.insert(name).second; ++number) name = fmt::format("{}-{}", base, number);
        frame.name = std::move(name);
    }
}

} // namespace core
