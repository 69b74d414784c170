// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/mask_pixels.h"

namespace widgets {

MaskColors maskColors(const core::ClassScheme& scheme, const std::vector<bool>& visible, int highlighted) {
    MaskColors colors{};
    for (std::size_t value = 0; value < colors.size(); ++value) {
        const auto entry =
            value < static_cast<std::size_t>(scheme.size()) ? value : static_cast<std::size_t>(scheme.size());
        if (!visible[entry]) continue;
        const core::Rgb color = scheme.color(static_cast<int>(value));
        const bool faded = highlighted >= 0 && static_cast<std::size_t>(highlighted) != entry;
        colors[value] = qPremultiply(qRgba(color.r, color.g, color.b, faded ? 64 : 255));
    }
    return colors;
}

namespace {

bool isOnOutline(const core::LabelMap& map, int x, int y) {
    const std::uint8_t own = map.at(x, y);
    return (x > 0 && map.at(x - 1, y) != own) || (x + 1 < map.width() && map.at(x + 1, y) != own) ||
           (y > 0 && map.at(x, y - 1) != own) || (y + 1 < map.height() && map.at(x, y + 1) != own);
}

} // namespace

QImage paintMask(const core::LabelMap& map, const MaskColors& colors, MaskStyle style) {
    QImage image(map.width(), map.height(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < map.height(); ++y) {
        const std::uint8_t* from = map.row(y);
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
        if (style == MaskStyle::Filled)
            for (int x = 0; x < map.width(); ++x) to[x] = colors[from[x]];
        else
            for (int x = 0; x < map.width(); ++x) to[x] = isOnOutline(map, x, y) ? colors[from[x]] : 0;
    }
    return image;
}

} // namespace widgets
