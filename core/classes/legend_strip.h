// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Legends as flowing rows of colour and name, drawn without Qt.
#pragma once

#include "core/classes/class_scheme.h"
#include "core/image/image.h"

#include <string>
#include <vector>

namespace core {

struct LegendEntry {
    std::string name;
    Rgb color;
    bool dimmed = false;
};

/// One scheme: its name on a line, its entries below.
struct LegendSection {
    std::string title;
    std::vector<LegendEntry> entries;
};

/// The legend of a scheme: the classes of which `present` says so (index size(): unlabeled), or all, absent ones
/// dimmed.
LegendSection legendSection(const ClassScheme& scheme, const std::vector<bool>& present, bool whole);

/// Entries stand in columns of one width, which is that of the longest name of all sections.
class LegendStrip {
public:
    LegendStrip(std::vector<LegendSection> sections, int textHeightPx, Rgb background);
    int minimumWidth() const { return m_columnWidth; }
    int heightFor(int width) const;
    void draw(Image& image, int x, int y, int width) const;

private:
    int columnsFor(int width) const;

    std::vector<LegendSection> m_sections;
    int m_textHeight;
    int m_rowHeight;
    int m_columnWidth = 0;
    Rgb m_background;
};

} // namespace core
