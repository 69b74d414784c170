// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/photo_pixels.h"

#include <algorithm>

namespace widgets {

namespace {

QImage toRgb32(const core::Image& photo) {
    QImage image(photo.width(), photo.height(), QImage::Format_RGB32);
    for (int y = 0; y < photo.height(); ++y) {
        const core::Rgb* from = photo.row(y);
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < photo.width(); ++x) to[x] = qRgb(from[x].r, from[x].g, from[x].b);
    }
    return image;
}

/// Mean of each 2×2 block; an odd last row or column is dropped, and the painter stretches what is left by that half
/// pixel.
QImage halved(const QImage& image) {
    QImage half(std::max(1, image.width() / 2), std::max(1, image.height() / 2), QImage::Format_RGB32);
    const int right = image.width() > 1 ? 1 : 0, below = image.height() > 1 ? 1 : 0;
    for (int y = 0; y < half.height(); ++y) {
        const auto* first = reinterpret_cast<const QRgb*>(image.constScanLine(2 * y));
        const auto* second = reinterpret_cast<const QRgb*>(image.constScanLine(2 * y + below));
        auto* to = reinterpret_cast<QRgb*>(half.scanLine(y));
        for (int x = 0; x < half.width(); ++x) {
            const QRgb a = first[2 * x], b = first[2 * x + right], c = second[2 * x], d = second[2 * x + right];
            // Two channels at once: red and blue lie 16 bits apart, so their sums of four bytes do not meet.
            const QRgb redBlue = (a & 0xff00ffU) + (b & 0xff00ffU) + (c & 0xff00ffU) + (d & 0xff00ffU) + 0x20002U;
            const QRgb green = ((a >> 8) & 0xffU) + ((b >> 8) & 0xffU) + ((c >> 8) & 0xffU) + ((d >> 8) & 0xffU) + 2U;
            to[x] = 0xff000000U | ((redBlue >> 2) & 0xff00ffU) | ((green >> 2) << 8);
        }
    }
    return half;
}

} // namespace

std::shared_ptr<const PhotoPixels> PhotoPixels::make(const core::Image& photo) {
    std::vector<QImage> levels{toRgb32(photo)};
    while (std::max(levels.back().width(), levels.back().height()) > 512) levels.push_back(halved(levels.back()));
    return std::shared_ptr<const PhotoPixels>(new PhotoPixels(std::move(levels)));
}

const QImage& PhotoPixels::levelFor(double scale) const {
    std::size_t level = 0;
    while (level + 1 < m_levels.size() && scale <= 0.5) {
        scale *= 2;
        ++level;
    }
    return m_levels[level];
}

} // namespace widgets
