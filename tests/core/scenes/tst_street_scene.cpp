// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/street_scene.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using core::Weather;

TEST_CASE("weathers have names and are found by them") {
    CHECK(core::weatherName(Weather::Rain) == "rain");
    CHECK(core::findWeather("dusk") == Weather::Dusk);
    CHECK(core::findWeather("clear") == Weather::Clear);
    CHECK(core::findWeather("fog") == Weather::Fog);
    CHECK(!core::findWeather("Clear"));
    CHECK(!core::findWeather(""));
}

TEST_CASE("sizes and times that cannot be drawn are refused with their numbers") {
    core::StreetSettings settings;
    const auto codeOf = [&] {
        const auto frame = core::drawStreet(settings);
        REQUIRE(!frame);
        return frame.error();
    };
    settings.size = {15, 64};
    CHECK(codeOf().code == core::ErrorCode::InvalidArgument);
    CHECK(codeOf().message.find("15x64") != std::string::npos);
    settings.size = {64, 8193};
    CHECK(codeOf().message.find("64x8193") != std::string::npos);
    settings.size = {64, 64};
    settings.seconds = -0.5;
    CHECK(codeOf().message.find("-0.5") != std::string::npos);
    settings.seconds = 3601;
    CHECK(codeOf().code == core::ErrorCode::InvalidArgument);
    settings.seconds = 0;
    std::stop_source stopped;
    stopped.request_stop();
    const auto frame = core::drawStreet(settings, stopped.get_token());
    REQUIRE(!frame);
    CHECK(frame.error().code == core::ErrorCode::Cancelled);
}

TEST_CASE("disparity is coded as the official files are: d·256 + 1, 0 without measurement") {
    core::StreetCamera camera;
    camera.fx = 1000;
    camera.baseline = 0.2; // fx · baseline = 200 pixels · metres
    core::Plane<float> depth({4, 1});
    depth.values() = {0.0F, 10.0F, 3.0F, 0.1F};
    const auto coded = core::codeDisparity(depth, camera);
    CHECK(coded.values() == std::vector<std::uint16_t>{0, 20 * 256 + 1, 17068, 65535}); // 200 / 3 · 256 = 17066.7
}

TEST_CASE("disparity and camera give the depth back to 1/256 of a pixel") {
    core::StreetCamera camera;
    camera.fx = 1100;
    camera.baseline = 0.22;
    core::Plane<float> depth({1000, 1});
    for (int i = 0; i < 1000; ++i) depth.at(i, 0) = 1.0F + static_cast<float>(i) * 0.3F;
    const auto coded = core::codeDisparity(depth, camera);
    for (int i = 0; i < 1000; ++i) {
        const double disparity = (coded.at(i, 0) - 1) / 256.0;
        CHECK(std::abs(disparity - camera.fx * camera.baseline / static_cast<double>(depth.at(i, 0))) <= 0.5 / 256);
    }
}

TEST_CASE("camera and scene files hold their numbers") {
    const core::StreetCamera camera{0.22, 0.03, 0.01, -0.02, 1.7, 0.1, 1.22, 1100.5, 1101.5, 512.25, 256.75};
    const auto json = nlohmann::json::parse(core::cameraJson(camera));
    CHECK(json["extrinsic"]["baseline"] == 0.22);
    CHECK(json["extrinsic"]["pitch"] == 0.03);
    CHECK(json["extrinsic"]["roll"] == 0.01);
    CHECK(json["extrinsic"]["yaw"] == -0.02);
    CHECK(json["extrinsic"]["z"] == 1.22);
    CHECK(json["intrinsic"]["fx"] == 1100.5);
    CHECK(json["intrinsic"]["fy"] == 1101.5);
    CHECK(json["intrinsic"]["u0"] == 512.25);
    CHECK(json["intrinsic"]["v0"] == 256.75);
    core::StreetSettings settings;
    settings.seed = 18446744073709551615ULL;
    settings.weather = Weather::Fog;
    const auto scene = nlohmann::json::parse(core::sceneJson(settings, 0.25));
    CHECK(scene["seed"] == 18446744073709551615ULL);
    CHECK(scene["weather"] == "fog");
    CHECK(scene["brightness"] == 0.25);
}

TEST_CASE("the first and the last seed are streets, at the last second and in the smallest picture too") {
    for (const std::uint64_t seed : {std::uint64_t{0}, ~std::uint64_t{0}})
        for (const double seconds : {0.0, 3600.0})
            for (const core::Size size : {core::Size{160, 80}, core::Size{16, 16}}) {
                CAPTURE(seed);
                CAPTURE(seconds);
                core::StreetSettings settings;
                settings.seed = seed;
                settings.weather = Weather::Rain;
                settings.size = size;
                settings.seconds = seconds;
                const auto frame = core::drawStreet(settings);
                REQUIRE(frame);
                CHECK(frame->photo.size() == size);
                CHECK(frame->brightness > 0.05);
                CHECK(frame->brightness < 0.95);
                const auto& ids = frame->labelIds.values();
                CHECK(std::ranges::count(ids, 7) * 20 > std::ssize(ids)); // some road in any case
            }
}
