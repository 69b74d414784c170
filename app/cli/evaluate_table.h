// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of `evaluate` for a person: one block a scheme, one column a slot, every number with its aggregation.
#pragma once

#include "core/metrics/score_json.h"

#include <string>

namespace app::cli {

/// Schemes in the order in which they first occur; "-" where a value is undefined or a slot has no score in the scheme.
std::string evaluationTable(const core::EvaluationRecord& record);

/// "merged-10 from cityscapes-19, argmax first, then mapped: building = building + wall + fence; …". Only the classes
/// that change are named. REQUIRES: `from` can be mapped to `to`.
std::string mappingText(const core::ClassScheme& from, const core::ClassScheme& to);

} // namespace app::cli
