// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/run_frames.h"

#include <algorithm>

namespace app {

void RunFrames::add(const RunKey& run, int frame) {
    std::vector<bool>& frames = m_frames[run];
    const auto at = static_cast<std::size_t>(frame);
    if (at >= frames.size()) frames.resize(std::max(at + 1, frames.size() * 2));
    frames[at] = true;
}

void RunFrames::remove(const RunKey& run, int frame) {
    if (contains(run, frame)) m_frames[run][static_cast<std::size_t>(frame)] = false;
}

bool RunFrames::contains(const RunKey& run, int frame) const {
    const auto found = m_frames.find(run);
    const auto at = static_cast<std::size_t>(frame);
    return found != m_frames.end() && at < found->second.size() && found->second[at];
}

std::vector<int> RunFrames::of(const RunKey& run) const {
    std::vector<int> result;
    const auto found = m_frames.find(run);
    if (found == m_frames.end()) return result;
    for (std::size_t frame = 0; frame < found->second.size(); ++frame)
        if (found->second[frame]) result.push_back(static_cast<int>(frame));
    return result;
}

std::set<RunKey> RunFrames::runs() const {
    std::set<RunKey> result;
    for (const auto& [run, frames] : m_frames) result.insert(run);
    return result;
}

void RunFrames::renumber(const std::vector<int>& places) {
    for (auto& [run, frames] : m_frames) {
        std::vector<bool> moved(places.size());
        for (std::size_t frame = 0; frame < std::min(frames.size(), places.size()); ++frame)
            if (frames[frame] && places[frame] >= 0) {
                const auto at = static_cast<std::size_t>(places[frame]);
                if (at >= moved.size()) moved.resize(at + 1);
                moved[at] = true;
            }
        frames = std::move(moved);
    }
}

} // namespace app
