// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the outside of a video file tells before a decoder sees it. Private to core/image.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace core {

struct VideoContainer {
    std::uint64_t bytes = 0;        ///< the file has
    std::uint64_t claimedBytes = 0; ///< its container says it should have; 0 when it says nothing
    /// The file has lost its end. A few bytes are forgiven: some writers count their own header wrongly.
    bool isCut() const { return claimedBytes > bytes + 16; }
};

/// Recognises MP4 and MOV, AVI, Matroska and WebM, MPEG program, transport and elementary streams by their first bytes,
/// so that no playlist, image pattern or network description ever reaches FFmpeg. NotFound, Io, Corrupt (empty),
/// Unsupported.
Result<VideoContainer> lookAtVideo(const std::filesystem::path& path);

} // namespace core
