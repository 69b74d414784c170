// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_slots.h"

#include "app/cli/text_values.h"
#include "core/base/counted.h"
#include "core/results/label_files.h"
#include "core/store/demo_models.h"
#include "core/weights/model.h"

#include <algorithm>

namespace app::cli {

core::Result<std::vector<NamedModel>> findModels(const core::Workspace& workspace,
                                                 const std::vector<std::string>& references,
                                                 const std::vector<std::string>& taken) {
    std::vector<NamedModel> models;
    std::vector<std::string> names = taken;
    for (const std::string& text : references) {
        auto [name, reference] = parseNamedReference(text);
        auto card = workspace.resolveModel(reference);
        if (!card) return core::fail(card.error());
        if (name.empty()) {
            const auto read = core::readModelCard(*card);
            if (!read) return core::fail(read.error());
            name = read->name;
        }
        if (!core::isFolderName(name))
            return core::fail(core::ErrorCode::InvalidArgument,
                              "--model {}: '{}' cannot be the name of a folder; give another one: --model NAME={}.",
                              text, name, reference);
        if (std::find(names.begin(), names.end(), name) != names.end())
            return core::fail(
                core::ErrorCode::InvalidArgument,
                "--model {}: there are two slots named '{}'; give this one another name: --model NAME={}.", text, name,
                reference);
        names.push_back(name);
        models.push_back({name, std::move(*card)});
    }
    return models;
}

std::vector<std::string> demoReferences() { return {core::kDemoModels.begin(), core::kDemoModels.end()}; }

core::Result<std::vector<ModelSlot>> loadModels(Context& context, const std::vector<NamedModel>& models,
                                                const inference::EngineOptions& options) {
    std::vector<ModelSlot> slots;
    for (const NamedModel& named : models) {
        if (context.stop.stop_requested()) return core::cancelled();
        const auto model = core::loadModel(named.card);
        if (!model) return core::fail(model.error());
        auto segmenter = inference::Segmenter::create(*model, options);
        if (!segmenter)
            return core::fail(core::Error{segmenter.error().code, named.name + ": " + segmenter.error().message});
        context.console.message(
            fmt::format("{}: {}, {}, {}, on {} in {}", named.name, model->card.network,
                        core::counted(static_cast<std::uint64_t>(model->scheme.size()), "class", "classes"),
                        model->scheme.name(), segmenter->device(), inference::precisionName(segmenter->precision())));
        slots.push_back({named.name, std::move(*segmenter)});
    }
    return slots;
}

} // namespace app::cli
