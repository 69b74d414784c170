// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The streets that everybody means by `scenes`: what is trained on and what is scored, so that figures can be compared.
#pragma once

#include "core/scenes/street_scene.h"

#include <vector>

namespace core {

inline constexpr Size kSceneSize{1024, 512};
inline constexpr int kTrainScenes = 1600;
inline constexpr std::uint64_t kFilmStreet = 950'001; ///< of the film in the first weather; the others follow
inline constexpr int kFilmFrames = 340;               ///< of the film that is a source: 20 seconds

/// The 60 scored ones: 30 clear, 30 in rain. Settings of photo and threads are the defaults.
std::vector<StreetSettings> valScenes();
/// The first `count` to train on, clear and rain by turns; no seed is among valScenes().
std::vector<StreetSettings> trainScenes(int count = kTrainScenes);
/// The frames of a film, which begins as the one that `kerbside-cli scenes --weather clear,rain,fog,dusk --film`
/// writes.
std::vector<StreetSettings> filmScenes(Weather weather, int count = kFilmFrames);

} // namespace core
