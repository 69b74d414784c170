// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/legend_strip.h"

#include "core/image/picture_text.h"

#include <algorithm>

namespace core {

namespace {

constexpr Rgb kText = {228, 228, 228};
constexpr Rgb kTitle = {170, 170, 175};
constexpr Rgb kFrame = {120, 120, 125}; ///< around swatches: black and dark blue would sink into the background
constexpr double kDimmed = 0.35;

std::uint8_t blend(std::uint8_t from, std::uint8_t to, double share) {
    return static_cast<std::uint8_t>(from + (to - from) * share + 0.5);
}

Rgb blend(Rgb from, Rgb to, double share) {
    return {blend(from.r, to.r, share), blend(from.g, to.g, share), blend(from.b, to.b, share)};
}

} // namespace

LegendSection legendSection(const ClassScheme& scheme, const std::vector<bool>& present, bool whole) {
    LegendSection section{scheme.name(), {}};
    const auto add = [&](const std::string& name, int index, bool isPresent) {
        if (isPresent || whole) section.entries.push_back({name, scheme.color(index), !isPresent});
    };
    for (int i = 0; i < scheme.size(); ++i)
        add(scheme.classes()[static_cast<std::size_t>(i)].name, i, present[static_cast<std::size_t>(i)]);
    add("unlabeled", kIgnore, present[static_cast<std::size_t>(scheme.size())]);
    return section;
}

LegendStrip::LegendStrip(std::vector<LegendSection> sections, int textHeightPx, Rgb background)
    : m_sections(std::move(sections)), m_textHeight(textHeightPx), m_rowHeight(textHeightPx * 3 / 2),
      m_background(background) {
    for (const LegendSection& section : m_sections)
        for (const LegendEntry& entry : section.entries)
            m_columnWidth = std::max(m_columnWidth, textSize(entry.name, {m_textHeight, kText}).width);
    m_columnWidth += m_textHeight * 3; // swatch, gap to the name, gap to the next column
}

int LegendStrip::columnsFor(int width) const { return std::max(1, width / m_columnWidth); }

int LegendStrip::heightFor(int width) const {
    int rows = 0;
    for (const LegendSection& section : m_sections) {
        const int columns = columnsFor(width);
        rows += 1 + (static_cast<int>(section.entries.size()) + columns - 1) / columns;
    }
    return rows * m_rowHeight;
}

void LegendStrip::draw(Image& image, int x, int y, int width) const {
    const int columns = columnsFor(width);
    const int swatch = m_textHeight;
    for (const LegendSection& section : m_sections) {
        drawText(image, x, y, section.title, {m_textHeight, kTitle});
        y += m_rowHeight;
        for (std::size_t i = 0; i < section.entries.size(); ++i) {
            const LegendEntry& entry = section.entries[i];
            const int column = static_cast<int>(i) % columns;
            const int left = x + column * m_columnWidth;
            const auto shade = [&](Rgb color) { return entry.dimmed ? blend(m_background, color, kDimmed) : color; };
            fillRectangle(image, left, y, {swatch + 4, swatch}, shade(kFrame));
            fillRectangle(image, left + 1, y + 1, {swatch + 2, swatch - 2}, shade(entry.color));
            drawText(image, left + swatch + swatch / 2 + 4, y, entry.name, {m_textHeight, shade(kText)});
            if (column == columns - 1 || i + 1 == section.entries.size()) y += m_rowHeight;
        }
    }
}

} // namespace core
