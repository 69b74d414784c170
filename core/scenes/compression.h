// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What storing a photo as JPEG does to it, without the file. Private to core/scenes.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/scenes/noise.h"

#include <stop_token>

namespace core {

/// A picture in brightness and, at half the size, colour (full-range BT.601), in steps of 1/255 around 0.
class CompressedPhoto {
public:
    explicit CompressedPhoto(Size size);
    /// Display values 0 … 1 of row y. REQUIRES: rows 2k and 2k + 1 come in this order, from one thread.
    void takeRow(int y, const Color* pixels);
    /// REQUIRES: every row has been taken. Rounds the frequencies of 8×8 blocks (ITU-T T.81, annex K) and puts the
    /// picture together again. `strength` 0 … 1: from hardly seen to quality 50. Cancelled.
    Result<Image> developed(double strength, int threads, std::stop_token stop) &&;

private:
    Plane<float> m_bright, m_blue, m_red;
};

} // namespace core
