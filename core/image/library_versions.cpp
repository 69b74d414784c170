// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/library_versions.h"

#include <cstdio>
#include <jpeglib.h>
#include <opencv2/core/utility.hpp>
#include <png.h>

extern "C" {
#include <libavutil/avutil.h>
}

namespace core {

std::vector<LibraryVersion> imageLibraries() {
    return {{"OpenCV", cv::getVersionString()},
            {"FFmpeg", av_version_info()},
            {"libpng", png_get_libpng_ver(nullptr)},
            {"libjpeg", std::to_string(JPEG_LIB_VERSION)}};
}

} // namespace core
