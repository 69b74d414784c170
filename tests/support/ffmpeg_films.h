// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films of every kind, made by the program ffmpeg (Debian's package of that name), which writes what other people's
// cameras and programs write.
#pragma once

#include "core/image/image.h"
#include "tests/support/test_files.h"

#include <cmath>
#include <cstdlib>
#include <string>

namespace testing_support {

/// Throws where ffmpeg is not there or refuses: such a test cannot be left out.
inline void runFfmpeg(const std::string& arguments) {
    const std::string command = "ffmpeg -hide_banner -loglevel error -nostdin -y " + arguments;
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

inline std::string quoted(const std::filesystem::path& path) { return '"' + path.string() + '"'; }

/// An input of 64x48 pixels and 25 frames a second: the left half is grey and tells by its brightness the number of the
/// frame, counted anew after 60; the right half is ffmpeg's moving test picture. `filter` comes after it.
inline std::string numberedInput(int frames, const std::string& filter = "") {
    return "-f lavfi -i \"testsrc2=size=64x48:rate=25,trim=end_frame=" + std::to_string(frames) +
           ",format=yuv420p,geq=lum='if(lt(X,32),20+3*mod(N,60),lum(X,Y))':cb='if(lt(X,16),128,cb(X,Y))'"
           ":cr='if(lt(X,16),128,cr(X,Y))'" +
           filter + "\" ";
}

/// Frame numbers are read from luma Y = 20 + 3n, which in RGB is (Y - 16)·255/219, averaged over 16x16 pixels
/// against the noise of the codec.
inline int numberShown(const core::Image& frame) {
    double sum = 0;
    for (int y = 16; y < 32; ++y)
        for (int x = 8; x < 24; ++x) sum += frame.at(x, y).r + frame.at(x, y).g + frame.at(x, y).b;
    const double luma = sum / (3 * 256) * 219 / 255 + 16;
    return static_cast<int>(std::lround((luma - 20) / 3));
}

} // namespace testing_support
