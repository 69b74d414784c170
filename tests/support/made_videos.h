// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small videos put together byte by byte: AVI files of JPEG frames, where it is known at which byte each frame lies.
#pragma once

#include "core/image/image_io.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"

#include <string>
#include <vector>

namespace testing_support {

/// A plain picture whose brightness tells its number, distinct enough to survive a codec.
inline core::Image numberedFrame(core::Size size, int number) {
    core::Image image(size, core::Rgb{20, 40, 60});
    const auto level = static_cast<std::uint8_t>(20 + number * 8 % 230);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width / 2; ++x) image.at(x, y) = {level, level, level};
    return image;
}
/// The number whose level is nearest to what the left half of a decoded frame shows.
inline int numberOf(const core::Image& frame) {
    return (frame.at(frame.width() / 4, frame.height() / 2).g - 20 + 4) / 8;
}

struct MadeVideo {
    std::string bytes;
    std::vector<std::size_t> frameAt; ///< where the data of each frame begin
};

/// AVI with Motion JPEG (Microsoft's "AVI RIFF File Reference"), ten frames per second, without an index.
inline MadeVideo motionJpegAvi(core::Size size, int frames) {
    const TemporaryFolder folder;
    const auto width = static_cast<std::uint32_t>(size.width);
    const auto height = static_cast<std::uint32_t>(size.height);
    const auto count = static_cast<std::uint32_t>(frames);
    const auto chunk = [](const std::string& name, const std::string& data) {
        return name + littleEndian(static_cast<std::uint32_t>(data.size())) + data + std::string(data.size() % 2, '\0');
    };
    const std::string mainHeader = littleEndian(100000) + std::string(12, '\0') + littleEndian(count) +
                                   std::string(4, '\0') + littleEndian(1) + littleEndian(1 << 20) +
                                   littleEndian(width) + littleEndian(height) + std::string(16, '\0');
    const std::string streamHeader = "vidsMJPG" + std::string(12, '\0') + littleEndian(1) + littleEndian(10) +
                                     std::string(4, '\0') + littleEndian(count) + littleEndian(1 << 20) +
                                     littleEndian(0) + littleEndian(0) + std::string(4, '\0') + littleEndian(width, 2) +
                                     littleEndian(height, 2);
    const std::string format = littleEndian(40) + littleEndian(width) + littleEndian(height) + littleEndian(1, 2) +
                               littleEndian(24, 2) + "MJPG" + littleEndian(width * height * 3) + std::string(16, '\0');
    const std::string headers =
        chunk("LIST", "hdrl" + chunk("avih", mainHeader) +
                          chunk("LIST", "strl" + chunk("strh", streamHeader) + chunk("strf", format)));
    MadeVideo video;
    std::string movie = "movi";
    const std::size_t movieAt = 12 + headers.size() + 8;
    for (int i = 0; i < frames; ++i) {
        if (!core::writeImage(folder / "frame.jpg", numberedFrame(size, i)))
            throw std::runtime_error("cannot write a frame");
        video.frameAt.push_back(movieAt + movie.size() + 8);
        movie += chunk("00dc", bytesOf(folder / "frame.jpg"));
    }
    video.bytes = chunk("RIFF", "AVI " + headers + chunk("LIST", movie));
    return video;
}

} // namespace testing_support
