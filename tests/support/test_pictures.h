// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures made by a rule, the same as in benchmarks/peers/resize.py.
#pragma once

#include "core/base/digest.h"
#include "core/image/image.h"
#include "core/image/label_map.h"

#include <span>
#include <string>
#include <vector>

namespace testing_support {

/// Hash noise; every eighth column or row is black or white.
inline core::Plane<std::uint8_t> noisePlane(core::Size size, std::uint32_t channel) {
    core::Plane<std::uint8_t> plane(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            std::uint32_t mixed = static_cast<std::uint32_t>(x) * 73856093U ^
                                  static_cast<std::uint32_t>(y) * 19349663U ^ channel * 83492791U;
            mixed = (mixed ^ (mixed >> 13U)) * 0x5bd1e995U;
            plane.at(x, y) = static_cast<std::uint8_t>(mixed >> 15U);
            if (y % 8 == 3) plane.at(x, y) = 255;
            if (x % 8 == 5) plane.at(x, y) = 0;
        }
    return plane;
}

inline core::Image noisePicture(core::Size size) {
    const auto red = noisePlane(size, 0);
    const auto green = noisePlane(size, 1);
    const auto blue = noisePlane(size, 2);
    core::Image image(size);
    for (std::size_t i = 0; i < size.area(); ++i)
        image.values()[i] = {red.values()[i], green.values()[i], blue.values()[i]};
    return image;
}

/// The first 32 digits of the SHA-256 of the values' bytes.
template <class T> std::string digestOf(const std::vector<T>& values) {
    return core::sha256(std::as_bytes(std::span(values))).substr(0, 32);
}

} // namespace testing_support
