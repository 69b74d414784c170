// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_changes.h"

#include <set>
#include <string>
#include <system_error>
#include <unordered_map>

namespace core {

namespace fs = std::filesystem;

FrameListing::FrameListing(FrameSource source) : m_source(std::move(source)) {
    const auto look = [](const fs::path& path) {
        std::error_code error; // what cannot be looked at is as if it were empty
        File file;
        if (path.empty()) return file;
        file.length = fs::file_size(path, error);
        if (error) return File{};
        file.changed = fs::last_write_time(path, error);
        return file;
    };
    for (const Frame& frame : m_source.frames()) {
        auto& files = m_files.emplace_back();
        if (frame.videoFrame < 0) files = {look(frame.image), look(frame.truth), look(frame.instances)};
    }
}

/// By which a frame is found again; a list may name a picture several times.
static std::vector<std::string> identitiesOf(const std::vector<Frame>& frames) {
    std::unordered_map<std::string, int> times;
    std::vector<std::string> identities;
    for (const Frame& frame : frames) {
        const bool isDrawn = frame.videoFrame >= 0 || frame.scene;
        std::string place = isDrawn ? frame.name : (frame.image.empty() ? frame.truth : frame.image).string();
        const int before = times[place]++;
        identities.push_back(fmt::format("{}\n{}", std::move(place), before));
    }
    return identities;
}

FrameChanges FrameChanges::between(const FrameListing& before, const FrameListing& after) {
    const std::vector<Frame>& old = before.source().frames();
    const std::vector<Frame>& now = after.source().frames();
    const std::vector<std::string> oldNames = identitiesOf(old), newNames = identitiesOf(now);
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < old.size(); ++i) places.emplace(oldNames[i], i);
    FrameChanges changes;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto found = places.find(newNames[i]);
        int place = -1, origin = -1;
        if (found == places.end()) {
            changes.added.push_back(static_cast<int>(i));
        } else {
            const Frame& was = old[found->second];
            origin = static_cast<int>(found->second);
            const bool isSame = was.name == now[i].name && was.truth == now[i].truth &&
                                was.instances == now[i].instances && before.m_files[found->second] == after.m_files[i];
            if (isSame)
                place = origin;
            else
                changes.altered.push_back(static_cast<int>(i));
            places.erase(found);
        }
        changes.before.push_back(place);
        changes.origins.push_back(origin);
    }
    for (std::size_t i = 0; i < old.size(); ++i)
        if (places.contains(oldNames[i])) changes.gone.push_back(static_cast<int>(i));
    return changes;
}

std::vector<fs::path> foldersToWatch(const FrameSource& source) {
    if (source.kind() == SourceKind::Video || isScenesPath(source.path())) return {};
    // As it comes out of parent_path() of what lies in it: "/data/cs", also where "/data/cs/" was opened.
    const fs::path root = source.path().has_filename() ? source.path() : source.path().parent_path();
    std::set<fs::path> folders;
    const auto add = [&](const fs::path& file) {
        if (file.empty()) return;
        fs::path folder = file.parent_path();
        const bool isNew = folders.insert(folder.empty() ? "." : folder).second;
        // A city or a split may come as a whole.
        while (isNew && source.kind() == SourceKind::Cityscapes && folder != root && folder.has_relative_path() &&
               folder.has_parent_path())
            folders.insert(folder = folder.parent_path());
    };
    for (const Frame& frame : source.frames()) {
        add(frame.image);
        add(frame.truth);
    }
    if (source.kind() == SourceKind::List) add(source.path());
    return {folders.begin(), folders.end()};
}

} // namespace core
