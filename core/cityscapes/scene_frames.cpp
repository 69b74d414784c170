// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/scene_frames.h"

#include "core/base/parallel.h"
#include "core/cityscapes/frame_search.h"
#include "core/scenes/scene_lists.h"

namespace core {

Result<std::vector<Frame>> framesOfScenes(const SourceOptions& options) {
    if (options.truth != "fine")
        return fail(ErrorCode::InvalidArgument, "{}: the built-in street has no truth '{}', only fine.", kScenesPath,
                    options.truth);
    const bool isTrain = options.split == "train";
    if (!isTrain && options.split != "val")
        return fail(ErrorCode::NotFound,
                    "{}: the built-in street has no split {}, only train and val; a folder of that name is ./{}.",
                    kScenesPath, options.split, kScenesPath);
    std::vector<Frame> frames;
    for (const StreetSettings& scene : isTrain ? trainScenes() : valScenes())
        frames.push_back({.name = fmt::format("street_{:06}_000019", scene.seed), // as `kerbside-cli scenes` names it
                          .city = "street",
                          .scene = SceneFrame{scene.seed, scene.weather, scene.size}});
    return frames;
}

Result<StreetFrame> drawFrame(const Frame& frame, bool withPhoto, int threads) {
    const SceneFrame& scene = *frame.scene;
    auto drawn = drawStreet({.seed = scene.seed,
                             .weather = scene.weather,
                             .size = scene.size,
                             .photo = withPhoto,
                             .threads = threads > 0 ? threads : availableThreads()});
    if (!drawn) return fail(drawn.error().code, "{}: {}", frame.name, drawn.error().message);
    return drawn;
}

} // namespace core
