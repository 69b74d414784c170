// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What has happened to the frames of a source since it was listed.
#pragma once

#include "core/cityscapes/frame_source.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace core {

/// A listing, and what its files were like at that time.
class FrameListing {
public:
    /// Asks for length and time of change of every photo, truth and instance file.
    explicit FrameListing(FrameSource source);
    const FrameSource& source() const { return m_source; }

private:
    friend struct FrameChanges;
    struct File {
        std::uintmax_t length = 0;
        std::filesystem::file_time_type changed{};
        bool operator==(const File&) const = default;
    };
    FrameSource m_source;
    std::vector<std::array<File, 3>> m_files;
};

/// Frames are the same when their photos lie in the same place.
struct FrameChanges {
    /// For each frame of `after` its index in `before`; −1: it is new, or its files or its name are others.
    std::vector<int> before{};
    std::vector<int> origins{}; ///< likewise, but altered frames have theirs too; −1: only those of `added`
    std::vector<int> added{};   ///< indices in `after`
    std::vector<int> altered{}; ///< likewise: there before, but not as they are now
    std::vector<int> gone{};    ///< indices in `before`

    static FrameChanges between(const FrameListing& before, const FrameListing& after);
    bool isEmpty() const { return added.empty() && altered.empty() && gone.empty(); }
};

/// Folders in which frames of a source come and go: to be watched. None for videos and the built-in street.
std::vector<std::filesystem::path> foldersToWatch(const FrameSource& source);

} // namespace core
