// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cityscapes/frame_source.h"

#include <string>
#include <vector>

namespace core {

/// Frames of a source that are listed together.
struct FrameGroup {
    std::string title;
    std::vector<int> frames; ///< indices in the source, ascending
    bool operator==(const FrameGroup&) const = default;
};

/// By city where there is one, else by the folder of the picture; a film is one group, the built-in street one per
/// weather. In the order in which they first occur; folders of one name have their whole path as title.
std::vector<FrameGroup> groupFrames(const FrameSource& source);

} // namespace core
