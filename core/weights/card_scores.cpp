// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/card_scores.h"

#include "core/base/strict_json.h"
#include "core/weights/card_fields.h"

#include <limits>

namespace core {

std::vector<CardScore> listedScores(const ModelCard& card) {
    std::vector<CardScore> scores;
    const auto list = parseStrictJson(card.scoresJson, card.name);
    if (!list || !list->is_array()) return scores;
    for (const auto& entry : *list) {
        CardFields fields(entry, card.name);
        const std::string data = fields.text("data");
        const CardFields schemes = fields.object("scores");
        if (!fields.good() || !schemes.json().is_object()) continue;
        for (const auto& [scheme, numbers] : schemes.json().items()) {
            CardFields of(numbers, card.name);
            const CardScore score{data, scheme, of.integer("frames", 0, std::numeric_limits<int>::max()),
                                  of.number("miou")};
            if (of.good() && score.miou >= 0 && score.miou <= 1) scores.push_back(score);
        }
    }
    return scores;
}

} // namespace core
