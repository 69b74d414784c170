// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_slots.h"

#include "app/cli/frame_inputs.h"
#include "app/cli/model_slots.h"
#include "app/cli/text_values.h"
#include "core/weights/model.h"
#include "inference/evaluator.h"

#include <algorithm>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

/// "results/old/" → "old".
std::string folderName(const fs::path& folder) {
    const fs::path absolute = fs::absolute(folder).lexically_normal();
    return (absolute.has_filename() ? absolute : absolute.parent_path()).filename().string();
}

} // namespace

core::Result<std::vector<EvaluationSlot>> openSlots(Context& context, const std::vector<std::string>& models,
                                                    const std::vector<std::string>& predictions) {
    const auto named = findModels(context.workspace, models);
    if (!named) return core::fail(named.error());
    std::vector<EvaluationSlot> slots;
    for (const NamedModel& found : *named) {
        if (context.stop.stop_requested()) return core::cancelled();
        const auto model = core::loadModel(found.card);
        if (!model) return core::fail(model.error());
        slots.push_back({found.name, found.card, {}, {model->scheme}, model->card.weightsSha256});
    }
    for (const std::string& text : predictions) {
        auto [name, reference] = parseNamedReference(text);
        if (name.empty()) name = folderName(reference);
        const auto same = [&](const EvaluationSlot& slot) { return slot.name == name; };
        if (std::any_of(slots.begin(), slots.end(), same))
            return core::fail(core::ErrorCode::InvalidArgument,
                              "--predictions {}: there are two slots named '{}'; give this one another name: "
                              "--predictions NAME={}.",
                              text, name, reference);
        auto folder = core::PredictionFolder::open(reference, context.stop);
        if (!folder)
            return core::fail(folder.error().code, "{}{}", folder.error().message,
                              streetHint(folder.error(), reference));
        const core::PredictionSpace space = folder->space();
        slots.push_back({name, {}, std::move(*folder), space, ""});
    }
    return slots;
}

core::ClassScheme ownScheme(const EvaluationSlot& slot) {
    return slot.space.scheme ? *slot.space.scheme : *core::ClassScheme::builtIn("cityscapes-19");
}

core::Result<std::vector<core::ClassScheme>> schemesOf(const EvaluationSlot& slot,
                                                       const std::vector<core::ClassScheme>& asked) {
    for (const core::ClassScheme& scheme : asked) {
        if (slot.space.mappingTo(scheme)) continue;
        return core::fail(core::ErrorCode::InvalidArgument,
                          "{}: its scheme {} cannot be mapped to {}, so that it has no score there: a class of it has "
                          "no label ids or belongs to several classes of {}.",
                          slot.name, ownScheme(slot).name(), scheme.name(), scheme.name());
    }
    if (!asked.empty()) return asked;
    std::vector<core::ClassScheme> schemes;
    const auto add = [&](const core::ClassScheme& scheme) {
        const bool isNew = std::find(schemes.begin(), schemes.end(), scheme) == schemes.end();
        if (isNew && slot.space.mappingTo(scheme)) schemes.push_back(scheme);
    };
    add(ownScheme(slot));
    for (const char* name : {"cityscapes-19", "merged-10"}) add(*core::ClassScheme::builtIn(name));
    if (schemes.empty())
        return core::fail(core::ErrorCode::InvalidArgument,
                          "{}: no class of its scheme {} has a label id, so that it cannot be scored.", slot.name,
                          ownScheme(slot).name());
    return schemes;
}

core::Result<core::EvaluatedPredictions> countSlot(Context& context, const EvaluationSlot& slot,
                                                   const core::FrameSource& dataset, const CountingOptions& options) {
    // From the threads that read a folder it comes one at a time, while this one waits.
    const auto show = [&](const core::Progress& p) { context.console.progress(p.done, p.total, "frames", slot.name); };
    const EngineSetup& setup = options.setup;
    if (slot.folder)
        return core::evaluatePredictions(dataset.frames(), *slot.folder,
                                         {.threads = setup.engine.threads, .force = options.force}, show, context.stop);
    auto loaded = loadModels(context, {{slot.name, slot.card}}, setup.engine);
    if (!loaded) return core::fail(loaded.error());
    auto counted = inference::evaluateModel(loaded->front().segmenter, dataset.frames(),
                                            {setup.settings, options.force}, show, context.stop);
    if (!counted && counted.error().code != core::ErrorCode::Cancelled)
        return core::fail(core::Error{counted.error().code, slot.name + ": " + counted.error().message});
    return counted;
}

} // namespace app::cli
