// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/reference_scores.h"

#include "core/base/strict_json.h"
#include "core/metrics/reference_texts.h"

#include <cassert>

namespace core {

namespace {

struct StoredReferences {
    ClassScheme scheme;
    std::vector<ReferenceScores> series;
};

/// No sentence for what is wrong: the files are ours, compiled in and tested.
StoredReferences parse(std::string_view text) {
    const auto json = parseStrictJson(text, "built-in references");
    assert(json && json->at("format") == 1);
    StoredReferences stored{*ClassScheme::builtIn(json->at("scheme").get<std::string>()), {}};
    for (const auto& entry : json->at("series")) {
        ReferenceScores series{
            entry.at("name"), entry.at("source"), entry.at("data"), entry.at("aggregation"), entry.at("note"), {}, {}};
        if (entry.contains("mean")) series.mean = entry.at("mean").get<double>();
        if (entry.contains("perClass"))
            for (const SchemeClass& one : stored.scheme.classes())
                series.perClass.push_back(entry.at("perClass").at(one.name).get<double>());
        stored.series.push_back(std::move(series));
    }
    return stored;
}

} // namespace

std::span<const ReferenceScores> referencesFor(const ClassScheme& scheme) {
    static const std::vector<StoredReferences> all = [] {
        std::vector<StoredReferences> parsed;
        for (const std::string_view text : referenceTexts()) parsed.push_back(parse(text));
        return parsed;
    }();
    for (const StoredReferences& stored : all)
        if (stored.scheme == scheme) return stored.series;
    return {};
}

} // namespace core
