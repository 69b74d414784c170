// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/scene_lists.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace core;

TEST_CASE("60 scenes are scored: half clear, half in rain, 1024×512") {
    const std::vector<StreetSettings> scenes = valScenes();
    CHECK(scenes.size() == 60);
    CHECK(std::ranges::count(scenes, Weather::Clear, &StreetSettings::weather) == 30);
    CHECK(std::ranges::count(scenes, Weather::Rain, &StreetSettings::weather) == 30);
    CHECK(std::ranges::all_of(scenes, [](const StreetSettings& s) { return s.size == Size{1024, 512} && s.photo; }));
    CHECK(scenes.front().seed == 1);
    CHECK(scenes.back().seed == 60);
}

TEST_CASE("training never sees a scored street, nor fog or dusk") {
    std::set<std::uint64_t> seeds;
    for (const StreetSettings& scene : valScenes()) seeds.insert(scene.seed);
    for (const StreetSettings& scene : trainScenes()) {
        CHECK(seeds.insert(scene.seed).second);
        CHECK((scene.weather == Weather::Clear || scene.weather == Weather::Rain));
    }
    CHECK(seeds.size() == 60 + kTrainScenes);
    CHECK(trainScenes(7).size() == 7);
    CHECK(trainScenes(7).back().seed == trainScenes(20)[6].seed);
}
