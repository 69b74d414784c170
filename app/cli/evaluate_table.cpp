// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_table.h"

#include "app/cli/text_table.h"
#include "core/base/counted.h"

#include <algorithm>
#include <fmt/ranges.h>

namespace app::cli {

namespace {

std::string number(const core::Score& score) { return score ? fmt::format("{:.4f}", *score) : "-"; }

/// The scores of every slot in one scheme; nullptr where a slot has none.
using Columns = std::vector<const core::Scores*>;

template <class Value> void addRow(TextTable& table, const std::string& name, const Columns& columns, Value value) {
    std::vector<std::string> cells = {name};
    for (const core::Scores* scores : columns) cells.push_back(scores != nullptr ? number(value(*scores)) : "-");
    table.addRow(std::move(cells));
}

void addJaccard(TextTable& table, const Columns& columns, core::Jaccard core::Scores::*which,
                const std::string& aggregation) {
    constexpr std::pair<const char*, core::Score core::Jaccard::*> kRows[] = {{"PerPixel", &core::Jaccard::perPixel},
                                                                              {"Micro", &core::Jaccard::micro},
                                                                              {"Macro", &core::Jaccard::macro},
                                                                              {"Weighted", &core::Jaccard::weighted}};
    for (const auto& [name, member] : kRows)
        addRow(table, fmt::format("{}, {}", name, aggregation), columns,
               [&](const core::Scores& scores) { return (scores.*which).*member; });
}

std::string schemeTable(const core::EvaluationRecord& record, const core::ClassScheme& scheme, const Columns& columns) {
    std::vector<std::string> heading = {scheme.name()};
    for (const core::SlotRecord& slot : record.models) heading.push_back(slot.name);
    TextTable table(heading);
    for (std::size_t c = 0; c < scheme.classes().size(); ++c)
        addRow(table, "IoU " + scheme.classes()[c].name, columns, [&](const auto& s) { return s.perClass[c].iou; });
    table.addRule();
    addRow(table, "official mIoU", columns, [](const auto& s) { return s.miou; });
    const bool instances =
        std::any_of(columns.begin(), columns.end(), [](const auto* s) { return s != nullptr && s->iiou; });
    if (instances) {
        table.addRule();
        for (std::size_t c = 0; c < scheme.classes().size(); ++c) {
            const bool any = std::any_of(columns.begin(), columns.end(),
                                         [&](const auto* s) { return s != nullptr && s->perClass[c].iiou; });
            if (any)
                addRow(table, "iIoU " + scheme.classes()[c].name, columns,
                       [&](const auto& s) { return s.perClass[c].iiou; });
        }
        addRow(table, "official mean iIoU", columns, [](const auto& s) { return s.iiou; });
    }
    table.addRule();
    for (std::size_t k = 0; k + 1 < static_cast<std::size_t>(core::kCategories); ++k) {
        const auto category = static_cast<core::Category>(k + 1); // 0 is void
        addRow(table, fmt::format("IoU category {}", core::categoryName(category)), columns,
               [&](const auto& s) { return k < s.perCategory.size() ? s.perCategory[k].iou : std::nullopt; });
    }
    addRow(table, "category mIoU", columns, [](const auto& s) { return s.categoryMiou; });
    if (instances) addRow(table, "category mean iIoU", columns, [](const auto& s) { return s.categoryIiou; });
    table.addRule();
    addRow(table, "pixel accuracy, pooled", columns, [](const auto& s) { return s.pixelAccuracy; });
    addRow(table, "mean class accuracy, pooled", columns, [](const auto& s) { return s.meanAccuracy; });
    addJaccard(table, columns, &core::Scores::pooled, "pooled");
    addJaccard(table, columns, &core::Scores::perFrame, "mean over frames");
    return table.text();
}

} // namespace

std::string evaluationTable(const core::EvaluationRecord& record) {
    std::vector<core::ClassScheme> schemes;
    for (const core::SlotRecord& slot : record.models)
        for (const core::Scores& scores : slot.scores)
            if (std::find(schemes.begin(), schemes.end(), scores.scheme) == schemes.end())
                schemes.push_back(scores.scheme);
    std::string text = fmt::format("{} {}, {}\n", record.dataset.path, record.dataset.split,
                                   core::counted(static_cast<std::uint64_t>(record.dataset.frames), "frame"));
    for (const core::ClassScheme& scheme : schemes) {
        Columns columns;
        for (const core::SlotRecord& slot : record.models) {
            const auto found = std::find_if(slot.scores.begin(), slot.scores.end(),
                                            [&](const core::Scores& scores) { return scores.scheme == scheme; });
            columns.push_back(found != slot.scores.end() ? &*found : nullptr);
        }
        text += '\n' + schemeTable(record, scheme, columns);
    }
    return text;
}

std::string mappingText(const core::ClassScheme& from, const core::ClassScheme& to) {
    const auto mapping = from.mappingTo(to);
    std::vector<std::string> changes;
    for (int target = 0; target < to.size(); ++target) {
        std::vector<std::string> sources;
        for (std::size_t c = 0; c < mapping->size(); ++c)
            if ((*mapping)[c] == target) sources.push_back(from.classes()[c].name);
        const std::string& name = to.classes()[static_cast<std::size_t>(target)].name;
        if (sources.size() != 1 || sources.front() != name)
            changes.push_back(fmt::format("{} = {}", name,
                                          sources.empty() ? "nothing" : fmt::format("{}", fmt::join(sources, " + "))));
    }
    std::vector<std::string> dropped;
    for (std::size_t c = 0; c < mapping->size(); ++c)
        if ((*mapping)[c] == core::kIgnore) dropped.push_back(from.classes()[c].name);
    if (!dropped.empty()) changes.push_back(fmt::format("void = {}", fmt::join(dropped, " + ")));
    return fmt::format("{} from {}, argmax first, then mapped: {}", to.name(), from.name(),
                       changes.empty() ? "same classes" : fmt::format("{}", fmt::join(changes, "; ")));
}

} // namespace app::cli
