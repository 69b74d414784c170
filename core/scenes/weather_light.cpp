// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/weather_light.h"

#include "core/scenes/shapes.h"

namespace core {
namespace {

Light scaled(Light light, double r, double g, double b) { return {light.r * r, light.g * g, light.b * b}; }

Vec3 sunAt(double elevation, double azimuth) {
    return {exactCos(elevation) * exactSin(azimuth), exactSin(elevation), exactCos(elevation) * exactCos(azimuth)};
}

void shine(WeatherLight& w, Random& random) {
    const double elevation = random.between(0.16, 1.05), low = elevation < 0.5 ? (0.5 - elevation) / 0.34 : 0;
    w.light.towards = sunAt(elevation, random.between(0, 2 * kPi));
    w.light.sun = scaled({1.25, 1.16, 1.02}, 1, 1 - 0.22 * low, 1 - 0.45 * low);
    w.light.sky = scaled({0.34, 0.42, 0.54}, 1 + 0.1 * low, 1, 1 - 0.05 * low);
    w.light.zenith = mixed({0.16, 0.32, 0.66}, {0.3, 0.36, 0.5}, random.unit() * 0.7);
    w.light.horizon = mixed({0.66, 0.76, 0.88}, {0.95, 0.76, 0.56}, low * random.unit());
    w.light.clouds = random.between(0.05, 0.7);
    w.light.exposure = random.between(0.85, 1.25) * (1 + 0.45 * low);
    w.air.fogDensity = random.between(0.0002, 0.0022);
    w.air.fogColor = mixed(w.light.horizon, {0.7, 0.74, 0.78}, 0.4);
}

void cover(WeatherLight& w, Random& random) {
    w.light.towards = sunAt(random.between(0.5, 1.1), random.between(0, 2 * kPi));
    const double dim = random.between(0, 0.14);
    w.light.sun = {dim, dim, dim * 0.95};
    const double tint = random.between(-0.04, 0.04);
    w.light.sky = {0.72 + tint, 0.74, 0.77 - tint};
    w.light.zenith = shaded({0.66, 0.69, 0.73}, random.between(0.8, 1.15));
    w.light.horizon = shaded({0.82, 0.84, 0.86}, random.between(0.85, 1.1));
    w.light.clouds = random.between(0.8, 1);
    w.light.exposure = random.between(0.85, 1.2);
    w.air.fogDensity = random.between(0.0005, 0.003);
    w.air.fogColor = {0.72, 0.74, 0.76};
}

void rain(WeatherLight& w, Random& random) {
    cover(w, random);
    const double dark = random.between(0.55, 0.95);
    w.light.sun = {0.02, 0.02, 0.02};
    for (Light* light : {&w.light.sky, &w.light.zenith, &w.light.horizon})
        *light = scaled(shaded(*light, dark), 0.95, 1, 1.05);
    w.light.clouds = random.between(0.85, 1);
    w.light.exposure = random.between(0.95, 1.35);
    w.air.fogDensity = random.between(0.0015, 0.006);
    w.air.fogColor = shaded({0.66, 0.69, 0.73}, dark);
    w.air.wetness = random.between(0.5, 1);
    w.air.rain = random.between(0.3, 1);
}

void fog(WeatherLight& w, Random& random) {
    cover(w, random);
    w.light.clouds = 1;
    w.light.sun = {0.04, 0.04, 0.04};
    const double bright = random.between(0.75, 1.05);
    w.air.fogDensity = random.between(0.011, 0.034);
    w.air.fogColor = shaded({0.7, 0.715, 0.73}, bright);
    w.light.zenith = shaded(w.air.fogColor, 1.06);
    w.light.horizon = w.air.fogColor;
    w.air.wetness = random.between(0, 0.4);
}

void darken(WeatherLight& w, Random& random) {
    w.light.towards = sunAt(random.between(0.03, 0.1), random.between(0, 2 * kPi));
    const double dark = random.between(0.6, 1.1);
    w.light.sun = shaded({0.1, 0.055, 0.03}, dark);
    w.light.sky = shaded({0.12, 0.145, 0.22}, dark);
    w.light.zenith = shaded({0.07, 0.1, 0.22}, dark);
    w.light.horizon = shaded(mixed({0.46, 0.26, 0.18}, {0.2, 0.2, 0.3}, random.unit()), dark);
    w.light.clouds = random.between(0.1, 0.8);
    w.light.exposure = random.between(1.5, 2.3);
    w.air.fogDensity = random.between(0.0005, 0.003);
    w.air.fogColor = shaded({0.2, 0.2, 0.26}, dark);
    w.air.wetness = random.chance(0.4) ? random.between(0.2, 0.8) : 0;
}

} // namespace

WeatherLight lightOf(Weather weather, Random random) {
    WeatherLight w;
    switch (weather) {
    case Weather::Clear: random.chance(0.68) ? shine(w, random) : cover(w, random); break;
    case Weather::Rain: rain(w, random); break;
    case Weather::Fog: fog(w, random); break;
    case Weather::Dusk: darken(w, random); break;
    }
    w.lens.noise = random.between(0.006, 0.02) * (weather == Weather::Dusk ? 1.8 : 1);
    w.lens.vignette = random.between(0.08, 0.35);
    w.lens.blur = random.between(0.25, 0.65);
    w.lens.blockiness = random.between(0.1, 0.5);
    return w;
}

StreetCamera cameraOf(Random random, Size size) {
    StreetCamera camera;
    camera.baseline = 0.209313;
    camera.pitch = random.between(0.015, 0.05);
    camera.roll = random.between(-0.008, 0.008);
    camera.yaw = random.between(-0.03, 0.03);
    camera.x = 1.7;
    camera.y = random.between(0.08, 0.12);
    camera.z = random.between(1.2, 1.5);
    camera.fx = size.width * random.between(1.06, 1.15);
    camera.fy = camera.fx * random.between(0.995, 1.005);
    camera.u0 = size.width * random.between(0.49, 0.53);
    camera.v0 = size.height * random.between(0.48, 0.52);
    return camera;
}

} // namespace core
