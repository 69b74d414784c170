// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

#include <QImage>

#include <memory>
#include <vector>

namespace widgets {

/// A photo ready to paint at any zoom: the picture and its halves, so that a small view does not flicker. Immutable, so
/// it may be made on a worker and read by the window.
class PhotoPixels {
public:
    /// REQUIRES: photo is not empty.
    static std::shared_ptr<const PhotoPixels> make(const core::Image& photo);

    QSize size() const { return m_levels.front().size(); }
    /// Level k is 2^k times smaller; the last one that is at least as fine as `scale` (device pixels per photo pixel).
    const QImage& levelFor(double scale) const;
    const std::vector<QImage>& levels() const { return m_levels; } ///< Format_RGB32, finest first

private:
    explicit PhotoPixels(std::vector<QImage> levels) : m_levels(std::move(levels)) {}
    std::vector<QImage> m_levels;
};

} // namespace widgets
