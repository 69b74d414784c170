// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace core {

struct LibraryVersion {
    std::string name, version;
};

/// The libraries that read and write pictures and videos, as they are at run time: OpenCV, FFmpeg, libpng, libjpeg.
std::vector<LibraryVersion> imageLibraries();

} // namespace core
