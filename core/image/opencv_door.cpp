// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/opencv_door.h"

#include <cstdlib>
#include <opencv2/core/utils/logger.hpp>

namespace core {

namespace {

// FFmpeg inside OpenCV prints a line for each fault of a video; the reader reports them itself. OpenCV reads this
// variable when the first video is opened; it is set before main(), while no other thread can be reading the
// environment. A value that the user has set stays.
[[maybe_unused]] const int ffmpegIsQuiet = ::setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0);

} // namespace

void silenceOpenCv() {
    static const bool done = [] {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    static_cast<void>(done);
}

} // namespace core
