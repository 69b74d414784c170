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

bool isScenesPath(const std::filesystem::path& path) {
    const std::string text = path.string();
    return text == kScenesPath || text == kSceneFilmPath || text.starts_with(fmt::format("{}/", kSceneFilmPath));
}

Result<std::vector<Frame>> framesOfSceneFilm(const std::filesystem::path& path) {
    const std::string text = path.string();
    const std::string word = text.size() > std::string_view(kSceneFilmPath).size()
                                 ? text.substr(std::string_view(kSceneFilmPath).size() + 1)
                                 : std::string();
    const auto weather = word.empty() ? std::optional(Weather::Clear) : findWeather(word);
    if (!weather)
        return fail(ErrorCode::InvalidArgument,
                    "{}: '{}' is none of the weathers clear, rain, fog and dusk; a folder of that name is ./{}.", text,
                    word, text);
    std::vector<Frame> frames;
    for (const StreetSettings& scene : filmScenes(*weather))
        frames.push_back({.name = fmt::format("street_{:06}_{:06}", scene.seed, frames.size()),
                          .city = "street",
                          .scene = SceneFrame{scene.seed, scene.weather, scene.size, scene.seconds}});
    return frames;
}

Result<StreetFrame> drawFrame(const Frame& frame, bool withPhoto, int threads) {
    const SceneFrame& scene = *frame.scene;
    auto drawn = drawStreet({.seed = scene.seed,
                             .weather = scene.weather,
                             .size = scene.size,
                             .seconds = scene.seconds,
                             .photo = withPhoto,
                             .threads = threads > 0 ? threads : availableThreads()});
    if (!drawn) return fail(drawn.error().code, "{}: {}", frame.name, drawn.error().message);
    return drawn;
}

} // namespace core
