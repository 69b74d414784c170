// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/label_files.h"

#include "core/base/atomic_file.h"
#include "core/image/image_io.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

namespace core {

Status writePredictionsJson(const std::filesystem::path& folder, const ClassScheme& scheme,
                            const PredictionOrigin& origin) {
    nlohmann::ordered_json json;
    json["format"] = 1;
    json["program"] = origin.program;
    // A user's own scheme goes along: its name would tell nothing to another machine.
    const auto known = ClassScheme::resolve(scheme.name());
    if (known && *known == scheme)
        json["scheme"] = scheme.name();
    else
        json["scheme"] = nlohmann::ordered_json::parse(scheme.toJson());
    json["model"] = origin.model;
    json["settings"] = origin.settings;
    return writeFileAtomically(folder / "predictions.json", json.dump(2) + "\n");
}

Status writeLabelIds(const std::filesystem::path& folder, const std::string& frame, const LabelMap& labels,
                     const ClassScheme& scheme) {
    return writeLabelMap(folder / (frame + "_labelIds.png"), toLabelIds(labels, scheme));
}

bool isFolderName(const std::string& name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("._-+ ()").find(c) != std::string_view::npos;
    };
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), allowed);
}

} // namespace core
