// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scores as JSON: our own (docs/schema/evaluate.schema.json) and the result file of the official evaluation.
#pragma once

#include "core/metrics/official.h"
#include "core/metrics/scores.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace core {

/// The frames that were scored.
struct DatasetRecord {
    std::string path;
    std::string split;
    std::uint64_t frames = 0;
    std::string sha256; ///< FrameSource::digest()
};

/// What one slot got, in one or more schemes.
struct SlotRecord {
    std::string name;
    std::string sha256;              ///< of the weights; empty (null) for a folder of predictions
    std::string scheme;              ///< of its predictions; empty (null) when they are label ids
    std::vector<std::string> forced; ///< what the id doctor refused and was scored all the same
    std::vector<Scores> scores;
};

struct EvaluationRecord {
    std::string program; ///< name and version
    DatasetRecord dataset;
    std::vector<SlotRecord> models;
};

/// One "scores" object; undefined values are null.
nlohmann::ordered_json toJson(const Scores& scores);
/// The whole file, indented by two.
std::string evaluationJson(const EvaluationRecord& record);

/// How 0/0 is written. Bare NaN is what the official script writes; strict readers of JSON refuse it.
enum class Undefined { Null, BareNan };

/// resultPixelLevelSemanticLabeling.json, key for key: keys sorted, indented by four.
std::string officialJson(const OfficialScores& scores, Undefined undefined = Undefined::Null);

} // namespace core
