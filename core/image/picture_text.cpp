// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/picture_text.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

// OpenCV's stroke letters, drawn eight times too large and averaged: at 14 pixels their own antialiasing is thin and
// uneven. In units of the font a capital is 21 high and a descender 7 deep (Hershey's simplex).

namespace core {

namespace {

constexpr int kFactor = 8;
constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;

/// Measures in the enlarged picture.
struct Pen {
    int height = 0;
    int thickness = 0;
    int baseline = 0;
    double scale = 0;
};

Pen penFor(const TextStyle& style) {
    Pen pen;
    pen.height = std::max(1, style.heightPx) * kFactor;
    pen.thickness = std::max(1, static_cast<int>(std::lround(pen.height * (style.bold ? 0.125 : 0.085))));
    pen.scale = (pen.height - pen.thickness) / 28.0;
    pen.baseline = pen.thickness / 2 + static_cast<int>(std::lround(21 * pen.scale));
    return pen;
}

/// One printable character for each character of UTF-8.
std::string printable(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xc0) continue; // the rest of a character already counted
        result += byte >= 0x20 && byte < 0x7f ? c : '?';
    }
    return result;
}

int advance(char c, const Pen& pen) {
    int ignored = 0;
    // A thickness of 1 adds nothing to the advance; the stroke's own width is added once per letter.
    return cv::getTextSize(std::string(1, c), kFont, pen.scale, 1, &ignored).width + pen.thickness / 2;
}

int enlargedWidth(const std::string& text, const Pen& pen) {
    int width = text.empty() ? 0 : pen.thickness;
    for (const char c : text) width += advance(c, pen);
    return width;
}

std::uint8_t blend(std::uint8_t under, std::uint8_t over, int coverage, int full) {
    return static_cast<std::uint8_t>((under * (full - coverage) + over * coverage + full / 2) / full);
}

/// Lays the averaged letter over the picture with its top left at (x, y).
void lay(Image& image, int x, int y, const Plane<std::uint8_t>& enlarged, Rgb color) {
    constexpr int full = kFactor * kFactor * 255;
    const int right = std::min(image.width(), x + enlarged.width() / kFactor);
    const int bottom = std::min(image.height(), y + enlarged.height() / kFactor);
    for (int row = std::max(0, y); row < bottom; ++row)
        for (int column = std::max(0, x); column < right; ++column) {
            int coverage = 0;
            for (int i = 0; i < kFactor; ++i) {
                const std::uint8_t* from = enlarged.row((row - y) * kFactor + i) + (column - x) * kFactor;
                for (int k = 0; k < kFactor; ++k) coverage += from[k];
            }
            if (coverage == 0) continue;
            Rgb& pixel = image.at(column, row);
            pixel = {blend(pixel.r, color.r, coverage, full), blend(pixel.g, color.g, coverage, full),
                     blend(pixel.b, color.b, coverage, full)};
        }
}

} // namespace

Size textSize(const std::string& text, const TextStyle& style) {
    const Pen pen = penFor(style);
    return {(enlargedWidth(printable(text), pen) + kFactor - 1) / kFactor, pen.height / kFactor};
}

void drawText(Image& image, int x, int y, const std::string& text, const TextStyle& style) {
    const Pen pen = penFor(style);
    // Letter by letter, each in a box of its own: a line of any length needs little memory.
    int at = pen.thickness / 2;
    for (const char c : printable(text)) {
        const int step = advance(c, pen);
        const int left = at / kFactor - 1; // a pixel of margin on both sides for what sticks out
        const int width = (step + pen.thickness) / kFactor + 3;
        if (c != ' ' && x + left < image.width() && x + left + width > 0) {
            Plane<std::uint8_t> box({width * kFactor, pen.height});
            cv::Mat canvas(box.height(), box.width(), CV_8UC1, box.values().data());
            cv::putText(canvas, std::string(1, c), {at - left * kFactor, pen.baseline}, kFont, pen.scale,
                        cv::Scalar(255), pen.thickness, cv::LINE_AA);
            lay(image, x + left, y, box, style.color);
        }
        at += step;
    }
}

void fillRectangle(Image& image, int x, int y, Size size, Rgb color) {
    const int left = std::clamp(x, 0, image.width());
    const int right = std::clamp(x + std::max(0, size.width), left, std::max(left, image.width()));
    for (int row = std::max(0, y); row < std::min(image.height(), y + size.height); ++row)
        std::fill(image.row(row) + left, image.row(row) + right, color);
}

void paste(Image& image, int x, int y, const Image& source) {
    const int left = std::max(0, x);
    const int right = std::min(image.width(), x + source.width());
    if (left >= right) return;
    for (int row = std::max(0, y); row < std::min(image.height(), y + source.height()); ++row)
        std::copy(source.row(row - y) + (left - x), source.row(row - y) + (right - x), image.row(row) + left);
}

} // namespace core
