// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text on pictures that are written without Qt: side-by-side pictures, films.
#pragma once

#include "core/image/image.h"

#include <string>

namespace core {

struct TextStyle {
    int heightPx = 18; ///< of a capital letter with its descender, about the line height
    Rgb color = {235, 235, 235};
    bool bold = false;
};

/// Printable ASCII; other characters are drawn as '?'.
Size textSize(const std::string& text, const TextStyle& style);
/// `x`, `y`: left and top of the text box; what falls outside the picture is cut.
void drawText(Image& image, int x, int y, const std::string& text, const TextStyle& style);
void fillRectangle(Image& image, int x, int y, Size size, Rgb color);
/// Copies `source` with its top left at (x, y); what falls outside is cut.
void paste(Image& image, int x, int y, const Image& source);

} // namespace core
