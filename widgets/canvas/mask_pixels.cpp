// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/mask_pixels.h"

#include <algorithm>
#include <cmath>

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

MaskHatching maskHatching(const core::ClassScheme& scheme, const MaskColors& colors) {
    MaskHatching hatching;
    std::vector<core::Rgb> drawn;
    for (int i = 0; i < scheme.size(); ++i) drawn.push_back(scheme.color(i));
    const std::vector<core::Hatch> hatches = core::hatchesOf(drawn);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const int alpha = qAlpha(colors[i]);
        if (alpha == 0) continue;
        const core::Rgb ink = core::inkOn(drawn[i]);
        hatching.hatches[i] = hatches[i];
        hatching.ink[i] = qPremultiply(qRgba(ink.r, ink.g, ink.b, alpha));
    }
    return hatching;
}

QImage paintHatched(const core::LabelMap& map, const MaskColors& colors, const MaskHatching& hatching,
                    const HatchedPart& part) {
    QImage image(part.screen.size(), QImage::Format_ARGB32_Premultiplied);
    const auto inMap = [&part](double screen, double origin, int limit) {
        return std::clamp(static_cast<int>(std::floor((screen + 0.5 - origin) / part.scale)), 0, limit - 1);
    };
    std::vector<int> columns; // of the map, by column of the screen
    for (int x = 0; x < image.width(); ++x)
        columns.push_back(inMap(part.screen.left() + x, part.origin.x(), map.width()));
    std::array<std::uint8_t, 256> bits{};
    for (int y = 0; y < image.height(); ++y) {
        const int screenY = part.screen.top() + y;
        for (std::size_t i = 0; i < bits.size(); ++i)
            bits[i] = core::hatchBits(hatching.hatches[i], screenY / part.thickness);
        const std::uint8_t* from = map.row(inMap(screenY, part.origin.y(), map.height()));
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const std::uint8_t value = from[columns[static_cast<std::size_t>(x)]];
            const int bit = 7 - ((part.screen.left() + x) / part.thickness & 7);
            to[x] = (bits[value] >> bit & 1) != 0 ? hatching.ink[value] : colors[value];
        }
    }
    return image;
}

QImage hatchedSwatch(const QColor& color, core::Hatch hatch, QSize size, double ratio) {
    const core::LabelMap one({1, 1}, std::uint8_t{0});
    MaskColors colors{};
    MaskHatching hatching;
    const core::Rgb ink = core::inkOn({static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
                                       static_cast<std::uint8_t>(color.blue())});
    colors[0] = color.rgba();
    hatching.hatches[0] = hatch;
    hatching.ink[0] = qRgb(ink.r, ink.g, ink.b);
    const QRect screen(QPoint(0, 0), (QSizeF(size) * ratio).toSize());
    QImage image = paintHatched(one, colors, hatching, {screen, 1, {}, std::max(1, qRound(ratio))});
    image.setDevicePixelRatio(ratio);
    return image;
}

} // namespace widgets
