// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what `evaluate --json` has written (docs/schema/evaluate.schema.json).
#pragma once

#include "core/metrics/score_json.h"
#include "core/weights/model_card.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Corrupt (not such a file, or numbers that contradict its confusion), Unsupported (another format, or the file of
/// the official evaluation), naming `origin`, model and field. Every number but those of instances and of single frames
/// is counted anew from the confusion. A scheme of the user's comes back with its name and class names only, and with
/// the scores of its categories as they are written there.
Result<EvaluationRecord> parseEvaluation(std::string_view text, const std::string& origin);
/// The errors of readFile() too.
Result<EvaluationRecord> readEvaluation(const std::filesystem::path& path);

/// What a model card tells of one scheme: the first of its scores there.
struct CardScores {
    std::string data; ///< "scenes val"
    Scores scores;
};
/// Nothing when there are none, or when they are not as `evaluate` writes them.
std::optional<CardScores> cardScores(const ModelCard& card, const ClassScheme& scheme);

/// Null when there is none of this name.
const SlotRecord* findSlot(const EvaluationRecord& record, std::string_view name);
/// In the scheme of this name and these class names; null when there are none.
const Scores* findScores(const SlotRecord& slot, const ClassScheme& scheme);

} // namespace core
