// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole datasets of the built-in street in the official Cityscapes layout, and films of it.
#pragma once

#include "core/base/progress.h"
#include "core/scenes/scene_lists.h"

#include <filesystem>

namespace core {

struct SceneDatasetOptions {
    std::filesystem::path root;
    int train = 0, val = 0; ///< how many of each; at most 900 000 and 1000
    std::uint64_t seed = 0; ///< 0: the streets of trainScenes() and valScenes(); others: as many other streets
    Size size = kSceneSize;
    std::vector<Weather> weathers{Weather::Clear, Weather::Rain}; ///< by turns
    int film = 0; ///< frames of a film in each weather, split `film`, with ROOT/street_<weather>.mp4; 0: none
    int threads = 1;
};

/// The settings of entry `number` (from 0) of a split of the options.
StreetSettings trainScene(const SceneDatasetOptions& options, int number);
StreetSettings valScene(const SceneDatasetOptions& options, int number);

/// Writes photos (leftImg8bit), label ids, trainIds, colours, instance ids and polygons (gtFine), disparity, camera and
/// scene; names are street_{number of the street}_{frame}, frame 000019 for single pictures. The photo of a frame comes
/// last: what has one is complete, and stays whatever happens afterwards. InvalidArgument (counts, size, no weather),
/// Io (disk full, no permission), Unsupported (no encoder for the film), Cancelled.
Status writeSceneDataset(const SceneDatasetOptions& options, const ProgressFunction& progress = {},
                         std::stop_token stop = {});

} // namespace core
