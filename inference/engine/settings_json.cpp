// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/settings_json.h"

#include <nlohmann/json.hpp>

namespace inference {

nlohmann::ordered_json settingsJson(const EngineOptions& engine, const SegmentSettings& settings) {
    const auto sizeOrNull = [](const std::optional<core::Size>& size) -> nlohmann::ordered_json {
        if (!size) return nullptr;
        return {size->width, size->height};
    };
    nlohmann::ordered_json json;
    json["size"] = sizeOrNull(settings.size);
    json["scale"] = settings.scale ? nlohmann::ordered_json(*settings.scale) : nlohmann::ordered_json(nullptr);
    json["tile"] = sizeOrNull(settings.tile);
    json["flip"] = settings.flip;
    json["scales"] = settings.scales.empty() ? std::vector<double>{1.0} : settings.scales;
    json["average"] = settings.averaging == Averaging::Probability ? "prob" : "log";
    json["precision"] = precisionName(engine.precision);
    json["device"] = engine.device;
    return json;
}

} // namespace inference
