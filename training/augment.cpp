// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/augment.h"

#include "training/draws.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace training {

namespace {

using Colour = std::array<float, 3>;

int scaledSide(int side, double scale) {
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * scale)));
}

/// A window on one axis: `count` pixels from `source` of the picture go to `target` of the canvas.
struct Span {
    int source = 0, target = 0, count = 0;
};
Span placeOf(int picture, int canvas, double share) {
    const int room = std::abs(picture - canvas);
    const int offset = std::min(room, static_cast<int>(share * (room + 1)));
    return picture >= canvas ? Span{offset, 0, canvas} : Span{0, offset, picture};
}

template <class T> core::Plane<T> cut(const core::Plane<T>& from, Span across, Span down) {
    core::Plane<T> piece({across.count, down.count});
    for (int y = 0; y < down.count; ++y)
        std::copy_n(from.row(down.source + y) + across.source, across.count, piece.row(y));
    return piece;
}

template <class T>
core::Plane<T> placed(const core::Plane<T>& piece, core::Size canvas, Span across, Span down, T fill) {
    if (piece.size() == canvas) return piece;
    core::Plane<T> whole(canvas, fill);
    for (int y = 0; y < down.count; ++y)
        std::copy_n(piece.row(y), across.count, whole.row(down.target + y) + across.target);
    return whole;
}

template <class T> void mirror(core::Plane<T>& plane) {
    for (int y = 0; y < plane.height(); ++y) std::reverse(plane.row(y), plane.row(y) + plane.width());
}

core::Rgb meanColour(const core::InputSpec& input) {
    const auto byte = [](float mean) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(mean, 0.0F, 1.0F) * 255.0F));
    };
    return {byte(input.mean[0]), byte(input.mean[1]), byte(input.mean[2])};
}

/// ITU-R BT.601.
float greyOf(const Colour& c) { return 0.299F * c[0] + 0.587F * c[1] + 0.114F * c[2]; }

void blend(Colour& colour, float with, float share) {
    for (float& value : colour) value = std::clamp(with + share * (value - with), 0.0F, 255.0F);
}

/// Turns the chroma plane of YIQ (NTSC 1953) and goes back to RGB, as one matrix.
std::array<Colour, 3> hueMatrix(double turns) {
    const auto cosine = static_cast<float>(std::cos(2 * std::numbers::pi * turns));
    const auto sine = static_cast<float>(std::sin(2 * std::numbers::pi * turns));
    constexpr std::array<Colour, 3> toYiq = {
        {{0.299F, 0.587F, 0.114F}, {0.5959F, -0.2746F, -0.3213F}, {0.2115F, -0.5227F, 0.3112F}}};
    constexpr std::array<Colour, 3> toRgb = {
        {{1.0F, 0.956F, 0.619F}, {1.0F, -0.272F, -0.647F}, {1.0F, -1.106F, 1.703F}}};
    std::array<Colour, 3> turned = toYiq;
    for (std::size_t j = 0; j < 3; ++j) {
        turned[1][j] = cosine * toYiq[1][j] - sine * toYiq[2][j];
        turned[2][j] = sine * toYiq[1][j] + cosine * toYiq[2][j];
    }
    std::array<Colour, 3> matrix{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t k = 0; k < 3; ++k) matrix[i][j] += toRgb[i][k] * turned[k][j];
    return matrix;
}

void recolour(core::Image& photo, const AugmentationDraw& draw) {
    if (draw.brightness == 1 && draw.contrast == 1 && draw.saturation == 1 && draw.hue == 0) return;
    const auto brightness = static_cast<float>(draw.brightness);
    const auto bright = [&](core::Rgb pixel) {
        Colour colour = {static_cast<float>(pixel.r), static_cast<float>(pixel.g), static_cast<float>(pixel.b)};
        blend(colour, 0, brightness);
        return colour;
    };
    double sum = 0;
    if (draw.contrast != 1)
        for (const core::Rgb pixel : photo.values()) sum += static_cast<double>(greyOf(bright(pixel)));
    const auto mean = static_cast<float>(sum / static_cast<double>(photo.values().size()));
    const auto matrix = hueMatrix(draw.hue);
    for (core::Rgb& pixel : photo.values()) {
        Colour colour = bright(pixel);
        if (draw.contrast != 1) blend(colour, mean, static_cast<float>(draw.contrast));
        if (draw.saturation != 1) blend(colour, greyOf(colour), static_cast<float>(draw.saturation));
        if (draw.hue != 0) {
            const Colour before = colour;
            for (std::size_t i = 0; i < 3; ++i)
                colour[i] = matrix[i][0] * before[0] + matrix[i][1] * before[1] + matrix[i][2] * before[2];
        }
        const auto byte = [](float value) {
            return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F)));
        };
        pixel = {byte(colour[0]), byte(colour[1]), byte(colour[2])};
    }
}

} // namespace

AugmentationDraw drawAugmentation(const Augmentation& augmentation, std::uint64_t seed, std::uint64_t epoch,
                                  std::uint64_t index) {
    Draws draws(seed, DrawUse::Augmentation, {epoch, index});
    AugmentationDraw draw;
    const auto factor = [&](double most) { return most > 0 ? draws.between(1 - most, 1 + most) : 1.0; };
    const double place = draws.unit();
    draw.scale = augmentation.scaleLow + (augmentation.scaleHigh - augmentation.scaleLow) * place;
    draw.acrossShare = draws.unit();
    draw.downShare = draws.unit();
    draw.isMirrored = draws.unit() < augmentation.flip;
    draw.brightness = factor(augmentation.brightness);
    draw.contrast = factor(augmentation.contrast);
    draw.saturation = factor(augmentation.saturation);
    if (augmentation.hue > 0) draw.hue = draws.between(-augmentation.hue, augmentation.hue);
    return draw;
}

Sample augment(const core::Image& photo, const core::LabelMap& labels, const core::InputSpec& input,
               const Augmentation& augmentation, const AugmentationDraw& draw) {
    assert(photo.size() == labels.size() && !photo.isEmpty());
    const core::Size seen = core::inputSize(input, photo.size());
    const core::Size scaled = {scaledSide(seen.width, draw.scale), scaledSide(seen.height, draw.scale)};
    const core::Size canvas = augmentation.crop.isEmpty() ? seen : augmentation.crop;
    const Span across = placeOf(scaled.width, canvas.width, draw.acrossShare);
    const Span down = placeOf(scaled.height, canvas.height, draw.downShare);

    const bool isSame = photo.size() == scaled;
    Sample sample;
    sample.photo = cut(isSame ? photo : core::resize(photo, scaled, input.filter, input.antialias), across, down);
    sample.labels = cut(isSame ? labels : core::resizeNearest(labels, scaled), across, down);
    recolour(sample.photo, draw);
    sample.photo = placed(sample.photo, canvas, across, down, meanColour(input));
    sample.labels = placed(sample.labels, canvas, across, down, core::kIgnore);
    if (draw.isMirrored) {
        mirror(sample.photo);
        mirror(sample.labels);
    }
    return sample;
}

} // namespace training
