// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspection.h"
#include "core/base/atomic_file.h"
#include "core/base/counted.h"
#include "core/cityscapes/polygons.h"
#include "core/cityscapes/rasterize.h"
#include "core/classes/class_scheme.h"
#include "core/networks/cost.h"
#include "core/weights/describe.h"
#include "core/weights/model.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kJsonLimit = 64 << 20;

Inspection inspectPolygons(const fs::path& path) {
    const auto annotation = core::readPolygons(path);
    if (!annotation) return {"", {}, {annotation.error().message}};
    Inspection found{fmt::format("polygons, {}x{}, {}", annotation->size.width, annotation->size.height,
                                 core::counted(annotation->objects.size(), "object")),
                     {},
                     {}};
    for (std::size_t i = 0; i < annotation->objects.size(); ++i) {
        const auto& object = annotation->objects[i];
        if (object.points.size() < 3)
            found.notes.push_back(fmt::format("object {} ({}) has {}: no area", i, object.label,
                                              core::counted(object.points.size(), "point")));
    }
    const auto drawn = core::rasterizeLabelIds(*annotation);
    if (!drawn) found.faults.push_back(fmt::format("{}: {}", path.string(), drawn.error().message));
    return found;
}

Inspection inspectScheme(const fs::path& path) {
    const auto scheme = core::ClassScheme::fromFile(path);
    if (!scheme) return {"", {}, {scheme.error().message}};
    Inspection found{fmt::format("class scheme '{}', {}", scheme->name(),
                                 core::counted(static_cast<std::uint64_t>(scheme->size()), "class", "classes")),
                     {},
                     {}};
    if (!scheme->isScored()) found.notes.push_back("no class gathers a label id: it can be drawn, not scored");
    return found;
}

} // namespace

Inspection inspectJson(const fs::path& path) {
    const auto text = core::readFile(path, kJsonLimit);
    if (!text) return {"", {}, {text.error().message}};
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return {"", {}, {fmt::format("{}: not a JSON object.", path.string())}};
    if (json.contains("objects") || json.contains("imgWidth")) return inspectPolygons(path);
    if (json.contains("network")) return inspectModel(path);
    if (json.contains("models")) return {"results of Kerbside", {}, {}};
    if (json.contains("settings")) return {"description of a folder of predictions", {}, {}};
    if (json.contains("classes")) return inspectScheme(path);
    return {"",
            {},
            {fmt::format("{}: JSON that is neither a model card, nor a class scheme, nor polygons.", path.string())}};
}

Inspection inspectModel(const fs::path& path) {
    const auto model = core::loadModel(path);
    if (!model) return {"", {}, {model.error().message}};
    return {fmt::format("model '{}', {}, {}, {:.2f} M parameters", model->card.name, model->card.network,
                        model->scheme.name(), static_cast<double>(core::parameterCount(model->graph)) / 1e6),
            {},
            {}};
}

Inspection inspectCheckpoint(const fs::path& path) {
    const auto weights = core::describeWeights(path);
    if (!weights) return {"", {}, {weights.error().message}};
    Inspection found{fmt::format("checkpoint, {}, {}", core::formatName(weights->format),
                                 core::counted(weights->tensors(), "tensor")),
                     weights->notes,
                     {}};
    if (!weights->network) {
        found.faults.push_back(weights->notImportable);
        return found;
    }
    const core::ImportReport& report = *weights->network;
    found.what += fmt::format(": {} ({}), {}", report.network, report.form,
                              core::counted(static_cast<std::uint64_t>(report.options.classes), "class", "classes"));
    found.notes.insert(found.notes.end(), report.warnings.begin(), report.warnings.end());
    if (!report.unexpected.empty())
        found.notes.push_back(core::counted(report.unexpected.size(), "tensor is", "tensors are") +
                              " not of the network");
    if (!report.missing.empty())
        found.faults.push_back(
            fmt::format("{}: {} for {}, the first of them {}.", path.string(),
                        core::counted(report.missing.size(), "tensor is missing", "tensors are missing"),
                        report.network, report.missing.front()));
    if (!report.reshaped.empty())
        found.faults.push_back(fmt::format("{}: {} not fit {}, the first of them {}.", path.string(),
                                           core::counted(report.reshaped.size(), "tensor does", "tensors do"),
                                           report.network, report.reshaped.front()));
    return found;
}

} // namespace app::cli
