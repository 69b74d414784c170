// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/street_scene.h"

#include "core/scenes/renderer.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace core {
namespace {

constexpr std::array<std::pair<Weather, std::string_view>, 4> kWeathers{
    {{Weather::Clear, "clear"}, {Weather::Rain, "rain"}, {Weather::Fog, "fog"}, {Weather::Dusk, "dusk"}}};
constexpr int kSmallest = 16, kLargest = 8192;
constexpr double kLongest = 3600;

} // namespace

std::string_view weatherName(Weather weather) { return kWeathers[static_cast<std::size_t>(weather)].second; }

std::optional<Weather> findWeather(std::string_view name) {
    for (const auto& [weather, known] : kWeathers)
        if (known == name) return weather;
    return std::nullopt;
}

Result<StreetFrame> drawStreet(const StreetSettings& settings, std::stop_token stop) {
    const auto [width, height] = settings.size;
    if (width < kSmallest || height < kSmallest || width > kLargest || height > kLargest)
        return fail(ErrorCode::InvalidArgument, "A street of {}x{} pixels cannot be drawn: sides are {} to {} pixels.",
                    width, height, kSmallest, kLargest);
    if (!(settings.seconds >= 0 && settings.seconds <= kLongest))
        return fail(ErrorCode::InvalidArgument, "A street has no second {}: its time runs from 0 to {}.",
                    settings.seconds, kLongest);
    if (stop.stop_requested()) return cancelled();
    return drawWorld(makeWorld(settings), settings, stop);
}

Plane<std::uint16_t> codeDisparity(const Plane<float>& depth, const StreetCamera& camera) {
    Plane<std::uint16_t> coded(depth.size(), 0);
    const double scale = camera.fx * camera.baseline;
    for (std::size_t i = 0; i < depth.values().size(); ++i) {
        const double z = static_cast<double>(depth.values()[i]);
        if (!(z > 0)) continue;
        coded.values()[i] = static_cast<std::uint16_t>(std::min(std::floor(scale / z * 256 + 0.5) + 1, 65535.0));
    }
    return coded;
}

std::string cameraJson(const StreetCamera& camera) {
    nlohmann::ordered_json json;
    json["extrinsic"] = {{"baseline", camera.baseline},
                         {"pitch", camera.pitch},
                         {"roll", camera.roll},
                         {"yaw", camera.yaw},
                         {"x", camera.x},
                         {"y", camera.y},
                         {"z", camera.z}};
    json["intrinsic"] = {{"fx", camera.fx}, {"fy", camera.fy}, {"u0", camera.u0}, {"v0", camera.v0}};
    return json.dump(4) + "\n";
}

std::string sceneJson(const StreetSettings& settings, double brightness) {
    nlohmann::ordered_json json;
    json["seed"] = settings.seed;
    json["weather"] = weatherName(settings.weather);
    json["brightness"] = brightness;
    return json.dump(4) + "\n";
}

} // namespace core
