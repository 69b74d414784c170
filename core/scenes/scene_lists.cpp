// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/scene_lists.h"

#include "core/scenes/sequence.h"

namespace core {
namespace {

std::vector<StreetSettings> scenesFrom(std::uint64_t first, int count) {
    std::vector<StreetSettings> scenes;
    for (int i = 0; i < count; ++i)
        scenes.push_back({.seed = first + static_cast<std::uint64_t>(i),
                          .weather = i % 2 == 0 ? Weather::Clear : Weather::Rain,
                          .size = kSceneSize});
    return scenes;
}

} // namespace

std::vector<StreetSettings> valScenes() { return scenesFrom(1, 60); }
std::vector<StreetSettings> trainScenes(int count) { return scenesFrom(1001, count); }

std::vector<StreetSettings> filmScenes(Weather weather, int count) {
    const StreetSettings first{
        .seed = kFilmStreet + static_cast<std::uint64_t>(weather), .weather = weather, .size = kSceneSize};
    std::vector<StreetSettings> scenes;
    for (int i = 0; i < count; ++i) scenes.push_back(filmFrame(first, i));
    return scenes;
}

} // namespace core
