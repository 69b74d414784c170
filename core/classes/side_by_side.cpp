// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/side_by_side.h"

#include "core/classes/legend_strip.h"
#include "core/classes/palette.h"
#include "core/image/picture_text.h"
#include "core/image/resize.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace core {

namespace {

constexpr Rgb kBackground = {30, 30, 33};
constexpr Rgb kText = {235, 235, 235};
constexpr Rgb kNote = {170, 170, 175};
constexpr int kGap = 16;
constexpr int kSmallestCell = 320;
constexpr double kPleasantRatio = 16.0 / 9.0;

struct Grid {
    int columns = 1;
    int rows = 1;
    Size cell; ///< of the picture alone
};

int ceilDiv(int a, int b) { return (a + b - 1) / b; }

double largestScale(Size photo) {
    return photo.width >= kSmallestCell ? 1.0 : static_cast<double>(ceilDiv(kSmallestCell, photo.width));
}

/// The arrangement that shows the cells largest, empty places counted half against it; among equals the one nearest to
/// the shape of a screen.
Grid arrange(Size photo, int cells, Size room, int titleHeight) {
    Grid best;
    double bestWorth = 0;
    double bestOddness = 0;
    for (int columns = 1; columns <= cells; ++columns) {
        const int rows = ceilDiv(cells, columns);
        const double roomX = std::max(1, room.width - kGap * (columns + 1));
        const double roomY = std::max(1, room.height - rows * (titleHeight + kGap));
        const double scale =
            std::min({largestScale(photo), roomX / (columns * photo.width), roomY / (rows * photo.height)});
        const double emptyShare = 1.0 - static_cast<double>(cells) / (columns * rows);
        const double worth = scale * (1.0 - 0.5 * emptyShare);
        const double ratio = static_cast<double>(columns) * photo.width / (static_cast<double>(rows) * photo.height);
        const double oddness = std::abs(std::log(ratio / kPleasantRatio));
        const bool better = worth > bestWorth * 1.01;
        const bool equalAndNicer = worth > bestWorth * 0.99 && oddness < bestOddness;
        if (!better && !equalAndNicer) continue;
        best = {
            columns,
            rows,
            {std::max(1, static_cast<int>(scale * photo.width)), std::max(1, static_cast<int>(scale * photo.height))}};
        bestWorth = worth;
        bestOddness = oddness;
    }
    return best;
}

/// Where everything goes.
struct Layout {
    Grid grid;
    int titleHeight = 0;
    int innerWidth = 0; ///< between the margins
    int gridHeight = 0;
    int legendHeight = 0; ///< with the gap below it
    Size size;            ///< of the whole picture, even
};

/// A narrower grid makes a taller legend, so that the room for the grid is found by trying.
Layout layOut(Size photo, int cells, const LegendStrip& legend, bool hasLegend, Size limit, int titleHeight) {
    Layout layout;
    layout.titleHeight = titleHeight;
    int reserved = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const Size room = {limit.width, limit.height - titleHeight - kGap - reserved};
        const Grid grid = layout.grid = arrange(photo, cells, room, titleHeight);
        const int gridWidth = grid.columns * (grid.cell.width + kGap) - kGap;
        layout.innerWidth = std::max(gridWidth, hasLegend ? legend.minimumWidth() : 0);
        layout.gridHeight = grid.rows * (titleHeight + grid.cell.height + kGap);
        layout.legendHeight = hasLegend ? legend.heightFor(layout.innerWidth) + kGap : 0;
        layout.size = {layout.innerWidth + 2 * kGap, kGap + titleHeight + layout.gridHeight + layout.legendHeight};
        layout.size.width += layout.size.width % 2; // video codecs take pairs of pixels
        layout.size.height += layout.size.height % 2;
        if (layout.size.height <= limit.height) break;
        reserved = std::max(reserved, layout.legendHeight) + (attempt > 0 ? titleHeight : 0);
    }
    return layout;
}

/// The text, or its beginning and "..", within `width` pixels.
std::string fitted(const std::string& text, const TextStyle& style, int width) {
    if (textSize(text, style).width <= width) return text;
    std::string cut = text;
    while (!cut.empty() && textSize(cut + "..", style).width > width) cut.pop_back();
    return cut + "..";
}

/// Title at the left, note at the right; the title gives way.
void drawHeading(Image& image, int x, int y, int width, const std::string& title, const std::string& note,
                 int textHeight, bool bold) {
    const TextStyle titleStyle{textHeight, kText, bold};
    const TextStyle noteStyle{textHeight, kNote, false};
    const int noteWidth = note.empty() ? 0 : textSize(note, noteStyle).width;
    drawText(image, x, y, fitted(title, titleStyle, std::max(0, width - noteWidth - textHeight)), titleStyle);
    if (!note.empty()) drawText(image, x + width - noteWidth, y, note, noteStyle);
}

std::vector<LegendSection> legendOf(std::span<const SideBySideMask> masks, bool whole) {
    struct Seen {
        const ClassScheme* scheme;
        std::vector<bool> present;
    };
    std::vector<Seen> seen;
    for (const SideBySideMask& mask : masks) {
        auto entry = std::find_if(seen.begin(), seen.end(), [&](const Seen& s) { return *s.scheme == mask.scheme; });
        const auto classes = static_cast<std::size_t>(mask.scheme.size());
        if (entry == seen.end()) entry = seen.insert(seen.end(), {&mask.scheme, std::vector<bool>(classes + 1)});
        std::array<bool, 256> values = {};
        for (const std::uint8_t value : mask.labels.values()) values[value] = true;
        for (std::size_t value = 0; value < values.size(); ++value)
            if (values[value]) entry->present[std::min(value, classes)] = true;
    }
    std::vector<LegendSection> sections;
    for (const Seen& entry : seen) sections.push_back(legendSection(*entry.scheme, entry.present, whole));
    return sections;
}

} // namespace

Image sideBySide(const std::string& caption, const std::string& note, const Image& photo,
                 std::span<const SideBySideMask> masks, const SideBySideOptions& options) {
    assert(!photo.isEmpty());
    const int textHeight = std::clamp(options.limit.width / 100, 15, 24);
    const int titleHeight = textHeight + textHeight / 2;
    const LegendStrip legend(legendOf(masks, options.wholeLegend), textHeight, kBackground);
    const int cells = static_cast<int>(masks.size()) + 1;
    const Layout layout = layOut(photo.size(), cells, legend, !masks.empty(), options.limit, titleHeight);
    const Grid& grid = layout.grid;

    Image picture(layout.size, kBackground);
    drawHeading(picture, kGap, kGap, layout.innerWidth, caption, note, textHeight, true);
    const int top = kGap + titleHeight;
    const auto place = [&](int index, const std::string& title, const std::string& titleNote, const Image& content) {
        const int x = kGap + index % grid.columns * (grid.cell.width + kGap);
        const int y = top + index / grid.columns * (titleHeight + grid.cell.height + kGap);
        drawHeading(picture, x, y, grid.cell.width, title, titleNote, textHeight, false);
        paste(picture, x, y + titleHeight, content);
    };
    const bool asItIs = grid.cell == photo.size();
    place(0, "photo", "", asItIs ? photo : resize(photo, grid.cell, Filter::Bilinear, true));
    int index = 1;
    for (const SideBySideMask& mask : masks) {
        assert(mask.labels.size() == photo.size());
        const Palette palette = paletteOf(mask.scheme);
        // Nearest: a mixture of two colours would be a colour that the legend does not have.
        place(index++, mask.title, mask.note,
              colorize(asItIs ? mask.labels : resizeNearest(mask.labels, grid.cell), palette));
    }
    if (!masks.empty()) legend.draw(picture, kGap, top + layout.gridHeight, layout.innerWidth);
    return picture;
}

} // namespace core
