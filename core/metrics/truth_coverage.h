// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a truth a class scheme has classes for: the rest is never scored.
#pragma once

#include "core/classes/class_scheme.h"
#include "core/metrics/truth_counts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct TruthCoverage {
    std::uint64_t evaluated = 0; ///< pixels of the labels that the official evaluation counts
    std::uint64_t covered = 0;   ///< those of them that belong to a class of the scheme
    std::vector<int> missing;    ///< label ids of the others, those of most pixels first
};

TruthCoverage truthCoverage(const TruthCounts& counts, const ClassScheme& scheme);

/// One sentence on what is left out of the scores, for the truth at `origin`; nothing where all of it is covered.
std::optional<std::string> coverageGap(const TruthCoverage& coverage, const ClassScheme& scheme,
                                       const std::string& origin);

} // namespace core
