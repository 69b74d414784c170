// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_groups.h"

#include <map>
#include <system_error>
#include <unordered_map>

namespace core {

namespace fs = std::filesystem;

namespace {

struct Place {
    std::string key;   ///< one for each group
    std::string title; ///< perhaps of several
};

/// Of a picture or film; as written where the current folder is gone.
fs::path wholePath(const fs::path& path) {
    std::error_code error;
    fs::path whole = fs::absolute(path, error);
    return (error ? path : whole).lexically_normal();
}

Place placeOf(const Frame& frame) {
    if (frame.scene) {
        const std::string weather(weatherName(frame.scene->weather));
        return {weather, weather};
    }
    if (!frame.city.empty()) return {frame.city, frame.city};
    const fs::path& file = frame.image.empty() ? frame.truth : frame.image;
    const fs::path whole = wholePath(frame.videoFrame >= 0 ? file : file.parent_path());
    return {whole.string(), whole.filename().string()};
}

} // namespace

std::vector<FrameGroup> groupFrames(const FrameSource& source) {
    std::vector<FrameGroup> groups;
    std::vector<std::string> keys;
    std::unordered_map<std::string, std::size_t> known;
    Place place;
    const std::vector<Frame>& frames = source.frames();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        // The frames of a film are many, and all lie in the same place.
        if (i == 0 || frames[i].videoFrame < 0) place = placeOf(frames[i]);
        const auto [at, isNew] = known.emplace(place.key, groups.size());
        if (isNew) {
            groups.push_back({place.title, {}});
            keys.push_back(place.key);
        }
        groups[at->second].frames.push_back(static_cast<int>(i));
    }
    std::map<std::string, int> titles;
    for (const FrameGroup& group : groups) ++titles[group.title];
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (titles[groups[i].title] > 1) groups[i].title = keys[i];
    return groups;
}

} // namespace core
