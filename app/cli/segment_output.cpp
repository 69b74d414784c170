// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/segment_output.h"

#include "app/cli/text_values.h"
#include "app/cli/version.h"
#include "core/base/npy.h"
#include "core/classes/palette.h"
#include "core/image/image_io.h"
#include "core/results/label_files.h"
#include "inference/engine/settings_json.h"

#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

constexpr double kOverlayOpacity = 0.5;

struct KindName {
    const char* word;
    bool SaveKinds::*flag;
};
constexpr KindName kKinds[] = {
    {"ids", &SaveKinds::ids},         {"trainids", &SaveKinds::trainIds},     {"color", &SaveKinds::color},
    {"overlay", &SaveKinds::overlay}, {"sidebyside", &SaveKinds::sideBySide}, {"logits", &SaveKinds::logits},
    {"film", &SaveKinds::film},
};

} // namespace

core::Result<SaveKinds> parseSaveKinds(const std::string& text) {
    SaveKinds save;
    for (const std::string& part : splitAtCommas(text)) {
        const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                        [&](const KindName& candidate) { return part == candidate.word; });
        if (kind == std::end(kKinds))
            return core::fail(core::ErrorCode::InvalidArgument,
                              "--save: '{}' is none of ids, trainids, color, overlay, sidebyside, logits, film", part);
        save.*(kind->flag) = true;
    }
    return save;
}

core::Result<OutputClasses> outputClasses(const std::string& slot, const core::ClassScheme& own,
                                          const std::optional<core::ClassScheme>& target) {
    OutputClasses output{target ? *target : own, {}};
    output.table.fill(core::kIgnore);
    const auto mapping = target ? own.mappingTo(*target) : std::nullopt;
    if (target && !mapping)
        return core::fail(core::ErrorCode::InvalidArgument,
                          "{}: its scheme {} cannot be mapped to {}: a class of it has no label ids or belongs to "
                          "several classes there.",
                          slot, own.name(), target->name());
    for (std::size_t c = 0; c < static_cast<std::size_t>(own.size()); ++c)
        output.table[c] = mapping ? (*mapping)[c] : static_cast<std::uint8_t>(c);
    return output;
}

core::Status writePredictionsJson(const std::filesystem::path& folder, const core::ClassScheme& scheme,
                                  const inference::Segmenter& segmenter, const EngineSetup& setup) {
    const nlohmann::ordered_json model = {{"name", segmenter.card().name},
                                          {"network", segmenter.card().network},
                                          {"scheme", segmenter.scheme().name()},
                                          {"sha256", segmenter.card().weightsSha256}};
    nlohmann::ordered_json settings = inference::settingsJson(setup.engine, setup.settings);
    settings["device"] = segmenter.device();
    settings["precision"] = inference::precisionName(segmenter.precision());
    return core::writePredictionsJson(folder, scheme, {kProgram, model, settings});
}

core::Status writeSlotFiles(const std::filesystem::path& out, const std::string& frame, const core::Image& photo,
                            const SlotResult& result, const SaveKinds& save) {
    const std::filesystem::path folder = out / result.slot;
    const core::Palette palette = core::paletteOf(*result.scheme);
    core::Status status;
    const auto write = [&](bool asked, const std::string& ending, const auto& writer) {
        if (asked && status) status = writer(folder / (frame + ending));
    };
    using Path = std::filesystem::path;
    if (save.ids) status = core::writeLabelIds(folder, frame, result.labels, *result.scheme);
    write(save.trainIds, "_labelTrainIds.png",
          [&](const Path& path) { return core::writeLabelMap(path, result.labels); });
    write(save.color, "_color.png",
          [&](const Path& path) { return core::writeImage(path, core::colorize(result.labels, palette)); });
    write(save.overlay, "_overlay.png", [&](const Path& path) {
        return core::writeImage(path, core::overlay(photo, result.labels, palette, kOverlayOpacity));
    });
    write(save.logits, "_" + result.slot + "_logits.npy", [&](const Path& path) {
        const inference::Prediction& p = result.prediction;
        const std::array<std::size_t, 3> shape = {static_cast<std::size_t>(p.channels),
                                                  static_cast<std::size_t>(p.logitsSize.height),
                                                  static_cast<std::size_t>(p.logitsSize.width)};
        return core::writeNpy(path, p.logits, shape);
    });
    return status;
}

std::vector<core::ComparedSlot> comparedSlots(const std::vector<SlotResult>& results) {
    std::vector<core::ComparedSlot> slots;
    for (const SlotResult& result : results)
        slots.push_back({result.slot, result.scheme, &result.labels, result.prediction.timings.totalMs});
    return slots;
}

} // namespace app::cli
