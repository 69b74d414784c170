// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/renderer.h"

#include "core/scenes/lens.h"
#include "core/scenes/photo.h"
#include "core/scenes/truth.h"

namespace core {

Result<StreetFrame> drawWorld(const StreetWorld& world, const StreetSettings& settings, std::stop_token stop) {
    const Projection projection = projectWorld(world, settings.size);
    Result<StreetTruth> truth = findTruth(world, projection, settings.size, settings.threads, stop);
    if (!truth) return fail(truth.error());
    StreetFrame frame;
    frame.labelIds = std::move(truth->labelIds);
    frame.instanceIds = std::move(truth->instanceIds);
    frame.polygons = std::move(truth->polygons);
    frame.depth = std::move(truth->depth);
    frame.camera = world.camera;
    if (!settings.photo) return frame;

    Result<Plane<Color>> light = drawLight(world, projection, settings.size, settings.threads, stop);
    if (!light) return fail(light.error());
    Result<Image> photo = developPhoto(*std::move(light), world, settings.threads, stop);
    if (!photo) return fail(photo.error());
    frame.photo = *std::move(photo);
    std::uint64_t sum = 0; // a sum of integers does not depend on the order
    for (const Rgb pixel : frame.photo.values()) sum += std::uint64_t{pixel.r} + pixel.g + pixel.b;
    frame.brightness = static_cast<double>(sum) / (765.0 * static_cast<double>(settings.size.area()));
    return frame;
}

} // namespace core
