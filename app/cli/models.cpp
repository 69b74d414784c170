// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/text_table.h"
#include "app/cli/version.h"
#include "core/networks/cost.h"
#include "core/networks/registry.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

constexpr core::Size kCostInput = {1024, 512};

struct ModelsOptions {
    bool json = false;
};

/// What is known of a model without reading its weights.
struct ModelRow {
    const core::ModelEntry* entry;
    core::NetworkCost cost; ///< at kCostInput
    std::uintmax_t fileBytes = 0;
    nlohmann::ordered_json scores; ///< as on the card
};

core::Result<ModelRow> describe(const core::ModelEntry& entry) {
    if (!entry.card) return core::fail(entry.card.error());
    const auto graph = core::buildNetwork(entry.card->network, entry.card->options);
    if (!graph) return core::fail(graph.error().code, "{}: {}", entry.cardPath.string(), graph.error().message);
    const auto cost = core::costOf(*graph, kCostInput);
    if (!cost) return core::fail(cost.error().code, "{}: {}", entry.cardPath.string(), cost.error().message);
    std::error_code error;
    const auto bytes = std::filesystem::file_size(entry.cardPath.parent_path() / entry.card->weightsFile, error);
    auto scores = nlohmann::ordered_json::parse(entry.card->scoresJson, nullptr, false);
    return ModelRow{&entry, *cost, error ? 0 : bytes, scores.is_array() ? scores : nlohmann::ordered_json::array()};
}

/// "cityscapes val 0.712" of each score on the card, official mIoU in the card's own scheme.
std::string scoreText(const ModelRow& row) {
    std::string text;
    for (const auto& score : row.scores) {
        if (!score.is_object() || !score.contains("scores") ||
            !score.value("data", nlohmann::ordered_json()).is_string())
            continue;
        const auto& schemes = score["scores"];
        const std::string& own = row.entry->card->scheme;
        if (!schemes.is_object() || !schemes.contains(own) || !schemes[own].is_object()) continue;
        const auto miou = schemes[own].find("miou");
        if (miou == schemes[own].end() || !miou->is_number()) continue;
        text +=
            fmt::format("{}{} {:.3f}", text.empty() ? "" : ", ", score["data"].get<std::string>(), miou->get<double>());
    }
    return text;
}

std::string asTable(const std::vector<ModelRow>& rows) {
    TextTable table({"name", "network", "scheme", "origin", "parameters", "GMACs 1024x512", "file", "official mIoU"},
                    4);
    for (const ModelRow& row : rows)
        table.addRow({row.entry->name, row.entry->card->network, row.entry->card->scheme,
                      row.entry->builtIn ? "built in" : "workspace",
                      fmt::format("{:.2f} M", static_cast<double>(row.cost.parameters) / 1e6),
                      fmt::format("{:.1f}", static_cast<double>(row.cost.macs) / 1e9),
                      fmt::format("{:.1f} MB", static_cast<double>(row.fileBytes) / 1e6), scoreText(row)});
    return table.text();
}

std::string asJson(const std::vector<ModelRow>& rows) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const ModelRow& row : rows) {
        const core::ModelCard& card = *row.entry->card;
        list.push_back({{"name", row.entry->name},
                        {"builtIn", row.entry->builtIn},
                        {"card", row.entry->cardPath.string()},
                        {"network", card.network},
                        {"width", card.options.width},
                        {"outputStride", card.options.outputStride},
                        {"scheme", card.scheme},
                        {"classes", card.classes.size()},
                        {"parameters", row.cost.parameters},
                        {"macs1024x512", row.cost.macs},
                        {"fileBytes", row.fileBytes},
                        {"sha256", card.weightsSha256},
                        {"origin", card.origin},
                        {"licence", card.licence},
                        {"scores", row.scores}});
    }
    const nlohmann::ordered_json json = {{"format", 1}, {"program", kProgram}, {"models", list}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int listModels(Context& context, const ModelsOptions& options) {
    const auto entries = context.workspace.models();
    if (!entries) return report(context, entries.error());
    std::vector<ModelRow> rows;
    int code = kOk;
    for (const core::ModelEntry& entry : *entries) {
        auto row = describe(entry);
        if (row)
            rows.push_back(std::move(*row));
        else
            code = report(context, row.error());
    }
    if (options.json)
        context.console.result(asJson(rows));
    else if (!rows.empty())
        context.console.result(asTable(rows));
    if (std::ranges::all_of(*entries, &core::ModelEntry::builtIn))
        context.console.message(fmt::format("There are no models in {}; 'kerbside-cli import' puts some there.",
                                            context.workspace.modelsFolder().string()));
    return code;
}

} // namespace

Action declareModels(CLI::App& command) {
    auto options = std::make_shared<ModelsOptions>();
    command.add_flag("--json", options->json, "As JSON");
    return [options](Context& context) { return listModels(context, *options); };
}

} // namespace app::cli
