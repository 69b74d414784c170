// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in synthetic street: dash-cam scenes drawn from a seed, with exact truth. The same seed gives the same
// bytes on every machine: only +, −, ×, ÷ and square roots of IEEE doubles and floats, never the C library's sin, exp
// or pow (core/scenes/exact_math.h), and never a multiply-add that the compiler fused.
#pragma once

#include "core/base/result.h"
#include "core/cityscapes/polygons.h"
#include "core/image/image.h"
#include "core/image/label_map.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>

namespace core {

enum class Weather { Clear, Rain, Fog, Dusk };
std::string_view weatherName(Weather weather); ///< "clear", "rain", "fog", "dusk"
std::optional<Weather> findWeather(std::string_view name);

/// Which picture of which street. A street goes on in time: `seconds` moves the camera along it, and what drives or
/// walks in it (core/scenes/sequence.h).
struct StreetSettings {
    std::uint64_t seed = 0;
    Weather weather = Weather::Clear;
    Size size{1024, 512};
    double seconds = 0;
    bool photo = true; ///< false: truth only, some times faster
    int threads = 1;
};

/// As in the official camera files: metres, pixels, radians; depth along the optical axis = fx·baseline/disparity.
struct StreetCamera {
    double baseline = 0, pitch = 0, roll = 0, yaw = 0, x = 0, y = 0, z = 0;
    double fx = 0, fy = 0, u0 = 0, v0 = 0;
    bool operator==(const StreetCamera&) const = default;
};

struct StreetFrame {
    Image photo; ///< empty without StreetSettings::photo
    LabelMap labelIds;
    /// id·1000 + number, as rasterizeInstanceIds() codes them.
    Plane<std::uint16_t> instanceIds;
    /// In painter's order; rasterised, they give labelIds and instanceIds but for one pixel along contours.
    PolygonAnnotation polygons;
    Plane<float> depth; ///< metres along the optical axis; 0: sky
    StreetCamera camera;
    double brightness = 0; ///< mean of the photo in [0, 1]; 0 without a photo
};

/// Sizes from 16×16 to 8192×8192 (up to 45 bytes a pixel while it draws: 2.8 GiB for the largest) and any seed.
/// InvalidArgument (size, time that is negative or above 3600), Cancelled.
Result<StreetFrame> drawStreet(const StreetSettings& settings, std::stop_token stop = {});

/// 16 bits in the official coding: 0 no measurement (sky), else disparity in pixels · 256 + 1, clipped.
Plane<std::uint16_t> codeDisparity(const Plane<float>& depth, const StreetCamera& camera);
/// {extrinsic: {…}, intrinsic: {…}} and {seed, weather, brightness} as docs/file-formats.md has them.
std::string cameraJson(const StreetCamera& camera);
std::string sceneJson(const StreetSettings& settings, double brightness);

} // namespace core
