// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that others have published, to be shown beside one's own: resources/references, compiled in.
#pragma once

#include "core/metrics/scores.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One row of a published table. Says where it stands and how it was averaged, for these differ from table to table.
struct ReferenceScores {
    std::string name;
    std::string source;
    std::string data;            ///< which frames
    std::string aggregation;     ///< of the numbers
    std::string note;            ///< a sentence that a reader of the numbers should know; may be empty
    std::vector<Score> perClass; ///< IoU in the order of the scheme; empty where only the mean was published
    Score mean;
};

/// Those that were published in this scheme; none for a scheme of the user's that has the name.
std::span<const ReferenceScores> referencesFor(const ClassScheme& scheme);

} // namespace core
