// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small datasets in Cityscapes layout that a tiny network can learn: every class has its own colour, and some noise.
#pragma once

#include "core/image/image_io.h"

#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace testing_support {

struct MadeFrame {
    core::Image photo;
    core::LabelMap truth; ///< label ids
};

/// Road below, sky above, a car that stands elsewhere in each frame; its first three columns are unlabeled.
inline MadeFrame madeFrame(core::Size size, unsigned number) {
    MadeFrame frame{core::Image(size), core::LabelMap(size)};
    std::mt19937 noise(number + 1);
    const int carLeft = static_cast<int>((number * 7) % static_cast<unsigned>(size.width / 2));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const bool isCar =
                y >= size.height / 3 && y < size.height * 2 / 3 && x >= carLeft && x < carLeft + size.width / 3;
            const std::uint8_t id = isCar ? 26 : y < size.height / 2 ? 23 : 7;
            frame.truth.at(x, y) = x < 3 ? std::uint8_t{0} : id;
            const core::Rgb base = id == 26   ? core::Rgb{200, 30, 30}
                                   : id == 23 ? core::Rgb{90, 140, 220}
                                              : core::Rgb{70, 70, 70};
            const auto grain = static_cast<std::uint8_t>(noise() % 24);
            frame.photo.at(x, y) = {static_cast<std::uint8_t>(base.r + grain),
                                    static_cast<std::uint8_t>(base.g + grain),
                                    static_cast<std::uint8_t>(base.b + grain)};
        }
    return frame;
}

inline std::string madeSetName(unsigned number) { return fmt::format("madetown_000000_{:06}", number); }

inline std::filesystem::path madeSetPhoto(const std::filesystem::path& root, const std::string& split,
                                          unsigned number) {
    return root / "leftImg8bit" / split / "madetown" / (madeSetName(number) + "_leftImg8bit.png");
}
inline std::filesystem::path madeSetTruth(const std::filesystem::path& root, const std::string& split,
                                          unsigned number) {
    return root / "gtFine" / split / "madetown" / (madeSetName(number) + "_gtFine_labelIds.png");
}

/// Frames first … first + count − 1 as one split.
inline void writeMadeSet(const std::filesystem::path& root, const std::string& split, core::Size size, unsigned first,
                         unsigned count) {
    for (unsigned number = first; number < first + count; ++number) {
        const MadeFrame frame = madeFrame(size, number);
        if (!core::writeImage(madeSetPhoto(root, split, number), frame.photo) ||
            !core::writeLabelMap(madeSetTruth(root, split, number), frame.truth))
            throw std::runtime_error("cannot write a made dataset");
    }
}

} // namespace testing_support
